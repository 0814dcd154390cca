import Base

/// A row of a CSV file by itself, for whoever shows what a record with a fault holds.
public enum RawRow {
  /// - Returns: all of its cells, also those beyond the header; nil when a quote is at fault.
  public static func cells(_ raw: String, _ dialect: CSVDialect) -> [String]? {
    let parser = RowParser(dialect)
    var row = CSVRow()
    row.hasQuote = true
    row.hasBlankBeforeQuote = true
    var raw = raw
    return raw.withUTF8 { bytes in
      parser.parse(row, UnsafeRawBufferPointer(bytes), base: 0) ? parser.texts : nil
    }
  }
}
