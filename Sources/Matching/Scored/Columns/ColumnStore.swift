import Base
import Documents

/// The values of one column: each different value once, cleaned; per record the number of its value,
/// 0 for null.
final class ColumnStore: @unchecked Sendable {
  struct Entry: BitwiseCopyable {
    var fact: UInt64
    var start: UInt32
    var count: UInt32
  }

  let kind: ColumnKind
  /// Per record.
  var ids = GrowingBuffer<UInt32>()
  /// Per value; 0 is null.
  var entries = GrowingBuffer<Entry>()
  var hashes = GrowingBuffer<UInt64>()
  /// How many records hold the value.
  var counts = GrowingBuffer<UInt32>()
  private(set) var placeholderCount = 0

  private var texts = UnitArena()
  private var cleaner: Cleaner
  /// Where values stand by their hash: the number of the value, above it 32 bits of its hash, so that
  /// a slot of another value is passed by without a look at that value. 0 when empty.
  private var slots = GrowingBuffer<UInt64>()
  private var mask = 0

  init(_ kind: ColumnKind) {
    self.kind = kind
    cleaner = Cleaner(kind)
    entries.append(Entry(fact: 0, start: 0, count: 0))
    hashes.append(0)
    counts.append(0)
    resize(1 << 10)
  }

  /// Different values, null among them.
  var valueCount: Int { entries.count }

  @inline(__always)
  func value(_ id: UInt32) -> Value {
    let entry = entries[Int(id)]
    return Value(text: texts.units(from: Int(entry.start), count: Int(entry.count)), fact: entry.fact)
  }

  func text(_ id: UInt32) -> Units {
    let entry = entries[Int(id)]
    return texts.units(from: Int(entry.start), count: Int(entry.count))
  }

  /// Appends the value of the next record, joined from these cells of a batch.
  func append(_ batch: RecordBatch, record: Int, columns: [Int]) {
    cleaner.begin()
    for column in columns {
      let slot = batch.slot(record, column)
      if slot.isFilled { batch.withBytes(slot) { cleaner.add($0) } }
    }
    appendCleaned()
  }

  /// - Parameter fill: adds the cells of the next record's value.
  func append(_ fill: (inout Cleaner) -> Void) {
    cleaner.begin()
    fill(&cleaner)
    appendCleaned()
  }

  func append(_ text: String) {
    cleaner.begin()
    let bytes = Array(text.utf8)
    cleaner.add(bytes.span)
    appendCleaned()
  }

  private func appendCleaned() {
    cleaner.finish()
    if cleaner.isPlaceholder { placeholderCount += 1 }
    let id = cleaner.text.isEmpty ? 0 : intern(cleaner.text, cleaner.fact)
    counts[Int(id)] += 1
    ids.append(id)
  }

  private func intern(_ text: [UInt16], _ fact: UInt64) -> UInt32 {
    Units.with(text) { units in
      let hash = units.hash(seed: 0)
      let tag = hash & Self.tag
      var at = Int(truncatingIfNeeded: hash) & mask
      while slots[at] != 0 {
        if slots[at] & Self.tag == tag {
          let id = UInt32(truncatingIfNeeded: slots[at])
          if self.text(id) == units { return id }
        }
        at = (at + 1) & mask
      }
      let id = UInt32(entries.count)
      let start = texts.append(text)
      entries.append(Entry(fact: fact, start: UInt32(start), count: UInt32(text.count)))
      hashes.append(hash)
      counts.append(0)
      slots[at] = tag | UInt64(id)
      if entries.count * 4 > slots.count * 3 { resize(slots.count * 2) }
      return id
    }
  }

  private static let tag: UInt64 = 0xFFFF_FFFF_0000_0000

  private func resize(_ size: Int) {
    slots = GrowingBuffer(capacity: size)
    slots.append(repeating: 0, count: size)
    mask = size - 1
    for id in 1..<max(1, entries.count) {
      var at = Int(truncatingIfNeeded: hashes[id]) & mask
      while slots[at] != 0 { at = (at + 1) & mask }
      slots[at] = hashes[id] & Self.tag | UInt64(id)
    }
  }

  /// No more records come.
  func close() { slots = GrowingBuffer(capacity: 1) }
}
