/// How many columns of a terminal a text takes: wide characters two, combining ones none (Unicode
/// Standard Annex 11; ambiguous ones count as one, as terminals set to UTF-8 draw them).
public enum DisplayWidth {
  public static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      width = max(width, of(scalar))
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: return 0
    case 0x20..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return 1
      }
    }
  }

  /// `text` and blanks to `width` columns; longer text is cut with `…`.
  public static func pad(_ text: String, _ width: Int, right: Bool = false) -> String {
    let fitted = fit(text, width)
    let blanks = String(repeating: " ", count: max(0, width - of(fitted)))
    return right ? blanks + fitted : fitted + blanks
  }

  static func fit(_ text: String, _ width: Int) -> String {
    guard of(text) > width else { return text }
    var kept = ""
    var used = 0
    for character in text {
      let next = of(character)
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…"
  }

  /// Lines of at most `width` columns, broken at blanks and between wide characters; closing marks stay
  /// on the line of what they close.
  public static func wrap(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in pieces(text) {
      let isTooLong = of(line) + of(word.trailingTrimmed) > width
      if isTooLong, !line.isEmpty {
        lines.append(line.trailingTrimmed)
        line = ""
      }
      line += word
    }
    if !line.trailingTrimmed.isEmpty { lines.append(line.trailingTrimmed) }
    return lines
  }

  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    for character in text {
      let isClosing = "，。；：、！？）》”,.;:!?)".contains(character)
      if of(character) == 2, !isClosing, !word.isEmpty {
        pieces.append(word)
        word = ""
      }
      word.append(character)
      if character == " " {
        pieces.append(word)
        word = ""
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }
}

extension String {
  var trailingTrimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
