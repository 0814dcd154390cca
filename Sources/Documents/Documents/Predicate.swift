/// A condition on the cells of a record: YAML, no expression language.
public indirect enum Predicate: Sendable {
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)
  /// The name is a column or a mapped field; its source text is compared without
  /// blanks round it, width and case.
  case test(Name, Test)

  public enum Test: Sendable, Equatable {
    case isIn([String])
    case notIn([String])
    case blank(Bool)
    case prefix([String])
    case suffix([String])
    case contains([String])
  }

  /// Every name that the condition looks at.
  public var names: [Name] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.names)
    case .not(let part): part.names
    case .test(let name, _): [name]
    }
  }
}

enum PredicateReader {
  static let operators = [
    "in", "not_in", "equals", "not_equals", "blank", "matches_prefix", "matches_suffix", "contains",
  ]

  /// `{status: {in: […]}, region: 上海}`: all of them; `all:`, `any:` take lists, `not:` one.
  static func read(_ tree: Tree, _ problems: Problems) -> Predicate? {
    guard let map = MapReader(tree, "where", problems) else { return nil }
    if map.entries.isEmpty { problems.add(.emptyCondition, at: tree.place) }
    let parts = map.entries.compactMap { part($0, problems) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private static func part(_ entry: Tree.Entry, _ problems: Problems) -> Predicate? {
    switch entry.key.value {
    case "all", "any":
      guard case .list(let items) = entry.value.kind else {
        problems.add(.wrongType(entry.key.value, .list), at: entry.value.place)
        return nil
      }
      if items.isEmpty { problems.add(.emptyCondition, at: entry.key.place) }
      let parts = items.compactMap { read($0, problems) }
      return entry.key.value == "all" ? .all(parts) : .any(parts)
    case "not": return read(entry.value, problems).map { .not($0) }
    default: return test(entry, problems)
    }
  }

  private static func test(_ entry: Tree.Entry, _ problems: Problems) -> Predicate? {
    let name = entry.key
    guard case .map(let tests) = entry.value.kind else {
      return MapReader.texts(entry.value, name.value, problems).map { .test(name, .isIn($0.map(\.value))) }
    }
    if tests.isEmpty { problems.add(.emptyCondition, at: name.place) }
    guard let map = MapReader(entry.value, name.value, problems) else { return nil }
    let parts = tests.compactMap { test in
      operation(test.key, map).map { Predicate.test(name, $0) }
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private static func operation(_ key: Name, _ map: MapReader) -> Predicate.Test? {
    func texts() -> [String]? { map.texts(key.value)?.map(\.value) }
    switch key.value {
    case "in", "equals": return texts().map { .isIn($0) }
    case "not_in", "not_equals": return texts().map { .notIn($0) }
    case "blank": return map.boolean("blank").map { .blank($0) }
    case "matches_prefix": return texts().map { .prefix($0) }
    case "matches_suffix": return texts().map { .suffix($0) }
    case "contains": return texts().map { .contains($0) }
    default:
      map.problems.add(.unknownOperator(key.value), at: key.place)
      return nil
    }
  }
}
