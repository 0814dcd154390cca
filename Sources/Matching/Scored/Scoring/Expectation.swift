/// Vectors of levels and how often each was seen, in an order that does not depend on how they were
/// counted.
struct Patterns: Sendable {
  var vectors: [(vector: LevelVector, count: Double)]

  init(_ counts: [LevelVector: Int]) {
    vectors = counts.map { ($0.key, Double($0.value)) }.sorted { $0.0.bits < $1.0.bits }
  }

  var total: Double { vectors.reduce(0) { $0 + $1.count } }
}

/// Expectation maximisation: how often each level comes up among matches (m) and others (u), and
/// which share of the pairs are matches, from vectors nobody labelled.
struct Expectation {
  var share: Double
  /// Per comparison and level, 0 being exact.
  var m: [[Double]]
  var u: [[Double]]
  private(set) var rounds = 0

  /// Nothing that was not seen sticks at zero.
  static let floor = 1e-6

  /// - Parameters:
  ///   - skipped: comparisons that take no part (the pairs were chosen by their columns).
  ///   - learnsU: also u; otherwise it stays as given.
  ///   - most: the share of matches cannot be greater: without a bound, a few dependent columns can make
  ///     all pairs of a block look like matches.
  mutating func run(
    _ patterns: Patterns, skipped: Set<Int> = [], learnsU: Bool, most: Double = 1, rounds limit: Int = 200
  ) {
    let total = patterns.total
    guard total > 0 else { return }
    let used = m.indices.filter { !skipped.contains($0) }
    for round in 1...limit {
      var newM = m.map { $0.map { _ in 0.0 } }
      var newU = newM
      var matches = 0.0
      for (vector, count) in patterns.vectors {
        let p = probability(vector, used)
        matches += p * count
        for index in used {
          let level = vector[index] - 1
          guard level >= 0 else { continue }
          newM[index][level] += p * count
          newU[index][level] += (1 - p) * count
        }
      }
      let next = min(max(matches / total, Self.floor), min(most, 1 - Self.floor))
      var change = abs(next - share)
      share = next
      for index in used {
        change = max(change, Self.settle(&m[index], newM[index]))
        if learnsU { change = max(change, Self.settle(&u[index], newU[index])) }
      }
      rounds = round
      if change < 1e-7 { break }
    }
  }

  func probability(_ vector: LevelVector, _ used: [Int]) -> Double {
    var match = share
    var other = 1 - share
    for index in used {
      let level = vector[index] - 1
      guard level >= 0 else { continue }
      match *= m[index][level]
      other *= u[index][level]
    }
    return match / (match + other)
  }

  private static func settle(_ old: inout [Double], _ counts: [Double]) -> Double {
    let sum = counts.reduce(0, +)
    guard sum > 0 else { return 0 }
    var next = counts.map { max($0 / sum, floor) }
    let whole = next.reduce(0, +)
    next = next.map { $0 / whole }
    let change = zip(next, old).map { abs($0 - $1) }.max() ?? 0
    old = next
    return change
  }
}
