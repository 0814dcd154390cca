import Base
import GRDB
import Model

/// What rules judge to be one, laid beside what they judged before: a judgement that still holds stays as it is.
extension StoreSession {
  /// Makes the rules' judgements in the store those given: new ones are added, and those that no
  /// longer hold are revoked.
  /// - Parameters:
  ///   - isFirst: there is none yet.
  ///   - records: only of judgements whose first part is one of these; nil: of all.
  func setRuleJudgements(
    _ all: some Sequence<RuleJudgement>, isFirst: Bool, of records: [Int]?, run: Int
  ) throws {
    var standing = isFirst ? [:] : try standing(of: records)
    for judged in all {
      if !isFirst {
        var key = Fingerprint(judged.reason, seed: UInt64(judged.entity))
        key.combine(UInt64(judged.left))
        key.combine(UInt64(judged.right))
        if let weights = judged.weights { key.combine(Fingerprint(weights, seed: 1).value) }
        if standing.removeValue(forKey: key.value) != nil { continue }
      }
      try insert(
        StoredJudgement(
          entity: judged.entity, left: judged.left, right: judged.right, verdict: "same",
          reason: judged.reason,
          author: "rule", score: judged.score, weights: judged.weights), run: run)
    }
    for id in standing.values.sorted() { try revoke(judgement: id, run: run) }
  }

  /// The rules' judgements that hold, by what they say.
  private func standing(of records: [Int]?) throws -> [UInt64: Int] {
    var standing: [UInt64: Int] = [:]
    func take(_ statement: Statement) throws {
      while try statement.step() {
        var key = Fingerprint(statement.bytes(4), seed: UInt64(try statement.entity(1, of: .judgement)))
        key.combine(UInt64(bitPattern: Int64(statement.int(2))))
        key.combine(UInt64(bitPattern: Int64(statement.int(3))))
        if let weights = statement.text(5) { key.combine(Fingerprint(weights, seed: 1).value) }
        standing[key.value] = statement.int(0)
      }
    }
    let all = """
      SELECT id, entity, \(PartID.sqlRow(record: "left_record", part: "left_part")),
        \(PartID.sqlRow(record: "right_record", part: "right_part")), reason, weights
      FROM judgement WHERE author = 'rule' AND revoked_run IS NULL
      """
    guard let records else {
      try take(Statement(db, path: path, all))
      return standing
    }
    // A store of an earlier tool may be without that of judgements.
    try createIndexes()
    let some = try Statement(db, path: path, all + " AND left_record = ?")
    for record in records {
      some.bind(1, record)
      try take(some)
    }
    return standing
  }
}
