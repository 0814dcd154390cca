import Base
import Evidence
import Model

/// The values of one record beside its cells.
final class RowCheck {
  let book: FindingBook
  private var joined: [UInt8] = []
  private var held = 0
  private var visited: [Bool] = []
  /// By row of the record at hand: the number of its landed child.
  private(set) var numbers: [Int] = []
  /// Columns whose cells a rule could not read: the extras are to hold them.
  private(set) var invalid: Set<Spot> = []
  /// Columns of rules that keep what they cannot read: the extras may hold their cells.
  private(set) var allowed: Set<Spot> = []
  /// Faults of one child row beside one landed child, on trial: they are counted, and nothing is written
  /// down. Nil: what is found stands.
  private var faults: Int?

  /// Adds up what is looked at; nil: it is no record as it is now.
  var totals: StoredTotals?

  /// Some run of the store is of a tool that kept no labels.
  private let takesNoLabel: Bool

  init(_ book: FindingBook, takesNoLabel: Bool) {
    self.book = book
    self.takesNoLabel = takesNoLabel
  }

  /// A column of a row.
  struct Spot: Hashable {
    var row: Int
    var column: Int
  }

  /// Writes down what held.
  func report() {
    book.holds(.values, held)
    held = 0
  }

  /// The record at hand: its cells are read, its landed values loaded.
  final class Record {
    let shape: SourceShape
    let landed: LandedView
    /// What it held before; nil: it is new.
    let former: LandedView?
    let subject: Subject

    init(shape: SourceShape, landed: LandedView, former: LandedView?, subject: Subject) {
      self.shape = shape
      self.landed = landed
      self.former = former
      self.subject = subject
    }

    /// Whether the record held a value before.
    func wasThere(_ value: LandedView.Value, of entity: Entity, child: Int) -> Bool {
      guard let former, let part = former.part(entity, child) else { return false }
      return former.values[part.values].contains {
        $0.field == value.field && former.bytes[$0.range].elementsEqual(landed.bytes[value.range])
      }
    }
  }

  /// One row of the record: its own, or that of a child.
  private struct Place {
    let record: Record
    var row: Int
    /// Of the landed child; 0 for the record itself.
    var number: Int
    var kind: Int

    var shape: SourceShape { record.shape }
    var landed: LandedView { record.landed }

    /// A value's own entry among the landed ones.
    func wasThere(_ field: FieldCheck, _ value: Range<Int>) -> Bool {
      record.wasThere(
        LandedView.Value(field: field.field.number, range: value), of: field.field.entity, child: number)
    }

    /// The first cell of each of a rule's columns, as far as there is one.
    func filledCells(of field: FieldCheck) -> [(column: Int, cell: Int)] {
      field.numbers(shape.cells.kinds, kind).compactMap { column in
        guard column >= 0 else { return nil }
        let cell = shape.cells.firstFilled(row: row, column: column)
        return shape.cells.isFilled(cell) ? (column, cell) : nil
      }
    }
  }

  func check(_ record: Record) {
    let (shape, landed) = (record.shape, record.landed)
    visited.removeAll(keepingCapacity: true)
    visited.append(contentsOf: repeatElement(false, count: landed.parts.count))
    numbers = number(record)
    if !invalid.isEmpty { invalid.removeAll() }
    if !allowed.isEmpty { allowed.removeAll() }
    for row in shape.cells.rows.indices {
      let kind = shape.cells.rows[row].kind
      let place = Place(record: record, row: row, number: numbers[row], kind: kind)
      for group in shape.mapping.kinds[kind].groups { check(group, at: place) }
    }
    for (index, part) in landed.parts.enumerated() where !visited[index] && part.entity != Landed.extras {
      leftOver(part, of: record)
    }
    var extras = ExtrasCheck(self, record)
    extras.check()
    // Of a tool that wanted a rule for it, a record may not be what it is.
    if !takesNoLabel, landed.part(shape.mapping.file.object, 0) == nil, !isOnTrial() {
      book.violated(.values, record.subject, VerificationWording.objectMissing)
    }
  }

