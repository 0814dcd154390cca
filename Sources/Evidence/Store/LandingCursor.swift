import Store

/// The landed values of records, asked for mostly in the order in which they lie.
package final class LandingCursor {
  private let row: Statement
  private let rows: Statement
  private var position = Int.min
  private var isAtEnd = false
  /// So many records ahead are passed over rather than looked up.
  private static let reach = 8

  package init(_ session: StoreSession) throws {
    row = try session.statement("SELECT bytes FROM landing WHERE record = ?")
    rows = try session.statement("SELECT record, bytes FROM landing WHERE record >= ? ORDER BY record")
  }

  /// - Parameter record: above zero.
  /// - Returns: valid until the next call; nil: the record landed nothing.
  package func bytes(of record: Int) throws -> UnsafeRawBufferPointer? {
    let isFirst = position == .min
    if !isFirst, isAtEnd || record < position { return try single(record) }
    if isFirst || record - Self.reach > position {
      rows.reset()
      rows.bind(1, record)
      position = record - 1
    }
    while !isAtEnd, position < record {
      if try rows.step() { position = rows.int(0) } else { isAtEnd = true }
    }
    return !isAtEnd && position == record ? rows.bytes(1) : nil
  }

  /// Of one record, asked for by itself.
  /// - Returns: valid until the next call; nil: the record landed nothing.
  package func single(_ record: Int) throws -> UnsafeRawBufferPointer? {
    row.reset()
    row.bind(1, record)
    return try row.step() ? row.bytes(0) : nil
  }
}
