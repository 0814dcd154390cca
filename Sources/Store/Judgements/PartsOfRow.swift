import GRDB
import Model

/// Which parts stand behind a golden row.
extension StoreSession {
  /// Of what kind the golden row of that id is; nil when there is none.
  public func entity(ofID id: String) throws -> Entity? {
    for table in GoldenTable.all
    where try Int.fetchOne(
      db, sql: "SELECT 1 FROM \(table.entity.name) WHERE id = ?", arguments: [id]) != nil
    {
      return table.entity
    }
    return nil
  }

  /// The id of the contact whom a lead follows.
  public func contact(ofLead id: String) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT c.id FROM lead l JOIN contact c ON c.nr = l.contact WHERE l.id = ?", arguments: [id])
  }

  /// The parts behind a golden row, the oldest, whose id it has, first.
  public func parts(behind id: String, of entity: Entity) throws -> [GoldenMember] {
    let row = "(SELECT nr FROM \(entity.name) WHERE id = ?)"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(PartID.sqlRecord(of: "nr")) AS record, \(PartID.sqlPart(of: "nr")) AS part, nr FROM \(entity.name) WHERE nr = \(row)
        UNION ALL
        SELECT * FROM (SELECT record, part, nr FROM member WHERE entity = ? AND nr = \(row)
          ORDER BY record, part)
        """, arguments: [id, entity.rawValue, id]
    ).map {
      GoldenMember(entity: entity.rawValue, record: $0["record"], part: $0["part"], nr: $0["nr"])
    }
  }
}
