import Base
import Evidence
import Model

/// The values of one record beside its cells.
final class RowCheck {
  private let book: FindingBook
  private var joined: [UInt8] = []
  private var held = 0
  private var visited: [Bool] = []
  /// By row of the record at hand: the number of its landed child.
  private var numbers: [Int] = []
  /// Extras of the landed record that a cell explains.
  private var explained: [Bool] = []
  /// Cells that a rule could not read, by name.
  private var invalid: [[UInt8]: [UInt8]] = [:]

  /// Adds up what is looked at; nil: it is no record as it is now.
  var totals: StoredTotals?

  init(_ book: FindingBook) { self.book = book }

  /// Writes down what held.
  func report() {
    book.holds(.values, held)
    held = 0
  }

  private struct Place {
    var subject: Subject
    var row: Int
    /// Of the landed child; 0 for the record itself.
    var number: Int
    var kind: Int
  }

  func check(_ shape: SourceShape, _ landed: LandedView, _ former: LandedView?, _ subject: Subject) {
    visited.removeAll(keepingCapacity: true)
    visited.append(contentsOf: repeatElement(false, count: landed.parts.count))
    if !invalid.isEmpty { invalid.removeAll() }
    numbers = number(shape, landed, former)
    for row in shape.cells.rows.indices {
      let kind = shape.cells.rows[row].kind
      let place = Place(subject: subject, row: row, number: numbers[row], kind: kind)
      for group in shape.mapping.kinds[kind].groups { check(group, place, shape, landed, former) }
    }
    for (index, part) in landed.parts.enumerated() where !visited[index] && part.entity != Landed.extras {
      leftOver(part, landed, former, subject)
    }
    checkExtras(shape, landed, former, subject)
  }

  /// A new record's children are numbered as they stand.
  private func number(_ shape: SourceShape, _ landed: LandedView, _ former: LandedView?) -> [Int] {
    guard former != nil, shape.cells.rows.count > 1 else { return Array(shape.cells.rows.indices) }
    return ChildRows(shape: shape, landed: landed) { [self] in name($0, $1, $2, copy: 1, shape) }.numbers()
  }

  // MARK: Parts

  private func check(
    _ group: MappingView.Group, _ place: Place, _ shape: SourceShape, _ landed: LandedView,
    _ former: LandedView?
  ) {
    let index = landed.parts.firstIndex { $0.entity == group.entity.rawValue && $0.number == place.number }
    let part = index.map { landed.parts[$0] }
    if let index { visited[index] = true }
    var at = part?.values.lowerBound ?? 0
    let end = part?.values.upperBound ?? 0
    // The name that was cut from its title.
    var parted: String?
    for field in group.fields {
      while at < end, landed.values[at].field < field.field.number {
        stray(landed.values[at], group.entity, place, landed, former)
        at += 1
      }
      var value: Range<Int>?
      if at < end, landed.values[at].field == field.field.number {
        if !landed.values[at].range.isEmpty { value = landed.values[at].range }
        at += 1
      }
      if field.isHonorific, let name = parted,
        !PersonRelation.isWhole(
          source(field, place, shape) ?? "", name: name, title: value.map(landed.text) ?? "")
      {
        // The name was cut from its title, and the title is not whole.
        parted = nil
        field.tally.add(.different)
        differ(field, place, shape, expected: source(field, place, shape), actual: value, landed)
        continue
      }
      let likeness = check(field, value, place, shape, landed, former, hasPart: part != nil)
      if let totals, let total = field.total {
        totals.rule(field, total, row: place.row, kind: place.kind, shape, landed, value, likeness)
      }
      if field.splitsTitles, likeness == .rule(.title) { parted = value.map(landed.text) }
    }
    while at < end {
      stray(landed.values[at], group.entity, place, landed, former)
      at += 1
    }
  }

  /// A value of a field that the mapping has no rule for: only a former mapping can have made it.
  private func stray(
    _ value: LandedView.Value, _ entity: Entity, _ place: Place, _ landed: LandedView, _ former: LandedView?
  ) {
    guard !value.range.isEmpty else { return }
    if wasThere(value.field, value.range, entity, place.number, landed, former) {
      totals?.stayed(entity, value, landed)
      return
    }
    var subject = place.subject
    subject.object = entity.name
    subject.field = LeadModel.field(entity, number: value.field)?.name ?? "\(value.field)"
    subject.child = place.number > 0 ? place.number : nil
    book.violated(
      .values, subject, actual: landed.text(value.range), values: true,
      VerificationWording.valueFromNowhere)
  }

