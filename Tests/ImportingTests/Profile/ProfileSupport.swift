import Base

@testable import Importing

/// A batch of records made by hand; nil is an absent cell. The first record stands in line 2.
func batch(_ columns: [String], _ rows: [[String?]], firstLine: Int = 2) -> RecordBatch {
  let batch = RecordBatch()
  batch.layout = Layout(kinds: [Layout.Kind(path: "", columns: columns)])
  for (index, row) in rows.enumerated() {
    batch.beginRecord(kind: 0, parent: -1, ordinal: index + 1, line: firstLine + index, offset: 0)
    for cell in row { append(cell, to: batch) }
  }
  return batch
}

func append(_ cell: String?, to batch: RecordBatch, literal: Bool = false) {
  guard let cell else {
    batch.appendSlot(.absent)
    return
  }
  Array(cell.utf8).withUnsafeBytes { batch.appendCell($0, state: literal ? .literal : .text) }
}

/// Hands out batches made by hand.
final class BatchReader: RecordReader {
  private let batches: [RecordBatch]
  private var index = 0
  var facts = FileFacts()

  init(_ batches: [RecordBatch]) {
    self.batches = batches
    facts.path = "leads.csv"
    facts.encoding = "utf-8"
    facts.encodingEvidence = "valid-throughout"
    facts.records = batches.reduce(0) { $0 + $1.rootCount }
  }

  var position: Int { index }
  var layout: Layout { batches.last?.layout ?? Layout(kinds: []) }

  func read(into batch: RecordBatch) throws(ImportError) -> Bool {
    batch.removeAll()
    guard index < batches.count else { return false }
    let from = batches[index]
    index += 1
    batch.layout = from.layout
    for record in 0..<from.count {
      let entry = from[record]
      batch.beginRecord(
        kind: Int(entry.kind), parent: Int(entry.parent), ordinal: Int(entry.ordinal), line: Int(entry.line),
        offset: 0)
      for column in 0..<from.slotCount(record) {
        let slot = from.slot(record, column)
        if slot.state == .absent || slot.state == .null {
          batch.appendSlot(slot)
        } else {
          from.withBytes(slot) { cell in
            cell.withUnsafeBytes { batch.appendCell($0, state: slot.state) }
          }
        }
      }
    }
    return true
  }
}

/// Profiles one column of values.
func profile(_ values: [String?], name: String = "c", showValues: Bool = true) throws -> FileProfile {
  try Profiler.profile(
    BatchReader([batch([name], values.map { [$0] })]), options: ProfileOptions(showValues: showValues))
}
