/// The formats that a source can have.
public enum SourceFormat: String, Sendable, CaseIterable, Codable {
  case csv
  case xml
  case json
}

/// How a file is to be read. Everything that is nil is found out from the file itself.
public struct ReadOptions: Sendable, Equatable {
  public var format: SourceFormat?
  /// An encoding's label, or another name of it: see `TextEncoding`.
  public var encoding: String?

  /// CSV: one byte, such as `,` `;` TAB `|`.
  public var delimiter: UInt8?
  /// CSV: what stands round a cell; nil: nothing does.
  public var quote: UInt8? = CSVDialect.doubleQuote
  /// CSV: see `CSVDialect.escape`.
  public var escape: UInt8?
  /// CSV: a row that ends before the header does has nothing in its last columns (true), or is at fault
  /// (false); nil: as the first rows show.
  public var takesShortRows: Bool?
  /// CSV: the line (from 1, in rows of the file) on which the header stands; a preamble is above it.
  public var headerRow: Int?
  /// CSV: how many rows the header takes; 2 joins the two names of a column by `/`.
  public var headerRowCount: Int?
  /// CSV: column names, for a file without a header.
  public var header: [String]?
  /// CSV: rows whose first filled cell starts with one of these are footers (合计, 小计, …), in
  /// addition to those that are known.
  public var footers: [String] = []
  /// CSV: take no row for a footer.
  public var keepsFooters = false

  /// CSV: columns of which a blank cell says what the nearest filled cell above it says: those of cells that
  /// were merged downwards in a sheet.
  public var fillDown: [String] = []

  /// CSV: below the header every row that is not blank is a record, also one that looks like the header.
  public var takesEveryRow = false

  /// XML: the path of the record element, `ufinterface/customer` or just `customer`.
  /// JSON: the path of the array, `$.data.items[*]`; nil: the root array, or one object a line.
  public var record: String?
  /// Paths, relative to the record, of the repeated elements or arrays that become child records.
  /// Nil: those that the file shows.
  public var children: [String]?

  public init() {}
}
