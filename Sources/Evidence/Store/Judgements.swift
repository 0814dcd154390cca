import Model
import Store

/// A part of a record that somebody judged, and the golden row behind which it stands.
package struct JudgedPart {
  package var record: Int
  package var part: Int
  /// Of the golden row: the part's own number, unless it is a member of another's row.
  package var row: Int

  /// Of the part, as golden rows are numbered.
  package var number: Int { PartID(record: record, part: part).row }
}

/// A standing judgement of two parts of one entity.
package struct JudgedPair {
  package var left: JudgedPart
  package var right: JudgedPart

  /// By the row of the left part.
  package static func same(_ entity: Entity, _ session: StoreSession) throws -> Rows<JudgedPair> {
    try all("same", entity, session: session, order: " ORDER BY l_row")
  }

  package static func different(_ entity: Entity, _ session: StoreSession) throws -> Rows<JudgedPair> {
    try all("different", entity, session: session, order: "")
  }

  private static func all(
    _ verdict: String, _ entity: Entity, session: StoreSession, order: String
  ) throws -> Rows<JudgedPair> {
    try session.rows(
      """
      SELECT coalesce(l.nr, \(PartID.sqlRow(record: "j.left_record", part: "j.left_part"))) AS l_row,
        coalesce(r.nr, \(PartID.sqlRow(record: "j.right_record", part: "j.right_part"))),
        j.left_record, j.left_part, j.right_record, j.right_part
      FROM judgement j
      LEFT JOIN member l
        ON l.entity = j.entity AND l.record = j.left_record AND l.part = j.left_part
      LEFT JOIN member r
        ON r.entity = j.entity AND r.record = j.right_record AND r.part = j.right_part
      WHERE j.entity = \(entity.rawValue) AND j.verdict = '\(verdict)' AND j.revoked_run IS NULL\(order)
      """
    ) { row in
      JudgedPair(
        left: JudgedPart(record: row.int(2), part: row.int(3), row: row.int(0)),
        right: JudgedPart(record: row.int(4), part: row.int(5), row: row.int(1)))
    }
  }
}

/// A standing judgement of a rule that two parts share a value.
package struct JudgedByKey {
  /// One of the two.
  package struct Side {
    package var record: Int
    package var part: Int
    /// What its record landed.
    package var landed: UnsafeRawBufferPointer
  }

  package var reason: String
  package var left: Side
  package var right: Side

  /// - Parameter reasons: the landings of others are not looked up: one page here, one there.
  package static func all(
    _ entity: Entity, reasons: [String], _ session: StoreSession
  ) throws -> Rows<JudgedByKey> {
    let reasons = reasons.map { "'\($0)'" }.joined(separator: ", ")
    return try session.rows(
      """
      SELECT j.reason, j.left_record, j.left_part, l.bytes, j.right_record, j.right_part, r.bytes
      FROM judgement j JOIN landing l ON l.record = j.left_record
      JOIN landing r ON r.record = j.right_record
      WHERE j.entity = \(entity.rawValue) AND j.verdict = 'same' AND j.author = 'rule'
        AND j.revoked_run IS NULL AND j.reason IN (\(reasons))
      """
    ) { row in
      JudgedByKey(
        reason: row.text(0) ?? "",
        left: Side(record: row.int(1), part: row.int(2), landed: row.bytes(3)),
        right: Side(record: row.int(4), part: row.int(5), landed: row.bytes(6)))
    }
  }
}

/// A standing judgement of a rule by score.
package struct JudgedByScore {
  package var record: Int
  package var score: String?
  /// JSON.
  package var weights: String?
  /// How the run that judged so matched, and how the newest one did; JSON.
  package var matching: String?
  package var newestMatching: String?

  package static func all(_ entity: Entity, _ session: StoreSession) throws -> Rows<JudgedByScore> {
    try session.rows(
      """
      SELECT j.left_record, j.score, j.weights, r.matching,
        (SELECT matching FROM run ORDER BY id DESC LIMIT 1)
      FROM judgement j LEFT JOIN run r ON r.id = j.run
      WHERE j.entity = \(entity.rawValue) AND j.author = 'rule' AND j.reason = 'score'
        AND j.verdict = 'same' AND j.revoked_run IS NULL
      """
    ) { row in
      JudgedByScore(
        record: row.int(0), score: row.text(1), weights: row.text(2), matching: row.text(3),
        newestMatching: row.text(4))
    }
  }
}

/// A kind of judgement that stands.
package struct JudgementKind {
  package var entity: Int
  package var verdict: String
  package var isByRule: Bool
  package var isByScore: Bool

  package static func all(_ session: StoreSession) throws -> Rows<JudgementKind> {
    try session.rows(
      """
      SELECT DISTINCT entity, verdict, author = 'rule', reason = 'score' FROM judgement
      WHERE revoked_run IS NULL
      """
    ) { row in
      JudgementKind(
        entity: row.int(0), verdict: row.text(1) ?? "", isByRule: row.int(2) != 0, isByScore: row.int(3) != 0)
    }
  }
}
