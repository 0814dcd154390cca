import Model

/// What people decided of pairs, and what became of rows by it.
extension RunReport {
  /// Pairs of golden rows that were scored in this run.
  public struct Scoring: Codable, Sendable, Equatable {
    /// Pairs that were looked at.
    public var candidates: Int
    public var joined: Int
    /// Pairs of rows that scores alone leave to people.
    public var asked: Int
    /// Groups of records not looked at, because too many share a value.
    public var frequent: Int

    public init(candidates: Int, joined: Int, asked: Int, frequent: Int) {
      self.candidates = candidates
      self.joined = joined
      self.asked = asked
      self.frequent = frequent
    }
  }

  /// How many judgements of people the golden rows of this run go by.
  public struct Judgements: Codable, Sendable, Equatable {
    public var same = 0
    public var different = 0
    public var undecided = 0

    public init() {}

    public var total: Int { same + different + undecided }

    public mutating func count(_ verdict: JudgementVerdict) {
      switch verdict {
      case .same: same += 1
      case .different: different += 1
      case .undecided: undecided += 1
      }
    }
  }

  /// Records that stood behind one golden row, and stand behind another now than the oldest of them.
  public struct Split: Codable, Sendable {
    /// How many of a run are listed, and of one split how many records.
    public static let limit = 500
    public static let recordLimit = 20

    public var entity: Entity
    /// Id of the row that they left.
    public var from: String
    /// Id of the row that they stand behind now.
    public var becomes: String
    /// The first of those that left.
    public var records: [RecordName]

    public init(entity: Entity, from: String, becomes: String, records: [RecordName]) {
      self.entity = entity
      self.from = from
      self.becomes = becomes
      self.records = records
    }
  }

  /// All are counted, the first are listed.
  public struct Splits: Codable, Sendable {
    public var total = 0
    public var items: [Split] = []

    public init() {}
  }
}

extension RunReport.Scoring: SchemaDescribed {
  static let schema = SchemaNotes("scoring", "Pairs that were scored in this run; absent when none is.")
}

extension RunReport.Judgements: SchemaDescribed {
  static let schema = SchemaNotes(
    "judgements", "People's judgements that the golden rows go by, by verdict.")
}

extension RunReport.Split: SchemaDescribed {
  static let schema = SchemaNotes(
    "split", "Records that left a golden row in which others stay.",
    [
      "from": .about("Id of the row that they left."),
      "becomes": .about("Id of their row now."),
      "records": .about("The first \(recordLimit)."),
    ])
}

extension RunReport.Splits: SchemaDescribed {
  static let schema = SchemaNotes(
    nil, nil, ["total": .about("How many there are; the first \(RunReport.Split.limit) are items.")])
}
