/// How many columns of a terminal a text takes: two for wide East Asian characters (UAX #11, W and
/// F), none for marks that combine.
enum DisplayWidth {
  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  static func of(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x300...0x36F, 0xFE00...0xFE0F, 0xFEFF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Cut to `width` columns, with `…` where something is missing.
  static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var shown = ""
    var used = 0
    for character in text {
      let next = of(character)
      if used + next > width - 1 { break }
      shown.append(character)
      used += next
    }
    return shown + "…"
  }

  /// Cut or filled up with blanks to exactly `width` columns.
  static func pad(_ text: String, to width: Int, isRight: Bool = false) -> String {
    let shown = cut(text, to: width)
    let blanks = String(repeating: " ", count: max(0, width - of(shown)))
    return isRight ? blanks + shown : shown + blanks
  }

  /// Lines of at most `width` columns; breaks at blanks, and anywhere behind a wide character.
  static func wrap(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    var word = ""
    func flush() {
      let size = of(word)
      if used + size > width, !line.isEmpty {
        lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
        line = ""
        used = 0
        word = String(word.drop { $0 == " " })
      }
      line += word
      used += of(word)
      word = ""
    }
    for character in text {
      if character == " " { flush() }
      word.append(character)
      if of(character) == 2 { flush() }
    }
    flush()
    if !line.isEmpty { lines.append(line) }
    return lines
  }
}
