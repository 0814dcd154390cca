import Base
import Model

/// What a rule made of the cells of one record.
private enum Made {
  case value
  case blank
  /// No cell at all: the source does not speak of it.
  case absent
  case refused(code: String, column: Int)
}

/// What a rule wrote.
enum RuleOutcome {
  /// The value of a cell.
  case filled
  /// That a blank cell clears the field.
  case cleared
  case constant
  case nothing
}

extension BoundMapping {
  /// Writes the value of one rule.
  func land(
    _ rule: BoundRule, _ batch: RecordBatch, record: Int, into writer: inout LandedWriter,
    issues: inout [RecordIssue]
  ) -> RuleOutcome {
    let start = writer.arena.count
    writer.arena.append(rule.field)
    // The size as one byte, which nearly every value needs.
    writer.arena.append(0)
    if rule.isFirst {
      return close(
        first(rule, batch, record: record, writer: &writer), start, rule: rule, batch: batch, record: record,
        writer: &writer, issues: &issues)
    }
    let made: Made
    switch rule.method {
    case .first: made = .absent
    case .constant(let bytes):
      bytes.withUnsafeBytes { _ = writer.arena.append($0) }
      closeValue(start, rule.field, &writer)
      return .constant
    case .joined(let transform):
      join(rule, batch, record)
      made = apply(transform, rule, batch: batch, record: record, writer: &writer)
    case .template(let composer, let transform):
      join(rule, batch, record)
      made = compose(composer, transform, rule: rule, batch: batch, record: record, writer: &writer)
    case .union(let transform): made = union(rule, transform, batch: batch, record: record, writer: &writer)
    }
    return close(made, start, rule: rule, batch: batch, record: record, writer: &writer, issues: &issues)
  }

  /// Closes the value that began at `start`, or takes it back.
  private func close(
    _ made: Made, _ start: Int, rule: BoundRule, batch: RecordBatch, record: Int,
    writer: inout LandedWriter, issues: inout [RecordIssue]
  ) -> RuleOutcome {
    switch made {
    case .value where writer.arena.count > start + 2:
      if !rule.suffix.isEmpty { rule.suffix.withUnsafeBytes { _ = writer.arena.append($0) } }
      closeValue(start, rule.field, &writer)
      return .filled
    case .refused(let code, let column):
      writer.arena.truncate(to: start)
      refuse(rule, code, column: column, batch: batch, record: record, issues: &issues)
    case .value, .blank, .absent:
      writer.arena.truncate(to: start)
      if rule.isRequired {
        issues.append(
          RecordIssue(code: "required-blank", column: rule.names.first ?? "", field: rule.path))
      } else if rule.clears {
        if case .absent = made { return .nothing }
        writer.arena.append(rule.field)
        writer.arena.append(0)
        return .cleared
      }
    }
    return .nothing
  }

  /// The size of the value that began at `start`: in its place, or, above 127 bytes, by moving it.
  @inline(__always)
  private func closeValue(_ start: Int, _ field: UInt8, _ writer: inout LandedWriter) {
    let size = writer.arena.count - start - 2
    if size < 0x80 {
      writer.arena[start + 1] = UInt8(size)
      return
    }
    scratch.removeAll()
    writer.arena.withSpan(from: start + 2, count: size) { _ = scratch.append($0) }
    writer.arena.truncate(to: start)
    scratch.withSpan(from: 0, count: size) { writer.value(field: field, $0) }
  }

  private func refuse(
    _ rule: BoundRule, _ code: String, column: Int, batch: RecordBatch, record: Int,
    issues: inout [RecordIssue]
  ) {
    let isUnknownWord = code == EnumTransform.unknown || code == BooleanTransform.unknown
    if rule.keepsInvalid && code != "repeated-cell" || rule.keepsUnknownWords && isUnknownWord {
      for index in rule.columns
      where batch.slot(record, index).isFilled || batch.slot(record, index).isRepeated {
        extras.addInvalid(record: record, column: index)
      }
      return
    }
    let name = rule.names.indices.contains(column) ? rule.names[column] : rule.names.first ?? ""
    issues.append(RecordIssue(code: code, column: name, field: rule.path))
  }

  // MARK: Methods

  @inline(__always)
  private func first(
    _ rule: BoundRule, _ batch: RecordBatch, record: Int, writer: inout LandedWriter
  ) -> Made {
    var isAbsent = true
    let start = writer.arena.count
    for index in 0..<rule.columns.count {
      var slot = batch.slot(record, rule.columns[index])
      // Also where the first of several is empty: which one is meant, nobody says.
      if slot.isRepeated && !rule.takesRepeats && hasFilled(batch, record, rule.columns[index]) {
        return .refused(code: "repeated-cell", column: index)
      }
      if slot.isRepeated && !slot.isFilled {
        slot = repeats.slots(batch, record, rule.columns[index]).first(where: \.isFilled) ?? slot
      }
      guard slot.isFilled else {
        if slot.state != .absent { isAbsent = false }
        continue
      }
      isAbsent = false
      switch batch.withBytes(slot, { rule.transform.apply($0, into: &writer.arena) }) {
      case .value:
        if rule.labels { batch.withBytes(slot) { label($0, start, &writer) } }
        return .value
      case .blank: writer.arena.truncate(to: start)
      case .refused(let code): return .refused(code: code, column: index)
      }
    }
    return isAbsent ? .absent : .blank
  }

