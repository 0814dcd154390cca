import Model

extension RunReport {
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
    /// Its other cells at fault; nil when there is none.
    public var further: [RefusedCell]?

    public init(
      record: RecordName, code: String, column: String, field: String, value: String, message: Bilingual,
      remedy: Bilingual, further: [RefusedCell] = []
    ) {
      self.record = record
      self.code = code
      self.column = column
      self.field = field
      self.value = value
      self.message = message
      self.remedy = remedy
      self.further = further.isEmpty ? nil : further
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

extension RunReport.Refusal: SchemaDescribed {
  static let schema = SchemaNotes(
    "refusal", "A quarantined record, with the first cell at fault.",
    [
      "column": .about("Empty: the whole record."),
      "further": .about("Its other cells at fault; absent when there is none."),
    ])
}

extension RunReport.Count: SchemaDescribed {
  static let schema = SchemaNotes("cause", "Refusals of one code.")
}

extension RunReport.Damage: SchemaDescribed {
  static let schema = SchemaNotes("damage", "Harm done before the file came.")
}

extension RunReport.Generic: SchemaDescribed {
  static let schema = SchemaNotes("generic", "A placeholder, or a value that too many records share.")
}

extension RunReport.ColumnFate: SchemaDescribed {
  static let schema = SchemaNotes(
    "column", "A column that no field takes.", ["fate": .values(["kept", "ignored"])])
}

extension RunReport.Lossy: SchemaDescribed {
  static let schema = SchemaNotes("lossy", "A value map that makes one value of several.")
}
