import Documents
import Model

/// How the parts of one entity are scored: what is compared, and what each finding weighs. Frozen: two
/// records get the same score in whatever company they come.
public struct ScoredRules: Sendable, Equatable {
  /// Of what keys and comparators make of a value: raise it when that changes, and every store is judged
  /// anew once.
  public static let revision = 2

  public let configuration: MatchConfiguration
  public let model: MatchModel

  /// - Parameter configuration: `from` of its columns are field paths; every comparison has its weights.
  ///   Nil when something of that is missing.
  public init?(_ configuration: MatchConfiguration) {
    guard let prior = configuration.prior, configuration.unweighted.isEmpty else { return nil }
    self.configuration = configuration
    let odds = MatchModel.exp2(prior)
    model = MatchModel(
      prior: odds / (1 + odds),
      comparisons: configuration.comparisons.map { comparison in
        MatchModel.Comparison(
          name: configuration.columns[comparison.column].name,
          levels: comparison.levels,
          // Only what one is over the other counts.
          m: comparison.weights.map { MatchModel.exp2($0 / 2) },
          u: comparison.weights.map { MatchModel.exp2(-$0 / 2) }, isTrained: false, frequency: 0,
          shares: [:], shareFloor: 1)
      })
  }

  /// Bits from which on two are one.
  public var accept: Double { Self.bits(configuration.accept) }
  /// Bits from which on somebody is asked.
  public var review: Double { Self.bits(configuration.review) }

  /// Rounded up to hundredths, as scores are to the nearest.
  private static func bits(_ probability: Double) -> Double {
    (MatchModel.weight(ofProbability: probability) * 100).rounded(.up) / 100
  }
}

extension ScoredOptions {
  /// Nil: its parts are not scored.
  func rules(_ entity: Entity) -> ScoredRules? {
    guard use.isScored else { return nil }
    switch entity {
    case .account: return accounts.flatMap(ScoredRules.init)
    case .contact: return contacts.flatMap(ScoredRules.init)
    default: return nil
    }
  }
}
