/// The cells of one CSV row (RFC 4180), by place. A quote opens a quoted cell only as its first byte.
package struct CSVRecordCells: RecordCells {
  let delimiter: UInt8
  /// By place: the column; nil: a place that no header names.
  let columns: [Int?]

  package init(delimiter: UInt8, columns: [Int?]) {
    self.delimiter = delimiter
    self.columns = columns
  }

  package func read(_ raw: Span<UInt8>, into cells: SourceCells, within context: XMLContext) -> Bool {
    let row = cells.beginRow(kind: 0)
    var end = raw.count
    while end > 0, raw[end - 1] == 10 || raw[end - 1] == 13 { end -= 1 }
    var at = 0
    var place = 0
    while true {
      let start = cells.bytes.count
      if at < end, raw[at] == RowScanner.quote {
        at += 1
        while true {
          let from = at
          while at < end, raw[at] != RowScanner.quote { at += 1 }
          cells.append(raw, from..<at)
          guard at < end else { return false }
          at += 1
          guard at < end, raw[at] == RowScanner.quote else { break }
          cells.append(RowScanner.quote)
          at += 1
        }
        while at < end, raw[at] != delimiter, raw[at] == 32 || raw[at] == 9 { at += 1 }
        guard at == end || raw[at] == delimiter else { return false }
      } else {
        let from = at
        while at < end, raw[at] != delimiter { at += 1 }
        cells.append(raw, from..<at)
      }
      if place < columns.count {
        if let column = columns[place] {
          cells.add(row: row, column: column, from: start)
        } else if cells.bytes.count > start {
          // A place without a name is called by its number, where it is filled.
          let name = Array("column \(place + 1)".utf8)
          cells.add(row: row, column: cells.kinds.column(name.span, ofKind: 0), from: start)
        }
      }
      place += 1
      guard at < end else { break }
      at += 1
    }
    cells.finish()
    return true
  }
}
