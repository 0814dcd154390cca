import GRDB
import Model

/// Tables whose rows a run may change or remove. Each has a table of versions beside it, with what
/// its rows were before a run replaced them, and a column `run` that tells the rows a run has made.
///
/// The versions are stored, not computed again when a run is rolled back: a newer tool might compute
/// other golden rows from the same records. (`record` and `landing` have `record_version`.)
enum VersionedTable {
  static let names = GoldenTable.all.map(\.entity.name) + Table.names(undo: .versioned)

  /// The name of a table's table of versions.
  static func versions(of table: String) -> String { "\(table)_version" }

  struct Column {
    var name: String
    var type: String
    var isKey: Bool
  }

  static func columns(of table: String, _ db: Database) throws -> [Column] {
    try Row.fetchAll(db, sql: "SELECT name, type, pk FROM pragma_table_info(?)", arguments: [table]).map {
      Column(name: $0[0], type: $0[1], isKey: $0[2] > 0)
    }
  }
}

extension Schema {
  /// Makes the tables of versions, of the columns that their tables have by now.
  static func createVersionTables(_ db: Database) throws {
    for table in VersionedTable.names { try createVersionTable(of: table, db) }
  }

  static func createVersionTable(of table: String, _ db: Database) throws {
    let columns = try VersionedTable.columns(of: table, db)
    let keys = columns.filter(\.isKey).map(\.name).joined(separator: ", ")
    try db.execute(
      sql: """
        CREATE TABLE \(VersionedTable.versions(of: table)) ( -- what a row of \(table) was before a run replaced it
          replaced_run INTEGER NOT NULL, -- that run
          \(columns.map { "\($0.name) \($0.type)" }.joined(separator: ",\n  ")),
          PRIMARY KEY (replaced_run, \(keys))
        ) STRICT, WITHOUT ROWID;
        """)
  }
}

extension StoreSession {
  /// From now on, what this connection changes or removes is kept as it was before the run. Triggers
  /// do it, and go with the connection: nobody who writes has to think of it. What is only added
  /// costs nothing, and a first run has nothing to keep.
  public func keepVersions(for run: Int) throws {
    guard run > 1 else { return }
    // REPLACE, too, removes rows.
    try db.execute(sql: "PRAGMA recursive_triggers = ON")
    for table in VersionedTable.names {
      let columns = try VersionedTable.columns(of: table, db)
      let names = columns.map(\.name).joined(separator: ", ")
      let values = columns.map { "old.\($0.name)" }.joined(separator: ", ")
      let isKept = columns.filter(\.isKey).map { "AND \($0.name) = old.\($0.name)" }.joined(separator: " ")
      for event in ["UPDATE", "DELETE"] {
        // Rows of this very run are nobody's former rows; of others the first version counts.
        try db.execute(
          sql: """
            CREATE TEMP TRIGGER keep_\(table)_\(event.lowercased()) BEFORE \(event) ON main.\(table)
            WHEN old.run <> \(run)
            BEGIN
              INSERT INTO \(table)_version (replaced_run, \(names)) SELECT \(run), \(values)
              WHERE NOT EXISTS (
                SELECT 1 FROM \(table)_version WHERE replaced_run = \(run) \(isKept));
            END
            """)
      }
    }
  }
}
