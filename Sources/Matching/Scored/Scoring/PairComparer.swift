import Base
import Documents

/// Compares two records column by column. One scratch a thread.
struct PairComparer: Sendable {
  struct Part: Sendable {
    let column: Int
    let comparator: any Comparator
    let store: ColumnStore
  }

  let parts: [Part]
  private let records: MatchRecords

  init(_ configuration: MatchConfiguration, _ records: MatchRecords) {
    self.records = records
    parts = configuration.comparisons.map { comparison in
      Part(
        column: comparison.column, comparator: comparison.comparator.make(comparison.thresholds),
        store: records.columns[comparison.column])
    }
  }

  @inline(__always)
  func level(_ part: Part, _ a: Int, b: Int, scratch: inout Scratch) -> Int {
    let left = records.id(a, part.column)
    let right = records.id(b, part.column)
    if left == 0 || right == 0 { return Level.null }
    if left == right { return Level.exact }
    return Level.first + part.comparator.level(part.store.value(left), part.store.value(right), &scratch)
  }

  func vector(_ a: Int, _ b: Int, _ scratch: inout Scratch) -> LevelVector {
    var vector = LevelVector()
    for (index, part) in parts.enumerated() { vector[index] = level(part, a, b: b, scratch: &scratch) }
    return vector
  }
}
