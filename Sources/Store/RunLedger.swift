import GRDB
import Model

/// The final state of a record in a run; raw values stand in memory only, names in the ledger.
public enum Disposition: UInt8, Sendable, CaseIterable {
  case added
  case updated
  case unchanged
  case merged
  case quarantined
  case filtered
  case held
  /// A later version of the same record stands.
  case superseded

  public var name: String {
    switch self {
    case .added: "added"
    case .updated: "updated"
    case .unchanged: "unchanged"
    case .merged: "merged"
    case .quarantined: "quarantined"
    case .filtered: "filtered"
    case .held: "held"
    case .superseded: "superseded"
    }
  }
}

/// A source file as one run read it. What is not said of it is zero or nothing.
public struct FileRow: Sendable {
  public var source: Int
  /// Name of the entity that its records are.
  public var object: String
  public var path: String
  /// Name of the mapping.
  public var mapping: String
  public var bytes = 0
  public var sha256 = ""
  public var format = ""
  public var encoding = ""
  public var isCompressed = false
  public var recordPath: String?
  public var delimiter: Int?
  public var headerRow: Int?
  public var preambleRows = 0
  public var blankRows = 0
  public var footerRows = 0
  /// By the importer.
  public var records = 0
  /// By the counter that is not the importer.
  public var countedRecords = 0
  public var countedCells = 0
  public var declaredRecords: Int?
  public var headerRows = 1
  /// CSV: the footers by their row, from 1.
  public var footerRowNumbers: [Int] = []
  /// CSV without a header: cells of a row.
  public var width: Int?
  /// CSV: what each place of a row is called; empty for a place without a name.
  public var columns: [String]?
  /// Of a replay: the file whose refused records it read again.
  public var replays: Int?

  public init(source: Int, object: String, path: String, mapping: String) {
    self.source = source
    self.object = object
    self.path = path
    self.mapping = mapping
  }
}

public struct RunRow: Sendable {
  public var id: Int
  public var migration: String
  public var startedAt: String
  public var finishedAt: String
  public var toolVersion: String
  public var migrationDigest: String
  public var digestBefore: ContentDigest
  public var digestAfter: ContentDigest
  public var actionsDigest: ContentDigest
  public var summary: String
  /// JSON: by path relative to the migration's folder, SHA-256 of each document that the run went by.
  public var documents: String?
  /// JSON: what was joined by score, and what asked about.
  public var matching: String?
  /// UTC, ISO 8601: since then neither this run nor any before it can be rolled back.
  public var acceptedAt: String?
  /// What it replaced was kept.
  public var canBeUndone = true

  public init(
    id: Int, migration: String, startedAt: String, finishedAt: String, toolVersion: String,
    migrationDigest: String, digestBefore: ContentDigest, digestAfter: ContentDigest,
    actionsDigest: ContentDigest, summary: String
  ) {
    self.id = id
    self.migration = migration
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.toolVersion = toolVersion
    self.migrationDigest = migrationDigest
    self.digestBefore = digestBefore
    self.digestAfter = digestAfter
    self.actionsDigest = actionsDigest
    self.summary = summary
  }
}

public struct CellRow: Sendable {
  public var path: String
  public var column: String
  public var fate: String
  public var landed: Int
  public var quarantined: Int
  public var filtered: Int

  public init(path: String, column: String, fate: String, landed: Int, quarantined: Int, filtered: Int) {
    self.path = path
    self.column = column
    self.fate = fate
    self.landed = landed
    self.quarantined = quarantined
    self.filtered = filtered
  }
}

public struct OwnerRow: Sendable, Equatable {
  public var code: String
  public var name: String
  public var status: String
  public var successor: String?
  public var email: String?
  public var mobile: String?
  public var department: String?

  public init(
    code: String, name: String, status: String, successor: String?, email: String?, mobile: String?,
    department: String?
  ) {
    self.code = code
    self.name = name
    self.status = status
    self.successor = successor
    self.email = email
    self.mobile = mobile
    self.department = department
  }
}

/// What a run writes down about itself: files, dispositions, cells.
extension StoreSession {
  /// Answers the id of the source, made or brought up to date.
  public func source(name: String, trust: Int, isSnapshot: Bool, run: Int) throws -> Int {
    try sums.changing(.source, in: self, text: name) {
      try db.execute(
        sql: """
          INSERT INTO source (name, trust, snapshot, run) VALUES (?1, ?2, ?3, ?4)
          ON CONFLICT (name) DO UPDATE SET trust = ?2, snapshot = ?3, run = ?4
          WHERE trust <> ?2 OR snapshot <> ?3
          """, arguments: [name, trust, isSnapshot, run])
    }
    return try Int.fetchOne(db, sql: "SELECT id FROM source WHERE name = ?", arguments: [name]) ?? 0
  }

