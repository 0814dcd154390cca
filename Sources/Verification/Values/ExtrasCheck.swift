import Evidence
import Model

/// The extras of one record beside the cells that they are to hold: those of columns that are kept, and
/// those that a rule with `invalid: keep` could not read.
struct ExtrasCheck {
  private let rows: RowCheck
  private let record: RowCheck.Record
  /// Of the landed extras, each behind its name.
  private let values: [LandedView.Value]
  /// By name, where there are many.
  private var places: [ArraySlice<UInt8>: Int] = [:]
  /// Extras that a cell explains.
  private var explained: [Bool]

  private static let few = 16

  init(_ rows: RowCheck, _ record: RowCheck.Record) {
    self.rows = rows
    self.record = record
    values = record.landed.extras.map { Array(record.landed.values[$0.values]) } ?? []
    explained = [Bool](repeating: false, count: values.count / 2)
    guard explained.count > Self.few else { return }
    for index in explained.indices.reversed() { places[name(index)] = index }
  }

  /// All extras of the record.
  mutating func check() {
    let kept = record.shape.cells.rows.indices.flatMap(kept)
    for (cell, name) in zip(kept, ExtraNames.all(kept.map(\.extra))) { expect(name, cell.cell) }
    let allowed = allowed
    for index in explained.indices { checkExplained(index, allowed) }
  }

  /// Those of one child row and of one landed child alone.
  mutating func check(row: Int, as number: Int) {
    for cell in kept(row) { expect(ExtraNames.plain(cell.extra), cell.cell) }
    let allowed = allowed
    for index in explained.indices where ChildRows.number(in: name(index), record.shape.children) == number {
      checkExplained(index, allowed)
    }
  }

  private func checkExplained(_ index: Int, _ allowed: Set<Allowed>) {
    guard !explained[index], !wasThere(index),
      !allowed.contains(Allowed(name: name(index), value: value(index))), !rows.isOnTrial()
    else { return }
    var subject = record.subject
    subject.field = "extras"
    subject.column = record.landed.text(values[index * 2].range)
    rows.book.violated(
      .values, subject, actual: record.landed.text(values[index * 2 + 1].range), values: true,
      VerificationWording.valueFromNowhere)
  }

  private mutating func expect(_ name: [UInt8], _ cell: Int) {
    let bytes = record.shape.cells.bytes[record.shape.cells.cells[cell].range]
    let place = place(of: name)
    if let place {
      explained[place] = true
      if value(place) == bytes { return rows.hold() }
    }
    if rows.isOnTrial() { return }
    var subject = record.subject
    subject.field = "extras"
    subject.column = String(decoding: name, as: UTF8.self)
    rows.book.violated(
      .values, subject, expected: String(decoding: bytes, as: UTF8.self),
      actual: place.map { record.landed.text(values[$0 * 2 + 1].range) }, values: true,
      VerificationWording.valueDiffers)
  }

  // MARK: Cells

  /// A cell that the extras are to hold.
  private struct Kept {
    var cell: Int
    var extra: ExtraNames.Cell
  }

  /// An extra that may be there.
  private struct Allowed: Hashable {
    var name: ArraySlice<UInt8>
    var value: ArraySlice<UInt8>
  }

  private var allowed: Set<Allowed> {
    let cells = record.shape.cells
    return Set(
      rows.allowed.flatMap { filled($0) }.map {
        Allowed(name: ExtraNames.plain($0.extra)[...], value: cells.bytes[cells.cells[$0.cell].range])
      })
  }

  private func kept(_ row: Int) -> [Kept] {
    let columns = record.shape.kept(record.shape.cells.rows[row].kind)
    let invalid = rows.invalid.filter { $0.row == row && !columns.contains($0.column) }
    return columns.flatMap { filled(RowCheck.Spot(row: row, column: $0)) } + invalid.flatMap { filled($0) }
  }

  /// The filled cells of a column, as many as there are of that name.
  private func filled(_ spot: RowCheck.Spot) -> [Kept] {
    let (shape, cells) = (record.shape, record.shape.cells)
    var filled: [Kept] = []
    var cell = cells.first(row: spot.row, column: spot.column)
    var copy = 1
    while cell >= 0 {
      if cells.isFilled(cell) {
        let child = rows.numbers[spot.row]
        let name = shape.extraName(column: spot.column, kind: cells.rows[spot.row].kind, child: child)
        filled.append(Kept(cell: cell, extra: ExtraNames.Cell(name: name, child: child, copy: copy)))
      }
      cell = cells.cells[cell].next
      copy += 1
    }
    return filled
  }

  // MARK: Extras

  private func name(_ index: Int) -> ArraySlice<UInt8> { record.landed.bytes[values[index * 2].range] }

  private func value(_ index: Int) -> ArraySlice<UInt8> { record.landed.bytes[values[index * 2 + 1].range] }

  private func place(of name: [UInt8]) -> Int? {
    places.isEmpty ? explained.indices.first { self.name($0).elementsEqual(name) } : places[name[...]]
  }

  private func wasThere(_ index: Int) -> Bool {
    guard let former = record.former, let part = former.extras else { return false }
    let values = Array(former.values[part.values])
    return (0..<values.count / 2).contains { other in
      former.bytes[values[other * 2].range] == name(index)
        && former.bytes[values[other * 2 + 1].range] == value(index)
    }
  }
}
