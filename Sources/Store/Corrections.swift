import Base
import GRDB

/// What a person said that one cell of a refused record is. It stands beside the record: the raw
/// bytes stay as they came.
public struct Correction: Sendable, Equatable {
  /// 0 before it is stored.
  public var id: Int
  public var source: Int
  /// Entity number.
  public var object: Int
  /// XXH3 of the record's raw bytes alone.
  public var rawFingerprint: UInt64
  /// Number of the child record in its record; 0 for the record itself.
  public var child: Int
  /// Of the record or of that child.
  public var column: String
  /// What the cell says; empty when it says nothing.
  public var former: String
  public var value: String
  public var key: String
  public var author: String
  /// UTC, ISO 8601.
  public var madeAt: String
  /// The run that landed the record with it; nil: it waits for a replay.
  public var usedRun: Int?

  public init(
    id: Int = 0, source: Int, object: Int, rawFingerprint: UInt64, child: Int = 0, column: String,
    former: String, value: String, key: String, author: String, madeAt: String, usedRun: Int? = nil
  ) {
    self.id = id
    self.source = source
    self.object = object
    self.rawFingerprint = rawFingerprint
    self.child = child
    self.column = column
    self.former = former
    self.value = value
    self.key = key
    self.author = author
    self.madeAt = madeAt
    self.usedRun = usedRun
  }

  /// Which cell it corrects.
  public struct Cell: Hashable, Sendable {
    public var source: Int
    public var object: Int
    public var rawFingerprint: UInt64
    public var child: Int
    public var column: String
  }

  public var cell: Cell {
    Cell(
      source: source, object: object, rawFingerprint: rawFingerprint, child: child, column: column)
  }
}

extension StoreSession {
  /// All corrections ever made, the oldest first.
  public func corrections() throws -> [Correction] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, source, object, raw_fingerprint, child, column_name, former, value, key, author,
          made_at, used_run
        FROM correction ORDER BY id
        """
    ).map {
      Correction(
        id: $0[0], source: $0[1], object: $0[2],
        rawFingerprint: UInt64(bitPattern: $0[3] as Int64), child: $0[4], column: $0[5],
        former: $0[6], value: $0[7], key: $0[8], author: $0[9], madeAt: $0[10], usedRun: $0[11])
    }
  }

  /// Those that a run applies: of each cell the newest that a run used; for a replay the newest.
  public func correctionsInForce(forReplay: Bool) throws -> [Correction] {
    var newest: [Correction.Cell: Correction] = [:]
    for correction in try corrections() where forReplay || correction.usedRun != nil {
      newest[correction.cell] = correction
    }
    return newest.values.sorted { $0.id < $1.id }
  }

  /// - Returns: the new correction's id.
  @discardableResult
  public func insert(_ correction: Correction) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO correction (source, object, raw_fingerprint, child, column_name, former, value, key,
          author, made_at, used_run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        correction.source, correction.object, Int64(bitPattern: correction.rawFingerprint),
        correction.child, correction.column, correction.former, correction.value, correction.key,
        correction.author, correction.madeAt, correction.usedRun,
      ])
    return Int(db.lastInsertedRowID)
  }

  /// The run landed records with these.
  public func use(corrections ids: [Int], run: Int) throws {
    for id in ids {
      try db.execute(
        sql: "UPDATE correction SET used_run = ? WHERE id = ? AND used_run IS NULL",
        arguments: [run, id])
    }
  }
}

/// What a person decided in a file of the migration, for a word that records were refused for.
public struct Decision: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case valueMap = "value-map"
    case owner
  }

  public var kind: Kind
  /// As the migration names the file.
  public var path: String
  /// The field; empty for an owner.
  public var subject: String
  public var word: String
  public var target: String
  /// SHA-256 of the file, before and after.
  public var digestBefore: String
  public var digestAfter: String
  public var author: String
  /// UTC, ISO 8601.
  public var madeAt: String
  /// The first replay after it.
  public var usedRun: Int?

  public init(
    kind: Kind, path: String, subject: String, word: String, target: String, digestBefore: String,
    digestAfter: String, author: String, madeAt: String, usedRun: Int? = nil
  ) {
    self.kind = kind
    self.path = path
    self.subject = subject
    self.word = word
    self.target = target
    self.digestBefore = digestBefore
    self.digestAfter = digestAfter
    self.author = author
    self.madeAt = madeAt
    self.usedRun = usedRun
  }
}

extension StoreSession {
  public func decisions() throws -> [Decision] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT kind, path, subject, word, target, digest_before, digest_after, author, made_at, used_run
        FROM decision ORDER BY id
        """
    ).map {
      Decision(
        kind: Decision.Kind(rawValue: $0[0]) ?? .valueMap, path: $0[1], subject: $0[2], word: $0[3],
        target: $0[4], digestBefore: $0[5], digestAfter: $0[6], author: $0[7], madeAt: $0[8],
        usedRun: $0[9])
    }
  }

  public func insert(_ decision: Decision) throws {
    try db.execute(
      sql: """
        INSERT INTO decision (kind, path, subject, word, target, digest_before, digest_after, author,
          made_at, used_run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        decision.kind.rawValue, decision.path, decision.subject, decision.word, decision.target,
        decision.digestBefore, decision.digestAfter, decision.author, decision.madeAt,
        decision.usedRun,
      ])
  }

  /// Decisions that no replay has taken yet are this one's.
  public func useDecisions(run: Int) throws {
    try db.execute(sql: "UPDATE decision SET used_run = ? WHERE used_run IS NULL", arguments: [run])
  }
}
