import Base

/// How a file is profiled.
public struct ProfileOptions: Sendable, Equatable {
  /// Show values as they are, personal data included; false: masked.
  public var showValues: Bool
  /// Examples per column.
  public var exampleCount: Int

  public init(showValues: Bool = false, exampleCount: Int = 3) {
    self.showValues = showValues
    self.exampleCount = exampleCount
  }
}

/// What a file is and holds, without a mapping. Its JSON is this value, encoded.
public struct FileProfile: Codable, Sendable, Equatable {
  public struct Warning: Codable, Sendable, Equatable {
    public var code: String
    public var line: Int?
    public var zh: String
    public var en: String
  }

  /// Records of one kind: kind 0 is the record itself, with an empty path.
  public struct Kind: Codable, Sendable, Equatable {
    public var path: String
    public var records: Int
    public var columns: [Column]
  }

  public struct Column: Codable, Sendable, Equatable {
    public var name: String
    /// `ValueType.name`.
    public var type: String
    /// filled + null + empty + absent = records of the kind.
    public var filled: Int
    public var null: Int
    public var empty: Int
    public var absent: Int
    /// filled / records, 0…1.
    public var fillRate: Double
    public var distinct: Int
    /// `distinct` is an estimate, to about 1 %; it is exact up to 10,000.
    public var isDistinctAbout: Bool
    /// In characters, of filled cells; nil when none is filled.
    public var minLength: Int?
    public var maxLength: Int?
    /// At most five values that came more than once, the most frequent first; of a column with few words, all
    /// of them, as they are.
    public var frequent: [Frequent]
    /// The first different values; masked unless values are to be shown.
    public var examples: [String]
  }

  public struct Frequent: Codable, Sendable, Equatable {
    public var value: String
    public var count: Int
    /// The count is a lower bound.
    public var isAbout: Bool
  }

  /// Records that could not be read, by what is wrong with them.
  public struct Unreadable: Codable, Sendable, Equatable {
    public var code: String
    public var count: Int
    public var firstLine: Int
  }

  public var schema = "leadferry-profile/1"
  public var path: String
  public var bytes: Int
  public var sha256: String
  public var format: SourceFormat
  public var isCompressed: Bool
  public var encoding: String
  public var encodingEvidence: String
  /// CSV: one character.
  public var delimiter: String?
  public var headerRow: Int?
  public var preambleRows: Int
  public var blankRows: Int
  public var footerRows: Int
  public var declaredRecords: Int?
  public var records: Int
  public var warnings: [Warning]
  public var kinds: [Kind]
  public var damage: [DamageFinding]
  public var unreadable: [Unreadable]

  init(facts: FileFacts, kinds: [Kind], damage: [DamageFinding], unreadable: [Unreadable]) {
    self.unreadable = unreadable
    path = facts.path
    bytes = facts.bytes
    sha256 = facts.sha256
    format = facts.format
    isCompressed = facts.isCompressed
    encoding = facts.encoding
    encodingEvidence = facts.encodingEvidence
    delimiter = facts.delimiter.map { String(decoding: [$0], as: UTF8.self) }
    headerRow = facts.headerRow
    preambleRows = facts.preambleRows
    blankRows = facts.blankRows
    footerRows = facts.footerRows
    declaredRecords = facts.declaredRecords
    records = facts.records
    warnings =
      facts.doubts.map {
        Warning(code: $0.code, line: $0.line, zh: "\($0.zh)。\($0.hintZh)", en: "\($0.en); \($0.hintEn)")
      } + facts.warnings.map { Warning(code: $0.code, line: $0.line, zh: $0.zh, en: $0.en) }
    self.kinds = kinds
    self.damage = damage
  }
}
