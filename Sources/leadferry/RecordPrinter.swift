import Base
import Foundation
import Importing
import Reporting

/// Prints records as a reader gives them, in constant memory.
enum RecordPrinter {
  static func csv(_ reader: any RecordReader, limit: Int?) throws {
    let batch = RecordBatch()
    var writer = CSVWriter(protection: .none, byteOrderMark: false) { Console.stream($0) }
    var hasHeader = false
    var printed = 0
    while try reader.read(into: batch) {
      if !hasHeader {
        try writer.row(batch.layout.columns)
        hasHeader = true
      }
      for record in 0..<batch.count where batch[record].kind == 0 {
        if let limit, printed >= limit { return try writer.finish() }
        try writer.row((0..<batch.layout.columns.count).map { batch.text(record, $0) ?? "" })
        printed += 1
      }
    }
    try writer.finish()
  }

  static func jsonLines(_ reader: any RecordReader, limit: Int?) throws {
    let batch = RecordBatch()
    var printed = 0
    while try reader.read(into: batch) {
      var out = ""
      var record = 0
      while record < batch.count {
        if let limit, printed >= limit { break }
        var next = record + 1
        while next < batch.count && batch[next].kind != 0 { next += 1 }
        out += object(batch, record, end: next, isRoot: true) + "\n"
        record = next
        printed += 1
      }
      out.withUTF8 { Console.stream(UnsafeRawBufferPointer($0)) }
      if let limit, printed >= limit { return }
    }
  }

  private static func object(_ batch: RecordBatch, _ record: Int, end: Int, isRoot: Bool) -> String {
    let entry = batch[record]
    let columns = batch.layout.kinds[Int(entry.kind)].columns
    var members: [String] = []
    if isRoot {
      members.append("\"_record\":\(entry.ordinal)")
      members.append("\"_line\":\(entry.line)")
      if entry.fault != .none { members.append("\"_fault\":\(quoted(entry.fault.code))") }
      if entry.fault != .none { members.append("\"_raw\":\(quoted(batch.rawText(record)))") }
    }
    for (column, name) in columns.enumerated() {
      let slot = batch.slot(record, column)
      switch slot.state {
      case .absent: continue
      case .null: members.append("\(quoted(name)):null")
      case .empty: members.append("\(quoted(name)):\"\"")
      case .literal: members.append("\(quoted(name)):\(batch.text(record, column) ?? "null")")
      case .text:
        let values =
          [batch.text(record, column) ?? ""]
          + (slot.isRepeated ? repeats(batch, record, column) : [])
        members.append(
          values.count == 1
            ? "\(quoted(name)):\(quoted(values[0]))"
            : "\(quoted(name)):[\(values.map(quoted).joined(separator: ","))]")
      }
    }
    for (kind, name) in batch.layout.kinds.enumerated() where kind > 0 {
      let children = (record + 1..<max(end, record + 1)).filter {
        Int(batch[$0].kind) == kind && Int(batch[$0].parent) == record
      }
      guard !children.isEmpty else { continue }
      let texts = children.map { object(batch, $0, end: end, isRoot: false) }
      members.append("\(quoted(name.path)):[\(texts.joined(separator: ","))]")
    }
    return "{\(members.joined(separator: ","))}"
  }

  private static func repeats(_ batch: RecordBatch, _ record: Int, _ column: Int) -> [String] {
    batch.repeats.filter { $0.record == record && $0.column == column }.map { other in
      batch.withBytes(other.slot) { $0.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
    }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
