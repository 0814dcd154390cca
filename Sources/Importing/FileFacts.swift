import Base

/// What reading a file told of it.
public struct FileFacts: Sendable, Equatable {
  /// As the user named it.
  public var path = ""
  /// Size of the file as it lies on disk.
  public var bytes = 0
  /// SHA-256 of the file as it lies on disk, 64 hexadecimal digits.
  public var sha256 = ""
  /// Time of the last modification, in nanoseconds since 1970 UTC.
  public var modified: Int64 = 0
  public var format = SourceFormat.csv
  public var isCompressed = false
  /// A label of `TextEncoding`.
  public var encoding = ""
  /// Why that encoding: `bom`, `declared`, `valid-throughout`, `statistics`, `given`.
  public var encodingEvidence = ""
  /// Records of kind 0 that were read.
  public var records = 0

  // CSV. Every row of the file is one of these: preambleRows + headerRows + blankRows + footerRows +
  // records = physicalRows.
  /// Rows of the file; one with a line end inside quotes is one row.
  public var physicalRows = 0
  public var dialect: CSVDialect?
  public var delimiter: UInt8? { dialect?.delimiter }
  /// Row of the header, from 1, counting every row of the file; nil when it has none.
  public var headerRow: Int?
  /// Rows that the header takes: 0, 1 or more.
  public var headerRows = 0
  /// Rows above the header, among them a `sep=` line; blank ones are counted as blank.
  public var preambleRows = 0
  public var blankRows = 0
  public var footerRows = 0
  /// The footers by their row, from 1; some stand between the records.
  public var footerRowNumbers: [Int] = []
  /// Cells of a row in a file without a header, as the options name them; nil when a header says it.
  public var width: Int?
  /// What each place of a row is called, as `ReadOptions.header` takes it; empty for one without a name.
  public var places: [String] = []
  /// A column whose cells look as if they had been merged downwards in a sheet.
  public var mergedColumn: String?

  /// XML and JSON: where the records are, as in `ReadOptions.record`: as the options name it, else as it
  /// was found. Nil: one object a line.
  public var recordPath: String?

  /// The count that a footer or preamble of the file declares ("共66笔记录").
  public var declaredRecords: Int?
  /// JSON: the numbers beside the records that say how many there are, in this file or in all pages;
  /// see `JudgedTotal`.
  public var declaredTotals: [DeclaredTotal] = []
  /// JSON: what is said beside the records of pages that come behind.
  public var continuations: [Continuation] = []
  public var warnings: [ImportWarning] = []
  /// What is likely but not sure. Whoever looks at a file goes on and is told; a run stops (`refuseDoubts`).
  public var doubts: [ImportError] = []

  public init() {}

  /// - Throws: the first doubt, for whoever acts on what was read.
  public func refuseDoubts() throws(ImportError) {
    if let doubt = doubts.first { throw doubt }
  }
}

/// Something about a file that a person should know; the import goes on.
public struct ImportWarning: Sendable, Equatable {
  /// Stable, such as `declared-count-differs`, `sheet-limit`.
  public var code: String
  public var line: Int?
  public var zh: String
  public var en: String

  public init(code: String, line: Int? = nil, zh: String, en: String) {
    self.code = code
    self.line = line
    self.zh = zh
    self.en = en
  }
}
