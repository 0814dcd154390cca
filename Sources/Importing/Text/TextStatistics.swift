import Base

/// Counts over the first bytes of a text, to tell UTF-16 without a BOM and binary data from text.
struct TextStatistics {
  private var total = 0
  private var controls = 0
  /// NUL bytes at even and at odd offsets.
  private var even = 0
  private var odd = 0
  /// NUL bytes by their offset in a group of four.
  private var quarters = [0, 0, 0, 0]
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
      case 0:
        if index & 1 == 0 { even += 1 } else { odd += 1 }
        quarters[index & 3] += 1
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

  /// In UTF-32 every character has one zero byte at its far end, and nearly every one another beside it.
  var utf32: String? {
    let groups = total / 4
    guard total >= 8, total % 4 == 0 else { return nil }
    if quarters[3] == groups && quarters[2] * 10 >= groups * 9 && quarters[0] * 10 < groups {
      return TextEncoding.utf32le
    }
    if quarters[0] == groups && quarters[1] * 10 >= groups * 9 && quarters[3] * 10 < groups {
      return TextEncoding.utf32be
    }
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
