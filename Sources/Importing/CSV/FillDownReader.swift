import Base

/// Fills the blank cells of some columns of a table with what the nearest filled cell above them says, within
/// one file: cells that were merged downwards in a sheet leave their value in the first row alone.
///
/// Only records give and take: the header, footers, and a header met again do neither, nor does a row that is
/// wholly blank, which also ends nothing. A record with a fault gives nothing, and what stood above it ends with
/// it, since a new group may begin in it: blank cells below it are not filled but at fault, until a filled one
/// comes. Anything that is no blank is filled (`-`, `#N/A`): it is not written over, and goes down as it is.
final class FillDownReader: RecordReader {
  private struct Column {
    let name: String
    var value: [UInt8] = []
    /// Nothing above: the cells stay blank.
    var hasValue = false
    /// What is above is not known.
    var isUnknown = false
    /// Where the value lies in the batch at hand; nil: not yet there.
    var slot: CellSlot?
    /// In the layout.
    var index: Int?
  }

  private let inner: any RecordReader
  private var columns: [Column]
  private weak var bound: Layout?
  private var raw: [UInt8] = []

  init(_ inner: any RecordReader, columns: [String]) {
    self.inner = inner
    self.columns = columns.map { Column(name: $0) }
  }

  var layout: Layout { inner.layout }
  var position: Int { inner.position }
  var facts: FileFacts { inner.facts }

  func read(into batch: RecordBatch) throws(ImportError) -> Bool {
    guard try inner.read(into: batch) else { return false }
    let names = batch.layout.columns
    for at in columns.indices {
      columns[at].slot = nil
      if bound !== batch.layout { columns[at].index = names.firstIndex(of: columns[at].name) }
    }
    bound = batch.layout
    for record in 0..<batch.count { fill(record, of: batch) }
    return true
  }

  private func fill(_ record: Int, of batch: RecordBatch) {
    guard batch[record].fault == .none else {
      for at in columns.indices { columns[at].isUnknown = true }
      return
    }
    raw.removeAll(keepingCapacity: true)
    var isUnknown = false
    for at in columns.indices {
      guard let index = columns[at].index else { continue }
      let slot = batch.slot(record, index)
      if !batch.withBytes(slot, FillDown.isBlank) {
        take(slot, at, batch)
      } else if columns[at].isUnknown {
        isUnknown = true
      } else if columns[at].hasValue {
        InheritedCells.append(column: columns[at].name.utf8, value: columns[at].value, to: &raw)
      }
    }
    if isUnknown {
      batch.setFault(.fillDownUnknown, ofRecord: record)
    } else if !raw.isEmpty {
      give(record, of: batch)
    }
  }

  /// A filled cell: what stands above the rows to come.
  private func take(_ slot: CellSlot, _ at: Int, _ batch: RecordBatch) {
    columns[at].isUnknown = slot.length > InheritedCells.longest
    columns[at].hasValue = !columns[at].isUnknown
    columns[at].slot = slot
    columns[at].value.removeAll(keepingCapacity: true)
    if columns[at].hasValue {
      batch.withBytes(slot) { bytes in bytes.withUnsafeBytes { columns[at].value.append(contentsOf: $0) } }
    }
  }

  private func give(_ record: Int, of batch: RecordBatch) {
    for at in columns.indices {
      guard let index = columns[at].index, columns[at].hasValue,
        batch.withBytes(batch.slot(record, index), FillDown.isBlank)
      else { continue }
      let slot = columns[at].slot ?? placed(columns[at].value, in: batch)
      columns[at].slot = slot
      batch.setInherited(slot, record: record, column: index)
    }
    InheritedCells.end(&raw)
    batch.withRaw(record) { own in own.withUnsafeBytes { raw.append(contentsOf: $0) } }
    raw.withUnsafeBytes { batch.setRaw($0, ofRecord: record) }
  }

  private func placed(_ value: [UInt8], in batch: RecordBatch) -> CellSlot {
    let start = value.withUnsafeBytes { batch.appendBytes($0) }
    return CellSlot(start: start, length: value.count, state: .text)
  }
}

/// What `fill_down:` takes for a blank cell.
package enum FillDown {
  /// As mappings see a cell that says nothing: ASCII blanks and controls, U+00A0, U+3000, U+200B and U+FEFF.
  package static func isBlank(_ cell: Span<UInt8>) -> Bool {
    var at = 0
    while at < cell.count {
      switch (cell[at], at + 1 < cell.count ? cell[at + 1] : 0, at + 2 < cell.count ? cell[at + 2] : 0) {
      case (0...0x20, _, _): at += 1
      case (0xC2, 0xA0, _): at += 2
      case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): at += 3
      default: return false
      }
    }
    return true
  }
}
