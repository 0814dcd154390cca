import Records

/// One record with its children while it is being read, in any order of cells; it goes into a
/// batch as a whole, once it is complete.
struct RecordBuilder: ~Copyable {
  private struct Part {
    var kind: Int
    var parent: Int
    var line: Int
    var offset: Int
    var firstSlot = 0
    var slotCount = 0
  }
  private struct Open {
    var part: Int
    var base: Int
  }
  private struct Repeat {
    var part: Int
    var column: Int
    var slot: CellSlot
  }

  /// The bytes of the record's cells, in the order in which they were met.
  var bytes = ByteArena(capacity: 64 << 10)
  private var parts: [Part] = []
  private var open: [Open] = []
  private var cells: [CellSlot] = []
  private var finished: [CellSlot] = []
  private var repeats: [Repeat] = []
  private var handover: [CellSlot] = []
  var fault = RecordFault.none

  init() {}

  /// Children that are open, the record itself included.
  var openCount: Int { open.count }

  /// Starts the record, or a child of the part that was opened last.
  mutating func begin(kind: Int, columns: Int, line: Int, offset: Int) {
    parts.append(Part(kind: kind, parent: open.last?.part ?? -1, line: line, offset: offset))
    open.append(Open(part: parts.count - 1, base: cells.count))
    cells.append(contentsOf: repeatElement(.absent, count: columns))
  }

  /// A cell of the part that was opened last; its bytes already stand in `bytes`.
  mutating func cell(_ column: Int, start: Int, length: Int, state: CellState) {
    guard let top = open.last else { return }
    let index = top.base + column
    while cells.count <= index { cells.append(.absent) }
    if cells[index].state == .absent {
      cells[index] = CellSlot(start: start, length: length, state: state)
    } else {
      cells[index].markRepeated()
      let slot = CellSlot(start: start, length: length, state: state, isRepeated: true)
      repeats.append(Repeat(part: top.part, column: column, slot: slot))
    }
  }

  mutating func end() {
    guard let top = open.popLast() else { return }
    parts[top.part].firstSlot = finished.count
    parts[top.part].slotCount = cells.count - top.base
    finished.append(contentsOf: cells[top.base...])
    cells.removeLast(cells.count - top.base)
  }

  /// Moves the record into a batch, and forgets it.
  /// - Parameter raw: the bytes of the whole record as they stand in the text.
  mutating func move(into batch: RecordBatch, ordinal: Int, raw: UnsafeRawBufferPointer) {
    let base = bytes.withUnsafeBytes(from: 0, count: bytes.count) { batch.appendBytes($0) }
    let first = batch.count
    for part in parts {
      let parent = part.parent < 0 ? -1 : first + part.parent
      let record = batch.beginRecord(
        kind: part.kind, parent: parent, ordinal: ordinal, line: part.line, offset: part.offset)
      handover.removeAll(keepingCapacity: true)
      for slot in finished[part.firstSlot..<part.firstSlot + part.slotCount] {
        var moved = slot
        if slot.state != .absent { moved.start += UInt32(base) }
        handover.append(moved)
      }
      batch.setSlots(handover, ofRecord: record)
    }
    for again in repeats {
      var moved = again.slot
      moved.start += UInt32(base)
      batch.appendRepeat(record: first + again.part, column: again.column, slot: moved)
    }
    if !parts.isEmpty {
      batch.setRaw(raw, ofRecord: first)
      if fault != .none { batch.setFault(fault, ofRecord: first) }
    }
    reset()
  }

  mutating func reset() {
    bytes.removeAll()
    parts.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    finished.removeAll(keepingCapacity: true)
    repeats.removeAll(keepingCapacity: true)
    fault = .none
  }
}
