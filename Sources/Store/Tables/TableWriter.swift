import Base
import GRDB

/// Writes rows of one table. Each value is bound and sealed by the same call, in the order of the table's
/// columns: what is written and what is sealed cannot differ. One thread.
///
///     try records.write { row in
///       row.put("id", entry.record)
///       row.put("source", chunk.source)
///       …
///     }
///
/// For rows that come by the million: bytes are bound where they lie, and must stay there until `write`
/// returns.
final class TableWriter {
  private let table: Table
  private let statement: Statement
  private let sums: SealSums
  /// Of the table's sum; nil: its seal is read once the run is done, or never.
  private let place: Int?
  private var isSealed = false
  private var row = SealRow()
  private var column = 0

  /// - Parameter conflict: see `Table.insert`.
  init(_ table: Table, _ session: StoreSession, conflict: String = "") throws {
    self.table = table
    statement = try Statement(session.db, path: session.path, table.insert(conflict: conflict))
    sums = session.sums
    place = SealSums.place(of: table.name)
  }

  /// Writes one row.
  /// - Parameters:
  ///   - isSealed: false: the caller seals it, by reading it back.
  ///   - values: puts a value into every column, in order.
  /// - Throws: `StoreError`, and what `values` throws.
  @inline(__always)
  func write(isSealed: Bool = true, _ values: (TableWriter) throws -> Void) throws {
    column = 0
    self.isSealed = isSealed && place != nil
    try values(self)
    assert(column == table.columns.count, "\(table.name): \(column) of \(table.columns.count) columns")
    try statement.run()
    if self.isSealed, let place { sums.add(place, row.finish()) }
  }

  @inline(__always)
  func put(_ name: StaticString, _ value: Int) {
    next(name)
    statement.bind(column, value)
    if isSealed { row.value(value) }
  }

  @inline(__always)
  func put(_ name: StaticString, text: UnsafeRawBufferPointer) {
    next(name)
    statement.bind(column, text: text)
    if isSealed { row.value(text) }
  }

  @inline(__always)
  func put(_ name: StaticString, blob: UnsafeRawBufferPointer) {
    next(name)
    statement.bind(column, blob: blob)
    if isSealed { row.value(blob) }
  }

  /// Copies the text; for the few values that are strings already. Nil is NULL.
  func put(_ name: StaticString, _ text: String?) {
    guard let text else { return putNull(name) }
    next(name)
    statement.bind(column, copying: text)
    if isSealed { row.value(text) }
  }

  func put(_ name: StaticString, _ value: Int?) {
    guard let value else { return putNull(name) }
    put(name, value)
  }

  /// Only of rows that the caller seals: how SQLite writes a number is its own affair.
  func put(_ name: StaticString, _ value: Double?) {
    guard let value else { return putNull(name) }
    assert(!isSealed)
    next(name)
    statement.bind(column, value)
  }

  @inline(__always)
  func putNull(_ name: StaticString) {
    next(name)
    statement.bindNull(column)
    if isSealed { row.null() }
  }

  @inline(__always)
  private func next(_ name: StaticString) {
    assert(
      column < table.columns.count && name.description == table.columns[column].name,
      "\(table.name): \(name) is not column \(column)")
    column += 1
  }
}
