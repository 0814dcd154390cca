import GRDB

extension Schema {
  /// Brings an older store up to date, inside the caller's transaction. Columns are added at the end,
  /// as `create` has them, so that every store has the same.
  static func migrate(_ db: Database, from version: Int) throws {
    guard version < 2 else { return }
    try migrateTo2(db)
    try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
  }

  /// Version 2: runs can be rolled back and accepted. What runs of version 1 replaced was not kept:
  /// of those only the first can be taken back, since nothing was before it.
  private static func migrateTo2(_ db: Database) throws {
    try db.execute(
      sql: fileColumns + corrections + judgementColumns + peoplesJudgements + possiblePairs + rolledBack
        + matchKeys + documents)
    try db.execute(
      sql: """
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
