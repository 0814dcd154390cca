import Store

/// What a query answers, row by row, in its order. What a row says is read by position in one place, beside
/// the words of the query.
///
/// One thread. Bytes that a row points to are valid until the next one is asked for.
package final class Rows<Row> {
  private let statement: Statement
  private let read: (Statement) -> Row

  init(_ statement: Statement, _ read: @escaping (Statement) -> Row) {
    self.statement = statement
    self.read = read
  }

  /// - Throws: `StoreError` when the store cannot be read.
  package func next() throws -> Row? { try statement.step() ? read(statement) : nil }

  /// Call when done before the last row.
  package func close() { statement.reset() }

  /// The rows that are left.
  package func all() throws -> [Row] {
    var all: [Row] = []
    while let row = try next() { all.append(row) }
    return all
  }

  /// The next row alone.
  package func first() throws -> Row? {
    defer { close() }
    return try next()
  }
}

extension StoreSession {
  func rows<Row>(_ sql: String, _ read: @escaping (Statement) -> Row) throws -> Rows<Row> {
    Rows(try statement(sql), read)
  }
}

extension Statement {
  func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }
}
