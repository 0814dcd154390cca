import Base

/// What the independent counter found in one file. It shares no parser with the importer: a record
/// that one of the two loses shows as a difference between them.
public struct CountedFile: Sendable, Equatable {
  /// Size of the file as it lies on disk, in bytes.
  public var bytes = 0
  /// SHA-256 of the file as it lies on disk, 64 hexadecimal digits.
  public var sha256 = ""
  /// Records, those with a fault included.
  public var records = 0
  /// Non-empty cells of the records without a fault, those of child records included.
  public var filledCells = 0
  /// JSON: numbers beside the records that are called as a total is.
  public var totals: [CountedTotal] = []
  /// Records that do not parse: a CSV row with a quote fault, a malformed line of JSON.
  public var faultedRecords = 0
  /// CSV: non-empty pieces between delimiters in the faulted rows, quotes taken as text.
  public var faultedCells = 0

  // CSV: rows = top rows + blank rows below them + footers + records
  /// All rows of the file, a `sep=` line and blank rows included; a row in quotes over several
  /// lines is one row.
  public var rows = 0
  /// CSV: non-empty cells of records behind the header's last column.
  public var cellsBeyond = 0
  /// Rows of which every cell is empty or holds spaces and TABs alone, anywhere in the file.
  public var blankRows = 0
  /// Those among them that stand below the top rows (preamble and header).
  public var blankRowsBelow = 0
  /// The first line is `sep=;` or the like.
  public var hasSeparatorLine = false

  public init() {}
}

/// A whole number that stands beside the records of a file and may say how many there are.
public struct CountedTotal: Sendable, Equatable {
  /// The keys that lead to it, such as `data.total`.
  public var name: String
  public var value: Int
  /// Whether its name, and what stands round it, leave no other meaning.
  public var isCertain: Bool

  public init(name: String, value: Int, isCertain: Bool) {
    self.name = name
    self.value = value
    self.isCertain = isCertain
  }
}

/// How the rows of a CSV file are to be read, as the ledger has it.
public struct CSVShape: Sendable, Equatable {
  public var dialect: CSVDialect
  /// Rows from the top of the file that are no records: `sep=` line, preamble and header.
  public var topRows: Int
  /// Filled rows below the header that are no records; the last ones of the file, unless
  /// `footerRowNumbers` says which.
  public var footerRows: Int
  /// The footers by their row, from 1, when they also stand between the records.
  public var footerRowNumbers: Set<Int> = []
  /// How many of the top rows, the last ones, are the header.
  public var headerRows = 1
  /// Places of the header, those without a name included; filled cells behind them are counted
  /// apart. Nil: as many as the widest header row has.
  public var width: Int?

  public init(delimiter: UInt8, topRows: Int, footerRows: Int = 0, width: Int? = nil) {
    dialect = CSVDialect(delimiter: delimiter)
    self.topRows = topRows
    self.footerRows = footerRows
    self.width = width
  }

  public init(
    dialect: CSVDialect, headerRow: Int?, headerRowCount: Int = 1, footerRows: Int = 0, width: Int? = nil
  ) {
    self.init(
      delimiter: dialect.delimiter, headerRow: headerRow, headerRowCount: headerRowCount,
      footerRows: footerRows, width: width)
    self.dialect = dialect
  }

  /// - Parameter headerRow: row of the header, from 1; nil when the file has none.
  public init(
    delimiter: UInt8, headerRow: Int?, headerRowCount: Int = 1, footerRows: Int = 0, width: Int? = nil
  ) {
    self.init(
      delimiter: delimiter, topRows: headerRow.map { $0 - 1 + headerRowCount } ?? 0, footerRows: footerRows,
      width: width)
    headerRows = headerRow == nil ? 0 : headerRowCount
  }
}
