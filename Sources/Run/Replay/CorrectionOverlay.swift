import Base
import Mapping
import Store

/// The corrections that a run applies, by the raw bytes of the records that they hold for. A
/// corrected record is mapped from a copy of its cells; what was read stays what it was, and so do
/// the counts of its cells. There is none when nobody corrected anything.
final class CorrectionOverlay {
  /// A record with its corrected cells, on its own in a batch (number 0).
  struct Corrected {
    var batch: RecordBatch
    var mapping: BoundMapping
    /// Of what was put into its cells: part of what makes it this record.
    var digest: UInt64

    /// It is another record than the uncorrected one of the same bytes.
    func fingerprint(of raw: UInt64) -> UInt64 {
      var fingerprint = Fingerprint(value: raw)
      fingerprint.combine(digest)
      return fingerprint.value
    }
  }

  private struct Raw: Hashable {
    var source: Int
    var object: UInt8
    var fingerprint: UInt64
  }

  private var known: [Raw: [Correction]] = [:]
  private let scratch = RecordBatch()
  private var bound: (layout: Layout, file: Int, mapping: BoundMapping)?
  /// Ids of the corrections that were applied, by file of the run and ordinal.
  private(set) var applied: [Int: [Int: [Int]]] = [:]

  /// Nil when there is nothing to apply: then a run pays nothing for it.
  init?(_ corrections: [Correction]) {
    guard !corrections.isEmpty else { return nil }
    for correction in corrections {
      known[
        Raw(
          source: correction.source, object: UInt8(truncatingIfNeeded: correction.object),
          fingerprint: correction.rawFingerprint), default: []
      ].append(correction)
    }
    for raw in known.keys {
      known[raw]?.sort { ($0.child, $0.column) < ($1.child, $1.column) }
    }
  }

  /// The record with its corrected cells; nil when nobody corrected it.
  /// - Throws: `ShapeError` when the mapping knows no column of a correction.
  func correct(
    _ batch: RecordBatch, _ record: Int, of file: SourceFile, _ mapping: BoundMapping
  ) throws(ShapeError) -> Corrected? {
    let raw = Raw(
      source: file.source.id, object: file.object.rawValue,
      fingerprint: batch.withRaw(record) { Fingerprint($0).value })
    guard let corrections = known[raw] else { return nil }
    let fitting = corrections.filter { $0.fits(batch, record) }
    guard !fitting.isEmpty else { return nil }
    let layout = batch.layout.adding(fitting.map { (batch.kind(record + $0.child), $0.column) })
    scratch.copy(batch, record, layout: layout) { child, column in
      fitting.first { $0.child == child && $0.column == column }?.value
    }
    var digest = Fingerprint(value: 0)
    for correction in fitting {
      digest.combine(UInt64(correction.child))
      digest = Fingerprint(correction.column, seed: digest.value)
      digest = Fingerprint(correction.value, seed: digest.value)
    }
    applied[file.number, default: [:]][Int(batch[record].ordinal)] = fitting.map(\.id)
    return Corrected(
      batch: scratch, mapping: try bind(layout, batch.layout, file: file, mapping: mapping),
      digest: digest.value)
  }

  /// The same columns are bound already; a column that the file has not shown yet is bound anew.
  private func bind(
    _ layout: Layout, _ own: Layout, file: SourceFile, mapping: BoundMapping
  ) throws(ShapeError) -> BoundMapping {
    if layout === own { return mapping }
    if let bound, bound.layout.kinds == layout.kinds, bound.file == file.number { return bound.mapping }
    let fresh = try file.mapping.bind(layout)
    bound = (layout, file.number, fresh)
    return fresh
  }
}

extension Correction {
  /// The record has the cell, and it says what it said when it was corrected: the same bytes under
  /// another header are other cells.
  package func fits(_ batch: RecordBatch, _ record: Int) -> Bool {
    guard let at = batch.childIndex(child, of: record) else { return false }
    guard let column = batch.layout.kinds[batch.kind(at)].columns.firstIndex(of: column) else {
      return former.isEmpty
    }
    return batch.text(at, column) ?? "" == former
  }
}

extension RecordBatch {
  package func kind(_ record: Int) -> Int { Int(self[record].kind) }

  /// Index of a child by its number in its record, from 1; 0 is the record itself.
  package func childIndex(_ child: Int, of record: Int) -> Int? {
    let at = record + child
    guard child >= 0, at < count else { return nil }
    for index in record..<at where self[index + 1].kind == 0 { return nil }
    return at
  }

  /// Index after the record's last child.
  package func end(of record: Int) -> Int {
    var end = record + 1
    while end < count, self[end].kind != 0 { end += 1 }
    return end
  }

  /// Becomes a copy of one record and its children.
  /// - Parameter replacing: what a column of a child (0: the record) says instead.
  package func copy(
    _ other: RecordBatch, _ record: Int, layout: Layout,
    replacing: (_ child: Int, _ column: String) -> String?
  ) {
    removeAll()
    self.layout = layout
    for at in record..<other.end(of: record) {
      let entry = other[at]
      let index = beginRecord(
        kind: Int(entry.kind), parent: at == record ? -1 : Int(entry.parent) - record,
        ordinal: Int(entry.ordinal), line: Int(entry.line), offset: Int(entry.offset))
      let columns = layout.kinds[Int(entry.kind)].columns
      var slots: [CellSlot] = []
      for (number, name) in columns.enumerated() {
        if let value = replacing(at - record, name) {
          var text = value
          let start = text.withUTF8 { appendBytes(UnsafeRawBufferPointer($0)) }
          slots.append(
            CellSlot(start: start, length: value.utf8.count, state: value.isEmpty ? .empty : .text))
        } else {
          slots.append(copied(other, other.slot(at, number)))
        }
      }
      setSlots(slots, ofRecord: index)
      other.withRaw(at) { raw in raw.withUnsafeBytes { setRaw($0, ofRecord: index) } }
      if entry.fault != .none { setFault(entry.fault, ofRecord: index) }
      for again in other.repeats
      where again.record == at && replacing(at - record, columns[again.column]) == nil {
        appendRepeat(record: index, column: again.column, slot: copied(other, again.slot))
      }
    }
  }

  private func copied(_ other: RecordBatch, _ slot: CellSlot) -> CellSlot {
    guard !slot.isAbsent else { return .absent }
    let start = other.withBytes(slot) { bytes in bytes.withUnsafeBytes { appendBytes($0) } }
    return CellSlot(start: start, length: slot.length, state: slot.state, isRepeated: slot.isRepeated)
  }
}

extension Layout {
  /// The layout with these columns (kind, name) at its end; itself when it has them all.
  package func adding(_ columns: [(kind: Int, name: String)]) -> Layout {
    var kinds = kinds
    for (kind, name) in columns where !kinds[kind].columns.contains(name) {
      kinds[kind].columns.append(name)
    }
    return kinds == self.kinds ? self : Layout(kinds: kinds)
  }
}
