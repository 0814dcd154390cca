import Base
import Documents
import Synchronization

/// Learns a model from the records alone: the prior from strict keys, u from pairs taken by chance,
/// m from blocked pairs, in several rounds by different keys. Independent of the order of records.
struct Training {
  let configuration: MatchConfiguration
  let records: MatchRecords
  let threads: Int
  /// Pairs that a round looks at, about.
  var sample = 200_000

  private struct Round {
    var skipped: Set<Int>
    var patterns: Patterns
    var most: Double
  }

  func model() -> MatchModel {
    let comparer = PairComparer(configuration, records)
    let u = otherShares(comparer)
    let prior = prior()
    var rounds: [Round] = []
    for key in configuration.training {
      let columns = Set(key.parts.map(\.column))
      let skipped = Set(
        configuration.comparisons.indices.filter { columns.contains(configuration.comparisons[$0].column) })
      let (patterns, blocked) = patterns(key, comparer)
      // A block cannot hold more matches than there are, by the prior, with a quarter to spare.
      let most = min(1, prior * pairCount() * 1.25 / Double(max(1, blocked)))
      rounds.append(Round(skipped: skipped, patterns: patterns, most: most))
    }
    var model = fit(u, prior, rounds)
    // Among pairs taken by chance a few are matches; in a small list they are most of the equal ones.
    for _ in 0..<2 {
      var corrected = u
      for index in u.indices {
        for level in u[index].indices {
          let others = (u[index][level] - prior * model.comparisons[index].m[level]) / (1 - prior)
          corrected[index][level] = max(others, u[index][level] * 0.05)
        }
        let sum = corrected[index].reduce(0, +)
        corrected[index] = corrected[index].map { $0 / sum }
      }
      model = fit(corrected, prior, rounds)
    }
    return model
  }

  private func fit(_ u: [[Double]], _ prior: Double, _ rounds: [Round])
    -> MatchModel
  {
    let start = u.map(Self.usual)
    var sums = u.map { $0.map { _ in 0.0 } }
    var counts = u.map { _ in 0.0 }
    for round in rounds where round.patterns.total >= 20 {
      var expectation = Expectation(share: min(0.2, round.most), m: start, u: u)
      expectation.run(round.patterns, skipped: round.skipped, learnsU: false, most: round.most)
      for index in u.indices where !round.skipped.contains(index) {
        for level in u[index].indices { sums[index][level] += expectation.m[index][level] }
        counts[index] += 1
      }
    }
    var comparisons: [MatchModel.Comparison] = []
    for (index, comparison) in configuration.comparisons.enumerated() {
      let isTrained = counts[index] > 0
      var m = isTrained ? sums[index].map { max($0 / counts[index], 1e-4) } : start[index]
      if !isTrained, comparison.weights.count == m.count {
        // As written, whatever they sum to: what was not learnt is not corrected by what was counted.
        m = zip(u[index], comparison.weights).map { $0 * MatchModel.exp2($1) }
      } else {
        let sum = m.reduce(0, +)
        m = m.map { $0 / sum }
      }
      let (shares, floor) = shares(comparison, u[index][0])
      comparisons.append(
        MatchModel.Comparison(
          name: configuration.columns[comparison.column].name + " " + comparison.comparator.rawValue,
          levels: comparison.levels, m: m, u: u[index],
          isTrained: isTrained, frequency: comparison.frequency, shares: shares, shareFloor: floor))
    }
    return MatchModel(prior: prior, comparisons: comparisons)
  }

  /// What m is taken for before anything was seen: mostly exact, falling from level to level.
  static func usual(_ u: [Double]) -> [Double] {
    var m = u.indices.map { $0 == 0 ? 0.75 : 0.2 / Double(1 << min($0, 20)) }
    m[m.count - 1] = max(m[m.count - 1], 0.02)
    let sum = m.reduce(0, +)
    return m.map { $0 / sum }
  }

  /// Shares of the values that are more frequent than the floor, by hash.
  private func shares(_ comparison: MatchConfiguration.Comparison, _ average: Double) -> (
    [UInt64: Double], Double
  ) {
    guard comparison.frequency > 0 else { return ([:], 1) }
    let store = records.columns[comparison.column]
    var known = 0
    for id in 1..<max(1, store.valueCount) { known += Int(store.counts[id]) }
    guard known > 0 else { return ([:], 1) }
    // A list's own duplicates make a value look a few times more frequent than it is: seen twice says
    // nothing.
    let floor = min(0.001, average)
    let least = max(floor, 2 / Double(known))
    var shares: [UInt64: Double] = [:]
    for id in 1..<max(1, store.valueCount) {
      let share = Double(store.counts[id]) / Double(known)
      if share > least { shares[store.hashes[id]] = share }
    }
    return (shares, floor)
  }

  // MARK: Pairs by chance