  /// A part that no row of the record makes: one that stayed from before, or one from nowhere.
  private func leftOver(
    _ part: LandedView.Part, _ landed: LandedView, _ former: LandedView?, _ subject: Subject
  ) {
    guard let entity = Entity(rawValue: part.entity) else { return }
    let place = Place(subject: subject, row: 0, number: part.number, kind: 0)
    if part.values.isEmpty, part.number > 0 {
      var subject = subject
      subject.object = entity.name
      subject.child = part.number
      book.violated(.values, subject, VerificationWording.valueFromNowhere)
    }
    for value in landed.values[part.values] {
      if part.number > 0 {
        stray(value, entity, place, landed, nil)
      } else {
        stray(value, entity, place, landed, former)
      }
    }
  }

  private func wasThere(
    _ field: UInt8, _ range: Range<Int>, _ entity: Entity, _ number: Int, _ landed: LandedView,
    _ former: LandedView?
  ) -> Bool {
    guard let former, let part = former.part(entity, number) else { return false }
    return former.values[part.values].contains {
      $0.field == field && former.bytes[$0.range].elementsEqual(landed.bytes[range])
    }
  }

  // MARK: Values

  private func compare(
    _ field: FieldCheck, _ cell: [UInt8], _ range: Range<Int>, _ landed: LandedView, _ value: Range<Int>
  ) -> Likeness {
    let bytes = landed.bytes
    return field.compare(cell.span.extracting(range), bytes.span.extracting(value))
  }

  @discardableResult
  private func check(
    _ field: FieldCheck, _ value: Range<Int>?, _ place: Place, _ shape: SourceShape, _ landed: LandedView,
    _ former: LandedView?, hasPart: Bool
  ) -> Likeness {
    if case .constant(let text) = field.method {
      guard let value else {
        if hasPart { differ(field, place, shape, expected: Bytes.text(text.span), actual: nil, landed) }
        return .different
      }
      let likeness = compare(field, text, 0..<text.count, landed, value)
      return settle(
        field, likeness == .different ? .different : .rule(.constant), value, place, shape, landed, former)
    }
    let columns = field.numbers(shape.cells.kinds, place.kind)
    if case .joined = field.method { return checkJoined(field, columns, value, place, shape, landed, former) }
    var isThere = false
    for column in columns where column >= 0 {
      let cell = shape.cells.first(row: place.row, column: column)
      if cell >= 0 { isThere = true }
      guard shape.cells.isFilled(cell) else { continue }
      let range = shape.cells.cells[cell].range
      let bytes = shape.cells.bytes
      if let value {
        let likeness = compare(field, bytes, range, landed, value)
        if likeness == .different, field.relation.isSilent(bytes.span.extracting(range)) { continue }
        return settle(field, likeness, value, place, shape, landed, former)
      }
      if field.relation.isSilent(bytes.span.extracting(range)) { continue }
      return missing(field, columns, place, shape, landed)
    }
    return silent(field, isThere, value, place, shape, landed, former)
  }

  private func checkJoined(
    _ field: FieldCheck, _ columns: [Int], _ value: Range<Int>?, _ place: Place, _ shape: SourceShape,
    _ landed: LandedView, _ former: LandedView?
  ) -> Likeness {
    joined.removeAll(keepingCapacity: true)
    var isThere = false
    var isFilled = false
    for (index, column) in columns.enumerated() {
      if index > 0 { joined.append(0x1F) }
      var cell = column < 0 ? -1 : shape.cells.first(row: place.row, column: column)
      if cell >= 0 { isThere = true }
      var isFirst = true
      while cell >= 0 {
        if shape.cells.isFilled(cell) {
          if !isFirst { joined.append(0x1F) }
          joined.append(contentsOf: shape.cells.bytes[shape.cells.cells[cell].range])
          isFirst = false
          isFilled = true
        }
        cell = shape.cells.cells[cell].next
      }
    }
    guard isFilled else { return silent(field, isThere, value, place, shape, landed, former) }
    let bytes = joined
    guard let value else {
      if field.relation.isSilent(bytes.span) {
        return silent(field, isThere, nil, place, shape, landed, former)
      }
      return missing(field, columns, place, shape, landed)
    }
    let likeness = compare(field, bytes, 0..<bytes.count, landed, value)
    if likeness == .different, field.relation.isSilent(bytes.span) {
      return silent(field, isThere, value, place, shape, landed, former)
    }
    return settle(field, likeness, value, place, shape, landed, former)
  }

