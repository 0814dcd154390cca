import Base
import GRDB
import Model

/// A store while it is open, on one thread: what a run reads of it.
public final class StoreSession {
  public let db: Database
  public let path: String
  /// Of the rows that a run writes, for its seal.
  let sums = SealSums()
  private var landingStatement: Statement?

  init(_ db: Database, path: String) {
    self.db = db
    self.path = path
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
          id: statement.int(0), source: statement.int(1), object: UInt8(statement.int(2)),
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
    while try statement.step() { try body(statement.int(0), statement.bytes(1)) }
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
        body(
          GoldenMember(
            entity: UInt8(statement.int(0)), record: statement.int(1), part: statement.int(2),
            nr: statement.int(3)))
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
        source: $0[0], object: Entity(rawValue: UInt8($0[1] as Int))?.name ?? "", key: $0[2],
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
