import Base

/// Counts the rows and filled cells of a CSV file by its own byte scanner.
struct CSVCounter {
  let shape: CSVShape
  var sink: (any RecordSink)?

  func count(_ source: any ByteSource) throws(CountError) -> CountedFile {
    var result = CountedFile()
    var window = ByteWindow(source)
    let scanner = CSVScanner(shape.dialect)
    // Filled cells of the last filled rows, which may turn out to be footers.
    var tail = [Int](repeating: 0, count: shape.footerRowNumbers.isEmpty ? shape.footerRows : 0)
    var tailIndex = 0
    var tailRows = 0
    var namedFooters = 0
    // A byte order mark or a `sep=` line must not be cut.
    repeat { try window.refill(dropping: 0) } while window.bytes.count < 16 && !window.isAtEnd
    // U+FEFF in UTF-8 and in GB18030, which may not have been decoded.
    var index =
      [[0xEF, 0xBB, 0xBF], [0x84, 0x31, 0x95, 0x33]].first { window.bytes.starts(with: $0) }?.count ?? 0
    result.hasSeparatorLine = isSeparatorLine(window.bytes[index...])

    // A `sep=` line is no record, with a header or without.
    let topRows = max(shape.topRows, result.hasSeparatorLine ? 1 : 0)
    var headerWidth = 0
    var hasHeader = topRows == 0
    var width = hasHeader ? shape.width ?? .max : .max
    while true {
      let consumed = scan(window, from: index, scanner, width: width) { row, cells, raw in
        result.rows += 1
        if result.rows <= topRows && result.rows > topRows - shape.headerRows {
          headerWidth = max(headerWidth, row.cells)
        }
        let isBelow = result.rows > topRows
        if !cells.hasInk && !row.isFaulted {
          result.blankRows += 1
          result.blankRowsBelow += isBelow ? 1 : 0
          return result.rows != topRows
        }
        // The rows below are looked at with the header's width.
        guard isBelow else { return result.rows < topRows }
        if shape.footerRowNumbers.contains(result.rows) {
          namedFooters += 1
          return true
        }
        if let sink { sink.take(raw, isFaulted: row.isFaulted, within: .none) }
        if row.isFaulted {
          result.faultedRecords += 1
          result.faultedCells += row.pieces
        } else {
          result.filledCells += cells.filled
          result.cellsBeyond += cells.beyond
        }
        if !tail.isEmpty {
          tail[tailIndex] = row.isFaulted ? 0 : cells.filled
          tailIndex = tailIndex + 1 == tail.count ? 0 : tailIndex + 1
          tailRows += 1
        }
        return true
      }
      index = consumed
      if result.rows >= topRows { width = shape.width ?? (headerWidth > 0 ? headerWidth : .max) }
      if window.isAtEnd && index >= window.bytes.count { break }
      if result.rows == topRows && !hasHeader {
        hasHeader = true
        continue
      }
      try window.refill(dropping: index)
      index = 0
    }
    result.filledCells -= tail.reduce(0, +)
    result.records =
      max(0, result.rows - topRows) - result.blankRowsBelow - min(tailRows, tail.count) - namedFooters
    return result
  }

  /// Scans the whole rows of the window, until `found` asks to stop.
  /// - Returns: the index of the first byte that belongs to none.
  @inline(__always)
  private func scan(
    _ window: ByteWindow, from start: Int, _ scanner: CSVScanner, width: Int,
    _ found: (CSVScanner.Row, CSVRowCount, Span<UInt8>) -> Bool
  ) -> Int {
    let bytes = window.bytes
    let span = bytes.span
    var index = start
    while index < span.count {
      var cells = CSVRowCount(width: width)
      guard let row = scanner.row(in: span, from: index, isAtEnd: window.isAtEnd, into: &cells) else { break }
      let raw = span.extracting(index..<row.end)
      index = row.end
      if !found(row, cells, raw) { break }
    }
    return index
  }

  private func isSeparatorLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    // Lower case by the bit; a quoted line says the same.
    let isQuoted = bytes.first == CSVDialect.doubleQuote
    let line = bytes.dropFirst(isQuoted ? 1 : 0)
    guard line.count >= 5, line.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep=".utf8) else { return false }
    var rest = line.dropFirst(5)
    if isQuoted, rest.popFirst() != CSVDialect.doubleQuote { return false }
    return rest.first.map { $0 == 10 || $0 == 13 } ?? true
  }
}

/// Counts the filled cells of one row.
struct CSVRowCount: CSVSink {
  /// Cells that the header has.
  let width: Int
  private var cells = 0
  private(set) var filled = 0
  /// Filled cells behind the first `width` ones; not among `filled`.
  private(set) var beyond = 0
  /// A cell holds something other than spaces and TABs.
  private(set) var hasInk = false

  init(width: Int) { self.width = width }

  @inline(__always)
  mutating func cell(_ cell: Range<Int>, of bytes: Span<UInt8>, isQuoted: Bool) {
    cells += 1
    if cell.isEmpty { return }
    if cells > width { beyond += 1 } else { filled += 1 }
    if hasInk { return }
    var index = cell.lowerBound
    while index < cell.upperBound, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
    hasInk = index < cell.upperBound
  }
}
