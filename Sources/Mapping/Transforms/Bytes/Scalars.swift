/// Unicode scalars read straight from UTF-8 bytes.
enum Scalars {
  /// Reads the scalar at `at` and moves past it. A byte that is not UTF-8 answers as
  /// `invalid | byte`, which is no scalar, and moves on by one.
  @inline(__always)
  static func next(_ bytes: Span<UInt8>, _ at: inout Int) -> UInt32 {
    let first = bytes[at]
    if first < 0x80 {
      at += 1
      return UInt32(first)
    }
    return multi(bytes, &at, first)
  }

  static let invalid: UInt32 = 0x11_0000

  static func multi(_ bytes: Span<UInt8>, _ at: inout Int, _ first: UInt8) -> UInt32 {
    let start = at
    at += 1
    let more: Int
    var scalar: UInt32
    switch first {
    case 0xC2...0xDF: (more, scalar) = (1, UInt32(first & 0x1F))
    case 0xE0...0xEF: (more, scalar) = (2, UInt32(first & 0x0F))
    case 0xF0...0xF4: (more, scalar) = (3, UInt32(first & 0x07))
    default: return invalid | UInt32(first)
    }
    guard start + more < bytes.count else { return invalid | UInt32(first) }
    for i in 1...more {
      let byte = bytes[start + i]
      guard byte & 0xC0 == 0x80 else { return invalid | UInt32(first) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    at = start + more + 1
    return scalar
  }

  /// Full-width ASCII, the ideographic blank and the full-width yen sign become half-width.
  @inline(__always)
  static func narrow(_ scalar: UInt32) -> UInt32 {
    if scalar < 0xA0 { return scalar }
    switch scalar {
    case 0xFF01...0xFF5E: return scalar - 0xFEE0
    case 0x3000, 0xA0: return 0x20
    case 0xFFE5: return 0xA5
    default: return scalar
    }
  }

  /// Reads a scalar and folds its width.
  @inline(__always)
  static func nextNarrow(_ bytes: Span<UInt8>, _ at: inout Int) -> UInt32 {
    narrow(next(bytes, &at))
  }

  /// What stands round a value without being part of it: blanks of every width, control
  /// characters (exports protect ids with TAB or U+001F), marks that have no width.
  @inline(__always)
  static func isBlank(_ scalar: UInt32) -> Bool {
    if scalar < 0x7F { return scalar <= 0x20 }
    return isRareBlank(scalar)
  }

  static func isRareBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x7F...0xA0, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2069, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  /// Marks without width: they part nothing, so they vanish where blanks are tidied.
  static func isWidthless(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }

  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x3007: true
    default: false
    }
  }

  @inline(__always)
  static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }

  static func isLatinLetter(_ scalar: UInt32) -> Bool { (scalar | 0x20) &- 0x61 < 26 }

  /// The scalars of a text, for tables that are built once.
  static func all(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
