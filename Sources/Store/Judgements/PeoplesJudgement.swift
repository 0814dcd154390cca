import Base
import GRDB
import Model

/// What a person said of two parts.
public struct PeoplesJudgement: Sendable, Codable, Equatable {
  /// 0 until it stands in a store.
  public var id = 0
  public var pair: PairName
  /// Nil: what was said before is taken back.
  public var verdict: JudgementVerdict?
  public var author: String
  /// UTC, ISO 8601.
  public var judgedAt: String
  /// Of the pair when it was judged; nil: it had none.
  public var score: Double?
  /// Why the person was asked: `mobile names-differ`, `unmerge`.
  public var reason: String
  public var note: String

  public init(
    pair: PairName, verdict: JudgementVerdict?, author: String, judgedAt: String, score: Double? = nil,
    reason: String, note: String = ""
  ) {
    self.pair = pair
    self.verdict = verdict
    self.author = author
    self.judgedAt = judgedAt
    self.score = score
    self.reason = reason
    self.note = note
  }
}

extension StoreSession {
  /// What people say now: of each pair the newest judgement, unless it took the one before back.
  /// Oldest first.
  public func peoplesJudgements() throws -> [PeoplesJudgement] {
    try Row.fetchAll(
      db,
      sql: "SELECT * FROM people_judgement WHERE undone_by IS NULL AND verdict <> 'open' ORDER BY id"
    ).map { row in
      func part(_ side: String) throws -> PartName {
        PartName(
          source: row["\(side)_source"], object: try entity(row["\(side)_object"], of: .peopleJudgement),
          key: row["\(side)_key"], part: row["\(side)_part"])
      }
      var judgement = PeoplesJudgement(
        pair: PairName(try entity(row["entity"], of: .peopleJudgement), try part("left"), try part("right")),
        verdict: JudgementVerdict(rawValue: row["verdict"]), author: row["author"],
        judgedAt: row["judged_at"],
        score: row["score"], reason: row["reason"], note: row["note"])
      judgement.id = row["id"]
      return judgement
    }
  }

  /// Writes a judgement down; an earlier one of the same pair no longer holds, and stays.
  /// - Returns: its id.
  @discardableResult
  public func add(_ judgement: PeoplesJudgement) throws -> Int {
    let pair = judgement.pair
    var names: StatementArguments = [pair.entity.rawValue]
    for part in [pair.left, pair.right] { names += [part.source, part.object.rawValue, part.key, part.part] }
    let former = try Int.fetchOne(
      db,
      sql: """
        SELECT id FROM people_judgement WHERE undone_by IS NULL AND entity = ? AND left_source = ?
          AND left_object = ? AND left_key = ? AND left_part = ? AND right_source = ?
          AND right_object = ? AND right_key = ? AND right_part = ?
        """, arguments: names)
    let id = try maximum("people_judgement") + 1
    if let former {
      try db.execute(
        sql: "UPDATE people_judgement SET undone_by = ? WHERE id = ?", arguments: [id, former])
    }
    try db.execute(
      sql: """
        INSERT INTO people_judgement (id, entity, left_source, left_object, left_key, left_part,
          right_source, right_object, right_key, right_part, verdict, author, judged_at, score, reason,
          note)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [id] + names + [
        judgement.verdict?.rawValue ?? "open", judgement.author, judgement.judgedAt, judgement.score,
        judgement.reason, judgement.note,
      ])
    return id
  }

  /// An order-free digest of what people say now; who says it, when and why is no part of it.
  public func judgementDigest() throws -> ContentDigest {
    try peoplesJudgements().reduce(into: ContentDigest()) { digest, judgement in
      let text = "\(judgement.pair.id) \(judgement.verdict?.rawValue ?? "")"
      digest.add(Identity(Array(text.utf8).span, seed: 0))
    }
  }
}

/// The judgements of people that the store's golden rows go by.
extension StoreSession {
  func revoke(judgement: Int, run: Int) throws {
    try sums.changing(.judgement, in: self, judgement) {
      try db.execute(
        sql: "UPDATE judgement SET revoked_run = ? WHERE id = ?", arguments: [run, judgement])
    }
  }

  /// The ids in `people_judgement` of those that the newest run made use of, and of which records they
  /// speak.
  public func judgementsInForce() throws -> [Int: (left: Int, right: Int)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT people, left_record, right_record FROM judgement
        WHERE people IS NOT NULL AND revoked_run IS NULL
        """
    ).reduce(into: [:]) { found, row in
      let (left, right): (Int, Int) = (row["left_record"], row["right_record"])
      try check(record: left, of: .judgement, "left_record")
      try check(record: right, of: .judgement, "right_record")
      found[row["people"]] = (left, right)
    }
  }
}

extension StoreSession {
  /// What rules judge to be one now: of which entity, one of the two records, and why.
  public func forEachRuleJudgement(_ body: (UInt8, Int, String, Double?) -> Void) throws {
    let statement = try Statement(
      db, path: path,
      "SELECT entity, left_record, reason, score FROM judgement WHERE author = 'rule' AND revoked_run IS NULL"
    )
    while try statement.step() {
      try check(record: statement.int(1), of: .judgement, "left_record")
      body(
        try statement.entity(0, of: .judgement), statement.int(1), statement.text(2) ?? "",
        statement.isNull(3) ? nil : statement.double(3))
    }
  }
}

extension StoreSession {
  /// Makes the people's judgements that the golden rows go by those given.
  func setInForce(_ all: [JudgementInForce], run: Int) throws {
    let known = Set(try judgementsInForce().keys)
    let now = Set(all.map(\.judgement.id))
    for id in known.subtracting(now).sorted() {
      for row in try Int.fetchAll(
        db, sql: "SELECT id FROM judgement WHERE people = ? AND revoked_run IS NULL", arguments: [id])
      {
        try revoke(judgement: row, run: run)
      }
    }
    for item in all where !known.contains(item.judgement.id) {
      let judgement = item.judgement
      try insert(
        StoredJudgement(
          entity: judgement.pair.entity.rawValue, left: item.left, right: item.right,
          verdict: judgement.verdict?.rawValue ?? "", reason: judgement.reason, author: judgement.author,
          judgedAt: judgement.judgedAt, score: judgement.score, people: judgement.id), run: run)
    }
  }
}
