import Base
import Evidence

/// The canonical bytes of one record: of each row its kind, of each cell its column's name, what it is and
/// what it says. Injective: a cell that is absent, null, empty or filled gives other bytes, and every
/// text has its length before it. The order of columns does not matter; that of repeated cells does.
struct RecordCanon {
  private enum Mark: UInt8 {
    case row = 1
    case column, null, empty, filled, faulted
  }

  private var bytes: [UInt8] = []
  /// By kind: the columns by name.
  private var order: [[Int]] = []
  private var version = -1
  private var bound: ObjectIdentifier?

  /// Of a record with these cells.
  mutating func digest(_ cells: SourceCells) -> Identity {
    if version != cells.kinds.version || bound != ObjectIdentifier(cells.kinds) { arrange(cells.kinds) }
    bytes.removeAll(keepingCapacity: true)
    let all = cells.bytes
    for index in cells.rows.indices {
      let kind = cells.rows[index].kind
      bytes.append(Mark.row.rawValue)
      append(kind)
      for column in order[kind] {
        var cell = cells.first(row: index, column: column)
        guard cell >= 0 else { continue }
        let name = cells.kinds.kinds[kind].columns[column]
        bytes.append(Mark.column.rawValue)
        append(name.count)
        bytes.append(contentsOf: name)
        while cell >= 0 {
          let (range, isNull) = (cells.cells[cell].range, cells.cells[cell].isNull)
          let mark: Mark = isNull ? .null : range.isEmpty ? .empty : .filled
          bytes.append(mark.rawValue)
          if mark == .filled {
            append(range.count)
            bytes.append(contentsOf: all[range])
          }
          cell = cells.cells[cell].next
        }
      }
    }
    return Identity(bytes.span, seed: 0)
  }

  /// Of a record that does not parse: its bytes as they are.
  mutating func digest(faulted raw: Span<UInt8>) -> Identity {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(Mark.faulted.rawValue)
    raw.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    return Identity(bytes.span, seed: 0)
  }

  private mutating func append(_ number: Int) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  private mutating func arrange(_ kinds: CellKinds) {
    version = kinds.version
    bound = ObjectIdentifier(kinds)
    order = kinds.kinds.map { kind in
      kind.columns.indices.sorted { kind.columns[$0].lexicographicallyPrecedes(kind.columns[$1]) }
    }
  }
}
