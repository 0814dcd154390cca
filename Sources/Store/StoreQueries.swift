import Base
import GRDB
import Model

/// What commands ask of a store.
extension StoreSession {
  /// Oldest first.
  public func runs() throws -> [RunRow] {
    try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map { row in
      var run = RunRow(
        id: row["id"], migration: row["migration"], startedAt: row["started_at"],
        finishedAt: row["finished_at"], toolVersion: row["tool_version"],
        migrationDigest: row["migration_digest"],
        digestBefore: ContentDigest(hex: row["digest_before"]) ?? ContentDigest(),
        digestAfter: ContentDigest(hex: row["digest_after"]) ?? ContentDigest(),
        actionsDigest: ContentDigest(hex: row["actions_digest"]) ?? ContentDigest(),
        summary: row["summary"])
      run.acceptedAt = row["accepted_at"]
      run.canBeUndone = row["undo"]
      return run
    }
  }

  /// A run that was taken back.
  public struct RolledBackRun: Sendable, Codable {
    public var run: Int
    /// UTC, ISO 8601.
    public var startedAt: String
    public var rolledBackAt: String
  }

  /// Oldest first.
  public func rolledBackRuns() throws -> [RolledBackRun] {
    try Row.fetchAll(db, sql: "SELECT run, started_at, rolled_back_at FROM rolled_back ORDER BY id").map {
      RolledBackRun(run: $0[0], startedAt: $0[1], rolledBackAt: $0[2])
    }
  }

  /// Closes the door behind the newest run, and so behind all before it.
  /// - Parameter migration: whose runs; nil: of all.
  /// - Returns: the runs that were open until now.
  public func accept(at time: String, migration: String? = nil) throws -> [Int] {
    let isOpen = "accepted_at IS NULL AND migration = coalesce(?, migration)"
    let open = try Int.fetchAll(
      db, sql: "SELECT id FROM run WHERE \(isOpen) ORDER BY id", arguments: [migration])
    try db.execute(
      sql: "UPDATE run SET accepted_at = ? WHERE \(isOpen)", arguments: [time, migration])
    return open
  }

  public func openQuarantineCount() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM quarantine WHERE closed_run IS NULL") ?? 0
  }

  public struct QuarantineRow: Sendable, Codable {
    public var id: Int
    public var run: Int
    public var source: String
    public var object: String
    public var file: String
    public var ordinal: Int
    public var line: Int
    public var key: String
    public var code: String
    public var column: String
    public var field: String
    public var value: String
    /// The record as it stands in the decoded file.
    public var raw: String
  }

  /// Records that still stand in quarantine, by file and line.
  public func quarantine() throws -> [QuarantineRow] {
    var blocks: (id: Int, bytes: [UInt8]) = (0, [])
    return try Row.fetchAll(
      db,
      sql: """
        SELECT q.*, s.name AS source_name, f.path AS file_path
        FROM quarantine q JOIN source s ON s.id = q.source JOIN file f ON f.id = q.file
        WHERE closed_run IS NULL ORDER BY q.file, q.ordinal
        """
    ).map { row in
      let block: Int = row["raw_block"]
      if blocks.id != block { blocks = (block, try rawBlock(block)) }
      let start: Int = row["raw_offset"]
      let length: Int = row["raw_length"]
      guard let raw = RawBlocks.record(in: blocks.bytes, offset: start, length: length) else {
        throw StoreError.damaged(path: path, detail: "raw block \(block)")
      }
      return QuarantineRow(
        id: row["id"], run: row["run"], source: row["source_name"],
        object: try entity(row["object"], of: .quarantine).name,
        file: row["file_path"], ordinal: row["ordinal"], line: row["line"], key: row["key"],
        code: row["code"], column: row["column_name"], field: row["field"], value: row["value"],
        raw: String(decoding: InheritedCells.own(Array(raw)), as: UTF8.self))
    }
  }

  /// The raw records of a block, as they stand one after the other.
  public func rawBlock(_ id: Int) throws -> [UInt8] {
    let statement = try Statement(db, path: path, "SELECT length, bytes FROM raw_block WHERE id = ?")
    statement.bind(1, id)
    defer { statement.reset() }
    guard try statement.step(),
      let bytes = RawBlocks.expand(statement.bytes(1), length: statement.int(0))
    else { throw StoreError.damaged(path: path, detail: "raw block \(id)") }
    return bytes
  }

  /// The raw bytes of a record, as they stand in its decoded file; nil when there is no such record.
  public func raw(ofRecord record: Int) throws -> [UInt8]? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT raw_block, raw_offset, raw_length FROM record WHERE id = ?",
        arguments: [record])
    else { return nil }
    let block: [UInt8] = try rawBlock(row[0])
    let (start, length): (Int, Int) = (row[1], row[2])
    guard let raw = RawBlocks.record(in: block, offset: start, length: length) else {
      throw StoreError.damaged(path: path, detail: "raw block of record \(record)")
    }
    return Array(raw)
  }

  /// The numbers that children of a record had before it was changed, in any run.
  public func childNumbers(ofFormerVersionsOf record: Int) throws -> Set<UInt16> {
    var numbers: Set<UInt16> = []
    let versions = try Statement(
      db, path: path, "SELECT bytes FROM record_version WHERE record = ? AND bytes IS NOT NULL")
    versions.bind(1, record)
    defer { versions.reset() }
    while try versions.step() {
      Landed.forEachPart(versions.bytes(0).bindMemory(to: UInt8.self).span) {
        if $0.number > 0 { numbers.insert($0.number) }
      }
    }
    return numbers
  }
}
