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

extension RunReport.Matching: SchemaDescribed {
  static let schema = SchemaNotes(
    "matching", "Who is one with whom, in figures.",
    [
      "joins": .about("Parts beyond the first of their row, by what joined them."),
      "sizes": .about("Rows of several records, by how many."),
      "largest": .about("The rows of most records, at most \(Largest.limit)."),
      "scores": .about("Pairs that were scored, in steps of one bit."),
      "loads": .about("Pairs for people to look at, by thresholds."),
      "isPartial": .about(
        "The run judged the records that changed, and whom these can meet; figures are of all."),
      "askFrom": .from(0, "Probability; absent without scores."),
      "joinFrom": .from(0, "Probability; absent without scores."),
    ])
}

extension RunReport.Matching.Join: SchemaDescribed {
  static let schema = SchemaNotes(nil, nil, ["count": .from(1)])
}

extension RunReport.Matching.Size: SchemaDescribed {
  static let schema = SchemaNotes(
    nil, nil, ["from": .from(2), "to": .from(2, "Absent: or more."), "rows": .from(1)])
}

extension RunReport.Matching.Largest: SchemaDescribed {
  static let schema = SchemaNotes(
    nil, nil, ["count": .from(2), "records": .about("The first \(recordLimit).")])
}

extension RunReport.Matching.Score: SchemaDescribed {
  static let schema = SchemaNotes(nil, nil, ["bits": .anyNumber()])
}

extension RunReport.Matching.Load: SchemaDescribed {
  static let schema = SchemaNotes(nil, nil, ["askFrom": .from(0), "joinFrom": .from(0)])
}
