import Base

/// Bytes of UTF-8 as folded UTF-16 units: full-width forms as ASCII, small letters, no accents,
/// simplified characters, blanks of every kind as one.
enum UnitFolding {
  static func append(_ bytes: Span<UInt8>, to text: inout [UInt16]) {
    let end = bytes.count
    var at = 0
    while at < end {
      let lead = UInt32(bytes[at])
      if lead < 0x80 {
        at += 1
        text.append(ascii(UInt16(lead)))
        continue
      }
      let more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
      var scalar = lead & (more == 3 ? 0x07 : more == 2 ? 0x0F : 0x1F)
      at += 1
      var left = more
      while left > 0 && at < end {
        scalar = scalar << 6 | UInt32(bytes[at] & 0x3F)
        at += 1
        left -= 1
      }
      append(scalar, to: &text)
    }
  }

  @inline(__always)
  private static func ascii(_ unit: UInt16) -> UInt16 {
    if unit &- 0x41 < 26 { return unit + 32 }
    return unit < 0x20 ? 0x20 : unit
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt16]) {
    if scalar >= 0x4E00 && scalar < 0x9FA6 {
      text.append(HanTable.shared.simplified(UInt16(scalar)))
    } else if scalar >= 0xFF01 && scalar <= 0xFF5E {
      text.append(ascii(UInt16(scalar - 0xFEE0)))
    } else if scalar == 0xA0 || scalar == 0x3000 || scalar == 0xFEFF || (scalar >= 0x2000 && scalar <= 0x200F)
    {
      text.append(0x20)
    } else if scalar >= 0xC0 && scalar < 0x180 {
      latin(scalar, &text)
    } else if scalar >= 0x300 && scalar < 0x370 {
      return  // A combining accent.
    } else if scalar >= 0x410 && scalar < 0x430 {
      text.append(UInt16(scalar + 32))
    } else if scalar < 0x10000 {
      text.append(UInt16(scalar))
    } else {
      text.append(UInt16(0xD800 + ((scalar - 0x10000) >> 10)))
      text.append(UInt16(0xDC00 + ((scalar - 0x10000) & 0x3FF)))
    }
  }

  /// U+00C0 … U+017F without their accents.
  private static func latin(_ scalar: UInt32, _ text: inout [UInt16]) {
    switch scalar {
    case 0xDF: text += [0x73, 0x73]
    case 0xC6, 0xE6: text += [0x61, 0x65]
    case 0x152, 0x153: text += [0x6F, 0x65]
    case 0xD7, 0xF7: text.append(0x20)
    default: text.append(UInt16(plain[Int(scalar - 0xC0)]))
    }
  }

  private static let plain = Array(
    ("aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkklllllllllln"
      + "nnnnnnnnooooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)
}

/// Runs of letters and digits with one blank between them.
enum Words {
  @inline(__always)
  static func isWord(_ s: UInt16) -> Bool { Scalars.isWord(UInt32(s)) }

  @inline(__always)
  static func isDigit(_ s: UInt16) -> Bool { s &- 0x30 < 10 }

  @inline(__always)
  static func isHan(_ s: UInt16) -> Bool { s >= 0x3400 && s <= 0x9FFF }

  /// Everything but letters and digits becomes a blank; apostrophes and dots vanish.
  static func clean(_ text: inout [UInt16]) {
    var kept = 0
    var blank = false
    for index in text.indices {
      let unit = text[index]
      if isWord(unit) {
        if blank && kept > 0 {
          text[kept] = 0x20
          kept += 1
        }
        blank = false
        text[kept] = unit
        kept += 1
      } else if unit != 0x27 && unit != 0x2E && unit != 0x2019 {
        blank = true
      }
    }
    text.removeLast(text.count - kept)
  }

  static func cleanCode(_ text: inout [UInt16]) { text.removeAll { !isWord($0) } }

  /// Chinese addresses lose their blanks, Latin ones are in short words.
  static func cleanAddress(_ text: inout [UInt16]) {
    clean(&text)
    AddressWords.shorten(&text)
    if text.contains(where: isHan) { text.removeAll { $0 == 0x20 } }
  }
}
