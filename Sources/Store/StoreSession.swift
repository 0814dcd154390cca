import Base
import GRDB
import Model

/// A store while it is open, on one thread: what a run reads of it.
public final class StoreSession {
  let db: Database
  public let path: String
  /// Of the rows that a run writes, for its seal.
  let sums = SealSums()
  private var landingStatement: Statement?
  private var writers: [String: TableWriter] = [:]
  private var newestIDs: [String: Int] = [:]
  private var highestRecord = 0

  init(_ db: Database, path: String) {
    self.db = db
    self.path = path
  }

  /// The writer of a table; a statement of its own, prepared once.
  func writer(_ table: Table) throws -> TableWriter {
    if let known = writers[table.name] { return known }
    let writer = try TableWriter(table, self)
    writers[table.name] = writer
    return writer
  }

  /// The number of the next row of a table of which no row goes while this session writes.
  func nextID(of table: Table) throws -> Int {
    let id = try newestIDs[table.name] ?? maximum(table.name)
    newestIDs[table.name] = id + 1
    return id + 1
  }

  /// A statement of the caller's own: verification reads a store by plain SQL.
  package func statement(_ sql: String) throws -> Statement { try Statement(db, path: path, sql) }

  public struct SourceRow: Sendable {
    public var id: Int
    public var name: String
    public var trust: Int
    public var isSnapshot: Bool
  }

  public struct StoredRecord {
    public var id: Int
    public var source: Int
    public var object: UInt8
    public var fingerprint: UInt64
    public var firstRun: Int
    public var hasVanished: Bool
  }

  /// 0 before the first run.
  public func newestRun() throws -> Int { try Int.fetchOne(db, sql: "SELECT max(id) FROM run") ?? 0 }

  /// The digest of the store's content; of an empty store, zeros.
  public func digest() throws -> ContentDigest {
    let text = try String.fetchOne(db, sql: "SELECT digest_after FROM run ORDER BY id DESC LIMIT 1")
    return text.flatMap(ContentDigest.init(hex:)) ?? ContentDigest()
  }

  /// The entity of a number that a row holds.
  /// - Throws: `StoreError.damaged` when there is none.
  func entity(_ number: Int, of table: Table) throws -> Entity {
    guard let entity = UInt8(exactly: number).flatMap(Entity.init(rawValue:)) else {
      throw StoreError.damaged(path: path, detail: "\(table.name): entity = \(number)")
    }
    return entity
  }

  public func maximum(_ table: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0
  }

  public func sources() throws -> [SourceRow] {
    try Row.fetchAll(db, sql: "SELECT id, name, trust, snapshot FROM source ORDER BY id").map {
      SourceRow(id: $0[0], name: $0[1], trust: $0[2], isSnapshot: $0[3])
    }
  }

