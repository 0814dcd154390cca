import Model

/// Diagnostics as a compiler shows them:
///
/// ```
/// excel-leads.yaml:9:31: 错误：没有转换“phon” [unknown-transform]
///    9 |   contact.mobile: {from: 手机, as: phon}
///      |                                    ^~~~
///      = 是不是“phone”？
/// ```
public enum DiagnosticRenderer {
  /// One block a diagnostic; ends with a line end unless there is nothing to say.
  public static func render(_ diagnostics: [Diagnostic], _ language: Language) -> String {
    diagnostics.map { render($0, language) }.joined()
  }

  public static func render(_ diagnostic: Diagnostic, _ language: Language) -> String {
    var lines: [String] = []
    let place = diagnostic.position.map { "\($0): " } ?? ""
    let colon = language == .zh ? "：" : ": "
    let severity = word(diagnostic.severity, language)
    lines.append("\(place)\(severity)\(colon)\(diagnostic.message.text(language)) [\(diagnostic.code)]")
    let number = diagnostic.position.map { "\($0.line)" } ?? ""
    let gutter = String(repeating: " ", count: max(5, number.count))
    if let excerpt = diagnostic.excerpt {
      lines.append(gutter.dropFirst(number.count) + "\(number) | \(visible(excerpt))")
      if let column = diagnostic.position?.column {
        lines.append("\(gutter) | \(caret(excerpt, column: column, length: diagnostic.length))")
      }
    }
    if let hint = diagnostic.hint { lines.append("\(gutter) = \(hint.text(language))") }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func word(_ severity: Diagnostic.Severity, _ language: Language) -> String {
    switch (severity, language) {
    case (.error, .zh): "错误"
    case (.warning, .zh): "警告"
    case (.note, .zh): "提示"
    case (.error, .en): "error"
    case (.warning, .en): "warning"
    case (.note, .en): "note"
    }
  }

  /// Padding of the same width as the text before the column: a full-width character is answered by
  /// an ideographic space, so that the caret stands right in any font.
  static func caret(_ line: String, column: Int, length: Int) -> String {
    var out = ""
    for (index, scalar) in line.unicodeScalars.enumerated() {
      if index >= column - 1 + length { break }
      let isWide = Width.isWide(scalar)
      if index < column - 1 {
        out += scalar == "\t" ? "\t" : Width.isZero(scalar) ? "" : isWide ? "\u{3000}" : " "
      } else if index == column - 1 {
        out += isWide ? "^~" : "^"
      } else if !Width.isZero(scalar) {
        out += isWide ? "~~" : "~"
      }
    }
    let count = line.unicodeScalars.count
    if column > count { out += String(repeating: " ", count: max(0, column - 1 - count)) + "^" }
    return out
  }

  /// Control characters would disturb the terminal.
  private static func visible(_ line: String) -> String {
    String(
      String.UnicodeScalarView(
        line.unicodeScalars.map { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
  }
}

/// How many columns of a terminal a character takes (UAX 11, the wide blocks that matter here).
enum Width {
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
