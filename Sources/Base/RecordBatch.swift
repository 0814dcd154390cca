#if FAULTS
  import Foundation
#endif

/// A fault that an importer found in one record; the record goes to quarantine, the file goes on.
@frozen
public enum RecordFault: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case none = 0
  /// Text after a closing quote (`"a"b,`).
  case textAfterQuote = 1
  /// A quote that is never closed.
  case openQuote = 2
  /// A row with more cells than the header has columns.
  case tooManyCells = 3
  /// A row with fewer cells than the header has columns.
  case tooFewCells = 4
  /// The same JSON key twice in one object.
  case repeatedKey = 5
  /// JSON that does not parse, in a file of one object a line.
  case malformed = 6
  /// A null character (U+0000) in a cell or a name: no text has it, and much software ends a text there.
  case nullCharacter = 7
  /// A row with a blank cell that a row above it fills (`fill_down:`), and what that says is not known: it
  /// cannot be taken apart.
  case fillDownUnknown = 8

  /// The stable code in quarantine, ledger and messages.
  public var code: String {
    switch self {
    case .none: ""
    case .textAfterQuote: "text-after-quote"
    case .openQuote: "open-quote"
    case .tooManyCells: "too-many-cells"
    case .tooFewCells: "too-few-cells"
    case .repeatedKey: "repeated-key"
    case .malformed: "malformed"
    case .nullCharacter: "null-character"
    case .fillDownUnknown: "fill-down-unknown"
    }
  }
}

/// One record of a batch: where it stands in its file, and which cells are its own.
@frozen
public struct RecordEntry: Sendable, BitwiseCopyable {
  /// Index into the layout's kinds; 0 is the record itself, others are its children.
  public var kind: UInt16
  public var fault: RecordFault
  /// Index in this batch of the record that a child belongs to; -1 for a record itself.
  public var parent: Int32
  /// Number of the record in its file, from 1. A child has its record's.
  public var ordinal: UInt32
  /// First line of the record, from 1.
  public var line: UInt32
  /// Offset in bytes of the record in the decoded (UTF-8) text of the file, after a BOM.
  public var offset: UInt64
  @usableFromInline var firstCell: UInt32
  /// Slots from `firstCell` on; may be fewer than the layout has columns: the rest are absent.
  @usableFromInline var cellCount: UInt32
  @usableFromInline var rawStart: UInt32
  @usableFromInline var rawLength: UInt32
}

/// Some thousand records of one file: all their cells in one arena of bytes. The unit that crosses
/// modules, threads and queues; owned by one thread at a time, and reused.
///
/// A record is followed by all its children, in the same batch. Bytes are valid UTF-8.
/// Offsets are 32 bits: keep a batch below `arenaLimit` bytes (`isFull` says when).
public final class RecordBatch: @unchecked Sendable {
  #if FAULTS
    /// A test asks for other sizes: the same records make the same store in any.
    public static let recordLimit =
      ProcessInfo.processInfo.environment["LEADFERRY_BATCH"].flatMap { Int($0) } ?? 4096
  #else
    public static let recordLimit = 4096
  #endif
  public static let arenaLimit = 4 << 20

  /// The columns of the cells here. Set by the reader when the batch is handed over.
  public var layout = Layout(kinds: [])
  @usableFromInline var bytes = ByteArena()
  @usableFromInline var raw = ByteArena()
  @usableFromInline var slots = GrowingBuffer<CellSlot>(capacity: 1 << 16)
  @usableFromInline var entries = GrowingBuffer<RecordEntry>(capacity: 4096)
  /// Cells met again in one record (see `CellSlot.isRepeated`): the second and later ones.
  public private(set) var repeats: [(record: Int, column: Int, slot: CellSlot)] = []
  /// Cells that say what a row above them says (`fill_down:`) and hold no bytes of their own: the file has
  /// what they say once, in that row. In the order of their records.
  public private(set) var inherited: [(record: Int, column: Int)] = []
  /// Records of kind 0.
  public private(set) var rootCount = 0
  /// How often the batch was emptied: tells its contents apart for those who keep an index of them.
  public private(set) var generation = 0

  public init() {}

  /// Records and children.
  @inlinable public var count: Int { entries.count }
  @inlinable public var isFull: Bool {
    rootCount >= Self.recordLimit || bytes.count >= Self.arenaLimit || raw.count >= Self.arenaLimit
  }
  @inlinable public subscript(record: Int) -> RecordEntry { entries[record] }

  public func removeAll() {
    bytes.removeAll()
    raw.removeAll()
    slots.removeAll()
    entries.removeAll()
    repeats.removeAll(keepingCapacity: true)
    inherited.removeAll(keepingCapacity: true)
    rootCount = 0
    generation += 1
  }

  // MARK: Writing, by a reader

  /// Starts a record; the cells appended from now on are its own. Answers its index.
  @discardableResult
  public func beginRecord(kind: Int, parent: Int, ordinal: Int, line: Int, offset: Int) -> Int {
    entries.append(
      RecordEntry(
        kind: UInt16(kind), fault: .none, parent: Int32(parent), ordinal: UInt32(ordinal),
        line: UInt32(truncatingIfNeeded: line), offset: UInt64(offset),
        firstCell: UInt32(slots.count), cellCount: 0, rawStart: UInt32(raw.count), rawLength: 0))
    if kind == 0 { rootCount += 1 }
    return entries.count - 1
  }

