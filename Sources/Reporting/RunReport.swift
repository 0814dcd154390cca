import Base
import Model

/// Everything that a page, a JSON document or a terminal summary says of one plan or one run.
/// The JSON report is this value, encoded; the property names are its documented schema.
public struct RunReport: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case plan
    case run
  }

  public var schema = "leadferry-report/1"
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
  /// Digests of the store's content before and after, 64 hexadecimal digits; `after` nil for a plan.
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
  public var judgements = Judgements()
  /// What scoring came to; nil when nothing was scored.
  public var scoring: Scoring?
  public var splits = Splits()
  public var quarantine: Listing<Refusal> = Listing()
  public var quarantineByCode: [Count] = []
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

  /// The final states of records. `read` = the sum of all others but `vanished`.
  public struct Dispositions: Codable, Sendable, Equatable {
    public var read = 0
    public var added = 0
    public var updated = 0
    public var unchanged = 0
    public var merged = 0
    public var quarantined = 0
    public var filtered = 0
    public var held = 0
    public var vanished = 0

    public init() {}

    public var isBalanced: Bool {
      read == added + updated + unchanged + merged + quarantined + filtered + held
    }
  }

  public struct SourceReport: Codable, Sendable {
    public var name: String
    public var trust: Int
    public var isSnapshot: Bool
    public var files: [FileReport] = []
    public var total = Dispositions()
    /// Totals that stand for several files.
    public var declaredTotals: [DeclaredTotal]?

    public init(name: String, trust: Int, isSnapshot: Bool) {
      self.name = name
      self.trust = trust
      self.isSnapshot = isSnapshot
    }
  }

  /// A number that several files of a source write beside their records.
  public struct DeclaredTotal: Codable, Sendable, Equatable {
    /// Where it stands in each: `data.total`.
    public var name: String
    public var declared: Int
    /// Records in these files.
    public var read: Int
    /// Their paths.
    public var files: [String]

    public init(name: String, declared: Int, read: Int, files: [String]) {
      self.name = name
      self.declared = declared
      self.read = read
      self.files = files
    }
  }

  public struct FileReport: Codable, Sendable {
    public var path: String
    public var bytes: Int
    public var sha256: String
    public var format: String
    public var encoding: String
    public var object: String
    public var dispositions: Dispositions
    /// By the counter that is not the importer.
    public var countedRecords: Int
    /// From a footer of the file ("共66笔记录") or a total beside its records, if there is one.
    public var declaredRecords: Int?
    public var cells: CellBalance

    public init(
      path: String, bytes: Int, sha256: String, format: String, encoding: String, object: String,
      dispositions: Dispositions, countedRecords: Int, declaredRecords: Int?, cells: CellBalance
    ) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
      self.format = format
      self.encoding = encoding
      self.object = object
      self.dispositions = dispositions
      self.countedRecords = countedRecords
      self.declaredRecords = declaredRecords
      self.cells = cells
    }
  }

  /// Non-empty cells of a file, and where each went.
  public struct CellBalance: Codable, Sendable, Equatable {
    public var filled = 0
    public var mapped = 0
    public var kept = 0
    public var ignored = 0
    public var quarantined = 0
    public var filtered = 0

    public init() {}

    public var isBalanced: Bool { filled == mapped + kept + ignored + quarantined + filtered }
  }

  /// Golden rows of one entity.
  public struct EntityReport: Codable, Sendable {
    public var entity: Entity
    public var before = 0
    public var added = 0
    public var updated = 0
    public var unchanged = 0
    /// Rows that disappeared because their records joined another row, or left it.
    public var removed = 0
    public var after = 0

    public init(entity: Entity) { self.entity = entity }
  }

  public struct Phase: Codable, Sendable {
    public var name: String
    public var seconds: Double

    public init(name: String, seconds: Double) {
      self.name = name
      self.seconds = seconds
    }
  }

  /// A record without its personal data: where it stands.
  public struct RecordName: Codable, Sendable, Hashable {
    public var source: String
    public var object: String
    public var key: String
    public var file: String
    public var line: Int

    public init(source: String, object: String, key: String, file: String, line: Int) {
      self.source = source
      self.object = object
      self.key = key
      self.file = file
      self.line = line
    }
  }

  /// One field of one record that a run changes.
  public struct FieldChange: Codable, Sendable {
    public var record: RecordName
    /// `contact.mobile`
    public var field: String
    /// Nil: there was none.
    public var before: String?
    /// Nil: it is cleared.
    public var after: String?

    public init(record: RecordName, field: String, before: String?, after: String?) {
      self.record = record
      self.field = field
      self.before = before
      self.after = after
    }
  }

  /// One side of a merge: a record and what it says.
  public struct Side: Codable, Sendable {
    public var record: RecordName
    /// Field path → value, in model order.
    public var values: [FieldValue]

    public init(record: RecordName, values: [FieldValue]) {
      self.record = record
      self.values = values
    }
  }

  public struct FieldValue: Codable, Sendable {
    public var field: String
    public var value: String
    /// In the result of a merge: the index in `sides` of the record that the value came from. Nil in
    /// a side, and where it is not recorded.
    public var side: Int?

    public init(field: String, value: String, side: Int? = nil) {
      self.field = field
      self.value = value
      self.side = side
    }
  }

  /// How often a run changes one field.
  public struct FieldCount: Codable, Sendable, Equatable {
    /// `contact.mobile`
    public var field: String
    /// There was none before.
    public var filled: Int
    public var changed: Int
    public var cleared: Int

    public init(field: String, filled: Int = 0, changed: Int = 0, cleared: Int = 0) {
      self.field = field
      self.filled = filled
      self.changed = changed
      self.cleared = cleared
    }

    public var total: Int { filled + changed + cleared }
  }

  /// Two or more records that are one entity.
  public struct Merge: Codable, Sendable {
    public var entity: Entity
    public var id: String
    /// `mobile`, `email`, `credit-code`, `company-person`, `company`
    public var reasons: [String]
    public var sides: [Side]
    /// The golden values.
    public var result: [FieldValue]

    public init(entity: Entity, id: String, reasons: [String], sides: [Side], result: [FieldValue]) {
      self.entity = entity
      self.id = id
      self.reasons = reasons
      self.sides = sides
      self.result = result
    }
  }

  /// Two records that may be one, and were left apart.
  public struct Possible: Codable, Sendable {
    public var entity: Entity
    public var left: RecordName
    public var right: RecordName
    /// Why they may be one (`mobile`), and why not (`names-differ`).
    public var reason: String
    public var against: String
    /// Bits; nil when keys alone were compared.
    public var score: Double?
    /// What the score is made of; empty without one.
    public var weights: [ReviewPair.Weight]?

    public init(
      entity: Entity, left: RecordName, right: RecordName, reason: String, against: String,
      score: Double? = nil, weights: [ReviewPair.Weight]? = nil
    ) {
      self.entity = entity
      self.left = left
      self.right = right
      self.reason = reason
      self.against = against
      self.score = score
      self.weights = weights
    }
  }

  public struct Refusal: Codable, Sendable {
    public var record: RecordName
    public var code: String
    public var column: String
    public var field: String
    /// The cell at fault; empty when the record as a whole is.
    public var value: String
    /// The remedy's text, in both languages.
    public var message: Bilingual
    public var remedy: Bilingual

    public init(
      record: RecordName, code: String, column: String, field: String, value: String, message: Bilingual,
      remedy: Bilingual
    ) {
      self.record = record
      self.code = code
      self.column = column
      self.field = field
      self.value = value
      self.message = message
      self.remedy = remedy
    }
  }

  public struct Count: Codable, Sendable {
    public var code: String
    public var message: Bilingual
    public var remedy: Bilingual
    public var count: Int

    public init(code: String, message: Bilingual, remedy: Bilingual, count: Int) {
      self.code = code
      self.message = message
      self.remedy = remedy
      self.count = count
    }
  }

  /// Harm that was done before the file came to us.
  public struct Damage: Codable, Sendable {
    /// Records that may have vanished, and were not marked since a row may be one of them.
    public static let vanishWithheld = "vanish-withheld"

    public var file: String
    public var column: String
    public var code: String
    public var count: Int
    public var message: Bilingual

    public init(file: String, column: String, code: String, count: Int, message: Bilingual) {
      self.file = file
      self.column = column
      self.code = code
      self.count = count
      self.message = message
    }
  }

  public struct Generic: Codable, Sendable {
    public var kind: String
    public var value: String
    public var records: Int

    public init(kind: String, value: String, records: Int) {
      self.kind = kind
      self.value = value
      self.records = records
    }
  }

  /// A column that no field takes: `kept` as an extra, or `ignored` by name.
  public struct ColumnFate: Codable, Sendable {
    public var source: String
    public var column: String
    public var fate: String
    public var cells: Int

    public init(source: String, column: String, fate: String, cells: Int) {
      self.source = source
      self.column = column
      self.fate = fate
      self.cells = cells
    }
  }

  public struct Lossy: Codable, Sendable {
    public var source: String
    public var field: String
    public var values: [String]
    public var becomes: String

    public init(source: String, field: String, values: [String], becomes: String) {
      self.source = source
      self.field = field
      self.values = values
      self.becomes = becomes
    }
  }
}
