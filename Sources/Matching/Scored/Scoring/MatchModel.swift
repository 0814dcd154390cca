import Glibc

/// What was learnt, or shipped: how often each level comes up among pairs that are one and among
/// pairs that are not. Frozen: the same pair gets the same score in any batch.
public struct MatchModel: Sendable, Equatable {
  public struct Comparison: Sendable, Equatable {
    public var name: String
    /// What the levels mean: exact first, else last.
    public var levels: [String]
    public var m: [Double]
    public var u: [Double]
    /// False where no training round had pairs to say it.
    public var isTrained: Bool
    /// How much a value's frequency counts, and the shares of the frequent values by their hash.
    public var frequency: Double
    public var shares: [UInt64: Double]
    /// A value seen less often than this counts as seen this often.
    public var shareFloor: Double

    /// Bits for a level, 0 being exact.
    public func weight(_ level: Int) -> Double { MatchModel.log2(m[level] / u[level]) }
  }

  /// That two records taken by chance are one.
  public var prior: Double
  public var comparisons: [Comparison]

  public init(prior: Double, comparisons: [Comparison]) {
    self.prior = prior
    self.comparisons = comparisons
  }

  /// Bits that speak for a match before anything is compared; negative.
  public var priorWeight: Double { Self.log2(prior / (1 - prior)) }

  public static func probability(ofWeight weight: Double) -> Double {
    if weight > 60 { return 1 }
    if weight < -60 { return 0 }
    let odds = Self.exp2(weight)
    return odds / (1 + odds)
  }

  public static func weight(ofProbability probability: Double) -> Double {
    let p = min(max(probability, 1e-12), 1 - 1e-12)
    return log2(p / (1 - p))
  }

  static func log2(_ x: Double) -> Double { Glibc.log2(x) }
  static func exp2(_ x: Double) -> Double { Glibc.exp2(x) }
}
