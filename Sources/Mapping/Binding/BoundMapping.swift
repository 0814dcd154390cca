import Base
import Documents
import Model

/// A mapping bound to the columns of a file: records in, landed bytes out. For one thread.
public final class BoundMapping {
  public let mapping: CompiledMapping
  public let layout: Layout
  let kinds: [BoundKind]
  let condition: BoundPredicate?
  let keyTransform: (any Transform)?
  let childKeyTransform: (any Transform)?
  /// At most so many issues are told of one record.
  static let issueLimit = 16

  /// Cells of one rule put together; values too long to be written in place.
  var scratch = ByteArena()
  var extras = ExtraList()
  /// Of the record at hand: some rule made a value of more than its key, or cleared one.
  private var saysMore = false
  var repeats = RepeatIndex()

  init(
    mapping: CompiledMapping, layout: Layout, kinds: [BoundKind], condition: BoundPredicate?,
    keyTransform: (any Transform)?, childKeyTransform: (any Transform)?
  ) {
    self.mapping = mapping
    self.layout = layout
    self.kinds = kinds
    self.condition = condition
    self.keyTransform = keyTransform
    self.childKeyTransform = childKeyTransform
  }

  /// What becomes of the filled cells of a column. `mapped` also for one that the key takes.
  public func fate(kind: Int, column: Int) -> ColumnFate { kinds[kind].fates[column] }

  /// Lands a record and its children: appends one landed record, or nothing when it is filtered or
  /// quarantined. A quarantined record has at least one issue, at most `issueLimit`.
  /// - Parameter record: index of a record of kind 0.
  public func land(
    _ batch: RecordBatch, _ record: Int, into writer: inout LandedWriter, issues: inout [RecordIssue]
  ) -> LandingOutcome {
    let start = writer.arena.count
    let firstIssue = issues.count
    var end = record + 1
    while end < batch.count, batch[end].kind != 0 { end += 1 }
    for index in record..<end where batch[index].fault != .none {
      issues.append(RecordIssue(code: batch[index].fault.code))
      return .quarantined
    }
    if let condition, !condition.matches(batch, record) { return .filtered }
    extras.removeAll()
    saysMore = false
    checkCells(batch, record, &issues)
    landParts(batch, record, number: 0, into: &writer, &issues)
    if end > record + 1 {
      landChildren(batch, record, end: end, into: &writer, issues: &issues)
    }
    if writer.arena.count == start && issues.count == firstIssue {
      issues.append(RecordIssue(code: "record-blank"))
    } else if !saysMore, issues.count == firstIssue, isKeyAlone(batch, record, end) {
      issues.append(RecordIssue(code: "record-key-alone", column: kinds[0].key.first?.name ?? ""))
    }
    if issues.count > firstIssue {
      writer.arena.truncate(to: start)
      if issues.count > firstIssue + Self.issueLimit {
        issues.removeLast(issues.count - firstIssue - Self.issueLimit)
      }
      return .quarantined
    }
    landExtras(batch, record, end, into: &writer)
    return .landed
  }

  /// Nothing of the record is carried over but its key: a row that was numbered and never filled.
  private func isKeyAlone(_ batch: RecordBatch, _ record: Int, _ end: Int) -> Bool {
    guard kinds[0].keyCount > 0, extras.invalid.isEmpty else { return false }
    for index in record..<end {
      let kind = kinds[Int(batch[index].kind)]
      let inherited = batch.inherited.isEmpty ? [] : batch.inheritedColumns(ofRecord: index)
      for column in kind.kept
      where batch.slot(index, column.index).isFilled && !inherited.contains(column.index) {
        if index > record || !kind.key.contains(where: { $0.index == column.index }) { return false }
      }
    }
    return true
  }

  /// What it says was filled down from a row above.
  private func isInherited(_ rule: BoundRule, _ batch: RecordBatch, _ record: Int) -> Bool {
    guard !batch.inherited.isEmpty else { return false }
    let inherited = batch.inheritedColumns(ofRecord: record)
    return !inherited.isEmpty
      && rule.columns.allSatisfy { !batch.slot(record, $0).isFilled || inherited.contains($0) }
  }