  /// The cells say nothing of the field.
  private func silent(
    _ field: FieldCheck, _ isThere: Bool, _ value: Range<Int>?, _ place: Place, _ shape: SourceShape,
    _ landed: LandedView, _ former: LandedView?
  ) -> Likeness {
    guard let value else {
      field.tally.blank += 1
      return .equal
    }
    let keeps = !(field.clears && isThere)
    if keeps, wasThere(field.field.number, value, field.field.entity, place.number, landed, former) {
      field.tally.add(.rule(.formerValue))
      held += 1
      return .rule(.formerValue)
    }
    return settle(field, .different, value, place, shape, landed, nil)
  }

  private func settle(
    _ field: FieldCheck, _ likeness: Likeness, _ value: Range<Int>, _ place: Place, _ shape: SourceShape,
    _ landed: LandedView, _ former: LandedView?
  ) -> Likeness {
    if likeness == .different, field.keepsInvalid,
      wasThere(field.field.number, value, field.field.entity, place.number, landed, former)
    {
      note(field, place, shape)
      field.tally.add(.rule(.formerValue))
      held += 1
      return .rule(.formerValue)
    }
    field.tally.add(likeness)
    if likeness == .different {
      differ(field, place, shape, expected: source(field, place, shape), actual: value, landed)
    } else {
      held += 1
    }
    return likeness
  }

  /// A cell says something, and the field holds nothing.
  private func missing(
    _ field: FieldCheck, _ columns: [Int], _ place: Place, _ shape: SourceShape, _ landed: LandedView
  ) -> Likeness {
    if field.keepsInvalid {
      // The extras are to hold the cells: see `checkExtras`.
      note(field, place, shape)
      field.tally.add(.rule(.keptAsExtra))
      held += 1
      return .rule(.keptAsExtra)
    }
    field.tally.add(.different)
    differ(field, place, shape, expected: source(field, place, shape), actual: nil, landed)
    return .different
  }

  private func note(_ field: FieldCheck, _ place: Place, _ shape: SourceShape) {
    for column in field.numbers(shape.cells.kinds, place.kind) where column >= 0 {
      let cell = shape.cells.first(row: place.row, column: column)
      guard shape.cells.isFilled(cell) else { continue }
      invalid[name(column, place.kind, place.number, copy: 1, shape)] = Array(
        shape.cells.bytes[shape.cells.cells[cell].range])
    }
  }

  /// The cells of a rule, for people.
  private func source(_ field: FieldCheck, _ place: Place, _ shape: SourceShape) -> String? {
    let texts = field.numbers(shape.cells.kinds, place.kind).compactMap { column -> String? in
      guard column >= 0 else { return nil }
      let cell = shape.cells.first(row: place.row, column: column)
      return shape.cells.isFilled(cell) ? shape.cells.text(cell) : nil
    }
    return texts.isEmpty ? nil : texts.joined(separator: " | ")
  }

  private func differ(
    _ field: FieldCheck, _ place: Place, _ shape: SourceShape, expected: String?, actual: Range<Int>?,
    _ landed: LandedView
  ) {
    var subject = place.subject
    subject.object = field.field.entity.name
    subject.field = field.field.name
    subject.child = place.number > 0 ? place.number : nil
    subject.column = field.columns.map {
      shape.mapping.fullName($0, ofKind: place.kind, children: shape.children)
    }.joined(separator: ", ")
    book.violated(
      .values, subject, expected: expected,
      actual: actual.map(landed.text), values: true,
      VerificationWording.valueDiffers)
  }

  // MARK: Key and extras

