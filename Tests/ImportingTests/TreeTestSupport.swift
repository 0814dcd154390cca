import Base
import Foundation
import Testing

@testable import Importing

/// A file of the given bytes that is gone when the body ends.
func withFile<R>(_ bytes: some Sequence<UInt8>, name: String = "file", _ body: (String) throws -> R) throws
  -> R
{
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent(name)
  try Data(bytes).write(to: path)
  return try body(path.path)
}

/// All records of a text, as a person would write them down.
struct TreeReading {
  struct Record: Equatable {
    var kind: String
    /// Index in `records`, or -1.
    var parent: Int
    var cells: [String: String]
    var repeats: [String] = []
  }
  var records: [Record] = []
  var raws: [String] = []
  var lines: [Int] = []
  var offsets: [Int] = []
  var faults: [RecordFault] = []
  var ordinals: [Int] = []
  var kinds: [String] = []
  var columns: [[String]] = []
  var facts = FileFacts()
  var batches: [Int] = []

  /// Of the records of kind 0.
  var roots: [Record] { records.filter { $0.kind.isEmpty } }
}

enum TreeFormat { case xml, json }

func readTree(
  _ format: TreeFormat, _ bytes: some Sequence<UInt8>, record: String? = nil, children: [String]? = nil,
  piece: Int = 64 << 10, name: String = "file"
) throws -> TreeReading {
  var options = ReadOptions()
  options.record = record
  options.children = children
  return try withFile(bytes, name: name) { path in
    let stream = try TextStream(path: path, displayPath: name, encoding: nil)
    let reader: any RecordReader =
      switch format {
      case .xml: try XMLRecordReader(stream, options, piece: piece)
      case .json: try JSONRecordReader(stream, options, piece: piece)
      }
    var reading = TreeReading()
    let batch = RecordBatch()
    while try reader.read(into: batch) { reading.add(batch) }
    #expect(batch.count == 0)
    reading.facts = reader.facts
    reading.kinds = reader.layout.kinds.map(\.path)
    reading.columns = reader.layout.kinds.map(\.columns)
    return reading
  }
}

extension TreeReading {
  fileprivate mutating func add(_ batch: RecordBatch) {
    let first = records.count
    batches.append(batch.rootCount)
    for index in 0..<batch.count {
      let entry = batch[index]
      let kind = batch.layout.kinds[Int(entry.kind)]
      var cells: [String: String] = [:]
      for (column, name) in kind.columns.enumerated() {
        let slot = batch.slot(index, column)
        switch slot.state {
        case .absent: continue
        case .null: cells[name] = "<null>"
        case .literal: cells[name] = "#" + (batch.text(index, column) ?? "")
        case .empty, .text: cells[name] = batch.text(index, column)
        }
        if slot.isRepeated { cells[name, default: ""] += " (repeated)" }
      }
      let parent = entry.parent < 0 ? -1 : first + Int(entry.parent)
      records.append(Record(kind: kind.path, parent: parent, cells: cells))
      raws.append(batch.rawText(index))
      lines.append(Int(entry.line))
      offsets.append(Int(entry.offset))
      faults.append(entry.fault)
      ordinals.append(Int(entry.ordinal))
    }
    for again in batch.repeats {
      let kind = batch.layout.kinds[Int(batch[again.record].kind)]
      let text = batch.withBytes(again.slot) { span in
        span.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
      }
      records[first + again.record].repeats.append("\(kind.columns[again.column])=\(text)")
    }
  }
}

/// The error that reading ends with.
func treeError(
  _ format: TreeFormat, _ bytes: some Sequence<UInt8>, record: String? = nil, piece: Int = 64 << 10,
  name: String = "file"
) -> ImportError? {
  do {
    _ = try readTree(format, bytes, record: record, piece: piece, name: name)
    return nil
  } catch {
    return error as? ImportError
  }
}
