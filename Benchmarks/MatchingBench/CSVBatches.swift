import Base
import CLibCSV
import Glibc
import Invented

/// A CSV file as batches of records, read by libcsv.
final class CSVBatches {
  private(set) var columns: [String] = []
  private var batch = RecordBatch()
  private var slots: [CellSlot] = []
  private var header: [String] = []
  private var isHeader = true
  private var ordinal = 0
  private let take: (RecordBatch) -> Void

  private init(_ take: @escaping (RecordBatch) -> Void) { self.take = take }

  /// - Parameter take: gets each batch; it is the taker's own.
  /// - Returns: the header.
  @discardableResult
  static func read(_ path: String, _ take: @escaping (RecordBatch) -> Void) throws(Complaint) -> [String] {
    guard let file = fopen(path, "r") else { throw Complaint("\(path): \(String(cString: strerror(errno)))") }
    defer { fclose(file) }
    let reader = CSVBatches(take)
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_APPEND_NULL & 0))
    defer { csv_free(&parser) }
    let onCell: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      cell, count, me in
      guard let me else { return }
      Unmanaged<CSVBatches>.fromOpaque(me).takeUnretainedValue().cell(
        UnsafeRawBufferPointer(start: cell, count: count))
    }
    let onRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, me in
      guard let me else { return }
      Unmanaged<CSVBatches>.fromOpaque(me).takeUnretainedValue().row()
    }
    let me = Unmanaged.passUnretained(reader).toOpaque()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = fread(buffer.baseAddress, 1, buffer.count, file)
      if count == 0 { break }
      if csv_parse(&parser, buffer.baseAddress, count, onCell, onRow, me) != count {
        throw Complaint("\(path): \(String(cString: csv_strerror(csv_error(&parser))))")
      }
    }
    csv_fini(&parser, onCell, onRow, me)
    if reader.batch.count > 0 { take(reader.batch) }
    return reader.header
  }

  private func cell(_ bytes: UnsafeRawBufferPointer) {
    if isHeader {
      var name = String(decoding: bytes, as: UTF8.self)
      if name.hasPrefix("\u{FEFF}") { name.removeFirst() }
      header.append(name)
      return
    }
    if slots.isEmpty {
      ordinal += 1
      batch.beginRecord(kind: 0, parent: -1, ordinal: ordinal, line: ordinal, offset: 0)
    }
    let start = batch.appendBytes(bytes)
    slots.append(CellSlot(start: start, length: bytes.count, state: bytes.isEmpty ? .empty : .text))
  }

  private func row() {
    if isHeader {
      isHeader = false
      batch.layout = Layout(kinds: [Layout.Kind(path: "", columns: header)])
      return
    }
    guard !slots.isEmpty else { return }
    batch.setSlots(slots, ofRecord: batch.count - 1)
    slots.removeAll(keepingCapacity: true)
    guard batch.isFull else { return }
    take(batch)
    let layout = batch.layout
    batch = RecordBatch()
    batch.layout = layout
  }
}
