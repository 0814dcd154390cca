import Base

/// Keys of records that a run lands new: of those that keep cells, since a golden row of several records says
/// whose a kept cell is. Those of stored records stand in the store.
final class RecordKeys {
  private var entries: [(record: Int32, start: Int, count: Int)] = []
  private var bytes = ByteArena()
  private var isSorted = true

  func add(_ record: Int, _ key: String) {
    let start = bytes.count
    bytes.append(utf8: key)
    if let last = entries.last, last.record > record { isSorted = false }
    entries.append((Int32(truncatingIfNeeded: record), start, bytes.count - start))
  }

  func key(of record: Int) -> String? {
    if !isSorted {
      entries.sort { $0.record < $1.record }
      isSorted = true
    }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if Int(entries[middle].record) < record { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, Int(entries[low].record) == record else { return nil }
    return bytes.string(from: entries[low].start, count: entries[low].count)
  }
}
