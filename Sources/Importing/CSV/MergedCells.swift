import Base

/// Tells a column whose cells were merged downwards in a sheet: the export has the value in the first row
/// of each group and nothing in the others.
///
/// It is the first column, or the second behind running numbers. The first record fills it, at least a
/// quarter of the records leave it open, and no two records that fill it one after the other say the same:
/// in the sheet they would be merged.
struct MergedCells {
  private struct Column {
    var filled = 0
    var empty = 0
    var startsEmpty = false
    var repeats = 0
    /// Fingerprint of the record's before; 0 when that left it open.
    var last: UInt64 = 0
    var lastNumber: Int?
    var isRunning = true
  }

  private var columns = [Column(), Column()]
  private var records = 0

  /// - Parameter cell: gives the bytes at a place; nil beyond the row's last.
  mutating func add(_ cell: (Int) -> UnsafeRawBufferPointer?) {
    for place in columns.indices {
      let bytes = cell(place)
      let isEmpty = bytes.map { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } } ?? true
      if isEmpty {
        columns[place].empty += 1
        if records == 0 { columns[place].startsEmpty = true }
        columns[place].isRunning = false
        columns[place].last = 0
        continue
      }
      columns[place].filled += 1
      guard let bytes, columns[place].repeats == 0 || columns[place].isRunning else { continue }
      let print = Fingerprint(bytes).value
      if print == columns[place].last { columns[place].repeats += 1 }
      columns[place].last = print
      guard columns[place].isRunning else { continue }
      let number = bytes.count < 10 ? Int(String(decoding: bytes, as: UTF8.self)) : nil
      if let number, columns[place].lastNumber.map({ $0 + 1 == number }) ?? true {
        columns[place].lastNumber = number
      } else {
        columns[place].isRunning = false
      }
    }
    records += 1
  }

  /// The place of that column, from 0, and how many records leave it open.
  var found: (place: Int, empty: Int)? {
    guard records >= 3 else { return nil }
    for (place, column) in columns.enumerated() {
      if place > 0 && !columns[0].isRunning { return nil }
      if !column.startsEmpty && column.filled > 1 && column.repeats == 0 && column.empty > 1
        && column.empty * 4 >= records
      {
        return (place, column.empty)
      }
    }
    return nil
  }
}
