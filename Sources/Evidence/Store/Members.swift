import Model
import Store

/// A row of `member`: a part of a record that stands behind another part's golden row.
package struct Member {
  package var entity: Int
  package var record: Int
  package var part: Int
  /// Number of the golden row.
  package var row: Int

  package enum Order: String {
    case byRecord = "record, part"
    case byRow = "nr, record, part"
  }

  /// By entity, record and part.
  package static func all(_ session: StoreSession) throws -> Rows<Member> {
    try session.rows("SELECT \(columns) FROM member ORDER BY entity, record, part", read)
  }

  package static func of(
    _ entity: Entity, _ order: Order, _ session: StoreSession
  ) throws -> Rows<Member> {
    try session.rows(
      "SELECT \(columns) FROM member WHERE entity = \(entity.rawValue) ORDER BY \(order.rawValue)", read)
  }

  private static let columns = "entity, record, part, nr"

  private static func read(_ row: Statement) -> Member {
    Member(entity: row.int(0), record: row.int(1), part: row.int(2), row: row.int(3))
  }
}
