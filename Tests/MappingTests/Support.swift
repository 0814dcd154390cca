import Base
import Documents
import Model

@testable import Mapping

/// 王芳 is there; 李强 left, and 王芳 took over; two people are called 张伟.
let owners = OwnersTable(
  rows: [
    ["工号": "S01", "姓名": "王芳", "别名": "小王；Wang Fang", "状态": "在职"],
    ["工号": "S02", "姓名": "李强", "状态": "离职", "接手人": "王芳"],
    ["工号": "S03", "姓名": "张伟"], ["工号": "S04", "姓名": "张伟"],
  ], path: "owners.csv")

func check(_ text: String, owners: OwnersTable? = owners) -> Loaded<CompiledMapping> {
  CompiledMapping.check(text: SourceText(path: "m.yaml", text: text), owners: owners)
}

extension Loaded {
  /// `line:column code`, in order.
  var summary: [String] {
    diagnostics.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.code)" }
  }
}

/// One record, or child: its cells by column; nil is an absent cell.
struct Row {
  var kind = 0
  var cells: [String?]
  var fault = RecordFault.none
  /// Column and second value.
  var again: (column: Int, text: String)?

  init(kind: Int = 0, _ cells: [String?], fault: RecordFault = .none, again: (Int, String)? = nil) {
    self.kind = kind
    self.cells = cells
    self.fault = fault
    self.again = again.map { (column: $0.0, text: $0.1) }
  }
}

func makeBatch(_ layout: Layout, _ rows: [Row]) -> RecordBatch {
  let batch = RecordBatch()
  batch.layout = layout
  func bytes(_ text: String) -> Int { Array(text.utf8).withUnsafeBytes { batch.appendBytes($0) } }
  var root = 0
  for (index, row) in rows.enumerated() {
    if row.kind == 0 { root = index }
    let record = batch.beginRecord(
      kind: row.kind, parent: row.kind == 0 ? -1 : root, ordinal: index + 1, line: index + 2, offset: 0)
    for (column, cell) in row.cells.enumerated() {
      guard let cell else {
        batch.appendSlot(.absent)
        continue
      }
      var slot = CellSlot(
        start: bytes(cell), length: cell.utf8.count, state: cell.isEmpty ? .empty : .text)
      if row.again?.column == column { slot.markRepeated() }
      batch.appendSlot(slot)
    }
    if let again = row.again {
      let slot = CellSlot(start: bytes(again.text), length: again.text.utf8.count, state: .text)
      batch.appendRepeat(record: record, column: again.column, slot: slot)
    }
    batch.setFault(row.fault, ofRecord: record)
  }
  return batch
}

/// What became of the first record: its outcome, the landed values as text, the issues.
struct Landing: Equatable {
  var outcome: LandingOutcome
  /// `contact.mobile=138…`, `contact[2].name=…`, `+备用1=…`; `␟` for U+001F.
  var values: [String]
  /// `code column field`
  var issues: [String]
}

func land(_ bound: BoundMapping, _ batch: RecordBatch, _ record: Int = 0) -> Landing {
  var writer = LandedWriter()
  var issues: [RecordIssue] = []
  let outcome = bound.land(batch, record, into: &writer, issues: &issues)
  var values: [String] = []
  writer.arena.withSpan(from: 0, count: writer.arena.count) { landed in
    func text(_ range: Range<Int>) -> String {
      var bytes: [UInt8] = []
      for index in range { bytes.append(landed[index]) }
      return String(decoding: bytes, as: UTF8.self).replacing("\u{1F}", with: "␟")
    }
    var parts: [LandedPart] = []
    Landed.forEachPart(landed) { parts.append($0) }
    for part in parts {
      var extra = ""
      Landed.forEachValue(landed, part) { field, range in
        if let entity = Entity(rawValue: part.entity) {
          let name = LeadModel.field(entity, number: field)?.name ?? "?"
          let number = part.number == 0 ? "" : "[\(part.number)]"
          values.append("\(entity.name)\(number).\(name)=\(text(range))")
        } else if extra.isEmpty {
          extra = text(range)
        } else {
          values.append("+\(extra)=\(text(range))")
          extra = ""
        }
      }
    }
  }
  return Landing(
    outcome: outcome, values: values, issues: issues.map { "\($0.code) \($0.column) \($0.field)" })
}

/// Binds a mapping to columns and lands one row.
func landRow(_ mapping: String, _ cells: [(String, String?)]) throws -> Landing {
  let layout = Layout(kinds: [.init(path: "", columns: cells.map(\.0))])
  let loaded = check(mapping)
  guard let compiled = loaded.value else {
    return Landing(outcome: .quarantined, values: [], issues: loaded.summary)
  }
  return land(try compiled.bind(layout), makeBatch(layout, [Row(cells.map(\.1))]))
}
