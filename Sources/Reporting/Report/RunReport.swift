import Base
import Model

/// Everything that a page, a JSON document or a terminal summary says of one plan or one run.
/// The JSON report is this value, encoded; the property names are its documented schema.
public struct RunReport: Codable, Sendable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case plan
    case run
  }

  public static let schemaName = "leadferry-report/1"

  public var schema = Self.schemaName
  public var kind: Kind
  public var migration: String
  public var title: Bilingual
  /// Number of the run; nil for a plan.
  public var run: Int?
  public var toolVersion: String
  /// UTC, ISO 8601.
  public var startedAt: String
  public var seconds: Double
  public var store: String
  /// Digests of the store's content before and after, 32 hexadecimal digits; `after` nil for a plan.
  public var digestBefore: String
  public var digestAfter: String?
  public var sources: [SourceReport] = []
  public var entities: [EntityReport] = []
  /// Seconds by phase, in order.
  public var phases: [Phase] = []

  public var updates: Listing<FieldChange> = Listing()
  /// All changes of the run by field, also those that `updates.items` leaves out.
  public var changesByField: [FieldCount] = []
  public var matching = Matching()
  public var merges: Listing<Merge> = Listing()
  public var possible: Listing<Possible> = Listing()
  public var severalLeads: Listing<SeveralLeads> = Listing()
  public var judgements = Judgements()
  /// What scoring came to; nil when nothing was scored.
  public var scoring: Scoring?
  public var splits = Splits()
  public var quarantine: Listing<Refusal> = Listing()
  /// Records by their first cause.
  public var quarantineByCode: [Count] = []
  /// All refused cells by cause, column and value, the largest groups first, as many as a person reads.
  public var quarantineGroups: [RefusalGroup]?
  public var vanished: Listing<RecordName> = Listing()
  public var damage: [Damage] = []
  /// Values shared by too many records to join anything, and placeholders.
  public var generics: [Generic] = []
  public var notMapped: [ColumnFate] = []
  /// Value maps that make one value of several.
  public var lossy: [Lossy] = []

  public init(
    kind: Kind, migration: String, title: Bilingual, run: Int?, toolVersion: String, startedAt: String,
    seconds: Double, store: String, digestBefore: String, digestAfter: String?
  ) {
    self.kind = kind
    self.migration = migration
    self.title = title
    self.run = run
    self.toolVersion = toolVersion
    self.startedAt = startedAt
    self.seconds = seconds
    self.store = store
    self.digestBefore = digestBefore
    self.digestAfter = digestAfter
  }

  /// A plan of the first run is made before there is a store; nothing can stand beside its records then.
  public var hasStore: Bool { run != nil || digestBefore.contains { $0 != "0" } }
}

extension RunReport {
  /// A list that may be long: how many there are, and the first of them. All of them stand in the
  /// CSV file beside the report.
  public struct Listing<Item: Codable & Sendable>: Codable, Sendable {
    public var total = 0
    public var items: [Item] = []
    /// File name, relative to the report; nil when `items` has them all.
    public var file: String?

    public init() {}
  }

  public struct Phase: Codable, Sendable {
    public var name: String
    public var seconds: Double

    public init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }
}

extension RunReport: SchemaDescribed {
  static let schema = SchemaNotes(
    nil, nil,
    [
      "schema": .constant(schemaName),
      "run": .from(1, "Absent for a plan."),
      "startedAt": .about("UTC, ISO 8601"),
      "seconds": .from(0),
      "digestBefore": .pattern(SchemaPattern.contentDigest, "Of the store's content."),
      "digestAfter": .pattern(SchemaPattern.contentDigest, "Absent for a plan."),
      "updates": .about("Fields that change."),
      "merges": .about("Records judged to be one."),
      "possible": .about("Left apart."),
      "severalLeads": .about("Customers with several leads, in the whole store."),
      "splits": .about("Rows that came apart."),
      "quarantine": .about("Refused records."),
      "vanished": .about("Records that are no longer there."),
    ])
}

extension RunReport.Kind: SchemaEnumerated {}

extension RunReport.Listing: SchemaDescribed {
  static var schema: SchemaNotes {
    SchemaNotes(
      nil, nil,
      [
        "total": .about("How many there are."),
        "file": .about("CSV file beside the report that has them all; absent when items has."),
      ])
  }
}

extension RunReport.Phase: SchemaDescribed {
  static let schema = SchemaNotes("phase", "Part of the work.", ["seconds": .from(0)])
}
