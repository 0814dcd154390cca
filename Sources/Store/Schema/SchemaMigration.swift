import GRDB

/// How a store of an earlier tool is brought up to date, inside the caller's transaction.
///
/// What a release changed by hand is a step of its own, and never changes again. What the model has more of
/// is no step of anybody's: it is read off the store (see `GoldenStep`), so that a field is one line in
/// the model. Columns are added at the end, as `create` has them: every store has the same.
extension Schema {
  /// Whether a store lacks what this tool writes. False of what is no store, and of a newer one.
  static func isOlder(_ db: Database, tables: [GoldenTable] = GoldenTable.all) throws -> Bool {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else { return false }
    let version = try version(of: db)
    guard version == Schema.version else { return version < Schema.version }
    return try !GoldenStep.missing(in: db, tables).isEmpty
  }

  /// Does nothing to a store that has all.
  static func migrate(_ db: Database, path: String, tables: [GoldenTable] = GoldenTable.all) throws {
    guard try isOlder(db, tables: tables) else { return }
    if try version(of: db) < 2 { try migrateTo2(db) }
    let steps = try GoldenStep.missing(in: db, tables)
    if !steps.isEmpty {
      try StoreSession(db, path: path).movingSeals(of: steps.map(\.table)) {
        for step in steps { try step.run(db) }
        try rebuildViews(db)
      }
    }
    try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
  }

  private static func version(of db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  /// Makes views anew that another list of entities wrote.
  private static func rebuildViews(_ db: Database) throws {
    for view in views {
      try db.execute(sql: "DROP VIEW IF EXISTS \(view.name)")
      try db.execute(sql: view.sql)
    }
  }

  /// Version 2: runs can be rolled back and accepted. What runs of version 1 replaced was not kept:
  /// of those only the first can be taken back, since nothing was before it.
  private static func migrateTo2(_ db: Database) throws {
    for table in [
      Table.correction, .decision, .replayed, .peopleJudgement, .possiblePair, .rolledBack, .matchKey,
      .document,
    ] {
      try db.execute(sql: table.sql)
    }
    try db.execute(
      sql: """
        ALTER TABLE file ADD COLUMN columns TEXT;
        ALTER TABLE file ADD COLUMN replays INTEGER;
        ALTER TABLE judgement ADD COLUMN judged_at TEXT;
        ALTER TABLE judgement ADD COLUMN score REAL;
        ALTER TABLE judgement ADD COLUMN people INTEGER;
        ALTER TABLE judgement ADD COLUMN weights TEXT;
        ALTER TABLE run ADD COLUMN accepted_at TEXT;
        ALTER TABLE run ADD COLUMN undo INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN seal TEXT;
        ALTER TABLE run ADD COLUMN documents TEXT;
        ALTER TABLE run ADD COLUMN matching TEXT;
        ALTER TABLE source ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE owner ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE member ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
        UPDATE run SET undo = 1 WHERE id = 1;
        """)
    // Last: of the columns that the tables have by now.
    try createVersionTables(db)
  }
}
