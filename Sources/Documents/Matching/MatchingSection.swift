import Model

/// Reads the configuration of scored matching: a file of its own, or the `matching:` section of a
/// migration.
public enum MatchingSection {
  static let keys = [
    "matching", "columns", "compare", "block", "block-limit", "pair-budget", "link", "strict",
    "assumed-recall", "prior",
    "train", "accept", "review", "apart", "strong", "cluster-limit", "bridge", "density", "margin",
  ]

  public static func load(path: String) -> Loaded<MatchConfiguration> {
    do {
      return load(text: try SourceText.read(path: path))
    } catch {
      return Loaded(
        value: nil,
        diagnostics: [
          Diagnostic(
            code: error.code, at: .init(file: path, line: 1), message: error.message, hint: error.hint)
        ])
    }
  }

  static func load(text: SourceText) -> Loaded<MatchConfiguration> {
    let problems = Problems(text)
    guard let tree = TreeParser.parse(problems) else {
      return Loaded(value: nil, diagnostics: problems.sorted)
    }
    let configuration = read(tree, problems)
    return Loaded(value: problems.hasErrors ? nil : configuration, diagnostics: problems.sorted)
  }

  static func read(_ tree: Tree, _ problems: Problems) -> MatchConfiguration? {
    guard let map = MapReader(tree, "matching", problems) else { return nil }
    map.allow(keys)
    var made = MatchConfiguration()
    made.name = map.text("matching")?.value ?? ""
    if let columns = map.required("columns"), let map = MapReader(columns, "columns", problems) {
      made.columns = map.entries.compactMap { column($0, problems) }
    }
    made.comparisons = list(map.required("compare"), "compare", problems).compactMap {
      comparison($0, made, problems)
    }
    made.blocking = blocks(map.required("block"), "block", made: made, problems: problems)
    made.strict = blocks(map.value("strict"), "strict", made: made, problems: problems)
    made.training = blocks(map.value("train"), "train", made: made, problems: problems)
    made.blockLimit = map.integer("block-limit", from: 2) ?? made.blockLimit
    made.clusterLimit = map.integer("cluster-limit", from: 2) ?? made.clusterLimit
    made.pairBudget = number(map, "pair-budget") ?? made.pairBudget
    made.assumedRecall = number(map, "assumed-recall") ?? made.assumedRecall
    made.prior = number(map, "prior")
    made.accept = number(map, "accept") ?? made.accept
    made.review = number(map, "review") ?? made.review
    made.apart = number(map, "apart") ?? made.apart
    made.bridge = number(map, "bridge") ?? made.bridge
    made.margin = number(map, "margin") ?? made.margin
    made.density = number(map, "density") ?? made.density
    made.link = map.choice("link", MatchConfiguration.Link.self) ?? made.link
    made.strong = (map.texts("strong") ?? []).compactMap { index($0, made, problems) }
    if made.comparisons.count > MatchConfiguration.mostComparisons {
      problems.add(
        .tooManyComparisons(MatchConfiguration.mostComparisons), at: map.entry("compare")?.key.place)
    }
    return made
  }

  private static func number(_ map: MapReader, _ key: String) -> Double? {
    guard let name = map.text(key) else { return nil }
    if let number = Double(name.value), number.isFinite { return number }
    map.problems.add(.wrongType(key, .number), at: name.place)
    return nil
  }

  private static func list(_ tree: Tree?, _ key: String, _ problems: Problems) -> [Tree] {
    guard let tree else { return [] }
    if case .list(let items) = tree.kind {
      if items.isEmpty { problems.add(.emptyList(key), at: tree.place) }
      return items
    }
    problems.add(.wrongType(key, .list), at: tree.place)
    return []
  }

  private static func column(_ entry: Tree.Entry, _ problems: Problems) -> MatchConfiguration.Column? {
    guard let map = MapReader(entry.value, entry.key.value, problems) else { return nil }
    map.allow(["from", "as"])
    let kind = map.choice("as", ColumnKind.self)
    let from = map.texts("from")?.map(\.value) ?? [entry.key.value]
    return MatchConfiguration.Column(name: entry.key.value, from: from, kind: kind ?? .text)
  }

  private static func comparison(
    _ tree: Tree, _ made: MatchConfiguration, _ problems: Problems
  ) -> MatchConfiguration.Comparison? {
    guard let map = MapReader(tree, "compare", problems) else { return nil }
    map.allow(["column", "by", "at", "frequency", "weights", "group"])
    guard let name = map.requiredText("column"), let column = index(name, made, problems),
      let kind = map.choice("by", ComparatorKind.self)
    else { return nil }
    return MatchConfiguration.Comparison(
      column: column, comparator: kind, thresholds: numbers(map, "at"),
      frequency: number(map, "frequency") ?? 0,
      weights: numbers(map, "weights"), group: map.text("group")?.value ?? "")
  }

  private static func numbers(_ map: MapReader, _ key: String) -> [Double] {
    (map.texts(key) ?? []).compactMap { name in
      if let number = Double(name.value), number.isFinite { return number }
      map.problems.add(.wrongType(key, .number), at: name.place)
      return nil
    }
  }

  private static func index(_ name: Name, _ made: MatchConfiguration, _ problems: Problems) -> Int? {
    if let index = made.column(named: name.value) { return index }
    problems.add(
      .notOneOf(key: "column", value: name.value, choices: made.columns.map(\.name)), at: name.place)
    return nil
  }

  /// `surname + dob.year`: the parts of a key.
  private static func blocks(
    _ tree: Tree?, _ key: String, made: MatchConfiguration, problems: Problems
  ) -> [BlockKey] {
    list(tree, key, problems).compactMap { item in
      guard let text = item.scalar else {
        problems.add(.wrongType(key, .text), at: item.place)
        return nil
      }
      var parts: [BlockKey.Part] = []
      for piece in text.value.split(separator: "+") {
        let words = piece.filter { $0 != " " }.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = words.first, let column = index(Name(first, text.place), made, problems) else {
          return nil
        }
        let written = words.count > 1 ? words[1] : KeyFunction.whole.rawValue
        guard let function = KeyFunction(rawValue: written) else {
          problems.add(
            .notOneOf(key: first, value: written, choices: KeyFunction.allCases.map(\.rawValue)),
            at: text.place)
          return nil
        }
        parts.append(BlockKey.Part(column: column, function: function))
      }
      return parts.isEmpty ? nil : BlockKey(name: text.value, parts: parts)
    }
  }
}
