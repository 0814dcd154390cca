import Base

/// A small table of cells read whole: the owners table, the header of an export.
package enum SmallTable {
  /// The rows of a CSV file of any encoding and delimiter, blank ones left out; nil when there is none.
  package static func read(path: String) -> [[String]]? {
    guard let file = try? FileBytes(path: path), let bytes = whole(file) else { return nil }
    return read(bytes)
  }

  /// The same of the bytes of such a file.
  package static func read(_ bytes: [UInt8]) -> [[String]]? {
    guard let text = decoded(bytes) else { return nil }
    let first = text.prefix { $0 != 10 && $0 != 13 }
    let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")].max { a, b in
      first.count { $0 == a } < first.count { $0 == b }
    }
    let rows = rows(text, CSVDialect(delimiter: delimiter ?? UInt8(ascii: ",")), limit: .max)
    return rows.filter { row in row.contains { !$0.allSatisfy { $0 == " " || $0 == "\t" } } }
  }

  /// The first rows of a text, blank ones included.
  package static func rows(_ text: [UInt8], _ dialect: CSVDialect, limit: Int) -> [[String]] {
    let scanner = CSVScanner(dialect)
    var rows: [[String]] = []
    var at = 0
    var unused = CSVRowCount(width: .max)
    while at < text.count, rows.count < limit,
      let row = scanner.row(in: text.span, from: at, isAtEnd: true, into: &unused)
    {
      rows.append(cells(text.span.extracting(at..<row.end), dialect))
      at = row.end
    }
    return rows
  }

  private static func cells(_ row: Span<UInt8>, _ dialect: CSVDialect) -> [String] {
    let kinds = CellKinds()
    var count = 1
    for index in 0..<row.count where row[index] == dialect.delimiter { count += 1 }
    let columns = (0..<count).map { kinds.column(Array("\($0)".utf8).span, ofKind: 0) }
    let cells = SourceCells(kinds: kinds)
    guard CSVRecordCells(dialect, columns: columns).read(row, into: cells) else { return [] }
    return cells.cells.indices.map { cells.text($0) }
  }

  private static func whole(_ source: any ByteSource, limit: Int = 64 << 20) -> [UInt8]? {
    var bytes: [UInt8] = []
    do {
      while bytes.count < limit, try source.append(to: &bytes) {}
    } catch {
      return nil
    }
    return bytes
  }

  private final class Given: ByteSource {
    private var bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    func append(to buffer: inout [UInt8]) throws(CountError) -> Bool {
      defer { bytes = [] }
      buffer += bytes
      return !bytes.isEmpty
    }
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    for (mark, name) in [([UInt8](arrayLiteral: 0xFF, 0xFE), "utf-16le"), ([0xFE, 0xFF], "utf-16be")]
    where bytes.starts(with: mark) {
      return (try? TranscodedBytes(Given(Array(bytes.dropFirst(2))), encoding: name)).flatMap { whole($0) }
    }
    if String(validating: bytes, as: UTF8.self) != nil { return bytes }
    return (try? TranscodedBytes(Given(bytes), encoding: "gb18030")).flatMap { whole($0) }
  }
}
