import Base
import Model

/// The `matching:` section of a migration: `off`, `exact`, `ask` or `join`, or a map with thresholds and
/// configurations of its own.
public struct ScoredSection {
  var options: ScoredOptions
  private(set) var files: [SourceText] = []
  /// What is to be said of those files; only mistakes are.
  private(set) var others: [Diagnostic] = []

  init(_ options: ScoredOptions) { self.options = options }

  static let keys = ["use", "accept", "review", "accounts", "contacts"]

  /// What a migration without the section has: see `Shipped/matching.yaml`.
  public static let standard: ScoredOptions = {
    let text = SourceText(path: "matching.yaml", text: shippedText)
    let problems = Problems(text)
    guard let tree = TreeParser.parse(problems) else {
      return ScoredOptions(use: .exact, accounts: nil, contacts: nil)
    }
    return ScoredOptions(
      use: .join, accounts: tree["accounts"].flatMap { rules($0, .account, problems) },
      contacts: tree["contacts"].flatMap { rules($0, .contact, problems) })
  }()

  /// The weights that the tool ships, as a careful person reads them.
  public static var shippedText: String { String(decoding: PackageResources.matching_yaml, as: UTF8.self) }

  mutating func read(_ tree: Tree, base: String, _ problems: Problems) {
    if let name = tree.scalar {
      options.use = Self.use(name, problems) ?? options.use
      return
    }
    guard let map = MapReader(tree, "matching", problems) else { return }
    map.allow(Self.keys)
    if let name = map.text("use") { options.use = Self.use(name, problems) ?? options.use }
    if let name = map.text("accounts") {
      options.accounts = load(name, base, entity: .account, problems: problems)
    }
    if let name = map.text("contacts") {
      options.contacts = load(name, base, entity: .contact, problems: problems)
    }
    let accept = Self.probability("accept", map)
    let review = Self.probability("review", map)
    for path in [\ScoredOptions.accounts, \ScoredOptions.contacts] {
      guard var configuration = options[keyPath: path] else { continue }
      configuration.accept = accept ?? configuration.accept
      configuration.review = review ?? configuration.review
      if configuration.review > configuration.accept {
        return problems.add(.reviewAboveAccept, at: (map.entry("review") ?? map.entry("accept"))?.key.place)
      }
      options[keyPath: path] = configuration
    }
  }

  private static func use(_ name: Name, _ problems: Problems) -> ScoredOptions.Use? {
    if let use = ScoredOptions.Use(rawValue: name.value) { return use }
    problems.add(
      .notOneOf(key: "matching", value: name.value, choices: ScoredOptions.Use.allCases.map(\.rawValue)),
      at: name.place)
    return nil
  }

  /// Between 0 and 1.
  private static func probability(_ key: String, _ map: MapReader) -> Double? {
    guard let name = map.text(key) else { return nil }
    if let number = Double(name.value), number > 0, number < 1 { return number }
    map.problems.add(.notAProbability(key, name.value), at: name.place)
    return nil
  }

  /// A configuration of its own.
  private mutating func load(_ name: Name, _ base: String, entity: Entity, problems: Problems)
    -> MatchConfiguration?
  {
    let path = Paths.join(base, name.value)
    guard let text = try? SourceText.read(path: path) else {
      problems.add(.missingFile(name.value), at: name.place)
      return nil
    }
    files.append(text)
    let own = Problems(text)
    let rules = TreeParser.parse(own).flatMap { Self.rules($0, entity, own) }
    others += own.sorted
    return rules
  }

  /// What a run goes by. A list that is matched by itself has more, and to take that in silence would be to
  /// join what it forbids.
  private static let ruleKeys = [
    "matching", "prior", "columns", "compare", "block", "block-limit", "accept", "review", "apart",
    "cluster-limit", "strict", "assumed-recall", "train",
  ]
  /// More is as good as never or always, and no longer adds up.
  private static let mostBits = 100.0
  /// Of a block: its pairs are all looked at.
  private static let largestBlock = 10_000

  /// Of a document with weights: each comparison has one for each level, and `from` are fields.
  static func rules(_ tree: Tree, _ entity: Entity, _ problems: Problems) -> MatchConfiguration? {
    guard let made = MatchingSection.read(tree, problems) else { return nil }
    if made.prior == nil { problems.add(.missingKey("prior"), at: tree.place) }
    for entry in tree.entries ?? [] where !ruleKeys.contains(entry.key.value) {
      problems.add(.unknownKey(entry.key.value, allowed: ruleKeys), at: entry.key.place)
    }
    for (key, value) in [("accept", made.accept), ("review", made.review)] where value <= 0 || value >= 1 {
      problems.add(.notAProbability(key, "\(value)"), at: tree[key]?.place ?? tree.place)
    }
    let weights = made.comparisons.flatMap(\.weights)
    for (key, values) in [("prior", [made.prior ?? 0]), ("compare", weights)]
    where values.contains(where: { abs($0) > mostBits || (key == "prior" && abs($0) > mostBits / 2) }) {
      problems.add(
        .bitsBeyond(key, key == "prior" ? mostBits / 2 : mostBits), at: tree[key]?.place ?? tree.place)
    }
    if made.blockLimit > largestBlock {
      problems.add(
        .notOneOf(key: "block-limit", value: "\(made.blockLimit)", choices: ["2…\(largestBlock)"]),
        at: tree["block-limit"]?.place)
    }
    for entry in tree["columns"]?.entries ?? [] {
      let names = entry.value["from"].map { MapReader.texts($0, "from", problems) ?? [] } ?? [entry.key]
      for name in names {
        let field = LeadModel.field(path: name.value)
        if field == nil || (field?.entity != entity && field?.entity != .account) {
          problems.add(.unknownField(name.value), at: name.place)
        }
      }
    }
    for (comparison, levels) in made.unweighted {
      var place = tree["compare"]?.place
      if case .list(let items)? = tree["compare"]?.kind, items.indices.contains(comparison) {
        place = items[comparison].place
      }
      problems.add(.weightsMissing(made.columns[made.comparisons[comparison].column].name, levels), at: place)
    }
    return problems.hasErrors ? nil : made
  }
}
