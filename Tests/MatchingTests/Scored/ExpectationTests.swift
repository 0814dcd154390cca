import Testing

@testable import Matching

@Suite struct ExpectationTests {
  private struct Numbers {
    var state: UInt64
    mutating func next() -> Double {
      state = KeyMaker.mix(state)
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  private let m = [[0.7, 0.3], [0.9, 0.1], [0.95, 0.05]]
  private let u = [[0.1, 0.9], [0.025, 0.975], [0.2, 0.8]]

  private func drawn(_ count: Int, share: Double) -> Patterns {
    var numbers = Numbers(state: 5)
    var counts: [LevelVector: Int] = [:]
    for _ in 0..<count {
      let isMatch = numbers.next() < share
      var vector = LevelVector()
      for index in m.indices {
        let chance = isMatch ? m[index][0] : u[index][0]
        vector[index] = numbers.next() < chance ? 1 : 2
      }
      counts[vector, default: 0] += 1
    }
    return Patterns(counts)
  }

  private let start = [[0.8, 0.2], [0.8, 0.2], [0.8, 0.2]]
  private let other = [[0.15, 0.85], [0.15, 0.85], [0.15, 0.85]]

  @Test func findsThePlantedTruth() {
    var found = Expectation(share: 0.1, m: start, u: other)
    found.run(drawn(2_000_000, share: 0.2), learnsU: true, rounds: 2000)
    #expect(abs(found.share - 0.2) < 0.01)
    for index in m.indices {
      #expect(abs(found.m[index][0] - m[index][0]) < 0.01)
      #expect(abs(found.u[index][0] - u[index][0]) < 0.01)
    }
  }

  /// Counts in the very shares of the truth, half of them matches: learnt back to the last digit.
  @Test func learnsFromVectorsAlone() {
    var counts: [LevelVector: Int] = [:]
    var truth: [LevelVector: Double] = [:]
    for bits in 0..<8 {
      var vector = LevelVector()
      var match = 0.5
      var other = 0.5
      for index in 0..<3 {
        let level = bits >> index & 1
        vector[index] = level + 1
        match *= m[index][level]
        other *= u[index][level]
      }
      counts[vector] = Int(((match + other) * 4_000_000).rounded())
      truth[vector] = match / (match + other)
    }
    let found = VectorLearning(counts: counts, levels: [2, 2, 2])
    #expect(abs(found.share - 0.5) < 1e-4)
    for index in m.indices {
      #expect(abs(found.m[index][0] - m[index][0]) < 1e-4)
      #expect(abs(found.u[index][0] - u[index][0]) < 1e-4)
    }
    for (vector, probability) in truth { #expect(abs(found.probability(vector) - probability) < 1e-3) }
  }

  @Test func oneStepIsWhatTheFormulaSays() {
    // Bayes and counting, written out pair by pair.
    let patterns = drawn(500, share: 0.3)
    var pairs: [LevelVector] = []
    for (vector, count) in patterns.vectors { for _ in 0..<Int(count) { pairs.append(vector) } }
    var weights: [Double] = []
    for pair in pairs {
      var match = 0.1
      var not = 0.9
      for index in 0..<3 {
        match *= start[index][pair[index] - 1]
        not *= other[index][pair[index] - 1]
      }
      weights.append(match / (match + not))
    }
    var found = Expectation(share: 0.1, m: start, u: other)
    found.run(patterns, learnsU: true, rounds: 1)
    #expect(abs(found.share - weights.reduce(0, +) / Double(pairs.count)) < 1e-9)
    for index in 0..<3 {
      let equal = zip(pairs, weights).filter { $0.0[index] == 1 }.map(\.1).reduce(0, +)
      #expect(abs(found.m[index][0] - equal / weights.reduce(0, +)) < 1e-9)
    }
  }

  @Test func nothingSticksAtZero() {
    var found = Expectation(share: 0.5, m: [[1, 0]], u: [[0.5, 0.5]])
    var vector = LevelVector()
    vector[0] = 1
    found.run(Patterns([vector: 100]), learnsU: false)
    #expect(found.m[0][1] > 0)
    vector[0] = 2
    found.run(Patterns([vector: 100]), learnsU: false)
    #expect(found.m[0][1] > 0.5)
  }

  /// Pairs of which a tenth are matches, where the second and third column depend on each other.
  @Test func aBoundHolds() {
    var counts: [LevelVector: Int] = [:]
    for (levels, count) in [([1, 1, 1], 100), ([2, 2, 2], 500), ([2, 1, 1], 400)] {
      var vector = LevelVector()
      for (index, level) in levels.enumerated() { vector[index] = level }
      counts[vector] = count
    }
    let u = [[0.02, 0.98], [0.1, 0.9], [0.1, 0.9]]
    var free = Expectation(share: 0.2, m: start, u: u)
    free.run(Patterns(counts), learnsU: false)
    var bound = Expectation(share: 0.1, m: start, u: u)
    bound.run(Patterns(counts), learnsU: false, most: 0.125)
    #expect(free.share > 0.4)
    #expect(bound.share <= 0.125)
  }

  @Test func nullHasNoWeight() {
    let known = Expectation(share: 0.3, m: m, u: u)
    var vector = LevelVector()
    #expect(abs(known.probability(vector, [0, 1, 2]) - 0.3) < 1e-12)
    vector[1] = 1
    let odds = 0.3 / 0.7 * 0.9 / 0.025
    #expect(abs(known.probability(vector, [0, 1, 2]) - odds / (1 + odds)) < 1e-12)
  }
}
