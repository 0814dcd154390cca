import Base
import Foundation
import Importing
import Reporting

/// Prints records as a reader gives them, in constant memory.
enum RecordPrinter {
  /// What was not printed as it is, to be said beside the records.
  struct Notes {
    /// By code of the fault: how many, and the first line.
    var faults: [(code: String, count: Int, line: Int)] = []
    var children = 0
    var lists = 0

    mutating func add(_ entry: RecordEntry) {
      guard entry.fault != .none else { return }
      if let at = faults.firstIndex(where: { $0.code == entry.fault.code }) {
        faults[at].count += 1
      } else {
        faults.append((entry.fault.code, 1, Int(entry.line)))
      }
    }
  }

  /// The cells by their place in the file; a row at fault has what its bytes hold, and where a quote is at
  /// fault, the bytes themselves in the first place.
  static func csv(_ reader: any RecordReader, limit: Int?) throws -> Notes {
    let batch = RecordBatch()
    var writer = CSVWriter(protection: .none, byteOrderMark: false) { Console.stream($0) }
    var notes = Notes()
    var printed = 0
    var hasHeader = false
    while try reader.read(into: batch) {
      let facts = reader.facts
      let columns = places(facts, batch.layout)
      if !hasHeader { try writer.row(columns.map(\.name)) }
      hasHeader = true
      let lists = repeats(batch)
      for record in 0..<batch.count {
        guard batch[record].kind == 0 else {
          notes.children += 1
          continue
        }
        if let limit, printed >= limit {
          try writer.finish()
          return notes
        }
        printed += 1
        notes.add(batch[record])
        if batch[record].fault != .none, let dialect = facts.dialect {
          let raw = batch.rawText(record)
          try writer.row(RawRow.cells(raw, dialect) ?? [raw])
          continue
        }
        let row = columns.map { column -> String in
          guard let index = column.index ?? batch.layout.columns.firstIndex(of: column.name) else {
            return ""
          }
          guard batch.slot(record, index).isRepeated else { return batch.text(record, index) ?? "" }
          notes.lists += 1
          return list(batch, record, column: index, lists: lists)
        }
        try writer.row(row)
      }
    }
    if !hasHeader { try writer.row(places(reader.facts, reader.layout).map(\.name)) }
    try writer.finish()
    return notes
  }

  /// What is printed, in the order of the file: of a table, also places without a name, which are columns once
  /// they are filled.
  private static func places(_ facts: FileFacts, _ layout: Layout) -> [(name: String, index: Int?)] {
    guard facts.format == .csv else { return layout.columns.enumerated().map { ($1, $0) } }
    var index = -1
    return facts.places.enumerated().map { place, name in
      if name.isEmpty { return ("column \(place + 1)", nil) }
      index += 1
      return (name, index)
    }
  }

  static func jsonLines(_ reader: any RecordReader, limit: Int?) throws -> Notes {
    let batch = RecordBatch()
    var notes = Notes()
    var printed = 0
    while try reader.read(into: batch) {
      let facts = reader.facts
      let lists = repeats(batch)
      var out = ""
      var record = 0
      while record < batch.count {
        if let limit, printed >= limit { break }
        var next = record + 1
        while next < batch.count && batch[next].kind != 0 { next += 1 }
        notes.add(batch[record])
        out += object(batch, record, end: next, lists: lists, isRoot: true, facts: facts) + "\n"
        record = next
        printed += 1
      }
      out.withUTF8 { Console.stream(UnsafeRawBufferPointer($0)) }
      if let limit, printed >= limit { return notes }
    }
    return notes
  }

  private static func object(
    _ batch: RecordBatch, _ record: Int, end: Int, lists: Repeats, isRoot: Bool, facts: FileFacts
  ) -> String {
    let entry = batch[record]
    let columns = batch.layout.kinds[Int(entry.kind)].columns
    var members: [String] = []
    if isRoot {
      members.append("\"_record\":\(entry.ordinal)")
      members.append("\"_line\":\(entry.line)")
      if entry.fault != .none { members.append("\"_fault\":\(quoted(entry.fault.code))") }
      if entry.fault != .none { members.append("\"_raw\":\(quoted(batch.rawText(record)))") }
      if entry.fault == .tooManyCells, let dialect = facts.dialect,
        let cells = RawRow.cells(batch.rawText(record), dialect), cells.count > facts.places.count
      {
        let excess = cells.dropFirst(facts.places.count).map(quoted)
        members.append("\"_excess\":[\(excess.joined(separator: ","))]")
      }
    }
    for (column, name) in columns.enumerated() {
      let slot = batch.slot(record, column)
      if slot.isRepeated {
        members.append("\(quoted(name)):\(list(batch, record, column: column, lists: lists))")
      } else if slot.state != .absent {
        members.append("\(quoted(name)):\(value(batch, slot))")
      }
    }
    for (kind, name) in batch.layout.kinds.enumerated() where kind > 0 {
      let children = (record + 1..<max(end, record + 1)).filter {
        Int(batch[$0].kind) == kind && Int(batch[$0].parent) == record
      }
      guard !children.isEmpty else { continue }
      let texts = children.map { object(batch, $0, end: end, lists: lists, isRoot: false, facts: facts) }
      members.append("\(quoted(name.path)):[\(texts.joined(separator: ","))]")
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// A cell's value as JSON.
  private static func value(_ batch: RecordBatch, _ slot: CellSlot) -> String {
    let text = batch.withBytes(slot) { $0.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
    return switch slot.state {
    case .absent, .null: "null"
    case .empty: "\"\""
    case .literal: text
    case .text: quoted(text)
    }
  }

  /// All values of a cell that came several times, as a JSON array.
  private static func list(_ batch: RecordBatch, _ record: Int, column: Int, lists: Repeats) -> String {
    let slots = [batch.slot(record, column)] + (lists[record << 16 | column] ?? [])
    return "[\(slots.map { value(batch, $0) }.joined(separator: ","))]"
  }

  /// By record and column: the values behind the first.
  private typealias Repeats = [Int: [CellSlot]]

  private static func repeats(_ batch: RecordBatch) -> Repeats {
    Dictionary(grouping: batch.repeats) { $0.record << 16 | $0.column }.mapValues { $0.map(\.slot) }
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
