import Model

/// One rule of a draft, with everything that is not sure of it.
struct DraftRule {
  enum Origin {
    case columns([String])
    case template(String, [String])
    case constant(String)
  }

  var field: Field
  var origin: Origin
  var options: [(name: String, value: String)] = []
  /// Words that were seen, and what they mean.
  var words: [(from: String, to: String, isSure: Bool)] = []
  /// Words that were seen and that nobody knows, with how often.
  var unknownWords: [(text: String, count: Int)] = []
  /// Cells that would be refused, and that a person must mend in the source.
  var damaged = 0
  var reasons: [DraftReason] = []

  init(_ field: Field, from column: String, _ options: [(name: String, value: String)] = []) {
    self.field = field
    origin = .columns([column])
    self.options = options
  }

  init(_ field: Field, template: String, columns: [String], as transform: String) {
    self.field = field
    origin = .template(template, columns)
    options = [("as", transform)]
  }

  /// The columns that it takes.
  var columns: [String] {
    switch origin {
    case .columns(let names), .template(_, let names): names
    case .constant: []
    }
  }

  subscript(option name: String) -> String? { options.first { $0.name == name }?.value }

  mutating func set(_ name: String, _ value: String) {
    options.removeAll { $0.name == name }
    options.append((name, value))
  }

  /// The rule as YAML, without its marks: one line, or a line and the block below it.
  func lines(indent: String, _ language: Language) -> [String] {
    var parts: [String] = []
    switch origin {
    case .columns(let names):
      if options.isEmpty, words.isEmpty, unknownWords.isEmpty, names.count == 1 {
        return ["\(indent)\(field.path): \(DraftWriter.quoted(names[0]))"]
      }
      let list = names.map(DraftWriter.quoted)
      parts.append("from: " + (list.count == 1 ? list[0] : "[\(list.joined(separator: ", "))]"))
    case .template(let text, _): parts.append("template: \(DraftWriter.doubleQuoted(text))")
    case .constant(let value): parts.append("value: \(DraftWriter.quoted(value))")
    }
    parts += options.map { "\($0.name): \(DraftWriter.optionText($0.value))" }
    guard !words.isEmpty || !unknownWords.isEmpty else {
      return ["\(indent)\(field.path): {\(parts.joined(separator: ", "))}"]
    }
    var lines = ["\(indent)\(field.path):"] + parts.map { "\(indent)  \($0)" }
    if !words.isEmpty {
      lines.append("\(indent)  values:")
      for word in words {
        let mark = word.isSure ? "" : "  # ? " + DraftReason.wordGuessed.text.text(language)
        lines.append("\(indent)    \(DraftWriter.quoted(word.from)): \(word.to)\(mark)")
      }
    }
    for word in unknownWords {
      lines.append("\(indent)    # ? \(DraftWriter.comment(word.text)): …  (\(word.count)×)")
    }
    return lines
  }
}
