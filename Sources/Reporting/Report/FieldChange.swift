extension RunReport {
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
}

extension RunReport.RecordName: SchemaDescribed {
  static let schema = SchemaNotes(
    "record", "Where a record stands.", ["key": .about("Parts joined by U+001F.")])
}

extension RunReport.FieldChange: SchemaDescribed {
  static let schema = SchemaNotes(
    "change", "One field of one record.",
    [
      "field": .about("contact.mobile"),
      "before": .about("Absent: there was none."),
      "after": .about("Absent: it is cleared."),
    ])
}

extension RunReport.FieldCount: SchemaDescribed {
  static let schema = SchemaNotes("fieldCount", "How often a field changes.")
}

extension RunReport.FieldValue: SchemaDescribed {
  static let schema = SchemaNotes(
    "value", "A field's value; money and time carry currency or zone after U+001F.",
    ["side": .about("In a result: index of the side it came from.")])
}
