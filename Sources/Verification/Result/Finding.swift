import Evidence
import Model

/// What a verification says of one thing.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  case holds
  case violated
  case notCheckable = "not-checkable"
}

/// The thing that a finding is about. What does not apply is nil.
public struct Subject: Sendable, Codable, Equatable {
  public var run: Int?
  public var source: String?
  public var file: String?
  /// Entity or table.
  public var object: String?
  /// Number of the record in the store.
  public var record: Int?
  /// Number of the record in its file, from 1.
  public var ordinal: Int?
  /// First line of the record in its file, from 1.
  public var line: Int?
  /// The record's key in its source.
  public var key: String?
  /// Id of a golden row.
  public var id: String?
  /// Column of a golden row; field of a landed record.
  public var field: String?
  /// Column of the source; of child records with their path.
  public var column: String?
  /// Number of the child record, from 1.
  public var child: Int?

  public init(
    run: Int? = nil, source: String? = nil, file: String? = nil, object: String? = nil,
    record: Int? = nil, ordinal: Int? = nil, id: String? = nil, field: String? = nil
  ) {
    self.run = run
    self.source = source
    self.file = file
    self.object = object
    self.record = record
    self.ordinal = ordinal
    self.id = id
    self.field = field
  }
}

/// One statement of a verification, about one subject.
public struct Finding: Sendable, Codable, Equatable {
  public var check: Check
  public var verdict: Verdict
  public var subject: Subject
  public var expected: String?
  public var actual: String?
  /// `expected` and `actual` are values of records: personal data.
  public var holdsValues: Bool
  public var message: Bilingual

  /// The same, with values and key shown by their shape alone.
  public var masked: Finding {
    var copy = self
    copy.subject.key = subject.key.map(ValueMask.mask)
    if holdsValues {
      copy.expected = expected.map(ValueMask.mask)
      copy.actual = actual.map(ValueMask.mask)
    }
    return copy
  }
}

extension LedgerFile {
  /// The file as a finding names it.
  var subject: Subject { Subject(run: run, source: source, file: path, object: object) }
}
