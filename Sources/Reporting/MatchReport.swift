import Foundation
import Model

/// Who is one with whom after a run or a plan, in figures, and what people are left to look at.
extension RunReport {
  public struct Matching: Codable, Sendable {
    /// Why parts stand behind one row, of all rows: one for each part beyond the first.
    public var joins: [Join] = []
    /// Rows of two records or more, by how many records stand behind them.
    public var sizes: [Size] = []
    public var largest: [Largest] = []
    /// Pairs that were scored and joined or asked about, in steps of one bit; of all records. Empty when keys
    /// alone were compared.
    public var scores: [Score] = []
    /// How many pairs people would be asked about under other thresholds.
    public var loads: [Load] = []
    /// Few records changed, and the run judged these and whom they can meet; figures are of all.
    public var isPartial: Bool?
    /// What the thresholds are, 0…1: from where pairs are asked about, and from where they are joined.
    public var askFrom: Double?
    public var joinFrom: Double?

    public init() {}

    public struct Join: Codable, Sendable, Equatable {
      public var entity: Entity
      /// As in `Merge.reasons`.
      public var reason: String
      public var count: Int

      public init(entity: Entity, reason: String, count: Int) {
        self.entity = entity
        self.reason = reason
        self.count = count
      }
    }

    public struct Size: Codable, Sendable, Equatable {
      public var entity: Entity
      /// Records behind a row: from, and to; nil: or more.
      public var from: Int
      public var to: Int?
      public var rows: Int

      public init(entity: Entity, from: Int, to: Int?, rows: Int) {
        self.entity = entity
        self.from = from
        self.to = to
        self.rows = rows
      }
    }

    public struct Largest: Codable, Sendable {
      /// How many are listed, and of how many records each.
      public static let limit = 10
      public static let recordLimit = 3

      public var entity: Entity
      public var id: String
      /// Of the oldest record.
      public var name: String
      public var count: Int
      /// The first of them.
      public var records: [RecordName]

      public init(entity: Entity, id: String, name: String, count: Int, records: [RecordName]) {
        self.entity = entity
        self.id = id
        self.name = name
        self.count = count
        self.records = records
      }
    }

    public struct Score: Codable, Sendable, Equatable {
      /// From so many bits to one more; the first and the last have all beyond them.
      public var bits: Int
      public var joined: Int
      public var asked: Int

      public init(bits: Int, joined: Int, asked: Int) {
        self.bits = bits
        self.joined = joined
        self.asked = asked
      }
    }

    public struct Load: Codable, Sendable, Equatable {
      /// Probabilities, 0…1.
      public var askFrom: Double
      public var joinFrom: Double
      public var pairs: Int

      public init(askFrom: Double, joinFrom: Double, pairs: Int) {
        self.askFrom = askFrom
        self.joinFrom = joinFrom
        self.pairs = pairs
      }
    }
  }
}

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
