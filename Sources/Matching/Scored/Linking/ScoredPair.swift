/// What was decided of a pair.
public enum PairOutcome: UInt8, Sendable, Codable, BitwiseCopyable {
  case merge = 0
  /// For a person to decide.
  case review = 1
  case apart = 2
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
}

/// One bar of a pair's waterfall.
public struct WaterfallStep: Sendable, Equatable {
  /// The comparison; nil for the prior.
  public var comparison: Int?
  /// What was found, as the model words it; nil when a value is missing.
  public var level: String?
  public var weight: Float
}