  /// A child is what its mapping says, also when nothing is known of that but other parts.
  private func isObject(_ part: LandedView.Part, of record: Record) -> Bool {
    guard let row = numbers.firstIndex(of: part.number), record.shape.cells.rows.indices.contains(row) else {
      return false
    }
    return record.shape.mapping.kinds[record.shape.cells.rows[row].kind].object.rawValue == part.entity
  }

  /// A new record's children are numbered as they stand.
  private func number(_ record: Record) -> [Int] {
    let shape = record.shape
    guard record.former != nil, shape.cells.rows.count > 1 else { return Array(shape.cells.rows.indices) }
    let children = ChildRows(shape: shape, landed: record.landed)
    var matching = ChildMatching(likely: children.numbers(), landed: children.landedNumbers) { row, number in
      self.faults(of: row, as: number, in: record) == 0
    }
    return matching.numbers()
  }

  /// How many faults one child row has beside one landed child.
  private func faults(of row: Int, as number: Int, in record: Record) -> Int {
    faults = 0
    let kept = (numbers, invalid, allowed)
    (invalid, allowed) = ([], [])
    defer {
      (numbers, invalid, allowed) = kept
      faults = nil
    }
    let (shape, landed) = (record.shape, record.landed)
    let kind = shape.cells.rows[row].kind
    let groups = shape.mapping.kinds[kind].groups
    numbers = Array(repeating: number, count: shape.cells.rows.count)
    for group in groups { check(group, at: Place(record: record, row: row, number: number, kind: kind)) }
    for part in landed.parts
    where part.number == number && part.entity != Landed.extras
      && !groups.contains(where: { $0.entity.rawValue == part.entity })
    {
      leftOver(part, of: record)
    }
    var extras = ExtrasCheck(self, record)
    extras.check(row: row, as: number)
    return faults ?? 0
  }

  // MARK: Parts

  private func check(_ group: MappingView.Group, at place: Place) {
    let landed = place.landed
    let index = landed.parts.firstIndex { $0.entity == group.entity.rawValue && $0.number == place.number }
    let part = index.map { landed.parts[$0] }
    if let index { visited[index] = true }
    var at = part?.values.lowerBound ?? 0
    let end = part?.values.upperBound ?? 0
    // The name that was cut from its title.
    var parted: String?
    for field in group.fields {
      while at < end, landed.values[at].field < field.field.number {
        stray(landed.values[at], of: group.entity, child: place.number, place.record)
        at += 1
      }
      var value: Range<Int>?
      if at < end, landed.values[at].field == field.field.number {
        if !landed.values[at].range.isEmpty { value = landed.values[at].range }
        at += 1
      }
      if field.isHonorific, let name = parted, !(takesNoLabel && field.isImplied && value == nil),
        !PersonRelation.isWhole(
          source(field, at: place) ?? "", name: name, title: value.map(landed.text) ?? "")
      {
        // The name was cut from its title, and the title is not whole.
        parted = nil
        tally(field, .different)
        differ(field, at: place, actual: value)
        continue
      }
      let likeness = check(field, value, at: place, hasPart: part != nil)
      if faults == nil, let totals, let total = field.total {
        totals.rule(
          field, total, row: place.row, kind: place.kind, of: place.record, value: value, likeness: likeness)
      }
      if field.splitsTitles, likeness == .rule(.title) { parted = value.map(landed.text) }
    }
    while at < end {
      stray(landed.values[at], of: group.entity, child: place.number, place.record)
      at += 1
    }
  }