  private func landChildren(
    _ batch: RecordBatch, _ record: Int, end: Int, into writer: inout LandedWriter,
    issues: inout [RecordIssue]
  ) {
    guard end - record - 1 <= Landed.maximumNumber else {
      issues.append(RecordIssue(code: "too-many-children"))
      return
    }
    for child in record + 1..<end {
      let firstIssue = issues.count
      checkCells(batch, child, &issues)
      landParts(batch, child, number: UInt16(child - record), into: &writer, &issues)
      for index in firstIssue..<issues.count { issues[index].child = child - record }
    }
  }

  /// Cells that nobody decided about, and damaged keys.
  private func checkCells(_ batch: RecordBatch, _ record: Int, _ issues: inout [RecordIssue]) {
    let kind = Int(batch[record].kind)
    for column in kinds[kind].guarded where batch.slot(record, column.index).isFilled {
      issues.append(RecordIssue(code: "unmapped-cell", column: column.name))
    }
    for column in kinds[kind].key {
      let slot = batch.slot(record, column.index)
      if slot.isRepeated { issues.append(RecordIssue(code: "repeated-cell", column: column.name)) }
      guard slot.isFilled, let keyTransform = kind == 0 ? keyTransform : childKeyTransform else { continue }
      scratch.removeAll()
      let result = batch.withBytes(slot) { keyTransform.apply($0, into: &scratch) }
      if case .refused(let code) = result { issues.append(RecordIssue(code: code, column: column.name)) }
    }
  }

  private func landParts(
    _ batch: RecordBatch, _ record: Int, number: UInt16, into writer: inout LandedWriter,
    _ issues: inout [RecordIssue]
  ) {
    let kind = Int(batch[record].kind)
    let count = kinds[kind].groups.count
    let first = writer.arena.count
    var ruleless: UInt8?
    for index in 0..<count {
      let start = writer.arena.count
      writer.beginPart(entity: kinds[kind].groups[index].entity, number: number)
      var filled = 0
      var cleared = 0
      let rules = kinds[kind].groups[index].rules
      for rule in rules {
        switch land(rule, batch, record: record, into: &writer, issues: &issues) {
        case .filled: filled += 1
        case .cleared: cleared += 1
        case .constant, .nothing: continue
        }
        if !rule.readsKeyAlone || number > 0, !isInherited(rule, batch, record) { saysMore = true }
      }
      if kinds[kind].groups[index].isObject && hasFilled(batch, record) {
        // The record is this entity, whatever else it says; a child says something or is not there.
        writer.endPart(keepsEmpty: number == 0)
      } else if filled > 0 {
        writer.endPart()
      } else {
        // Constants alone say nothing of the record.
        writer.arena.truncate(to: start)
        if cleared > 0 && number == 0 {
          landCleared(rules, batch, record: record, kind: kind, index: index, writer: &writer)
        }
      }
      if kinds[kind].groups[index].isObject && rules.isEmpty { ruleless = kinds[kind].groups[index].entity }
    }
    if let ruleless, number > 0, writer.arena.count > first {
      // Of the child something is known, and what it is itself no rule says.
      writer.beginPart(entity: ruleless, number: number)
      writer.endPart(keepsEmpty: true)
    }
  }

  /// A part of which the record says only that it is blank, which is to clear it.
  private func landCleared(
    _ rules: [BoundRule], _ batch: RecordBatch, record: Int, kind: Int, index: Int,
    writer: inout LandedWriter
  ) {
    var none: [RecordIssue] = []
    writer.beginPart(entity: kinds[kind].groups[index].entity, number: 0)
    for rule in rules where !rule.compiled.isConstant {
      _ = land(rule, batch, record: record, into: &writer, issues: &none)
    }
    writer.endPart()
  }

  private func hasFilled(_ batch: RecordBatch, _ record: Int) -> Bool {
    for column in 0..<batch.slotCount(record) where batch.slot(record, column).isFilled { return true }
    return false
  }
}
