import Model

/// A word put into the `values:` of a field: one line of the mapping, everything else as it stands.
public struct ValueInsertion: Sendable, Equatable {
  /// Where the line stands afterwards, from 1.
  public var line: Int
  /// The line that was changed; nil: `after` is a line of its own.
  public var before: String?
  public var after: String
  /// The whole mapping afterwards.
  public var text: String
}

/// Why a word cannot be put into a mapping.
public enum InsertionProblem: Error, Sendable, Equatable {
  /// No rule of the mapping makes this field.
  case fieldUnknown
  /// The field's rule has no `values:`.
  case withoutValues
  /// Several rules of one mapping make the field: each has words of its own.
  case severalRules
  /// The file is laid out in a way in which one line cannot be put; lines as they were read.
  case layout(line: Int)
}

extension MappingFile {
  /// All rules of the mapping, those of child records as well.
  public var allFields: [FieldRule] { fields + Self.fields(of: each) }

  private static func fields(of rules: [EachRule]) -> [FieldRule] {
    rules.flatMap { $0.fields + fields(of: $0.each) }
  }

  /// Puts `word: target` behind the last of the field's words. The result was read again: it says
  /// what the mapping said, and this one word more.
  public func inserting(
    _ word: String, _ target: String, field: String
  ) throws(InsertionProblem) -> ValueInsertion {
    let rules = allFields.filter { $0.path.value == field }
    guard !rules.isEmpty else { throw .fieldUnknown }
    let mapped = rules.filter { !$0.valueMap.isEmpty }
    guard mapped.count <= 1 else { throw .severalRules }
    guard let last = mapped.first?.valueMap.last else { throw .withoutValues }
    for quoted in [false, true] {
      guard let result = Self.insert(word, target, behind: last, text.lines, quoted: quoted) else { continue }
      let expected = Self.words(text).map { $0 + [Self.word(field, word, target)] }?.sorted()
      if expected != nil, Self.words(SourceText(path: path, text: result.text))?.sorted() == expected {
        return result
      }
    }
    throw .layout(line: last.from.place.line)
  }

  private static func insert(
    _ word: String, _ target: String, behind last: (from: Name, to: Name), _ lines: [String], quoted: Bool
  ) -> ValueInsertion? {
    let (place, key) = (last.to.place, last.from.place)
    guard lines.indices.contains(place.line - 1), place.line == key.line else { return nil }
    let entry = "\(quoted ? quote(word) : word): \(target)"
    let line = Array(lines[place.line - 1].unicodeScalars)
    var all = lines
    if line.prefix(key.column - 1).allSatisfy({ $0 == " " }) {
      let after = String(repeating: " ", count: key.column - 1) + entry
      all.insert(after, at: place.line)
      return ValueInsertion(
        line: place.line + 1, before: nil, after: after, text: all.joined(separator: "\n"))
    }
    let end = place.column - 1 + place.length
    guard end <= line.count else { return nil }
    let after = text(line[..<end]) + ", " + entry + text(line[end...])
    all[place.line - 1] = after
    return ValueInsertion(
      line: place.line, before: lines[place.line - 1], after: after, text: all.joined(separator: "\n"))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// As a word in quotes, where YAML would take it for something else.
  private static func quote(_ word: String) -> String {
    "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// All that a mapping says, one line for each scalar and empty node; words of a field by the field.
  private static func words(_ text: SourceText) -> [String]? {
    let problems = Problems(text)
    guard let tree = TreeParser.parse(problems), !problems.hasErrors else { return nil }
    var out: [String] = []
    collect(tree, [], &out)
    return out
  }

  private static func word(_ field: String, _ word: String, _ target: String) -> String {
    "\(field)\u{1F}values\u{1F}\(word)\u{1E}\(target)"
  }

  private static func collect(_ tree: Tree, _ path: [String], _ out: inout [String]) {
    switch tree.kind {
    case .scalar(let text, _):
      // A field's words are told apart by the field alone: it has one rule with words.
      let shown = path.count >= 3 && path[path.count - 2] == "values" ? Array(path.suffix(3)) : path
      out.append(shown.joined(separator: "\u{1F}") + "\u{1E}" + text)
    case .list(let items):
      for (at, item) in items.enumerated() { collect(item, path + ["\(at)"], &out) }
    case .map(let entries):
      for entry in entries { collect(entry.value, path + [entry.key.value], &out) }
    }
  }
}
