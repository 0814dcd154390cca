import Base
import Mapping
import Store

/// The filled cells of a file by column, and what became of their records. Cells of a child record
/// go with its record.
struct CellCounts {
  enum Outcome: Int {
    case landed = 0
    case quarantined = 1
    case filtered = 2
  }

  /// By kind, then column, then outcome.
  private(set) var counts: [[Int]] = []
  private(set) var layout = Layout(kinds: [])

  /// Makes room for the columns of a layout; columns keep their numbers.
  mutating func extend(to layout: Layout) {
    self.layout = layout
    while counts.count < layout.kinds.count { counts.append([]) }
    for (kind, columns) in layout.kinds.enumerated() {
      let missing = columns.columns.count * 3 - counts[kind].count
      if missing > 0 { counts[kind].append(contentsOf: repeatElement(0, count: missing)) }
    }
  }

  /// Counts the filled cells of a record and its children.
  /// - Parameter sign: -1 takes them back.
  mutating func add(_ batch: RecordBatch, _ record: Int, _ outcome: Outcome, sign: Int = 1) {
    var at = record
    repeat {
      let kind = Int(batch[at].kind)
      for column in 0..<batch.slotCount(at) where batch.slot(at, column).isFilled {
        counts[kind][column * 3 + outcome.rawValue] += sign
      }
      at += 1
    } while at < batch.count && batch[at].kind != 0
    if !batch.repeats.isEmpty { addRepeats(batch, record..<at, outcome: outcome, sign: sign) }
    // What a cell has from a row above it was counted there.
    guard !batch.inherited.isEmpty else { return }
    for column in batch.inheritedColumns(ofRecord: record) {
      counts[Int(batch[record].kind)][column * 3 + outcome.rawValue] -= sign
    }
  }

  /// The second and later cells of a column in one record; those of a batch stand in the order of
  /// their records.
  private mutating func addRepeats(
    _ batch: RecordBatch, _ records: Range<Int>, outcome: Outcome, sign: Int
  ) {
    let repeats = batch.repeats
    var (low, high) = (0, repeats.count)
    while low < high {
      let middle = (low + high) / 2
      if repeats[middle].record < records.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < repeats.count, records.contains(repeats[low].record) {
      if repeats[low].slot.isFilled {
        counts[Int(batch[repeats[low].record].kind)][repeats[low].column * 3 + outcome.rawValue] += sign
      }
      low += 1
    }
  }

  func rows(fate: (Int, Int) -> ColumnFate) -> [CellRow] {
    var rows: [CellRow] = []
    for (kind, names) in layout.kinds.enumerated() {
      for (column, name) in names.columns.enumerated() {
        let at = column * 3
        rows.append(
          CellRow(
            path: names.path, column: name, fate: fate(kind, column).rawValue,
            landed: counts[kind][at], quarantined: counts[kind][at + 1],
            filtered: counts[kind][at + 2]))
      }
    }
    return rows
  }
}