  public func insert(_ file: FileRow, id: Int, run: Int) throws {
    try writer(.file).write { row in
      row.put("id", id)
      row.put("run", run)
      row.put("source", file.source)
      row.put("object", file.object)
      row.put("path", file.path)
      row.put("mapping", file.mapping)
      row.put("bytes", file.bytes)
      row.put("sha256", file.sha256)
      row.put("format", file.format)
      row.put("encoding", file.encoding)
      row.put("compressed", file.isCompressed ? 1 : 0)
      row.put("record_path", file.recordPath)
      row.put("delimiter", file.delimiter)
      row.put("header_row", file.headerRow)
      row.put("preamble_rows", file.preambleRows)
      row.put("blank_rows", file.blankRows)
      row.put("footer_rows", file.footerRows)
      row.put("records", file.records)
      row.put("counted_records", file.countedRecords)
      row.put("counted_cells", file.countedCells)
      row.put("declared_records", file.declaredRecords)
      row.put("header_rows", file.headerRows)
      row.put(
        "footers",
        file.footerRowNumbers.isEmpty ? nil : file.footerRowNumbers.map(String.init).joined(separator: ","))
      row.put("width", file.width)
      row.put("columns", file.columns.map(JSONList.text))
      row.put("replays", file.replays)
    }
  }

  /// Writes the dispositions of a file's records (index 0 is ordinal 1) as ranges.
  public func insertLedger(_ dispositions: [UInt8], file: Int, run: Int) throws {
    let rows = try writer(.ledger)
    let names = Disposition.allCases.map(\.name)
    var first = 0
    while first < dispositions.count {
      var last = first
      while last + 1 < dispositions.count && dispositions[last + 1] == dispositions[first] { last += 1 }
      try rows.write { row in
        row.put("run", run)
        row.put("file", file)
        row.put("first", first + 1)
        row.put("last", last + 1)
        row.put("disposition", names[Int(dispositions[first])])
      }
      first = last + 1
    }
  }

  public func insert(_ cells: [CellRow], file: Int, run: Int) throws {
    for cell in cells {
      try writer(.ledgerCell).write { row in
        row.put("run", run)
        row.put("file", file)
        row.put("path", cell.path)
        row.put("column_name", cell.column)
        row.put("fate", cell.fate)
        row.put("landed", cell.landed)
        row.put("quarantined", cell.quarantined)
        row.put("filtered", cell.filtered)
      }
    }
  }

  public func insert(_ run: RunRow) throws {
    try writer(.run).write { row in
      row.put("id", run.id)
      row.put("migration", run.migration)
      row.put("started_at", run.startedAt)
      row.put("finished_at", run.finishedAt)
      row.put("tool_version", run.toolVersion)
      row.put("migration_digest", run.migrationDigest)
      row.put("digest_before", run.digestBefore.hex)
      row.put("digest_after", run.digestAfter.hex)
      row.put("actions_digest", run.actionsDigest.hex)
      row.put("summary", run.summary)
      row.putNull("accepted_at")
      row.put("undo", 1)
      row.putNull("seal")
      row.put("documents", run.documents)
      row.put("matching", run.matching)
    }
  }

  /// Makes the owners those given. Rows that are as before are left alone.
  public func replaceOwners(_ owners: [OwnerRow], run: Int) throws {
    var former: [String: OwnerRow] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM owner") {
      former[row["code"]] = OwnerRow(
        code: row["code"], name: row["name"], status: row["status"], successor: row["successor"],
        email: row["email"], mobile: row["mobile"], department: row["department"])
    }
    for owner in owners {
      if let known = former.removeValue(forKey: owner.code) {
        if known == owner { continue }
      }
      try sums.changing(.owner, in: self, text: owner.code) {
        try db.execute(sql: "DELETE FROM owner WHERE code = ?", arguments: [owner.code])
        try writer(.owner).write(isSealed: false) { row in
          row.put("code", owner.code)
          row.put("name", owner.name)
          row.put("status", owner.status)
          row.put("successor", owner.successor)
          row.put("email", owner.email)
          row.put("mobile", owner.mobile)
          row.put("department", owner.department)
          row.put("run", run)
        }
      }
    }
    for code in former.keys.sorted() {
      try sums.changing(.owner, in: self, text: code) {
        try db.execute(sql: "DELETE FROM owner WHERE code = ?", arguments: [code])
      }
    }
  }

  /// Builds the indexes of the golden tables that are not there yet.
  ///
  /// SQLite sorts what fits into its page cache at once; runs of a few megabytes that are merged take
  /// half the time of one, whose comparisons each wait for memory.
  public func createIndexes() throws {
    let known = Set(
      try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index'"))
    let missing = Schema.indexes.filter { !known.contains($0.name) }
    // The pages in the cache are of use to a run that has its indexes.
    guard !missing.isEmpty else { return }
    let former = try Int.fetchOne(db, sql: "PRAGMA cache_size") ?? 0
    if former < Self.sortingCache { try db.execute(sql: "PRAGMA cache_size = \(Self.sortingCache)") }
    defer { try? db.execute(sql: "PRAGMA cache_size = \(former)") }
    for index in missing { try db.execute(sql: index.sql) }
  }

  /// In kibibytes, as SQLite wants it: below 0.
  private static let sortingCache = -4096
}
