/// Counts over the first bytes of a text, to tell UTF-16 without a BOM and binary data from text.
struct TextStatistics {
  private var total = 0
  private var controls = 0
  /// NUL bytes at even and at odd offsets.
  private var even = 0
  private var odd = 0
  /// Line ends, delimiters, quotes and brackets; those with a zero byte behind, and before them.
  private var marks = 0
  private var marksLittle = 0
  private var marksBig = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    total = bytes.count
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if Self.isMark(byte) {
        marks += 1
        if index & 1 == 0 && index + 1 < bytes.count && bytes[index + 1] == 0 { marksLittle += 1 }
        if index & 1 == 1 && bytes[index - 1] == 0 { marksBig += 1 }
      }
      guard byte < 0x20 else { continue }
      switch byte {
      case 0: if index & 1 == 0 { even += 1 } else { odd += 1 }
      case 9...13, 0x1A, 0x1B, 0x1F: break
      default: controls += 1
      }
    }
  }

  /// In UTF-16 every delimiter, digit, tag and line end has one zero byte, on the same side of its
  /// pair; a character such as 一 (U+4E00) has one on the other side, but seldom. A text of another
  /// encoding that has a zero byte somewhere has marks without one.
  var utf16: String? {
    guard (even + odd) * 100 >= total else { return nil }
    if odd > even * 2 && marksLittle * 2 >= marks { return TextEncoding.utf16le }
    if even > odd * 2 && marksBig * 2 >= marks { return TextEncoding.utf16be }
    return nil
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D, UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// More than one byte in fifty is one that no text holds.
  var isBinary: Bool { (controls + even + odd) * 50 > total }
}

/// What the pairs of bytes of a multi-byte Chinese text look like. Nearly every Big5 text is valid
/// GB18030 too, of other characters; so counting has to tell them apart.
struct PairStatistics {
  private(set) var pairs = 0
  /// Second bytes from 40 to 7E: two fifths of Big5, almost none of simplified Chinese.
  private var lowTrails = 0
  /// Pairs in the rows of GB 2312 that hold its 6,763 characters and its symbols.
  private var common = 0
  /// The last piece ended after a lead byte.
  private var lead: UInt8 = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      if lead != 0 {
        pairs += 1
        if byte >= 0x40 && byte <= 0x7E { lowTrails += 1 }
        if byte >= 0xA1 && lead >= 0xA1 && lead <= 0xF7 { common += 1 }
        lead = 0
      } else if byte >= 0x81 {
        lead = byte
      }
    }
  }

  /// More than a fifth of the pairs have a trail byte that simplified Chinese hardly uses.
  var suggestsBig5: Bool { pairs >= 4 && lowTrails * 5 > pairs }
  /// Less than half of the pairs are everyday characters: perhaps another 8-bit encoding.
  var isDoubtful: Bool { common * 2 < pairs }
}
