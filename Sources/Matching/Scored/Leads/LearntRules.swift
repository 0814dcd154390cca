import Documents
import Model

/// What the findings of one entity weigh among the records at hand, beside what they weighed before. A
/// configuration to be looked at by somebody, and kept with the migration: no run learns by itself.
public struct LearntRules: Sendable {
  public struct Level: Sendable {
    public var name: String
    /// Bits.
    public var former: Double
    public var learnt: Double
  }

  public struct Column: Sendable {
    public var name: String
    /// Path of its first field.
    public var field: String
    public var levels: [Level]
  }

  public var entity: Entity
  /// Rows that were learnt from; of those that say the very same, one.
  public var rows: Int
  /// Pairs that are one, about.
  public var matches: Int
  public var formerPrior: Double
  /// The former one, with the learnt weights.
  public var configuration: MatchConfiguration
  public var columns: [Column] = []

  /// Fewer say nothing.
  public static let fewestRows = 1000
  public static let fewestMatches = 100

  public var isEnough: Bool { rows >= Self.fewestRows && matches >= Self.fewestMatches }

  /// A weight so low forbids: that brothers are two, and a branch is not its parent, is not for records to
  /// say.
  static let forbidding = -20.0
  /// Learnt weights are not beyond these.
  static let range = -15.0...20.0
}

extension MatchTable {
  /// Learns from all that was added.
  /// - Returns: nil when the entity is not scored, or its configuration has no keys to learn by.
  public func learn(_ entity: Entity) -> LearntRules? {
    guard let scored = columns.scored, let rules = scored.rules(entity),
      let prior = rules.configuration.prior,
      !rules.configuration.training.isEmpty, !rules.configuration.strict.isEmpty
    else { return nil }
    columns.compact()
    let live = columns.parts.indices.filter {
      columns.parts[$0].entity == entity.rawValue && !columns.parts[$0].isRemoved
    }.map(Int32.init)
    let cells = Array(PartRows.cells(rules, entity, scored.texts).joined())
    let twins = Twins(
      live, roots: live.map { _ in Int32.max }, accounts: columns.accounts(of: live, entity), cells: cells,
      texts: scored.texts)
    let (parts, identities) = (columns.parts, columns.identities)
    let rows = PartRows(
      twins.parts, accounts: twins.accounts, entity: entity, rules: rules, texts: scored.texts,
      threads: scored.options.threads
    ) { identities[Int(parts[Int($0)].record)].high &+ UInt64(parts[Int($0)].number) }
    let model = MatchEngine(rules.configuration, threads: scored.options.threads).train(rows.records)
    let pairs = Double(twins.parts.count) * Double(max(0, twins.parts.count - 1)) / 2
    var learnt = LearntRules(
      entity: entity, rows: twins.parts.count, matches: Int(model.prior * pairs), formerPrior: prior,
      configuration: rules.configuration)
    learnt.configuration.prior = (model.priorWeight * 10).rounded() / 10
    learnt.take(
      model,
      known: rules.configuration.comparisons.map { comparison in
        let store = rows.records.columns[comparison.column]
        return (1..<max(1, store.valueCount)).reduce(0) { $0 + Int(store.counts[$1]) }
      })
    return learnt
  }
}

extension LearntRules {
  /// - Parameter known: by comparison, how many rows have the column.
  fileprivate mutating func take(_ model: MatchModel, known: [Int]) {
    for (place, comparison) in model.comparisons.enumerated() {
      let former = configuration.comparisons[place].weights
      var learnt = former
      if comparison.isTrained, known[place] >= Self.fewestRows {
        for level in former.indices { learnt[level] = weight(level, comparison, former[level]) }
        // Whatever a few records say: no likeness weighs more than being the same.
        for level in former.indices.dropFirst() { learnt[level] = min(learnt[level], learnt[0]) }
      }
      configuration.comparisons[place].weights = learnt
      let column = configuration.columns[configuration.comparisons[place].column]
      columns.append(
        Column(
          name: column.name, field: column.from.first ?? column.name,
          levels: former.indices.map {
            Level(name: comparison.levels[$0], former: former[$0], learnt: learnt[$0])
          }))
    }
  }

  private func weight(_ level: Int, _ comparison: MatchModel.Comparison, _ former: Double) -> Double {
    guard former > Self.forbidding else { return former }
    let (pairs, levels) = (Double(matches), Double(comparison.m.count))
    // Hardly met, neither among those that are one nor among the others: nothing is known.
    guard comparison.m[level] * pairs >= 3 || comparison.u[level] >= 0.0001 else { return former }
    // Never met among so many is not never.
    let m = (comparison.m[level] * pairs + 0.5) / (pairs + levels * 0.5)
    let bits = MatchModel.log2(m / comparison.u[level])
    return (min(max(bits, Self.range.lowerBound), Self.range.upperBound) * 10).rounded() / 10
  }
}