  /// A value of a field that the mapping has no rule for: only a former mapping can have made it.
  private func stray(_ value: LandedView.Value, of entity: Entity, child: Int, _ record: Record) {
    guard !value.range.isEmpty else { return }
    if record.wasThere(value, of: entity, child: child) {
      if faults == nil { totals?.stayed(entity, value, record.landed) }
      return
    }
    if isOnTrial() { return }
    var subject = record.subject
    subject.object = entity.name
    subject.field = LeadModel.field(entity, number: value.field)?.name ?? "\(value.field)"
    subject.child = child > 0 ? child : nil
    book.violated(
      .values, subject, actual: record.landed.text(value.range), values: true,
      VerificationWording.valueFromNowhere)
  }

  /// A part that no row of the record makes: one that stayed from before, or one from nowhere.
  private func leftOver(_ part: LandedView.Part, of record: Record) {
    guard let entity = Entity(rawValue: part.entity) else { return }
    if part.values.isEmpty, part.number > 0, !isObject(part, of: record), !isOnTrial() {
      var subject = record.subject
      subject.object = entity.name
      subject.child = part.number
      book.violated(.values, subject, VerificationWording.valueFromNowhere)
    }
    // A child that no row makes is from nowhere, whatever the record held before.
    let whole =
      part.number > 0
      ? Record(shape: record.shape, landed: record.landed, former: nil, subject: record.subject) : record
    for value in record.landed.values[part.values] {
      stray(value, of: entity, child: part.number, whole)
    }
  }

  // MARK: Values

  private func compare(
    _ field: FieldCheck, _ cell: Span<UInt8>, to value: Range<Int>, of landed: LandedView
  ) -> Likeness {
    let bytes = landed.bytes
    return field.compare(cell, bytes.span.extracting(value), takesNoLabel: takesNoLabel)
  }

  private func check(
    _ field: FieldCheck, _ value: Range<Int>?, at place: Place, hasPart: Bool
  ) -> Likeness {
    if case .constant(let text) = field.method {
      guard let value else {
        if hasPart { differ(field, at: place, expected: Bytes.text(text.span), actual: nil) }
        return .different
      }
      let likeness = compare(field, text.span, to: value, of: place.landed)
      return settle(field, likeness == .different ? .different : .rule(.constant), value, at: place)
    }
    let cells = place.shape.cells
    let columns = field.numbers(cells.kinds, place.kind)
    if case .joined = field.method { return checkJoined(field, columns, value, at: place) }
    var isThere = false
    for column in columns where column >= 0 {
      let cell = cells.firstFilled(row: place.row, column: column)
      if cell >= 0 { isThere = true }
      guard cells.isFilled(cell) else { continue }
      let range = cells.cells[cell].range
      let bytes = cells.bytes
      let text = bytes.span.extracting(range)
      if let value {
        let likeness = compare(field, text, to: value, of: place.landed)
        if likeness == .different, field.relation.isSilent(text) { continue }
        return settle(field, likeness, value, at: place)
      }
      if field.relation.isSilent(text) { continue }
      return missing(field, at: place)
    }
    return silent(field, value, at: place, isThere: isThere)
  }

  private func checkJoined(
    _ field: FieldCheck, _ columns: [Int], _ value: Range<Int>?, at place: Place
  ) -> Likeness {
    let cells = place.shape.cells
    joined.removeAll(keepingCapacity: true)
    var isThere = false
    var isFilled = false
    for (index, column) in columns.enumerated() {
      if index > 0 { joined.append(0x1F) }
      var cell = column < 0 ? -1 : cells.first(row: place.row, column: column)
      if cell >= 0 { isThere = true }
      var isFirst = true
      while cell >= 0 {
        if cells.isFilled(cell) {
          if !isFirst { joined.append(0x1F) }
          joined.append(contentsOf: cells.bytes[cells.cells[cell].range])
          isFirst = false
          isFilled = true
        }
        cell = cells.cells[cell].next
      }
    }
    guard isFilled else { return silent(field, value, at: place, isThere: isThere) }
    let bytes = joined
    let likeness = value.map { compare(field, bytes.span, to: $0, of: place.landed) } ?? .different
    if likeness == .different, field.relation.isSilent(bytes.span) {
      return silent(field, value, at: place, isThere: isThere)
    }
    guard let value else { return missing(field, at: place) }
    return settle(field, likeness, value, at: place)
  }