  func checkKey(_ shape: SourceShape, _ key: [UInt8], _ subject: Subject) {
    let columns = shape.mapping.kinds[0].key
    guard !columns.isEmpty else { return }
    joined.removeAll(keepingCapacity: true)
    for (index, name) in columns.enumerated() {
      if index > 0 { joined.append(0x1F) }
      guard let column = shape.cells.kinds.find(name, ofKind: 0) else { continue }
      let cell = shape.cells.first(row: 0, column: column)
      if cell >= 0 { joined.append(contentsOf: shape.cells.bytes[shape.cells.cells[cell].range]) }
    }
    let bytes = joined
    if bytes == key {
      held += 1
    } else if ExactRelation().compare(bytes.span, key.span) != .different {
      held += 1
    } else {
      var subject = subject
      subject.field = "key"
      subject.column = columns.joined(separator: ", ")
      book.violated(
        .values, subject, expected: Bytes.text(bytes.span), actual: Bytes.text(key.span), values: true,
        VerificationWording.keyDiffers)
    }
  }

  /// A column's name among the extras: a child's carries the child's number, a repeated cell its own.
  private func name(_ column: Int, _ kind: Int, _ number: Int, copy: Int, _ shape: SourceShape) -> [UInt8] {
    let text = String(decoding: shape.cells.kinds.kinds[kind].columns[column], as: UTF8.self)
    var name = Array(shape.mapping.fullName(text, ofKind: kind, children: shape.children).utf8)
    if kind > 0 {
      name.insert(contentsOf: "[\(number)]".utf8, at: shape.children[kind - 1].utf8.count)
    }
    if copy > 1 { name += Array("[\(copy)]".utf8) }
    return name
  }

  private func checkExtras(
    _ shape: SourceShape, _ landed: LandedView, _ former: LandedView?, _ subject: Subject
  ) {
    let values = landed.extras.map { Array(landed.values[$0.values]) } ?? []
    explained.removeAll(keepingCapacity: true)
    explained.append(contentsOf: repeatElement(false, count: values.count / 2))
    for (index, row) in shape.cells.rows.enumerated() {
      for column in shape.kept(row.kind) {
        var cell = shape.cells.first(row: index, column: column)
        var copy = 1
        while cell >= 0 {
          if shape.cells.isFilled(cell) {
            let name = name(column, row.kind, numbers[index], copy: copy, shape)
            expect(name, shape.cells.bytes[shape.cells.cells[cell].range], values, landed, subject)
          }
          cell = shape.cells.cells[cell].next
          copy += 1
        }
      }
    }
    for (name, bytes) in invalid { expect(name, bytes[...], values, landed, subject) }
    for index in explained.indices where !explained[index] {
      let (name, value) = (values[index * 2], values[index * 2 + 1])
      guard !wasExtra(name.range, value.range, landed, former) else { continue }
      extra(
        Array(landed.bytes[name.range]), expected: nil,
        actual: landed.text(value.range), subject, VerificationWording.valueFromNowhere)
    }
  }

  private func expect(
    _ name: [UInt8], _ bytes: ArraySlice<UInt8>, _ values: [LandedView.Value], _ landed: LandedView,
    _ subject: Subject
  ) {
    for index in explained.indices where landed.bytes[values[index * 2].range].elementsEqual(name) {
      explained[index] = true
      let kept = landed.bytes[values[index * 2 + 1].range]
      if kept.elementsEqual(bytes) {
        held += 1
      } else {
        extra(
          name, expected: String(decoding: bytes, as: UTF8.self),
          actual: String(decoding: kept, as: UTF8.self),
          subject, VerificationWording.valueDiffers)
      }
      return
    }
    extra(
      name, expected: String(decoding: bytes, as: UTF8.self), actual: nil, subject,
      VerificationWording.valueDiffers)
  }

  private func extra(
    _ name: [UInt8], expected: String?, actual: String?, _ subject: Subject, _ message: Bilingual
  ) {
    var subject = subject
    subject.field = "extras"
    subject.column = Bytes.text(name.span)
    book.violated(.values, subject, expected: expected, actual: actual, values: true, message)
  }

  private func wasExtra(
    _ name: Range<Int>, _ value: Range<Int>, _ landed: LandedView, _ former: LandedView?
  ) -> Bool {
    guard let former, let part = former.extras else { return false }
    let values = Array(former.values[part.values])
    return (0..<values.count / 2).contains { index in
      former.bytes[values[index * 2].range].elementsEqual(landed.bytes[name])
        && former.bytes[values[index * 2 + 1].range].elementsEqual(landed.bytes[value])
    }
  }
}
