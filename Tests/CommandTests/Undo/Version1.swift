import Foundation
import GRDB

extension Workdir {
  /// Makes the store one of version 1: the tables as that version made them, with the same rows.
  func makeVersion1() throws {
    let older = file("version1.leads")
    let queue = try DatabaseQueue(path: older)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: version1)
      try db.execute(sql: "ATTACH ? AS newer", arguments: [store])
      for table in try String.fetchAll(db, sql: "SELECT name FROM main.sqlite_schema WHERE type = 'table'") {
        let columns = try String.fetchAll(
          db, sql: "SELECT name FROM pragma_table_info(?, 'main')", arguments: [table]
        )
        .joined(separator: ", ")
        try db.execute(sql: "INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM newer.\(table)")
      }
      let indexes = try String.fetchAll(
        db,
        sql:
          "SELECT sql FROM newer.sqlite_schema WHERE type = 'index' AND sql LIKE '% ON ' || tbl_name || '(%'")
      for sql in indexes where GoldenNames.all.contains(where: { sql.contains(" ON \($0)(") }) {
        try db.execute(sql: sql)
      }
      try db.execute(sql: "DETACH newer; PRAGMA application_id = 0x4C465259; PRAGMA user_version = 1")
    }
    try queue.close()
    try FileManager.default.removeItem(atPath: store)
    try FileManager.default.moveItem(atPath: older, toPath: store)
  }
}

private enum GoldenNames {
  static let all = ["account", "contact", "lead", "opportunity", "activity"]
}

