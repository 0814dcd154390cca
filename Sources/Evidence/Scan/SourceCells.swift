/// The cells of one record and of its child records, read by this side's own readers. Reused from
/// record to record.
package final class SourceCells {
  package struct Cell {
    package var row: Int
    package var column: Int
    /// In `bytes`.
    package var range: Range<Int>
    /// The source said `null`: the cell is there and holds nothing.
    package var isNull = false
    /// The next cell of the same name in the same row; -1: none.
    package var next = -1
  }

  /// Row 0 is the record, the others are its children, as they begin in the document.
  package struct Row {
    package var kind: Int
    package var firstSlot = 0
  }

  package private(set) var bytes: [UInt8] = []
  package private(set) var cells: [Cell] = []
  package private(set) var rows: [Row] = []
  private var slots: [Int] = []
  package let kinds: CellKinds

  package init(kinds: CellKinds) { self.kinds = kinds }

  package func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }

  // MARK: Writing, by a reader

  package func beginRow(kind: Int) -> Int {
    rows.append(Row(kind: kind))
    return rows.count - 1
  }

  package func append(_ byte: UInt8) { bytes.append(byte) }

  package func append(_ source: Span<UInt8>, _ range: Range<Int>) {
    source.extracting(range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }

  package func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

  package func add(row: Int, column: Int, from start: Int, isNull: Bool = false) {
    cells.append(Cell(row: row, column: column, range: start..<bytes.count, isNull: isNull))
  }

  /// Makes a column of a row say one thing, whatever it said; call `finish` when all is replaced.
  package func replace(row: Int, column: [UInt8], value: [UInt8]) {
    let number = kinds.column(column.span, ofKind: rows[row].kind)
    cells.removeAll { $0.row == row && $0.column == number }
    let start = bytes.count
    bytes.append(contentsOf: value)
    add(row: row, column: number, from: start)
  }

  /// Puts the cells in their places; call when the record is complete.
  package func finish() {
    var count = 0
    for index in rows.indices {
      rows[index].firstSlot = count
      count += kinds.kinds[rows[index].kind].columns.count
    }
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: count))
    for index in cells.indices.reversed() {
      let slot = rows[cells[index].row].firstSlot + cells[index].column
      cells[index].next = slots[slot]
      slots[slot] = index
    }
  }

  // MARK: Reading

  /// The first cell of a column; -1 when the row has none.
  @inline(__always)
  package func first(row: Int, column: Int) -> Int { slots[rows[row].firstSlot + column] }

  /// The first cell of a column that says something; where none does, as `first`.
  package func firstFilled(row: Int, column: Int) -> Int {
    let first = first(row: row, column: column)
    var cell = first
    while cell >= 0, cells[cell].range.isEmpty { cell = cells[cell].next }
    return cell >= 0 ? cell : first
  }

  @inline(__always)
  package func isFilled(_ cell: Int) -> Bool { cell >= 0 && !cells[cell].range.isEmpty }

  @inline(__always)
  package func withCell<R>(_ cell: Int, _ body: (Span<UInt8>) -> R) -> R {
    let all = bytes
    return body(all.span.extracting(cells[cell].range))
  }

  package func text(_ cell: Int) -> String { withCell(cell, Bytes.text) }
}

/// Reads one record of a format.
package protocol RecordCells {
  /// - Returns: false when the bytes are no whole record of the format.
  func read(_ raw: Span<UInt8>, into cells: SourceCells, within context: XMLContext) -> Bool
}

extension RecordCells {
  /// Of a record of which the bytes are all that is known.
  package func read(_ raw: Span<UInt8>, into cells: SourceCells) -> Bool {
    read(raw, into: cells, within: .unknown)
  }
}
