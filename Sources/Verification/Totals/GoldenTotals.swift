import Model
import Store

/// Adds up what the golden rows of one entity hold, and which values of their records did not win.
final class GoldenTotals {
  private let book: TotalsBook
  private let scope: Int
  private let entity: Entity
  private let rows: Int
  /// Fields with totals: their number, the number of their line, and the columns of their value.
  private var fields: [(field: UInt8, line: Int, column: Int, companion: Int?)] = []

  /// - Parameter scope: of all golden rows.
  init(_ entity: Entity, _ book: TotalsBook, scope: Int) {
    self.entity = entity
    self.book = book
    self.scope = scope
    rows = TotalField.rows[entity]
    let columns = GoldenTable.of(entity).columns
    for field in LeadModel.fields(of: entity) {
      let line = TotalField.number(entity.rawValue, field.number)
      guard line >= 0, let column = columns.firstIndex(where: { $0.source == .field(field.number) }) else {
        continue
      }
      fields.append(
        (
          field.number, line, column, columns.firstIndex { $0.source == .companion(field.number) }
        ))
    }
  }

  /// - Parameter isSame: the row is what its records make of it.
  func add(_ expected: ExpectedRow, _ row: GoldenCursor, isSame: Bool) {
    let one = TotalEntry(group: book.onlyGroup(rows))
    book.add(scope, rows, .golden, one)
    for _ in expected.members.dropFirst() { book.add(scope, rows, .merged, one, taken: true) }
    for (field, line, column, companion) in fields {
      let winner = expected.winner(field).map { entry(line, $0) } ?? .nothing
      if expected.members.count > 1 {
        for member in expected.members {
          for value in member.values where value.field == field {
            book.add(scope, line, .merged, entry(line, value.bytes), taken: true)
          }
        }
        book.add(scope, line, .merged, winner)
      }
      book.add(
        scope, line, .golden, isSame ? winner : stored(line, row, column: column, companion: companion))
    }
  }

  /// A row without records: what it holds came from nowhere.
  func add(stray row: GoldenCursor) {
    book.add(scope, rows, .golden, TotalEntry(group: book.onlyGroup(rows)))
    for (_, line, column, companion) in fields {
      book.add(scope, line, .golden, stored(line, row, column: column, companion: companion))
    }
  }

  private func entry(_ line: Int, _ value: ArraySlice<UInt8>) -> TotalEntry {
    TotalReading.landed(line, value.span, book)
  }

  private func stored(_ line: Int, _ row: GoldenCursor, column: Int, companion: Int?) -> TotalEntry {
    guard var value = row.value(column) else { return .nothing }
    if let companion, let other = row.value(companion) {
      value.append(FieldType.companionSeparator)
      value += other
    }
    return TotalReading.landed(line, value.span, book)
  }
}
