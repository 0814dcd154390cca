import GRDB
import Model

/// How a store forgets a run: what each `Table` says of itself. A table of the store that is no `Table` would
/// survive the run that wrote it, so a test holds the list to the schema.
enum RunUndo {
  /// Besides the versioned ones: rows that belong to one run alone.
  static let ofRun = Table.names(undo: .byRun)
  /// What people said and a run made use of: no rollback takes it back, but it waits for a run again.
  static let used = Table.all.filter { table in
    table.undo == .stays && table.columns.contains { $0.name == "used_run" }
  }.map(\.name)
  /// Have a rule of their own below.
  static let special = Table.names(undo: .own)
  /// Stays: what people judged, and what tells of runs that were taken back.
  static let kept = Table.names(undo: .stays).filter { !used.contains($0) }

  static var versions: [String] { VersionedTable.names.map { $0 + "_version" } }

  static var all: [String] { emptied + used + kept }
  static var emptied: [String] { VersionedTable.names + versions + ofRun + special }
}

extension StoreSession {
  /// Takes the newest run back: every table is as it was before it, row by row. The caller compares
  /// the digest, and does not commit when it is another.
  /// - Returns: the digest of the store's content now, made again from all of it.
  public func undo(run: RunRow, at time: String, toolVersion: String) throws -> ContentDigest {
    try note(run, at: time, toolVersion)
    for table in RunUndo.used {
      try db.execute(
        sql: "UPDATE \(table) SET used_run = NULL WHERE used_run = ?", arguments: [run.id])
    }
    if run.id == 1 {
      try empty()
    } else {
      try restoreRecords(run.id)
      for table in VersionedTable.names { try restore(table, run.id) }
      // Blocks name their file, so they go before it.
      try delete("raw_block", where: "file IN (SELECT id FROM file WHERE run = ?)", run.id)
      for table in RunUndo.ofRun { try delete(table, where: "run = ?", run.id) }
      try delete("run", where: "id = ?", run.id)
    }
    return try recomputedDigest()
  }

  private func note(_ run: RunRow, at time: String, _ toolVersion: String) throws {
    try db.execute(
      sql: """
        INSERT INTO rolled_back (run, migration, started_at, finished_at, rolled_back_at, tool_version,
          digest_before, digest_after, actions_digest, summary)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run.id, run.migration, run.startedAt, run.finishedAt, time, toolVersion, run.digestBefore.hex,
        run.digestAfter.hex, run.actionsDigest.hex, run.summary,
      ])
  }

  /// Before the first run there was nothing. The indexes go, too: the next run is a first load again,
  /// and builds them when its rows are there.
  private func empty() throws {
    for index in Schema.indexes { try db.execute(sql: "DROP INDEX IF EXISTS \(index.name)") }
    for table in RunUndo.emptied { try db.execute(sql: "DELETE FROM \(table)") }
  }

  private func restoreRecords(_ run: Int) throws {
    // The landed values of a new record go with it; so do its versions, if it was changed at once.
    try delete("landing", where: "record IN (SELECT id FROM record WHERE first_run = ?)", run)
    try delete("record", where: "first_run = ?", run)
    try db.execute(
      sql: """
        UPDATE record SET fingerprint = v.fingerprint, file = v.file, ordinal = v.ordinal,
          line = v.line, raw_block = v.raw_block, raw_offset = v.raw_offset,
          raw_length = v.raw_length, last_run = v.last_run, vanished_run = v.vanished_run
        FROM record_version v WHERE v.record = record.id AND v.run = ?1;
        """, arguments: [run])
    try db.execute(
      sql: """
        UPDATE landing SET bytes = v.bytes
        FROM record_version v WHERE v.record = landing.record AND v.run = ?1 AND v.bytes IS NOT NULL
        """, arguments: [run])
    try delete("record_version", where: "run = ?", run)
  }

  private func restore(_ table: String, _ run: Int) throws {
    let names = try VersionedTable.columns(of: table, db).map(\.name).joined(separator: ", ")
    try delete(table, where: "run = ?", run)
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO \(table) (\(names))
        SELECT \(names) FROM \(table)_version WHERE replaced_run = ?
        """, arguments: [run])
    try delete("\(table)_version", where: "replaced_run = ?", run)
  }

  private func delete(_ table: String, where condition: String, _ run: Int) throws {
    try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: [run])
  }
}
