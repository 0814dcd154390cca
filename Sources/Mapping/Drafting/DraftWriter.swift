import Documents
import Model

/// The text of a draft, line by line.
struct DraftWriter {
  let language: Language
  private(set) var text = ""

  init(_ language: Language) { self.language = language }

  /// - Parameter reasons: why the line is marked; empty: it is sure.
  mutating func line(_ line: String, _ reasons: [DraftReason] = []) {
    let isSure = reasons == [.empty]
    text +=
      reasons.isEmpty
      ? line + "\n" : "\(line)  \(isSure ? "# " + DraftReason.empty.text.text(language) : mark(reasons))\n"
  }

  private func mark(_ reasons: [DraftReason]) -> String {
    "# ? "
      + reasons.map { Self.comment($0.text.text(language)) }.joined(separator: language == .zh ? "；" : "; ")
  }

  mutating func kind(_ draft: KindDraft, indent: String) {
    line("\(indent)fields:")
    for rule in draft.rules {
      let lines = rule.lines(indent: indent + "  ", language)
      line(lines[0], rule.reasons)
      for more in lines.dropFirst() { line(more) }
    }
    for kept in draft.kept {
      guard let waiting = kept.waiting else { continue }
      for text in waiting.lines(indent: "", language) { line("\(indent)  # \(text)") }
    }
  }

  mutating func keep(_ kept: [KindDraft.Kept], _ paths: [String], indent: String) {
    guard !kept.isEmpty || !paths.isEmpty else { return }
    line("\(indent)keep:")
    for column in kept { line("\(indent)  - \(Self.quoted(column.column))", column.reasons) }
    for path in paths { line("\(indent)  - \(Self.quoted(path))", [.child]) }
  }

  // MARK: What the check takes

  /// Whether a mapping may hold this line.
  static func takes(_ line: String) -> Bool {
    passes("mapping: m\nreads: json\nobject: lead\nfields:\n  lead.remark: b\n\(line)\n")
  }

  static func passes(_ rule: DraftRule) -> Bool {
    let lines = rule.lines(indent: "  ", .en).joined(separator: "\n")
    return passes("mapping: m\nreads: json\nobject: \(rule.field.entity.name)\nfields:\n\(lines)\n")
  }

  private static func passes(_ text: String) -> Bool {
    let loaded = CompiledMapping.check(
      text: SourceText(path: "", text: text), owners: OwnersTable(rows: [], path: ""))
    return loaded.value != nil && !loaded.hasErrors
  }

  // MARK: YAML

  /// Plain where YAML reads it back as it is, else in double quotes.
  static func quoted(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isSafe =
      !text.isEmpty && first != " " && text.unicodeScalars.last != " "
      && first?.properties.isAlphabetic == true
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "_-/.() （）".unicodeScalars.contains($0)
      }
      && !["null", "~", "Null", "NULL", "true", "false", "True", "False", "TRUE", "FALSE", "yes", "no"]
        .contains(text)
    return isSafe ? text : doubleQuoted(text)
  }

  /// The same inside `{…}` and `[…]`.
  static func flowQuoted(_ text: String) -> String {
    text.unicodeScalars.contains { ",[]{}*?".unicodeScalars.contains($0) } ? doubleQuoted(text) : quoted(text)
  }

  static func doubleQuoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      // No characters of YAML (1.2, 5.1), or ends of lines.
      case "\u{80}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        out += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// An option's value: numbers and words as they are.
  static func optionText(_ text: String) -> String {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0.properties.numericType != nil } ? text : quoted(text)
  }

  /// What stands behind `#` stays on its line, and shows what it holds.
  static func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isControl =
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
            || scalar.value == 0x2028 || scalar.value == 0x2029
          return isControl ? " " : scalar
        }))
  }
}
