import Base

/// One record with its children while it is being read, in any order of cells; it goes into a
/// batch as a whole, once it is complete.
struct RecordBuilder: ~Copyable {
  // Not private: with private types for elements the compiler (6.3.1, debug) fails.
  struct Part: BitwiseCopyable {
    var kind: Int
    var parent: Int
    var line: Int
    var offset: Int
    var firstSlot = 0
    var slotCount = 0
  }
  /// A part that has not ended: its cells stand from `base` on.
  struct Open: BitwiseCopyable {
    var part: Int
    var base: Int
  }
  struct Repeat: BitwiseCopyable {
    var part: Int
    var column: Int
    var slot: CellSlot
  }

  /// The bytes of the record's cells, in the order in which they were met.
  var bytes = ByteArena(capacity: 64 << 10)
  private var parts = GrowingBuffer<Part>()
  /// The part opened last, and those that it stands in.
  private var top = Open(part: -1, base: 0)
  private var open = GrowingBuffer<Open>()
  private var cells = GrowingBuffer<CellSlot>()
  private var finished = GrowingBuffer<CellSlot>()
  private var repeats = GrowingBuffer<Repeat>()
  var fault = RecordFault.none

  init() {}

  /// Starts the record, or a child of the part that was opened last.
  mutating func begin(kind: Int, columns: Int, line: Int, offset: Int) {
    parts.append(Part(kind: kind, parent: top.part, line: line, offset: offset))
    open.append(top)
    top = Open(part: parts.count - 1, base: cells.count)
    cells.append(repeating: .absent, count: columns)
  }

  /// A cell of the part that was opened last; its bytes already stand in `bytes`.
  mutating func cell(_ column: Int, start: Int, length: Int, state: CellState) {
    guard top.part >= 0 else { return }
    let index = top.base + column
    if index >= cells.count { cells.append(repeating: .absent, count: index + 1 - cells.count) }
    if cells[index].isAbsent {
      cells[index] = CellSlot(start: start, length: length, state: state)
    } else {
      cells[index].markRepeated()
      let slot = CellSlot(start: start, length: length, state: state, isRepeated: true)
      repeats.append(Repeat(part: top.part, column: column, slot: slot))
    }
  }

  mutating func end() {
    guard top.part >= 0 else { return }
    let count = cells.count - top.base
    parts[top.part].firstSlot = finished.count
    parts[top.part].slotCount = count
    cells.withElements(from: top.base, count: count) {
      finished.append(contentsOf: UnsafeBufferPointer($0))
    }
    cells.truncate(to: top.base)
    top = open.popLast() ?? Open(part: -1, base: 0)
  }

  /// Moves the record into a batch, and forgets it.
  /// - Parameter raw: the bytes of the whole record as they stand in the text.
  mutating func move(into batch: RecordBatch, ordinal: Int, raw: UnsafeRawBufferPointer) {
    let base = bytes.withUnsafeBytes(from: 0, count: bytes.count) { batch.appendBytes($0) }
    let first = batch.count
    for number in parts.indices {
      let part = parts[number]
      let parent = part.parent < 0 ? -1 : first + part.parent
      let record = batch.beginRecord(
        kind: part.kind, parent: parent, ordinal: ordinal, line: part.line, offset: part.offset)
      finished.withElements(from: part.firstSlot, count: part.slotCount) { slots in
        for index in slots.indices where !slots[index].isAbsent { slots[index].start += UInt32(base) }
        batch.setSlots(slots, ofRecord: record)
      }
    }
    for index in repeats.indices {
      let again = repeats[index]
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
    parts.removeAll()
    open.removeAll()
    top = Open(part: -1, base: 0)
    cells.removeAll()
    finished.removeAll()
    repeats.removeAll()
    fault = .none
  }
}
