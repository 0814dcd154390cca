import Foundation

/// The scores of a run's pairs, from which its distribution and its loads are computed.
public struct PairScores: Sendable {
  public enum Fate: Sendable {
    /// It is asked about because of its score, and would be joined by a greater one.
    case byScore
    /// Asked about however much it weighs, since a guard holds it back.
    case held
    /// Keys ask about it, whatever it weighs.
    case byKey
  }

  /// Bits; by key: joined whatever the score is.
  public var joined: [(bits: Double, isByKey: Bool)] = []
  public var asked: [(bits: Double, fate: Fate)] = []
  /// Pairs that are asked about whatever the thresholds are: keys alone speak of them.
  public var unscored = 0

  public init() {}

  private static let range = -10...40

  public var distribution: [RunReport.Matching.Score] {
    var scores: [Int: RunReport.Matching.Score] = [:]
    func step(_ bits: Double) -> Int {
      Int(max(Double(Self.range.lowerBound), min(Double(Self.range.upperBound), bits.rounded(.down))))
    }
    for pair in joined {
      scores[step(pair.bits), default: .init(bits: step(pair.bits), joined: 0, asked: 0)].joined += 1
    }
    for pair in asked {
      scores[step(pair.bits), default: .init(bits: step(pair.bits), joined: 0, asked: 0)].asked += 1
    }
    guard let low = scores.keys.min(), let high = scores.keys.max() else { return [] }
    return (low...high).map { scores[$0] ?? .init(bits: $0, joined: 0, asked: 0) }
  }

  /// - Parameters:
  ///   - askFrom: what lies below it was not kept, so that nothing is said of lower thresholds.
  public func loads(askFrom: Double, joinFrom: Double) -> [RunReport.Matching.Load] {
    let asks = Self.thresholds(with: askFrom, of: [0.5, 0.7, 0.8, 0.9, 0.95]).filter { $0 >= askFrom }
    let joins = Self.thresholds(with: joinFrom, of: [0.9, 0.95, 0.99, 0.999, 0.9999])
    return joins.flatMap { join in
      asks.filter { $0 <= join }.map { ask in
        .init(askFrom: ask, joinFrom: join, pairs: pairs(askFrom: ask, joinFrom: join))
      }
    }
  }

  func pairs(askFrom: Double, joinFrom: Double) -> Int {
    let (low, high) = (Self.bits(askFrom), Self.bits(joinFrom))
    return unscored + joined.count { !$0.isByKey && $0.bits >= low && $0.bits < high }
      + asked.count { pair in
        switch pair.fate {
        case .byScore: pair.bits >= low && pair.bits < high
        case .held: pair.bits >= low
        case .byKey: true
        }
      }
  }

  private static func thresholds(with own: Double, of others: [Double]) -> [Double] {
    (others.filter { abs($0 - own) > 1e-9 } + [own]).sorted()
  }

  static func bits(_ probability: Double) -> Double { log2(probability / (1 - probability)) }
}
