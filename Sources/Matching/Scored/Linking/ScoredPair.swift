/// What was decided of a pair.
public enum PairOutcome: UInt8, Sendable, Codable, BitwiseCopyable {
  case merge = 0
  /// For a person to decide.
  case review = 1
  case apart = 2
}

/// Why a pair is for a person to decide.
public enum PairDoubt: UInt8, Sendable, Codable, CaseIterable, BitwiseCopyable {
  /// It is not in doubt: merged.
  case none = 0
  /// Its score alone.
  case score
  /// One of the two has a likelier partner on the other side.
  case partner
  /// Its clusters hold two values of a strong identifier.
  case identifier
  /// A person said that two records of its clusters are two.
  case judgement
  /// Its clusters would hold more records than the limit.
  case oversized
  /// Two records of its clusters are plainly two.
  case apart
  /// It alone joins two groups, and is not sure enough for that.
  case bridge
  /// Too few of its clusters' pairs are alike.
  case sparse
  /// One of the two is as like to another record, and that one is plainly somebody else.
  case ambiguous
}

/// One pair that was compared and is not plainly two.
public struct ScoredPair: Sendable, Equatable, BitwiseCopyable {
  /// Records, by number; left before right.
  public var left: UInt32
  public var right: UInt32
  /// Bits, the prior included.
  public var weight: Float
  public var levels: LevelVector
  public var outcome: PairOutcome
  public var doubt = PairDoubt.score
}

/// One bar of a pair's waterfall.
public struct WaterfallStep: Sendable, Equatable {
  /// The comparison; nil for the prior.
  public var comparison: Int?
  /// What was found, as the model words it; nil when a value is missing.
  public var level: String?
  public var weight: Float
}
