import Base
import Model

/// The extras of one record while it lands: names in one arena, cells by their slots.
struct ExtraList: ~Copyable {
  struct Entry {
    var start: Int
    var length: Int
    var slot: CellSlot
    var child: Int
    var copy: Int
  }

  private var names = ByteArena()
  private(set) var entries: [Entry] = []
  /// Cells that a rule could not read and that are kept instead (`invalid: keep`).
  private(set) var invalid: [(record: Int, column: Int)] = []

  mutating func removeAll() {
    names.removeAll()
    entries.removeAll(keepingCapacity: true)
    invalid.removeAll(keepingCapacity: true)
  }

  mutating func addInvalid(record: Int, column: Int) {
    if !invalid.contains(where: { $0 == (record, column) }) { invalid.append((record, column)) }
  }

  /// - Parameters:
  ///   - path: bytes of the kind's path; empty for the record itself.
  ///   - name: full name of the column.
  ///   - child: number of the child record among the record's; 0 for the record itself.
  ///   - copy: 1 for the first cell of the name, 2, 3, … for repeated ones.
  mutating func add(path: Int, name: [UInt8], child: Int, copy: Int, slot: CellSlot) {
    let start = names.count
    name.withUnsafeBytes { bytes in
      if child == 0 {
        names.append(bytes)
      } else {
        names.append(UnsafeRawBufferPointer(rebasing: bytes[..<path]))
        append(number: child)
        names.append(UnsafeRawBufferPointer(rebasing: bytes[path...]))
      }
    }
    if copy > 1 { append(number: copy) }
    entries.append(
      Entry(start: start, length: names.count - start, slot: slot, child: child, copy: copy))
  }

  private mutating func append(number: Int) { names.append(utf8: Self.suffix(number)) }

  private static func suffix(_ number: Int) -> String { "[\(number)]" }

  mutating func sort() {
    let copy = entries
    guard copy.count > 1 else { return }
    entries = copy.sorted { precedes($0, $1) }
    // Names that are equal stand side by side.
    guard (1..<entries.count).contains(where: { !precedes(entries[$0 - 1], entries[$0]) }) else { return }
    rename()
    let renamed = entries
    entries = renamed.sorted { precedes($0, $1) }
  }

  /// Two cells of this record have one name: see `ExtraNames`.
  private mutating func rename() {
    let cells = entries.map { entry -> ExtraNames.Cell in
      let suffix = entry.copy > 1 ? Self.suffix(entry.copy).utf8.count : 0
      let name = names.withSpan(from: entry.start, count: entry.length - suffix) { span in
        span.withUnsafeBufferPointer { Array($0) }
      }
      return ExtraNames.Cell(name: name, child: entry.child, copy: entry.copy)
    }
    for (index, name) in ExtraNames.all(cells).enumerated() {
      entries[index].start = names.count
      entries[index].length = name.count
      name.withUnsafeBytes { _ = names.append($0) }
    }
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    names.withUnsafeBytes(from: left.start, count: left.length) { a in
      names.withUnsafeBytes(from: right.start, count: right.length) { b in
        a.lexicographicallyPrecedes(b)
      }
    }
  }

  func withName(_ entry: Entry, _ body: (Span<UInt8>) -> Void) {
    names.withSpan(from: entry.start, count: entry.length, body)
  }
}

extension BoundMapping {
  /// The extras part, sorted by name. A cell of a child is named by the child's number
  /// (`contacts/contact[2]/qq`), a repeated one by its own (`phone[2]`).
  func landExtras(_ batch: RecordBatch, _ record: Int, _ end: Int, into writer: inout LandedWriter) {
    if end == record + 1, extras.invalid.isEmpty, !hasRepeatedKept(batch, record) {
      landOwnExtras(batch, record, into: &writer)
      return
    }
    for index in record..<end {
      let kind = Int(batch[index].kind)
      for column in kinds[kind].kept {
        let slot = batch.slot(index, column.index)
        // The first of several may be empty, and the others not.
        guard slot.isFilled || slot.isRepeated else { continue }
        collect(batch, index, child: index - record, column: column, kind: kind)
      }
    }
    for invalid in extras.invalid {
      let kind = Int(batch[invalid.record].kind)
      if kinds[kind].kept.contains(where: { $0.index == invalid.column }) { continue }
      let name = layout.kinds[kind].fullName(
        layout.kinds[kind].columns[invalid.column], mapping.file.reads)
      collect(
        batch, invalid.record, child: invalid.record - record,
        column: BoundColumn(index: invalid.column, name: name), kind: kind)
    }
    extras.sort()
    writer.beginPart(entity: Landed.extras, number: 0)
    for index in 0..<extras.entries.count {
      let entry = extras.entries[index]
      batch.withBytes(entry.slot) { cell in extras.withName(entry) { writer.extra(name: $0, cell) } }
    }
    writer.endPart()
  }

  private func collect(_ batch: RecordBatch, _ record: Int, child: Int, column: BoundColumn, kind: Int) {
    let slot = batch.slot(record, column.index)
    let path = kinds[kind].path.utf8.count
    if slot.isFilled { extras.add(path: path, name: column.bytes, child: child, copy: 1, slot: slot) }
    guard slot.isRepeated else { return }
    for (index, other) in repeats.slots(batch, record, column.index).enumerated() where other.isFilled {
      extras.add(path: path, name: column.bytes, child: child, copy: index + 2, slot: other)
    }
  }

  private func hasRepeatedKept(_ batch: RecordBatch, _ record: Int) -> Bool {
    if batch.repeats.isEmpty { return false }
    for column in kinds[0].kept where batch.slot(record, column.index).isRepeated { return true }
    return false
  }

  private func landOwnExtras(_ batch: RecordBatch, _ record: Int, into writer: inout LandedWriter) {
    guard !kinds[0].kept.isEmpty else { return }
    writer.beginPart(entity: Landed.extras, number: 0)
    for column in kinds[0].kept {
      let slot = batch.slot(record, column.index)
      guard slot.isFilled else { continue }
      batch.withBytes(slot) { cell in writer.extra(name: column.bytes.span, cell) }
    }
    writer.endPart()
  }
}