/// What version 1 of the tool made, column by column.
private let version1 = """
  CREATE TABLE run ( id INTEGER PRIMARY KEY, migration TEXT NOT NULL, started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL, tool_version TEXT NOT NULL, migration_digest TEXT NOT NULL,
    digest_before TEXT NOT NULL, digest_after TEXT NOT NULL, actions_digest TEXT NOT NULL, summary
    TEXT NOT NULL ) STRICT;
  CREATE TABLE source ( id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, trust INTEGER NOT NULL,
    snapshot INTEGER NOT NULL ) STRICT;
  CREATE TABLE file ( id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id), source INTEGER
    NOT NULL REFERENCES source(id), object TEXT NOT NULL, path TEXT NOT NULL, mapping TEXT NOT NULL,
    bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL,
    compressed INTEGER NOT NULL, record_path TEXT, delimiter INTEGER, header_row INTEGER,
    preamble_rows INTEGER NOT NULL, blank_rows INTEGER NOT NULL, footer_rows INTEGER NOT NULL, records
    INTEGER NOT NULL, counted_records INTEGER NOT NULL, counted_cells INTEGER NOT NULL,
    declared_records INTEGER, header_rows INTEGER NOT NULL, footers TEXT, width INTEGER ) STRICT;
  CREATE TABLE record ( id INTEGER PRIMARY KEY, source INTEGER NOT NULL, object INTEGER NOT NULL, key
    TEXT NOT NULL, fingerprint INTEGER NOT NULL, file INTEGER NOT NULL, ordinal INTEGER NOT NULL, line
    INTEGER NOT NULL, raw_block INTEGER NOT NULL, raw_offset INTEGER NOT NULL, raw_length INTEGER NOT
    NULL, first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, vanished_run INTEGER ) STRICT;
  CREATE TABLE landing ( record INTEGER PRIMARY KEY, bytes BLOB NOT NULL ) STRICT;
  CREATE TABLE record_version ( record INTEGER NOT NULL, run INTEGER NOT NULL, fingerprint INTEGER NOT
    NULL, file INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL, raw_block INTEGER
    NOT NULL, raw_offset INTEGER NOT NULL, raw_length INTEGER NOT NULL, last_run INTEGER NOT NULL,
    vanished_run INTEGER, bytes BLOB, PRIMARY KEY (record, run) ) STRICT, WITHOUT ROWID;
  CREATE TABLE raw_block ( id INTEGER PRIMARY KEY, file INTEGER NOT NULL, length INTEGER NOT NULL,
    bytes BLOB NOT NULL ) STRICT;
  CREATE TABLE ledger ( run INTEGER NOT NULL, file INTEGER NOT NULL, first INTEGER NOT NULL, last
    INTEGER NOT NULL, disposition TEXT NOT NULL, PRIMARY KEY (run, file, first) ) STRICT, WITHOUT
    ROWID;
  CREATE TABLE ledger_vanished ( run INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (run,
    record) ) STRICT, WITHOUT ROWID;
  CREATE TABLE ledger_cell ( run INTEGER NOT NULL, file INTEGER NOT NULL, path TEXT NOT NULL,
    column_name TEXT NOT NULL, fate TEXT NOT NULL, landed INTEGER NOT NULL, quarantined INTEGER NOT
    NULL, filtered INTEGER NOT NULL, PRIMARY KEY (run, file, path, column_name) ) STRICT, WITHOUT
    ROWID;
  CREATE TABLE judgement ( id INTEGER PRIMARY KEY, run INTEGER NOT NULL, entity INTEGER NOT NULL,
    left_record INTEGER NOT NULL, left_part INTEGER NOT NULL, right_record INTEGER NOT NULL,
    right_part INTEGER NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL,
    revoked_run INTEGER ) STRICT;
  CREATE TABLE member ( entity INTEGER NOT NULL, record INTEGER NOT NULL, part INTEGER NOT NULL, nr
    INTEGER NOT NULL, PRIMARY KEY (entity, record, part) ) STRICT, WITHOUT ROWID;
  CREATE TABLE redirect ( entity INTEGER NOT NULL, id TEXT NOT NULL, becomes TEXT NOT NULL, run
    INTEGER NOT NULL, PRIMARY KEY (entity, id) ) STRICT, WITHOUT ROWID;
  CREATE TABLE quarantine ( id INTEGER PRIMARY KEY, run INTEGER NOT NULL, file INTEGER NOT NULL,
    source INTEGER NOT NULL, object INTEGER NOT NULL, ordinal INTEGER NOT NULL, line INTEGER NOT NULL,
    key TEXT NOT NULL, fingerprint INTEGER NOT NULL, code TEXT NOT NULL, column_name TEXT NOT NULL,
    field TEXT NOT NULL, value TEXT NOT NULL, raw_block INTEGER NOT NULL, raw_offset INTEGER NOT NULL,
    raw_length INTEGER NOT NULL, closed_run INTEGER ) STRICT;
  CREATE TABLE account ( nr INTEGER PRIMARY KEY, id TEXT NOT NULL, records INTEGER NOT NULL, run
    INTEGER NOT NULL, origins TEXT, name TEXT, credit_code TEXT, short_name TEXT, industry TEXT, type
    TEXT, level TEXT, province TEXT, city TEXT, district TEXT, address TEXT, postal_code TEXT, phone
    TEXT, fax TEXT, website TEXT, employees INTEGER, annual_revenue TEXT, annual_revenue_currency
    TEXT, parent INTEGER, owner TEXT, remark TEXT, created_at TEXT, created_at_zone TEXT, updated_at
    TEXT, updated_at_zone TEXT, extras TEXT ) STRICT;
  CREATE TABLE contact ( nr INTEGER PRIMARY KEY, id TEXT NOT NULL, records INTEGER NOT NULL, run
    INTEGER NOT NULL, origins TEXT, account INTEGER, name TEXT, honorific TEXT, position TEXT,
    department TEXT, mobile TEXT, phone TEXT, other_phones TEXT, email TEXT, wechat TEXT, qq TEXT,
    gender TEXT, birthday TEXT, owner TEXT, remark TEXT, created_at TEXT, created_at_zone TEXT,
    updated_at TEXT, updated_at_zone TEXT, extras TEXT ) STRICT;
  CREATE TABLE lead ( nr INTEGER PRIMARY KEY, id TEXT NOT NULL, records INTEGER NOT NULL, run INTEGER
    NOT NULL, origins TEXT, account INTEGER, contact INTEGER, title TEXT, status TEXT, rating TEXT,
    channel TEXT, campaign TEXT, product TEXT, owner TEXT, remark TEXT, lost_reason TEXT, created_at
    TEXT, created_at_zone TEXT, updated_at TEXT, updated_at_zone TEXT, last_followed_at TEXT,
    last_followed_at_zone TEXT, next_follow_up_at TEXT, next_follow_up_at_zone TEXT, is_public
    INTEGER, extras TEXT ) STRICT;
  CREATE TABLE opportunity ( nr INTEGER PRIMARY KEY, id TEXT NOT NULL, records INTEGER NOT NULL, run
    INTEGER NOT NULL, origins TEXT, account INTEGER, contact INTEGER, lead INTEGER, name TEXT, stage
    TEXT, amount TEXT, amount_currency TEXT, probability INTEGER, expected_close TEXT, product TEXT,
    owner TEXT, remark TEXT, created_at TEXT, created_at_zone TEXT, updated_at TEXT, updated_at_zone
    TEXT, extras TEXT ) STRICT;
  CREATE TABLE activity ( nr INTEGER PRIMARY KEY, id TEXT NOT NULL, records INTEGER NOT NULL, run
    INTEGER NOT NULL, origins TEXT, account INTEGER, contact INTEGER, lead INTEGER, opportunity
    INTEGER, type TEXT, subject TEXT, content TEXT, at TEXT, at_zone TEXT, owner TEXT, extras TEXT )
    STRICT;
  CREATE TABLE owner ( code TEXT PRIMARY KEY, name TEXT NOT NULL, status TEXT NOT NULL, successor
    TEXT, email TEXT, mobile TEXT, department TEXT ) STRICT;
  CREATE VIEW lead_overview AS SELECT l.id AS lead_id, l.title, l.status, l.rating, l.channel,
    l.product, a.name AS company, a.credit_code, a.province, a.city, c.name AS contact, c.honorific,
    c.position, c.mobile, c.phone, c.email, c.wechat, l.owner, o.name AS owner_name, l.created_at,
    l.updated_at, l.last_followed_at, l.remark, l.records FROM lead l LEFT JOIN account a ON a.nr =
    l.account LEFT JOIN contact c ON c.nr = l.contact LEFT JOIN owner o ON o.code = l.owner;
  CREATE VIEW crosswalk AS SELECT 'account' AS entity, nr / 4096 AS record, nr % 4096 AS part, nr, id
    FROM account UNION ALL SELECT 'contact' AS entity, nr / 4096 AS record, nr % 4096 AS part, nr, id
    FROM contact UNION ALL SELECT 'lead' AS entity, nr / 4096 AS record, nr % 4096 AS part, nr, id
    FROM lead UNION ALL SELECT 'opportunity' AS entity, nr / 4096 AS record, nr % 4096 AS part, nr, id
    FROM opportunity UNION ALL SELECT 'activity' AS entity, nr / 4096 AS record, nr % 4096 AS part,
    nr, id FROM activity UNION ALL SELECT 'account', m.record, m.part, m.nr, g.id FROM member m JOIN
    account g ON g.nr = m.nr WHERE m.entity = 1 UNION ALL SELECT 'contact', m.record, m.part, m.nr,
    g.id FROM member m JOIN contact g ON g.nr = m.nr WHERE m.entity = 2 UNION ALL SELECT 'lead',
    m.record, m.part, m.nr, g.id FROM member m JOIN lead g ON g.nr = m.nr WHERE m.entity = 3 UNION ALL
    SELECT 'opportunity', m.record, m.part, m.nr, g.id FROM member m JOIN opportunity g ON g.nr = m.nr
    WHERE m.entity = 4 UNION ALL SELECT 'activity', m.record, m.part, m.nr, g.id FROM member m JOIN
    activity g ON g.nr = m.nr WHERE m.entity = 5;

  """
