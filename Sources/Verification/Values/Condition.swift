import Documents
import Evidence

/// What a mapping's `where:` says of a record, read from the record's cells by this side's own means.
final class Condition {
  private indirect enum Node {
    case all([Node])
    case any([Node])
    case not(Node)
    /// On the first of the columns that says something: the one of that name, or those that fill the
    /// field of that name.
    case test(String, filling: [String], Predicate.Test)
  }

  private let root: Node

  init(_ predicate: Predicate, _ file: MappingFile) { root = Self.node(predicate, file) }

  private static func node(_ predicate: Predicate, _ file: MappingFile) -> Node {
    switch predicate {
    case .all(let parts): return .all(parts.map { node($0, file) })
    case .any(let parts): return .any(parts.map { node($0, file) })
    case .not(let part): return .not(node(part, file))
    case .test(let name, let test):
      return .test(name.value, filling: columns(of: name.value, file), test)
    }
  }

  /// The columns that fill a field of the record itself.
  private static func columns(of field: String, _ file: MappingFile) -> [String] {
    file.fields.filter { $0.field.path == field }.flatMap { rule -> [String] in
      guard case .columns(let names) = rule.origin else { return [] }
      return names.map(\.value)
    }
  }

  /// Whether a record is to be carried over.
  func takes(_ cells: SourceCells) -> Bool { takes(root, cells) }

  private func takes(_ node: Node, _ cells: SourceCells) -> Bool {
    switch node {
    case .all(let parts): parts.allSatisfy { takes($0, cells) }
    case .any(let parts): parts.contains { takes($0, cells) }
    case .not(let part): !takes(part, cells)
    case .test(let name, let filling, let test): Self.answer(test, text(name, filling, cells))
    }
  }

  /// Nil: the cells say nothing.
  private func text(_ name: String, _ filling: [String], _ cells: SourceCells) -> String? {
    let columns =
      cells.kinds.find(name, ofKind: 0).map { [$0] }
      ?? filling.compactMap { cells.kinds.find($0, ofKind: 0) }
    for column in columns {
      let cell = cells.first(row: 0, column: column)
      guard cells.isFilled(cell) else { continue }
      var letters = cells.withCell(cell) { Letters.of($0) }[...]
      while let first = letters.first, Self.isBlank(first) { letters.removeFirst() }
      while let last = letters.last, Self.isBlank(last) { letters.removeLast() }
      if !letters.isEmpty { return Letters.text(letters) }
    }
    return nil
  }

  /// What stands round a text without being part of it.
  private static func isBlank(_ letter: UInt32) -> Bool {
    letter <= 0x20 || [0xA0, 0x3000, 0x200B, 0xFEFF].contains(letter)
  }

  private static func answer(_ test: Predicate.Test, _ text: String?) -> Bool {
    guard let text else {
      switch test {
      case .blank(let isBlank): return isBlank
      case .notIn: return true
      case .isIn(let words): return words.contains("")
      case .prefix, .suffix, .contains: return false
      }
    }
    let own = Self.folded(text)
    func any(_ words: [String], _ fits: ([UInt32]) -> Bool) -> Bool {
      words.contains { fits(Self.folded($0)) }
    }
    switch test {
    case .blank(let isBlank): return !isBlank
    case .isIn(let words): return any(words) { $0 == own }
    case .notIn(let words): return !any(words) { $0 == own }
    case .prefix(let words): return any(words) { own.starts(with: $0) }
    case .suffix(let words): return any(words) { own.reversed().starts(with: $0.reversed()) }
    case .contains(let words): return any(words) { $0.isEmpty || Letters.find($0, in: own) != nil }
    }
  }

  private static func folded(_ text: String) -> [UInt32] { Letters.folded(Letters.of(text)) }
}
