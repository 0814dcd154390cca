import Model
import Store

/// The `member` rows of one entity, by record or by the row they stand behind.
final class MemberCursor {
  enum Order: String {
    case byRecord = "record, part"
    case byRow = "nr, record, part"
  }

  private let statement: Statement
  private(set) var isAtEnd = false

  init(_ session: StoreSession, _ entity: Entity, _ order: Order) throws {
    statement = try session.statement(
      "SELECT nr, record, part FROM member WHERE entity = \(entity.rawValue) ORDER BY \(order.rawValue)")
    try advance()
  }

  func advance() throws { if try !statement.step() { isAtEnd = true } }

  var nr: Int { statement.int(0) }
  var record: Int { statement.int(1) }
  var part: Int { statement.int(2) }
}
