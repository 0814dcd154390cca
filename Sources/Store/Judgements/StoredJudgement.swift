import Model

/// A judgement as golden rows go by it: of a rule, or of a person whom a run made use of.
struct StoredJudgement {
  var entity: UInt8
  /// `nr` of the rows of its parts.
  var left: Int
  var right: Int
  var verdict: String
  var reason: String
  /// `rule`, or who decided.
  var author: String
  /// UTC, ISO 8601; of a person's.
  var judgedAt: String?
  var score: Double?
  /// In `people_judgement`.
  var people: Int?
  /// JSON.
  var weights: String?
}

extension StoreSession {
  func insert(_ judgement: StoredJudgement, run: Int) throws {
    let id = try nextID(of: .judgement)
    let isSealed = judgement.score == nil
    try writer(.judgement).write(isSealed: isSealed) { row in
      row.put("id", id)
      row.put("run", run)
      row.put("entity", Int(judgement.entity))
      row.put("left_record", PartID(row: judgement.left).record)
      row.put("left_part", PartID(row: judgement.left).part)
      row.put("right_record", PartID(row: judgement.right).record)
      row.put("right_part", PartID(row: judgement.right).part)
      row.put("verdict", judgement.verdict)
      row.put("reason", judgement.reason)
      row.put("author", judgement.author)
      row.putNull("revoked_run")
      row.put("judged_at", judgement.judgedAt)
      row.put("score", judgement.score)
      row.put("people", judgement.people)
      row.put("weights", judgement.weights)
    }
    if !isSealed { try sums.changing(.judgement, in: self, id, wasThere: false) {} }
  }
}
