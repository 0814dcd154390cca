import Base

/// The cells of one CSV row, by place; and those that it has from rows above it, as its record's bytes say.
package struct CSVRecordCells: RecordCells {
  /// By place: the column; nil: a place that no header names.
  let columns: [Int?]
  private let scanner: CSVScanner

  package init(_ dialect: CSVDialect, columns: [Int?]) {
    scanner = CSVScanner(dialect)
    self.columns = columns
  }

  package func read(_ raw: Span<UInt8>, into cells: SourceCells, within context: XMLContext) -> Bool {
    var inherited: [(column: [UInt8], value: [UInt8])] = []
    let start = InheritedCells.read(raw) { column, value in
      inherited.append((Bytes.array(raw.extracting(column)), Bytes.array(raw.extracting(value))))
    }
    var end = raw.count
    while end > start, raw[end - 1] == 10 || raw[end - 1] == 13 { end -= 1 }
    var keeping = CSVCells(cells: cells, columns: columns, row: cells.beginRow(kind: 0), scanner)
    let row = scanner.row(in: raw.extracting(start..<end), from: 0, isAtEnd: true, into: &keeping)
    guard let row, !row.isFaulted, row.end == end - start else { return false }
    for cell in inherited { cells.replace(row: 0, column: cell.column, value: cell.value) }
    cells.finish()
    return true
  }
}

/// Keeps the cells of one row.
private struct CSVCells: CSVSink {
  let cells: SourceCells
  let columns: [Int?]
  let row: Int
  private let scanner: CSVScanner
  private var place = 0

  init(cells: SourceCells, columns: [Int?], row: Int, _ scanner: CSVScanner) {
    self.scanner = scanner
    self.cells = cells
    self.columns = columns
    self.row = row
  }

  @inline(__always)
  mutating func cell(_ cell: Range<Int>, of bytes: Span<UInt8>, isQuoted: Bool) {
    defer { place += 1 }
    let start = cells.bytes.count
    if scanner.escape != 0 {
      appendEscaped(bytes, cell, isQuoted)
    } else if isQuoted {
      // Of two quotes, the second is passed over.
      var from = cell.lowerBound
      var at = from
      while at < cell.upperBound {
        if bytes[at] == scanner.quote {
          cells.append(bytes, from..<at + 1)
          from = at + 2
          at += 1
        }
        at += 1
      }
      if from < cell.upperBound { cells.append(bytes, from..<cell.upperBound) }
    } else {
      cells.append(bytes, cell)
    }
    keep(from: start)
  }

  /// An escape is passed over where it stands before what it takes the meaning from.
  private func appendEscaped(_ bytes: Span<UInt8>, _ cell: Range<Int>, _ isQuoted: Bool) {
    var at = cell.lowerBound
    while at < cell.upperBound {
      let byte = bytes[at]
      if at + 1 < cell.upperBound {
        let next = bytes[at + 1]
        let isTaken =
          byte == scanner.escape
          && (next == scanner.quote || next == scanner.delimiter || next == scanner.escape)
        if isTaken || isQuoted && byte == scanner.quote && next == scanner.quote { at += 1 }
      }
      cells.append(bytes[at])
      at += 1
    }
  }

  private func keep(from start: Int) {
    guard place < columns.count else { return }
    if let column = columns[place] {
      cells.add(row: row, column: column, from: start)
    } else if cells.bytes.count > start {
      // A place without a name is called by its number, where it is filled.
      let name = Array("column \(place + 1)".utf8)
      cells.add(row: row, column: cells.kinds.column(name.span, ofKind: 0), from: start)
    }
  }
}