  private func otherShares(_ comparer: PairComparer) -> [[Double]] {
    let count = records.count
    var levels = configuration.comparisons.map {
      [Double](repeating: 0, count: $0.levels.count)
    }
    guard count >= 2 else { return levels.map { [Double](repeating: 1 / Double($0.count), count: $0.count) } }
    let order = records.orderOfIdentities()
    let wanted = min(sample * 2, count * 100)
    let pieces = 64
    let parts = Mutex([Int: [LevelVector: Int]]())
    Threads.each(pieces, threads: threads) { piece in
      var found: [LevelVector: Int] = [:]
      var scratch = Scratch()
      var state = KeyMaker.mix(UInt64(piece) &+ 77)
      for _ in 0..<wanted / pieces {
        state = KeyMaker.mix(state)
        let a = Int(order[Int(state % UInt64(count))])
        state = KeyMaker.mix(state)
        let b = Int(order[Int(state % UInt64(count))])
        if records.isPair(a, b) { found[comparer.vector(a, b, &scratch), default: 0] += 1 }
      }
      parts.withLock { $0[piece] = found }
    }
    for found in parts.withLock({ Array($0.values) }) {
      for (vector, times) in found {
        for index in levels.indices where vector[index] > 0 {
          levels[index][vector[index] - 1] += Double(times)
        }
      }
    }
    for index in levels.indices {
      let seen = levels[index].reduce(0, +)
      guard seen > 0 else {
        levels[index] = levels[index].map { _ in 1 / Double(levels[index].count) }
        continue
      }
      levels[index] = levels[index].map { max($0, 0.3) / seen }
      levels[index][0] = max(exactShare(configuration.comparisons[index].column), 1e-7)
      let sum = levels[index].reduce(0, +)
      levels[index] = levels[index].map { $0 / sum }
    }
    return levels
  }

  /// How likely two records that both have a value have the same: counted, not guessed from a sample.
  private func exactShare(_ column: Int) -> Double {
    let store = records.columns[column]
    if records.isLink {
      var left = [Double](repeating: 0, count: store.valueCount)
      var right = left
      for record in 0..<records.count {
        if records.sides[record] == 0 {
          left[Int(store.ids[record])] += 1
        } else {
          right[Int(store.ids[record])] += 1
        }
      }
      var same = 0.0
      var leftSum = 0.0
      var rightSum = 0.0
      for id in 1..<max(1, store.valueCount) {
        same += left[id] * right[id]
        leftSum += left[id]
        rightSum += right[id]
      }
      return leftSum * rightSum == 0 ? 0 : same / (leftSum * rightSum)
    }
    var same = 0.0
    var known = 0.0
    for id in 1..<max(1, store.valueCount) {
      let count = Double(store.counts[id])
      same += count * (count - 1)
      known += count
    }
    return known < 2 ? 0 : same / (known * (known - 1))
  }

  // MARK: Prior and blocked pairs

  /// Of all records, blocked or not.
  private func pairCount() -> Double {
    let left = (0..<records.count).count { records.sides[$0] == 0 }
    return Double(max(1, records.pairs(left: left, right: records.count - left)))
  }

  private func prior() -> Double {
    let plan = BlockPlan(configuration.strict, records, limit: configuration.blockLimit, threads: threads)
    let pieces = plan.pieces()
    let found = Atomic<Int>(0)
    Threads.each(pieces.count, threads: threads) { piece in
      var here = 0
      plan.pairs(pieces[piece]) { _, _ in here += 1 }
      found.wrappingAdd(here, ordering: .relaxed)
    }
    let pairs = Double(max(found.load(ordering: .relaxed), 1))
    return min(pairs / configuration.assumedRecall / pairCount(), 0.5)
  }

  private func patterns(_ key: BlockKey, _ comparer: PairComparer) -> (Patterns, blocked: Int) {
    let plan = BlockPlan([key], records, limit: configuration.blockLimit * 4, threads: threads)
    let share = max(1, plan.pairCount / sample)
    let pieces = plan.pieces()
    let all = Mutex([LevelVector: Int]())
    Threads.each(pieces.count, threads: threads) { piece in
      var found: [LevelVector: Int] = [:]
      var scratch = Scratch()
      plan.pairs(pieces[piece], share: share) { a, b in
        found[comparer.vector(a, b, &scratch), default: 0] += 1
      }
      all.withLock { $0.merge(found, uniquingKeysWith: +) }
    }
    return (all.withLock { Patterns($0) }, plan.pairCount)
  }
}

extension MatchRecords {
  /// The records in the order of their identities.
  func orderOfIdentities() -> [UInt32] {
    var entries = GrowingBuffer<UInt64>(capacity: max(1, count))
    for record in 0..<count { entries.append(identities[record] & 0xFFFF_FFFF_0000_0000 | UInt64(record)) }
    RadixSort.byUpperHalf(&entries)
    return (0..<count).map { UInt32(truncatingIfNeeded: entries[$0]) }
  }
}
