import LeadModel
import LeadStore

/// Every relation of a golden row points at a golden row that is there, and every owner that it
/// names stands in the table of owners.
struct RelationCheck {
  let book: FindingBook

  func run(_ session: StoreSession) throws {
    for table in GoldenTable.all {
      for column in table.columns {
        switch column.source {
        case .relation(let target):
          try look(session, table.entity, column.name, target.name, "nr", VerificationWording.orphan)
        case .field(let number)
        where LeadModel.field(table.entity, number: number)?.type == .owner:
          try look(
            session, table.entity, column.name, "owner", "code", VerificationWording.unknownOwner)
        default: break
        }
      }
    }
  }

  private func look(
    _ session: StoreSession, _ entity: Entity, _ column: String, _ target: String, _ key: String,
    _ message: Bilingual
  ) throws {
    let rows = try session.statement("SELECT count(\(column)) FROM \(entity.name)")
    guard try rows.step() else { return }
    let count = rows.int(0)
    let orphans = try session.statement(
      """
      SELECT g.id, g.\(column) FROM \(entity.name) g LEFT JOIN \(target) t ON t.\(key) = g.\(column)
      WHERE g.\(column) IS NOT NULL AND t.\(key) IS NULL ORDER BY g.nr
      """)
    var missing = 0
    while try orphans.step() {
      missing += 1
      book.violated(
        .relations, Subject(object: entity.name, id: orphans.text(0), field: column),
        actual: orphans.text(1), values: target == "owner", message)
    }
    book.holds(.relations, count - missing)
  }
}
