import Base
import Dispatch
import Documents
import Synchronization

/// What came of matching.
public struct MatchOutcome: Sendable {
  public struct Phase: Sendable {
    public var name: String
    public var seconds: Double
  }

  /// Per record the least record of its cluster.
  public var labels: [UInt32] = []
  /// Every pair that is not plainly two, heaviest first.
  public var pairs: [ScoredPair] = []
  public var candidates = 0
  /// Pairs that blocks promise, before any is compared; one that several keys find counts for each.
  public var predicted = 0
  public var phases: [Phase] = []
  public var blocks: [BlockReport] = []
  /// Joins that a guard refused; their pairs are in review, each with its doubt.
  public var refused = 0
  /// Nil when matching did not start: more pairs were promised than the budget allows.
  public var isWithinBudget = true
}

/// One key of the blocking, and the values that were too frequent to make a block.
public struct BlockReport: Sendable {
  public var key: String
  public var pairs: Int
  public var largest: Int
  public var refusedBlocks: Int
  public var refusedRecords: Int
  /// A record that holds the value, and how many do; the most frequent.
  public var frequent: [(record: Int, count: Int)]
}

/// Matches records: blocks, compares, scores, joins.
public struct MatchEngine: Sendable {
  public let configuration: MatchConfiguration
  public var threads: Int
  /// Pairs that people said are two; by record, left before right.
  public var different: Set<UInt64> = []

  public init(_ configuration: MatchConfiguration, threads: Int = 2) {
    self.configuration = configuration
    self.threads = threads
  }

  /// Learns a model from the records.
  public func train(_ records: MatchRecords) -> MatchModel {
    Training(configuration: configuration, records: records, threads: threads).model()
  }

  public func match(_ records: MatchRecords, _ model: MatchModel) -> MatchOutcome {
    var outcome = MatchOutcome()
    var clock = PhaseClock()
    let plan = BlockPlan(configuration.blocking, records, limit: configuration.blockLimit, threads: threads)
    outcome.predicted = plan.pairCount
    outcome.blocks = plan.sizes.map {
      BlockReport(
        key: $0.key, pairs: $0.pairs, largest: $0.largest, refusedBlocks: $0.refusedBlocks,
        refusedRecords: $0.refusedRecords, frequent: $0.refused)
    }
    clock.end("block", &outcome)
    guard Double(plan.pairCount) <= configuration.pairBudget * Double(max(records.count, 1)) else {
      outcome.isWithinBudget = false
      outcome.labels = (0..<records.count).map { UInt32($0) }
      return outcome
    }
    let scorer = Scorer(model, configuration, records)
    score(plan, scorer, &outcome)
    clock.end("compare", &outcome)
    order(&outcome.pairs, records)
    join(records, scorer, &outcome)
    clock.end("cluster", &outcome)
    return outcome
  }

  private func score(_ plan: BlockPlan, _ scorer: Scorer, _ outcome: inout MatchOutcome) {
    let pieces = plan.pieces()
    let least = Float(MatchModel.weight(ofProbability: configuration.review))
    let found = Mutex((pairs: [ScoredPair](), candidates: 0))
    Threads.each(pieces.count, threads: threads) { piece in
      var scratch = Scratch()
      var pairs: [ScoredPair] = []
      var candidates = 0
      var vector = LevelVector()
      plan.pairs(pieces[piece]) { a, b in
        candidates += 1
        let weight = scorer.score(a, b, least: least, scratch: &scratch, vector: &vector)
        if weight >= least {
          pairs.append(
            ScoredPair(left: UInt32(a), right: UInt32(b), weight: weight, levels: vector, outcome: .review))
        }
      }
      found.withLock {
        $0.pairs += pairs
        $0.candidates += candidates
      }
    }
    found.withLock {
      outcome.pairs = $0.pairs
      outcome.candidates = $0.candidates
    }
  }

  /// Heaviest first; between equal ones by identity, so that the order of records does not matter.
  private func order(_ pairs: inout [ScoredPair], _ records: MatchRecords) {
    func tie(_ pair: ScoredPair) -> (UInt64, UInt64) {
      let a = records.identities[Int(pair.left)]
      let b = records.identities[Int(pair.right)]
      return (min(a, b), max(a, b))
    }
    pairs.sort { $0.weight != $1.weight ? $0.weight > $1.weight : tie($0) < tie($1) }
  }

  private func join(_ records: MatchRecords, _ scorer: Scorer, _ outcome: inout MatchOutcome) {
    let accept = Float(MatchModel.weight(ofProbability: configuration.accept))
    var clusters = ScoredClustering(count: records.count)
    var joinGuard = JoinGuard(configuration, records, scorer, different: different)
    let partner = configuration.link == .oneToOne
    var taken = [Bool](repeating: false, count: partner ? records.count : 0)
    let accepted = outcome.pairs.firstIndex { $0.weight < accept } ?? outcome.pairs.count
    let guesses =
      partner
      ? []
      : Ambiguity.guesses(
        outcome.pairs, accepted: accepted, records: records.count, margin: Float(configuration.margin),
        &joinGuard)
    for index in 0..<accepted {
      let pair = outcome.pairs[index]
      let a = Int(pair.left)
      let b = Int(pair.right)
      if partner {
        if taken[a] || taken[b] {
          outcome.pairs[index].doubt = .partner
          continue
        }
        taken[a] = true
        taken[b] = true
      }
      if !partner, guesses[index] {
        outcome.pairs[index].doubt = .ambiguous
        outcome.refused += 1
        continue
      }
      let doubt = clusters.join(a, b) { joinGuard.ask($0, $1, pair.weight) }
      outcome.pairs[index].doubt = doubt
      outcome.pairs[index].outcome = doubt == .none ? .merge : .review
      if doubt != .none { outcome.refused += 1 }
    }
    outcome.labels = clusters.labels()
    // What was refused may have come together by other pairs since.
    for index in outcome.pairs.indices where outcome.pairs[index].doubt.rawValue > PairDoubt.score.rawValue {
      let pair = outcome.pairs[index]
      guard outcome.labels[Int(pair.left)] == outcome.labels[Int(pair.right)] else { continue }
      outcome.pairs[index].doubt = .none
      outcome.pairs[index].outcome = .merge
    }
  }

  static func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  /// What made a pair's score, the prior first.
  public func waterfall(_ pair: ScoredPair, _ records: MatchRecords, _ model: MatchModel) -> [WaterfallStep] {
    let scorer = Scorer(model, configuration, records)
    var steps = [WaterfallStep(comparison: nil, level: nil, weight: Float(model.priorWeight))]
    let weights = scorer.steps(pair.levels, Int(pair.left), Int(pair.right))
    for index in model.comparisons.indices {
      let level = pair.levels[index]
      steps.append(
        WaterfallStep(
          comparison: index, level: level == 0 ? nil : model.comparisons[index].levels[level - 1],
          weight: weights[index]))
    }
    return steps
  }
}

private struct PhaseClock {
  private var last = DispatchTime.now().uptimeNanoseconds

  mutating func end(_ name: String, _ outcome: inout MatchOutcome) {
    let now = DispatchTime.now().uptimeNanoseconds
    outcome.phases.append(MatchOutcome.Phase(name: name, seconds: Double(now - last) / 1e9))
    last = now
  }
}