  /// The cells say nothing of the field.
  /// - Parameter isThere: there is a cell, and it is empty.
  private func silent(
    _ field: FieldCheck, _ value: Range<Int>?, at place: Place, isThere: Bool
  ) -> Likeness {
    if field.keepsInvalid { note(field, at: place, in: &allowed) }
    guard let value else {
      if faults == nil { field.tally.blank += 1 }
      return .equal
    }
    let keeps = !(field.clears && isThere)
    if keeps, place.wasThere(field, value) {
      tally(field, .rule(.formerValue))
      hold()
      return .rule(.formerValue)
    }
    tally(field, .different)
    differ(field, at: place, actual: value)
    return .different
  }

  private func settle(
    _ field: FieldCheck, _ likeness: Likeness, _ value: Range<Int>, at place: Place
  ) -> Likeness {
    if likeness != .different, field.keepsInvalid, place.wasThere(field, value) {
      // It may have stayed from before, while the importer could not read the cells.
      note(field, at: place, in: &allowed)
    }
    if likeness == .different, field.keepsInvalid, place.wasThere(field, value) {
      note(field, at: place, in: &invalid)
      tally(field, .rule(.formerValue))
      hold()
      return .rule(.formerValue)
    }
    tally(field, likeness)
    if likeness == .different {
      differ(field, at: place, actual: value)
    } else {
      hold()
    }
    return likeness
  }

  /// A cell says something, and the field holds nothing.
  private func missing(_ field: FieldCheck, at place: Place) -> Likeness {
    if field.keepsInvalid {
      // The extras are to hold the cells: see `ExtrasCheck`.
      note(field, at: place, in: &invalid)
      tally(field, .rule(.keptAsExtra))
      hold()
      return .rule(.keptAsExtra)
    }
    tally(field, .different)
    differ(field, at: place, actual: nil)
    return .different
  }

  private func note(_ field: FieldCheck, at place: Place, in spots: inout Set<Spot>) {
    for (column, _) in place.filledCells(of: field) { spots.insert(Spot(row: place.row, column: column)) }
  }

  // MARK: Trial

  /// Whether a row is on trial; counts a fault then.
  func isOnTrial() -> Bool {
    guard let count = faults else { return false }
    faults = count + 1
    return true
  }

  func hold() { if faults == nil { held += 1 } }

  private func tally(_ field: FieldCheck, _ likeness: Likeness) {
    if faults == nil { field.tally.add(likeness) }
  }

  /// The cells of a rule, for people.
  private func source(_ field: FieldCheck, at place: Place) -> String? {
    let texts = place.filledCells(of: field).map { place.shape.cells.text($0.cell) }
    return texts.isEmpty ? nil : texts.joined(separator: " | ")
  }

  /// - Parameter expected: nil: what the cells say.
  private func differ(_ field: FieldCheck, at place: Place, expected: String? = nil, actual: Range<Int>?) {
    if isOnTrial() { return }
    var subject = place.record.subject
    subject.object = field.field.entity.name
    subject.field = field.field.name
    subject.child = place.number > 0 ? place.number : nil
    subject.column = field.columns.map {
      place.shape.mapping.fullName($0, ofKind: place.kind, children: place.shape.children)
    }.joined(separator: ", ")
    book.violated(
      .values, subject, expected: expected ?? source(field, at: place),
      actual: actual.map(place.landed.text), values: true,
      VerificationWording.valueDiffers)
  }

  // MARK: Key

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
      hold()
    } else if shape.mapping.keyRelation.compare(bytes.span, key.span) != .different {
      hold()
    } else {
      var subject = subject
      subject.field = "key"
      subject.column = columns.joined(separator: ", ")
      book.violated(
        .values, subject, expected: Bytes.text(bytes.span), actual: Bytes.text(key.span), values: true,
        VerificationWording.keyDiffers)
    }
  }
}
