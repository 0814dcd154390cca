import Model

/// An item of a long list as rows of a CSV file.
public protocol CSVListItem {
  static func header(_ language: Language) -> [String]
  func write(to csv: inout CSVWriter, _ language: Language) throws
}

/// One long list, written as it comes: UTF-8 with byte order mark, CRLF, protected for spreadsheets.
public struct CSVList<Item: CSVListItem> {
  private var csv: CSVWriter
  private let language: Language

  public init(language: Language, sink: @escaping CSVWriter.Sink) throws {
    csv = CSVWriter(protection: .spreadsheet, sink: sink)
    self.language = language
    try csv.row(Item.header(language))
  }

  public mutating func append(_ item: Item) throws { try item.write(to: &csv, language) }

  /// Hands the last rows to the sink. Call it once, at the end.
  public mutating func finish() throws { try csv.finish() }
}

/// The long lists of a report as CSV files.
public enum CSVLists {
  /// What the files are called, beside a report called `name.html`.
  public enum Kind: String, CaseIterable, Sendable {
    case changes
    case merges
    case possible
    case severalLeads = "several-leads"
    case quarantine
    case vanished

    public func fileName(report name: String) -> String { "\(name)-\(rawValue).csv" }
  }

  public static func write<Item: CSVListItem>(
    _ items: some Sequence<Item>, language: Language, sink: @escaping CSVWriter.Sink
  ) throws {
    var list = try CSVList<Item>(language: language, sink: sink)
    for item in items { try list.append(item) }
    try list.finish()
  }
}
