/// Counts the rows and filled cells of a CSV file by its own byte scanner.
struct CSVCounter {
  let shape: CSVShape

  func count(_ source: any ByteSource) throws(CountError) -> CountedFile {
    var result = CountedFile()
    var window = ByteWindow(source)
    let scanner = RowScanner(delimiter: shape.delimiter)
    // Filled cells of the last filled rows, which may turn out to be footers.
    var tail = [Int](repeating: 0, count: shape.footerRows)
    var tailIndex = 0
    var tailRows = 0
    // A byte order mark or a `sep=` line must not be cut.
    repeat { try window.refill(dropping: 0) } while window.bytes.count < 8 && !window.isAtEnd
    var index = window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    result.hasSeparatorLine = isSeparatorLine(window.bytes[index...])

    while true {
      let consumed = scan(window, from: index, scanner) { row in
        result.rows += 1
        let isBelow = result.rows > shape.topRows
        if row.isFaulted {
          result.faultedRecords += isBelow ? 1 : 0
          result.faultedCells += isBelow ? row.filled : 0
        } else if row.filled == 0 {
          result.blankRows += 1
          result.blankRowsBelow += isBelow ? 1 : 0
          return
        } else if isBelow {
          result.filledCells += row.filled
        }
        if isBelow && !tail.isEmpty {
          tail[tailIndex] = row.isFaulted ? 0 : row.filled
          tailIndex = tailIndex + 1 == tail.count ? 0 : tailIndex + 1
          tailRows += 1
        }
      }
      index = consumed
      if window.isAtEnd && index >= window.bytes.count { break }
      try window.refill(dropping: index)
      index = 0
    }
    let footers = min(tailRows, shape.footerRows)
    result.filledCells -= tail.reduce(0, +)
    result.records = max(0, result.rows - shape.topRows) - result.blankRowsBelow - footers
    return result
  }

  /// Scans all whole rows of the window.
  /// - Returns: the index of the first byte that belongs to none.
  @inline(__always)
  private func scan(
    _ window: ByteWindow, from start: Int, _ scanner: RowScanner, _ found: (RowScanner.Row) -> Void
  ) -> Int {
    let bytes = window.bytes
    let span = bytes.span
    var index = start
    while index < span.count, let row = scanner.row(in: span, from: index, isAtEnd: window.isAtEnd) {
      found(row)
      index = row.end
    }
    return index
  }

  private func isSeparatorLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.prefix(6)
    return line.starts(with: Array("sep=".utf8)) && line.count >= 5
      && (line.count == 5 || line.last == 10 || line.last == 13)
  }
}
