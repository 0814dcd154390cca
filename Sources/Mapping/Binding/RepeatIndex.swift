import Base

/// Finds the second and later cells of a name in one record, without searching the whole batch for
/// each record.
struct RepeatIndex {
  private var batch: ObjectIdentifier?
  private var generation = -1
  private var count = -1
  /// Numbers into `batch.repeats`, by record and then as met.
  private var order: [Int] = []

  /// In the order of the file, without the first.
  mutating func slots(_ batch: RecordBatch, _ record: Int, _ column: Int) -> [CellSlot] {
    if self.batch != ObjectIdentifier(batch) || generation != batch.generation || count != batch.repeats.count
    {
      self.batch = ObjectIdentifier(batch)
      generation = batch.generation
      count = batch.repeats.count
      let repeats = batch.repeats
      order = repeats.indices.sorted { (repeats[$0].record, $0) < (repeats[$1].record, $1) }
    }
    let repeats = batch.repeats
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      if repeats[order[middle]].record < record { low = middle + 1 } else { high = middle }
    }
    var slots: [CellSlot] = []
    while low < order.count, repeats[order[low]].record == record {
      if repeats[order[low]].column == column { slots.append(repeats[order[low]].slot) }
      low += 1
    }
    return slots
  }
}
