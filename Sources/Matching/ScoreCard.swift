/// What two parts are worth as one, column by column: the waterfall of a scored pair. It depends on the
/// two records and the frozen weights alone.
public struct ScoreCard: Sendable, Equatable {
  /// One bar of the waterfall.
  public struct Step: Sendable, Equatable {
    /// The path of the field that was compared; `prior` for what speaks before anything is compared.
    public var column: String
    /// What was found, in the words of the comparator; `exact`; empty for the prior.
    public var level: String
    /// Bits: log2 of how much likelier this is for two of one than for two of two.
    public var bits: Double

    public init(column: String, level: String, bits: Double) {
      self.column = column
      self.level = level
      self.bits = bits
    }
  }

  /// The prior first, then columns that both fill, as the configuration names them. Their bits are
  /// rounded to hundredths, so that those that stand written sum to the score to the last digit.
  public let steps: [Step]

  public init(_ steps: [Step]) {
    self.steps = steps.map { step in
      Step(column: step.column, level: step.level, bits: (step.bits * 100).rounded() / 100)
    }
  }

  /// Log2 odds: the sum of the steps.
  public var weight: Double { steps.reduce(0) { $0 + ($1.bits * 100).rounded() } / 100 }

  /// How likely the two are one, 0…1.
  public var probability: Double { MatchModel.probability(ofWeight: weight) }
}
