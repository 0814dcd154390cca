import GRDB
import Model

/// The tables of a store. What a release changed by hand is one function that never changes once released
/// (see `migrate`); what the model has more of comes by itself.
enum Schema {
  /// `PRAGMA application_id`: "LFRY".
  static let applicationID = 0x4C46_5259
  /// Recorded in each store, so that an older tool leaves it alone. Raise it with each release that gives
  /// tables or the model more: `ReleasedFieldsTests` says when.
  static let version = 2

  /// Makes an empty database a store of the newest version, inside the caller's transaction.
  static func create(_ db: Database, tables: [GoldenTable] = GoldenTable.all) throws {
    for table in Table.all where table.name != Table.owner.name { try db.execute(sql: table.sql) }
    for table in tables { try db.execute(sql: ddl(of: table)) }
    try db.execute(sql: Table.owner.sql)
    for view in views { try db.execute(sql: view.sql) }
    try createVersionTables(db)
    try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);")
  }

  /// What makes look-ups fast. Built after the rows of a first load: three times as fast.
  static let indexes: [(name: String, sql: String)] = {
    var all = [
      ("judgement_people", "CREATE INDEX judgement_people ON judgement(people) WHERE people IS NOT NULL"),
      (
        "judgement_left",
        "CREATE INDEX judgement_left ON judgement(left_record) WHERE revoked_run IS NULL"
      ),
    ]
    for table in GoldenTable.all { all += indexes(of: table) }
    return all
  }()

  static func indexes(of table: GoldenTable) -> [(name: String, sql: String)] {
    let name = table.entity.name
    return [("\(name)_id", "CREATE UNIQUE INDEX \(name)_id ON \(name)(id)")]
      + table.columns.filter(\.isIndexed).map { index(on: $0, of: name) }
  }

  static func index(on column: GoldenTable.Column, of table: String) -> (name: String, sql: String) {
    let name = "\(table)_\(column.name)"
    return (
      name, "CREATE INDEX \(name) ON \(table)(\(column.name)) WHERE \(column.name) IS NOT NULL"
    )
  }

  static func ddl(of table: GoldenTable) -> String {
    let name = table.entity.name
    let columns = table.columns.map { column in
      "  \(column.name) \(column.type) -- \(column.comment.zh) / \(column.comment.en)"
    }
    // The comment ends the line, so the comma goes before it.
    let body = columns.enumerated().map { index, line in
      index == columns.count - 1 ? line : line.replacing(" --", with: ", --", maxReplacements: 1)
    }
    return """
      CREATE TABLE \(name) ( -- \(table.entity.title.zh) / \(table.entity.title.en): golden rows
        nr INTEGER PRIMARY KEY, -- 行号 / row: record * 4096 + part of the oldest record
        id TEXT NOT NULL, -- 稳定的编号 / stable id
        records INTEGER NOT NULL, -- 由几条记录合成 / how many records it is computed from
        run INTEGER NOT NULL, -- 最后改动它的运行 / the run that changed it last
        origins TEXT, -- 各字段取自哪条记录(JSON) / record of each value, where several gave one
      \(body.joined(separator: "\n"))
      ) STRICT;

      """
  }

  static let views = [(name: "lead_overview", sql: overview), (name: "crosswalk", sql: crosswalk)]

  private static let overview = """
    CREATE VIEW lead_overview AS
    SELECT l.id AS lead_id, l.title, l.status, l.rating, l.channel, l.product,
      a.name AS company, a.credit_code, a.province, a.city,
      c.name AS contact, c.honorific, c.position, c.mobile, c.phone, c.email, c.wechat,
      l.owner, o.name AS owner_name, l.created_at, l.updated_at, l.last_followed_at, l.remark,
      l.records
    FROM lead l
    LEFT JOIN account a ON a.nr = l.account
    LEFT JOIN contact c ON c.nr = l.contact
    LEFT JOIN owner o ON o.code = l.owner;

    """

  private static let crosswalk =
    "CREATE VIEW crosswalk AS\n"
    + GoldenTable.all.map { table in
      """
      SELECT '\(table.entity.name)' AS entity, \(PartID.sqlRecord(of: "nr")) AS record, \(PartID.sqlPart(of: "nr")) AS part, nr, id
      FROM \(table.entity.name)
      """
    }.joined(separator: "\nUNION ALL\n")
    + "\nUNION ALL\n"
    + GoldenTable.all.map { table in
      """
      SELECT '\(table.entity.name)', m.record, m.part, m.nr, g.id
      FROM member m JOIN \(table.entity.name) g ON g.nr = m.nr
      WHERE m.entity = \(table.entity.rawValue)
      """
    }.joined(separator: "\nUNION ALL\n") + ";"
}