  public func count(of entity: Entity) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(entity.name)") ?? 0
  }

  /// The number of the newest record; 0: there is none.
  /// - Throws: `StoreError.damaged` when it is so high that other records cannot have used up the numbers
  ///   below: whoever counts up to it would not come to an end.
  public func newestRecord() throws -> Int {
    let highest = try maximum("record")
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM record") ?? 0
    guard highest <= count * 8 + 1 << 20 else {
      throw StoreError.damaged(path: path, detail: "record \(highest): id = \(highest)")
    }
    return highest
  }

  /// Holds the number of a record that a row names to those that there can be.
  /// - Throws: `StoreError.damaged` when no record can have it.
  @inline(__always)
  func check(record: Int, of table: Table, _ column: StaticString = "record") throws {
    if record >= 1 && record <= highestRecord { return }
    highestRecord = try maximum("record")
    guard record >= 1 && record <= highestRecord else {
      throw StoreError.damaged(path: path, detail: "\(table.name): \(column) = \(record)")
    }
  }

  /// As `check(record:)`, of the number of a golden row.
  @inline(__always)
  func check(row: Int, of table: Table, _ column: StaticString) throws {
    try check(record: PartID(row: row).record, of: table, column)
  }

  /// Calls `body` for every record, by ascending id, with the bytes of its key.
  public func forEachRecord(_ body: (StoredRecord, UnsafeRawBufferPointer) -> Void) throws {
    let statement = try Statement(
      db, path: path,
      """
      SELECT id, source, object, key, fingerprint, first_run, vanished_run IS NOT NULL
      FROM record ORDER BY id
      """)
    while try statement.step() {
      body(
        StoredRecord(
          id: statement.int(0), source: statement.int(1), object: try statement.entity(2, of: .record),
          fingerprint: UInt64(bitPattern: Int64(statement.int(4))), firstRun: statement.int(5),
          hasVanished: statement.int(6) != 0),
        statement.bytes(3))
    }
  }

  /// Calls `body` with the landed bytes of every record above `record`, by ascending id.
  public func forEachLanding(
    after record: Int = 0, _ body: (Int, UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let statement = try Statement(
      db, path: path, "SELECT record, bytes FROM landing WHERE record > ? ORDER BY record")
    statement.bind(1, record)
    while try statement.step() {
      try check(record: statement.int(0), of: .landing)
      try body(statement.int(0), statement.bytes(1))
    }
  }

  /// Calls `body` with the landed bytes of one record, if there is such a record.
  public func withLanding<R>(of record: Int, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R? {
    let statement =
      try landingStatement
      ?? Statement(
        db, path: path, "SELECT bytes FROM landing WHERE record = ?")
    landingStatement = statement
    statement.bind(1, record)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return try body(statement.bytes(0))
  }

  /// The parts that stand behind another record's golden row.
  /// - Parameter records: only parts of these; nil: all.
  public func forEachMember(of records: [Int]? = nil, _ body: (GoldenMember) -> Void) throws {
    func take(_ statement: Statement) throws {
      while try statement.step() {
        let member = GoldenMember(
          entity: try statement.entity(0, of: .member), record: statement.int(1), part: statement.int(2),
          nr: statement.int(3))
        try check(record: member.record, of: .member)
        try check(row: member.nr, of: .member, "nr")
        guard 0...0xFFF ~= member.part else {
          throw StoreError.damaged(path: path, detail: "member \(member.record): part = \(member.part)")
        }
        body(member)
      }
    }
    let all = "SELECT entity, record, part, nr FROM member"
    guard let records else { return try take(Statement(db, path: path, all)) }
    let entities = Entity.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
    let some = try Statement(
      db, path: path, "\(all) WHERE entity IN (\(entities)) AND record = ?")
    for record in records {
      some.bind(1, record)
      try take(some)
    }
  }

  /// - Parameter pathOf: names files that the store does not know yet: those of the run under way.
  public func place(of record: Int, pathOf: (Int) -> String? = { _ in nil }) throws -> RecordPlace? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT s.name, r.object, r.key, f.path, r.line, r.file FROM record r
        JOIN source s ON s.id = r.source LEFT JOIN file f ON f.id = r.file WHERE r.id = ?
        """, arguments: [record]
    ).map {
      RecordPlace(
        source: $0[0], object: try entity($0[1], of: .record).name,
        key: $0[2],
        file: $0[3] ?? pathOf($0[5]) ?? "", line: $0[4])
    }
  }
}

extension StoreSession {
  public struct OpenRefusal: Sendable {
    public var id: Int
    public var source: Int
    public var object: Int
    public var key: String
    public var fingerprint: UInt64
    public var code: String
  }

  /// Calls `body` for every record that still stands in quarantine.
  public func forEachOpenRefusal(_ body: (OpenRefusal) -> Void) throws {
    let statement = try Statement(
      db, path: path,
      "SELECT id, source, object, key, fingerprint, code FROM quarantine WHERE closed_run IS NULL")
    while try statement.step() {
      body(
        OpenRefusal(
          id: statement.int(0), source: statement.int(1), object: statement.int(2),
          key: statement.text(3) ?? "", fingerprint: UInt64(bitPattern: Int64(statement.int(4))),
          code: statement.text(5) ?? ""))
    }
  }
}
