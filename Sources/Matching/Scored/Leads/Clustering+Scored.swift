import Base
import Documents
import Model
import Synchronization

/// What scoring came to.
public struct ScoringCounts: Sendable, Equatable {
  /// Pairs that blocks promised.
  public var candidates = 0
  /// Blocks that were not looked at, because too many shared them.
  public var refusedBlocks = 0
  public var joined = 0
  /// Pairs of clusters that scores alone leave to people.
  public var asked = 0
}

/// After the strong keys: parts of different clusters that agree in enough columns.
///
/// A pair's score depends on its two records alone. Heaviest pairs go first, between equal ones the
/// older; and whoever shares a block can be found from a record by its keys. So nothing depends on the
/// order in which records were added, nor on the run in which they came.
extension Clustering {
  mutating func joinByScore(_ entity: Entity) {
    guard let scored = columns.scored, let rules = scored.rules(entity) else { return }
    let (texts, threads, ages) = (scored.texts, scored.options.threads, seniority)
    var live = columns.parts.indices.filter {
      columns.parts[$0].entity == entity.rawValue && !columns.parts[$0].isRemoved
        && !isNamed.contains(Int32($0))
    }.map(Int32.init)
    live.sort { ages.precedes($0, $1) }
    var roots: [Int32] = []
    roots.reserveCapacity(live.count)
    for part in live { roots.append(forest.root(of: part)) }
    let twins = Twins(
      live, roots: roots, accounts: columns.accounts(of: live, entity),
      cells: Array(PartRows.cells(rules, entity, texts).joined()), texts: texts)
    let rows = PartRows(
      twins.parts, accounts: twins.accounts, entity: entity, rules: rules, texts: texts, threads: threads
    ) { ages.rank(of: $0) }
    let plan = BlockPlan(
      rules.configuration.blocking, rows.records, limit: rules.configuration.blockLimit, threads: threads,
      keepsKeys: true)
    keep(rows.keys(plan, entity), twins)
    scoring.candidates += plan.pairCount
    scoring.refusedBlocks += plan.sizes.reduce(0) { $0 + $1.refusedBlocks }
    let scorer = Scorer(rules.model, rules.configuration, rows.records)
    let found = scoredPairs(plan, scorer, rows: rows, threads: threads)
    var decision = ScoredDecision(entity: entity, rows: rows, scorer: scorer)
    decision.gather(found, &self, sizes: roots)
    giveCards(entity, decision, twins)
    decision.run(found, &self, mayJoin: scored.options.use == .join)
  }

  /// Those of other clusters alone, heaviest first. Rows come from the oldest on: of equal weights, the
  /// older.
  private mutating func scoredPairs(_ plan: BlockPlan, _ scorer: Scorer, rows: PartRows, threads: Int)
    -> [ScoredPair]
  {
    var roots: [Int32] = []
    roots.reserveCapacity(rows.parts.count)
    for part in rows.parts { roots.append(forest.root(of: part)) }
    let own = roots
    let pieces = plan.pieces()
    let least = Float(rows.rules.review) - 0.01
    let found = Mutex([ScoredPair]())
    Threads.each(pieces.count, threads: threads) { piece in
      var scratch = Scratch()
      var pairs: [ScoredPair] = []
      var vector = LevelVector()
      plan.pairs(pieces[piece]) { a, b in
        guard own[a] != own[b] else { return }
        let weight = scorer.score(a, b, least: least, scratch: &scratch, vector: &vector)
        guard weight >= least else { return }
        pairs.append(
          ScoredPair(left: UInt32(a), right: UInt32(b), weight: weight, levels: vector, outcome: .review))
      }
      found.withLock { $0 += pairs }
    }
    return found.withLock { $0 }.sorted {
      $0.weight != $1.weight ? $0.weight > $1.weight : ($0.left, $0.right) < ($1.left, $1.right)
    }
  }

  /// Keeps under which keys parts can be met; a twin under those of the one that stands for it.
  private mutating func keep(_ keys: [Key], _ twins: Twins) {
    var kept = columns.scored?.keys ?? []
    kept += keys
    if !twins.twins.isEmpty {
      let wanted = Set(twins.twins.map(\.older))
      var of: [Int32: [UInt64]] = [:]
      for key in keys where wanted.contains(key.part) { of[key.part, default: []].append(key.value) }
      for (part, older) in twins.twins {
        for value in of[older] ?? [] { kept.append(Key(value, part: part)) }
      }
    }
    columns.scored?.keys = kept
  }

  /// Pairs that strong keys found, and left apart, get their scores too.
  private mutating func giveCards(_ entity: Entity, _ decision: ScoredDecision, _ twins: Twins) {
    var places = Dictionary(
      decision.rows.parts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (part, older) in twins.twins { places[part] = places[older] }
    var scratch = Scratch()
    for index in possible.indices where possible[index].entity == entity {
      guard let a = places[possible[index].left], let b = places[possible[index].right] else { continue }
      possible[index].card = decision.card(a, b, &scratch)
    }
  }
}
