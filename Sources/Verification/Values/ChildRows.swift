import Model

/// Which child rows of a record are which landed children. A new record's children are numbered as
/// they stand; those of a changed one keep their numbers, whatever came or went before them.
///
/// A child is found by its key among the extras, and else by its values: the landed child that says
/// most of what the row says. How the importer told it apart is not asked.
struct ChildRows {
  let shape: SourceShape
  let landed: LandedView

  /// By row: the number of the landed child; beyond all numbers where there is none.
  func numbers() -> [Int] {
    let rows = shape.cells.rows
    var numbers = Array(rows.indices)
    var open = landedNumbers
    var rest: [Int] = []
    for row in rows.indices.dropFirst() {
      if let number = open.first(where: { hasKey(row, $0) }) {
        numbers[row] = number
        open.removeAll { $0 == number }
      } else {
        rest.append(row)
      }
    }
    for row in rest {
      let best = open.map { (number: $0, likeness: likeness(row, $0)) }
        .max { ($0.likeness, $1.number) < ($1.likeness, $0.number) }
      numbers[row] = best?.number ?? Landed.maximumNumber + row
      open.removeAll { $0 == best?.number }
    }
    return numbers
  }

  /// The numbers of the landed children, ascending.
  var landedNumbers: [Int] {
    var all = Set(landed.parts.map(\.number))
    if let extras = landed.extras {
      for (place, value) in landed.values[extras.values].enumerated() where place % 2 == 0 {
        if let number = Self.number(in: landed.bytes[value.range], shape.children) { all.insert(number) }
      }
    }
    return all.filter { $0 > 0 }.sorted()
  }

  /// `contacts/contact[2]/qq`: 2.
  static func number(in name: ArraySlice<UInt8>, _ children: [String]) -> Int? {
    for path in children {
      let start = Array((path + "[").utf8)
      guard name.starts(with: start) else { continue }
      // `联系人[主][2]` begins like a child of `联系人`, and is none.
      let digits = name.dropFirst(start.count).prefix { $0 != 0x5D }
      if let number = Int(String(decoding: digits, as: UTF8.self)) { return number }
    }
    return nil
  }

  private func hasKey(_ row: Int, _ number: Int) -> Bool {
    let kind = shape.cells.rows[row].kind
    let key = shape.mapping.kinds[kind].key
    guard !key.isEmpty else { return false }
    return key.allSatisfy { column in
      guard let column = shape.cells.kinds.find(column, ofKind: kind) else { return false }
      let cell = shape.cells.first(row: row, column: column)
      return shape.cells.isFilled(cell) && extra(column, kind, number, is: cell) == true
    }
  }

  /// Nil: there is no such extra.
  private func extra(_ column: Int, _ kind: Int, _ number: Int, is cell: Int) -> Bool? {
    guard let extras = landed.extras else { return nil }
    let name = shape.extraName(column: column, kind: kind, child: number)
    let values = Array(landed.values[extras.values])
    for place in stride(from: 0, to: values.count - 1, by: 2)
    where landed.bytes[values[place].range].elementsEqual(name) {
      return landed.bytes[values[place + 1].range].elementsEqual(
        shape.cells.bytes[shape.cells.cells[cell].range])
    }
    return nil
  }

  /// How many cells of the row the landed child says, less those that it says otherwise.
  private func likeness(_ row: Int, _ number: Int) -> Int {
    let kind = shape.cells.rows[row].kind
    var sum = 0
    for group in shape.mapping.kinds[kind].groups {
      let part = landed.part(group.entity, number)
      for field in group.fields {
        let cells = field.numbers(shape.cells.kinds, kind).map {
          $0 < 0 ? -1 : shape.cells.first(row: row, column: $0)
        }
        guard let cell = cells.first(where: shape.cells.isFilled) else { continue }
        let value = part.flatMap { part in
          landed.values[part.values].first { $0.field == field.field.number && !$0.range.isEmpty }
        }
        guard let value else {
          sum -= 1
          continue
        }
        let bytes = (cell: shape.cells.bytes, landed: landed.bytes)
        let likeness = field.compare(
          bytes.cell.span.extracting(shape.cells.cells[cell].range),
          bytes.landed.span.extracting(value.range))
        sum += likeness == .different ? -1 : 1
      }
    }
    for column in shape.kept(kind) {
      let cell = shape.cells.first(row: row, column: column)
      guard shape.cells.isFilled(cell) else { continue }
      sum += extra(column, kind, number, is: cell) == true ? 1 : -1
    }
    return sum
  }
}
