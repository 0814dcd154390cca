/// What kinds of characters a cell has, found in one pass over its bytes.
struct CellShape {
  struct Marks: OptionSet {
    let rawValue: UInt16
    static let digit = Marks(rawValue: 1)
    static let letter = Marks(rawValue: 2)
    /// A character outside ASCII.
    static let wide = Marks(rawValue: 4)
    static let dot = Marks(rawValue: 8)
    static let minus = Marks(rawValue: 16)
    static let colon = Marks(rawValue: 32)
    static let slash = Marks(rawValue: 64)
    static let at = Marks(rawValue: 128)
    static let space = Marks(rawValue: 256)
    static let plus = Marks(rawValue: 512)
    static let comma = Marks(rawValue: 1024)
    static let bracket = Marks(rawValue: 2048)
    static let question = Marks(rawValue: 4096)
    static let underscore = Marks(rawValue: 8192)
    static let control = Marks(rawValue: 16384)
    static let other = Marks(rawValue: 32768)
  }

  var marks: Marks
  var digits: Int
  /// In characters (Unicode scalars).
  var characters: Int

  @inline(__always)
  init(_ cell: Span<UInt8>, _ table: Span<UInt32>) {
    // Bits 0–15 of an entry are marks; bit 16 counts digits, bit 17 starts of characters.
    var marks: UInt32 = 0
    var digits = 0
    var characters = 0
    for index in 0..<cell.count {
      let entry = table[Int(cell[index])]
      marks |= entry
      digits += Int((entry >> 16) & 1)
      characters += Int(entry >> 17)
    }
    self.marks = Marks(rawValue: UInt16(truncatingIfNeeded: marks))
    self.digits = digits
    self.characters = characters
  }

  static let table: [UInt32] = (0..<256).map { byte in
    let mark: Marks =
      switch UInt8(byte) {
      case 0x30...0x39: .digit
      case 0x41...0x5A, 0x61...0x7A: .letter
      case 0x80...: .wide
      case UInt8(ascii: "."): .dot
      case UInt8(ascii: "-"): .minus
      case UInt8(ascii: ":"): .colon
      case UInt8(ascii: "/"): .slash
      case UInt8(ascii: "@"): .at
      case UInt8(ascii: " "): .space
      case UInt8(ascii: "+"): .plus
      case UInt8(ascii: ","): .comma
      case UInt8(ascii: "("), UInt8(ascii: ")"): .bracket
      case UInt8(ascii: "?"): .question
      case UInt8(ascii: "_"): .underscore
      case 9, 10, 13: .other
      case 0..<0x20, 0x7F: .control
      default: .other
      }
    let isStart = byte & 0xC0 != 0x80
    return UInt32(mark.rawValue) | (mark == .digit ? 1 << 16 : 0) | (isStart ? 1 << 17 : 0)
  }
}
