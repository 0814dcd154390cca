import GRDB
import Model

/// What a trace asks of a store.
extension StoreSession {
  /// A record as it stands: who it is, and where its present version was read.
  public struct RecordRow: Sendable {
    public var id: Int
    public var source: Int
    public var sourceName: String
    public var trust: Int
    public var object: Int
    public var key: String
    public var file: Int
    public var ordinal: Int
    public var line: Int
    public var firstRun: Int
    public var lastRun: Int
    public var vanishedRun: Int?
  }

  public func recordRow(_ id: Int) throws -> RecordRow? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT r.id, r.source, s.name, s.trust, r.object, r.key, r.file, r.ordinal, r.line, r.first_run,
          r.last_run, r.vanished_run
        FROM record r JOIN source s ON s.id = r.source WHERE r.id = ?
        """, arguments: [id]
    ).map {
      RecordRow(
        id: $0[0], source: $0[1], sourceName: $0[2], trust: $0[3],
        object: Int(try entity($0[4], of: .record).rawValue), key: $0[5],
        file: $0[6], ordinal: $0[7], line: $0[8], firstRun: $0[9], lastRun: $0[10],
        vanishedRun: $0[11])
    }
  }

  public func runOfFile(_ file: Int) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT run FROM file WHERE id = ?", arguments: [file]) ?? 0
  }

  /// The golden row behind a part of a record: its number and id.
  public func goldenRow(_ entity: Entity, record: Int, part: Int) throws -> (nr: Int, id: String)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT nr, id FROM \(entity.name) WHERE nr = coalesce(
          (SELECT nr FROM member WHERE entity = ?1 AND record = ?2 AND part = ?3), \(PartID.sqlRow(record: "?2", part: "?3")))
        """, arguments: [Int(entity.rawValue), record, part]
    ).map { ($0[0], $0[1]) }
  }

  /// A value of a golden row, and the record that it came from.
  public func goldenValue(_ entity: Entity, nr: Int, column: String) throws -> (text: String?, record: Int) {
    // What stands in `origins` may be anything, once somebody else wrote it.
    let row = try Statement(
      db, path: path,
      """
      SELECT CAST(\(column) AS TEXT), coalesce(json_extract(origins, '$.\(column)'), \(PartID.sqlRecord(of: "nr")))
      FROM \(entity.name) WHERE nr = ?
      """)
    row.bind(1, nr)
    defer { row.reset() }
    guard try row.step() else { return (nil, 0) }
    return (row.text(0), row.int(1))
  }

  public struct JudgementRow: Sendable {
    public var entity: Int
    public var left: Int
    public var right: Int
    public var verdict: String
    public var reason: String
    public var author: String
    public var score: Double?
    public var run: Int
    public var revokedRun: Int?
    /// UTC; of a person's.
    public var judgedAt: String?
    /// In the person's own words; nil of a rule's.
    public var note: String?
  }

  /// The judgements on any part of a record, the oldest first.
  public func judgements(onRecord record: Int) throws -> [JudgementRow] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT j.entity, j.left_record, j.right_record, j.verdict, j.reason, j.author, j.score, j.run,
          j.revoked_run, j.judged_at, p.note
        FROM judgement j LEFT JOIN people_judgement p ON p.id = j.people
        WHERE left_record = ?1 OR right_record = ?1 ORDER BY j.id
        """, arguments: [record]
    ).map {
      JudgementRow(
        entity: Int(try entity($0[0], of: .judgement).rawValue), left: $0[1], right: $0[2], verdict: $0[3],
        reason: $0[4], author: $0[5],
        score: $0[6], run: $0[7], revokedRun: $0[8], judgedAt: $0[9], note: $0[10])
    }
  }
}
