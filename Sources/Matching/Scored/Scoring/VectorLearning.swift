/// Learns from vectors of levels alone, where nobody says which records they come from: the maths of
/// training, for measuring it against vectors whose truth is known.
public struct VectorLearning: Sendable {
  /// The share of the vectors that are matches.
  public let share: Double
  /// Per comparison and level, 0 being exact: how often it comes up among matches, and among others.
  public let m: [[Double]]
  public let u: [[Double]]
  /// Rounds until nothing changed any more.
  public let rounds: Int

  /// - Parameters:
  ///   - counts: how often each vector was seen; no bound to the share of matches.
  ///   - levels: of each comparison, "else" included; at least 2 each.
  public init(counts: [LevelVector: Int], levels: [Int]) {
    // Matches are those that agree: four times of five, others one time of five.
    func start(_ agree: Double) -> [[Double]] {
      levels.map { [agree] + [Double](repeating: (1 - agree) / Double($0 - 1), count: $0 - 1) }
    }
    var found = Expectation(share: 0.1, m: start(0.8), u: start(0.2))
    found.run(Patterns(counts), learnsU: true, rounds: 5000)
    share = found.share
    m = found.m
    u = found.u
    rounds = found.rounds
  }

  /// The probability that a pair of these levels is a match.
  public func probability(_ vector: LevelVector) -> Double {
    Expectation(share: share, m: m, u: u).probability(vector, Array(m.indices))
  }
}
