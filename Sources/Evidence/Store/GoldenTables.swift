import Model
import Store

/// How golden rows of an entity point at others.
package enum GoldenRelations {
  /// Numbers of the golden rows that a column points at, in the order of the rows.
  package static func targets(
    _ entity: Entity, column: String, _ session: StoreSession
  ) throws -> Rows<Int> {
    try session.rows("SELECT \(column) FROM \(entity.name) WHERE \(column) IS NOT NULL ORDER BY nr") {
      $0.int(0)
    }
  }

  /// How many rows have something in the column.
  package static func count(_ entity: Entity, column: String, _ session: StoreSession) throws -> Int? {
    try session.rows("SELECT count(\(column)) FROM \(entity.name)") { $0.int(0) }.first()
  }

  /// Rows of which the column says what `key` of no row of the target says.
  package static func orphans(
    _ entity: Entity, column: String, target: String, key: String, _ session: StoreSession
  ) throws -> Rows<(id: String?, value: String?)> {
    try session.rows(
      """
      SELECT g.id, g.\(column) FROM \(entity.name) g LEFT JOIN \(target) t ON t.\(key) = g.\(column)
      WHERE g.\(column) IS NOT NULL AND t.\(key) IS NULL ORDER BY g.nr
      """
    ) { ($0.text(0), $0.text(1)) }
  }

  /// The golden rows of an entity by ascending number, each with the columns that are asked for.
  package static func rows(
    _ entity: Entity, columns: [String], _ session: StoreSession
  ) throws -> Statement {
    try session.statement("SELECT \(columns.joined(separator: ", ")) FROM \(entity.name) ORDER BY nr")
  }

  /// Numbers of the golden rows of an entity, ascending.
  package static func numbers(_ entity: Entity, _ session: StoreSession) throws -> Rows<Int> {
    try session.rows("SELECT nr FROM \(entity.name) ORDER BY nr") { $0.int(0) }
  }

  /// How many rows stand under the accounts that the parts of one record anchor, by ascending record.
  package static func countByAccount(
    _ entity: Entity, _ session: StoreSession
  ) throws -> Rows<(record: Int, rows: Int)> {
    try session.rows(
      """
      SELECT \(PartID.sqlRecord(of: "account")), count(*) FROM \(entity.name) WHERE account IS NOT NULL
      GROUP BY 1 ORDER BY 1
      """
    ) { ($0.int(0), $0.int(1)) }
  }

  /// The numbers of two accounts that share a credit code which no third one has, when nobody judged any
  /// two accounts to be two.
  package static func twins(_ session: StoreSession) throws -> Rows<(first: Int, second: Int)> {
    try session.rows(
      """
      SELECT a.nr, b.nr FROM account a JOIN account b ON b.credit_code = a.credit_code AND b.nr > a.nr
      WHERE a.credit_code IS NOT NULL AND (SELECT count(*) FROM account c WHERE c.credit_code = a.credit_code) = 2
        AND NOT EXISTS (SELECT 1 FROM judgement WHERE entity = 1 AND verdict <> 'same' AND revoked_run IS NULL)
      """
    ) { ($0.int(0), $0.int(1)) }
  }
}

/// A row of `owner`.
package struct OwnerRow {
  package var code: String
  package var name: String
  package var status: String
  package var successor: String
  package var email: String
  package var mobile: String
  package var department: String

  /// By code.
  package static func all(_ session: StoreSession) throws -> Rows<OwnerRow> {
    try session.rows(
      "SELECT code, name, status, successor, email, mobile, department FROM owner ORDER BY code"
    ) { row in
      OwnerRow(
        code: row.text(0) ?? "", name: row.text(1) ?? "", status: row.text(2) ?? "",
        successor: row.text(3) ?? "", email: row.text(4) ?? "", mobile: row.text(5) ?? "",
        department: row.text(6) ?? "")
    }
  }
}