  /// Appends bytes to the arena, without making a cell of them; answers where they start.
  @inlinable
  public func appendBytes(_ source: UnsafeRawBufferPointer) -> Int { bytes.append(source) }

  @inlinable public var byteCount: Int { bytes.count }

  /// Appends the next cell of the record begun last, its bytes already in the arena.
  @inlinable
  public func appendSlot(_ slot: CellSlot) {
    slots.append(slot)
    entries[entries.count - 1].cellCount += 1
  }

  /// Appends the next cell of the record begun last.
  @inlinable
  public func appendCell(_ source: UnsafeRawBufferPointer, state: CellState) {
    let start = bytes.append(source)
    appendSlot(
      CellSlot(start: start, length: source.count, state: source.isEmpty && state == .text ? .empty : state))
  }

  /// Writes all cells of the record begun last at once, by column: for readers that meet cells in
  /// any order and for records whose children come in between.
  public func setSlots(_ cells: [CellSlot], ofRecord record: Int) {
    entries[record].firstCell = UInt32(slots.count)
    entries[record].cellCount = UInt32(cells.count)
    cells.withUnsafeBufferPointer { slots.append(contentsOf: $0) }
  }

  /// The same, from memory that the reader owns.
  @inlinable
  public func setSlots(_ cells: UnsafeMutableBufferPointer<CellSlot>, ofRecord record: Int) {
    entries[record].firstCell = UInt32(slots.count)
    entries[record].cellCount = UInt32(cells.count)
    slots.append(contentsOf: UnsafeBufferPointer(cells))
  }

  public func appendRepeat(record: Int, column: Int, slot: CellSlot) {
    repeats.append((record, column, slot))
  }

  /// Lets a blank cell say what a row above it says.
  /// - Parameter slot: its bytes already in the arena.
  public func setInherited(_ slot: CellSlot, record: Int, column: Int) {
    if !self.slot(record, column).isFilled { inherited.append((record, column)) }
    let (first, count) = (Int(entries[record].firstCell), Int(entries[record].cellCount))
    if column >= count {
      // The row ends before the column: its cells move to where there is room.
      entries[record].firstCell = UInt32(slots.count)
      entries[record].cellCount = UInt32(column + 1)
      for place in 0..<count { slots.append(slots[first + place]) }
      slots.append(repeating: .absent, count: column + 1 - count)
    }
    slots[Int(entries[record].firstCell) + column] = slot
  }

  /// The columns of a record that say what a row above says, and hold no bytes of their own.
  public func inheritedColumns(ofRecord record: Int) -> [Int] {
    var (low, high) = (0, inherited.count)
    while low < high {
      let middle = (low + high) / 2
      if inherited[middle].record < record { low = middle + 1 } else { high = middle }
    }
    return inherited[low...].prefix { $0.record == record }.map(\.column)
  }

  public func setFault(_ fault: RecordFault, ofRecord record: Int) { entries[record].fault = fault }

  /// For a record that is read again, away from the file that it stands in.
  public func setLine(_ line: Int, ofRecord record: Int) {
    entries[record].line = UInt32(truncatingIfNeeded: line)
  }

  /// Keeps the record's own bytes, as they stand in the decoded file.
  @inlinable
  public func setRaw(_ source: UnsafeRawBufferPointer, ofRecord record: Int) {
    entries[record].rawStart = UInt32(raw.append(source))
    entries[record].rawLength = UInt32(source.count)
  }

  // MARK: Reading

  /// The slot of a column; `.absent` when the record ends before it.
  @inlinable
  public func slot(_ record: Int, _ column: Int) -> CellSlot {
    let entry = entries[record]
    return column < Int(entry.cellCount) ? slots[Int(entry.firstCell) + column] : .absent
  }

  @inlinable public func slotCount(_ record: Int) -> Int { Int(entries[record].cellCount) }

  /// The bytes of a slot of this batch.
  @inlinable
  public func withBytes<R>(_ slot: CellSlot, _ body: (Span<UInt8>) -> R) -> R {
    bytes.withSpan(from: Int(slot.start), count: slot.length, body)
  }

  @inlinable
  public func withCell<R>(_ record: Int, _ column: Int, _ body: (Span<UInt8>) -> R) -> R {
    withBytes(slot(record, column), body)
  }

  /// The bytes of the record as they stand in the decoded file.
  @inlinable
  public func withRaw<R>(_ record: Int, _ body: (Span<UInt8>) -> R) -> R {
    raw.withSpan(from: Int(entries[record].rawStart), count: Int(entries[record].rawLength), body)
  }

  /// For people: messages, `read`, tests. Nil when the cell is absent or null.
  public func text(_ record: Int, _ column: Int) -> String? {
    let slot = slot(record, column)
    guard slot.state != .absent, slot.state != .null else { return nil }
    return bytes.string(from: Int(slot.start), count: slot.length)
  }

  /// For people: messages and tests.
  public func rawText(_ record: Int) -> String {
    raw.string(from: Int(entries[record].rawStart), count: Int(entries[record].rawLength))
  }
}