  /// All cells of a rule into `scratch`, U+001F between them; of a repeated one all its values.
  private func join(_ rule: BoundRule, _ batch: RecordBatch, _ record: Int) {
    scratch.removeAll()
    for index in 0..<rule.columns.count {
      if index > 0 { scratch.append(FieldType.companionSeparator) }
      let slot = batch.slot(record, rule.columns[index])
      if slot.isFilled { batch.withBytes(slot) { _ = scratch.append($0) } }
      guard slot.isRepeated && rule.takesRepeats else { continue }
      for other in repeats.slots(batch, record, rule.columns[index]) {
        scratch.append(FieldType.companionSeparator)
        batch.withBytes(other) { _ = scratch.append($0) }
      }
    }
  }

  private func isAbsent(_ rule: BoundRule, _ batch: RecordBatch, _ record: Int) -> Bool {
    for column in rule.columns where batch.slot(record, column).state != .absent { return false }
    return true
  }

  private func repeatedColumn(_ rule: BoundRule, _ batch: RecordBatch, _ record: Int) -> Int? {
    rule.takesRepeats ? nil : rule.columns.firstIndex { batch.slot(record, $0).isRepeated }
  }

  private func firstFilled(_ rule: BoundRule, _ batch: RecordBatch, _ record: Int) -> Int {
    rule.columns.firstIndex { batch.slot(record, $0).isFilled } ?? 0
  }

  private func apply(
    _ transform: any Transform, _ rule: BoundRule, batch: RecordBatch, record: Int,
    writer: inout LandedWriter
  ) -> Made {
    if let column = repeatedColumn(rule, batch, record) {
      return .refused(code: "repeated-cell", column: column)
    }
    guard hasFilled(rule, batch, record) else { return isAbsent(rule, batch, record) ? .absent : .blank }
    let result = scratch.withSpan(from: 0, count: scratch.count) {
      transform.apply($0, into: &writer.arena)
    }
    switch result {
    case .value: return .value
    case .blank: return .blank
    case .refused(let code): return .refused(code: code, column: firstFilled(rule, batch, record))
    }
  }

  private func hasFilled(_ rule: BoundRule, _ batch: RecordBatch, _ record: Int) -> Bool {
    rule.columns.contains { hasFilled(batch, record, $0) }
  }

  /// A cell of the column is filled: the first one, or one that comes behind it.
  private func hasFilled(_ batch: RecordBatch, _ record: Int, _ column: Int) -> Bool {
    let slot = batch.slot(record, column)
    return slot.isFilled
      || slot.isRepeated && repeats.slots(batch, record, column).contains(where: \.isFilled)
  }

  private func compose(
    _ composer: any Transform, _ transform: any Transform, rule: BoundRule, batch: RecordBatch,
    record: Int, writer: inout LandedWriter
  ) -> Made {
    let start = writer.arena.count
    let composed = apply(composer, rule, batch: batch, record: record, writer: &writer)
    guard case .value = composed else { return composed }
    scratch.removeAll()
    writer.arena.withSpan(from: start, count: writer.arena.count - start) { _ = scratch.append($0) }
    writer.arena.truncate(to: start)
    let made = apply(transform, rule, batch: batch, record: record, writer: &writer)
    if rule.labels, case .value = made {
      scratch.withSpan(from: 0, count: scratch.count) { label($0, start, &writer) }
    }
    return made
  }

  /// Puts the source's own word behind the value that began at `start`.
  private func label(_ cell: Span<UInt8>, _ start: Int, _ writer: inout LandedWriter) {
    guard writer.arena.count > start else { return }
    writer.arena.append(FieldType.companionSeparator)
    writer.arena.append(cell.extracting(CellText.trimmed(cell, 0..<cell.count)))
  }

  /// `take: all` of several cells into a list: each value once, in order.
  private func union(
    _ rule: BoundRule, _ transform: any Transform, batch: RecordBatch, record: Int,
    writer: inout LandedWriter
  ) -> Made {
    let start = writer.arena.count
    var values: [[UInt8]] = []
    for (index, column) in rule.columns.enumerated() {
      let slot = batch.slot(record, column)
      var slots = slot.isFilled ? [slot] : []
      if slot.isRepeated { slots += repeats.slots(batch, record, column) }
      for slot in slots {
        let result = batch.withBytes(slot) { transform.apply($0, into: &writer.arena) }
        if case .refused(let code) = result { return .refused(code: code, column: index) }
        if result == .value {
          let items = writer.arena.withUnsafeBytes(from: start, count: writer.arena.count - start) {
            listItems($0)
          }
          for item in items where !values.contains(item) { values.append(item) }
        }
        writer.arena.truncate(to: start)
      }
    }
    guard !values.isEmpty else { return isAbsent(rule, batch, record) ? .absent : .blank }
    for (index, value) in values.enumerated() {
      if index > 0 { writer.arena.append("; ") }
      value.withUnsafeBytes { _ = writer.arena.append($0) }
    }
    return .value
  }
}

/// The texts of a list's canonical form.
private func listItems(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]] {
  var items: [[UInt8]] = []
  var start = 0
  for index in 0..<bytes.count {
    guard bytes[index] == UInt8(ascii: ";"), index + 1 < bytes.count, bytes[index + 1] == 0x20 else {
      continue
    }
    items.append(Array(bytes[start..<index]))
    start = index + 2
  }
  items.append(Array(bytes[start...]))
  return items.filter { !$0.isEmpty }
}
