import Evidence
import Model
import Store

/// Walks along the members of one entity, beside rows or records that come in the same order.
final class MemberCursor {
  private let rows: Rows<Member>
  private var member: Member?

  init(_ session: StoreSession, _ entity: Entity, _ order: Member.Order) throws {
    rows = try Member.of(entity, order, session)
    try advance()
  }

  func advance() throws { member = try rows.next() }

  var isAtEnd: Bool { member == nil }
  /// Of the golden row; 0 at the end, as all numbers.
  var nr: Int { member?.row ?? 0 }
  var record: Int { member?.record ?? 0 }
  var part: Int { member?.part ?? 0 }
}
