import Model
import Run
import Store

/// A judgement of a person, as it is printed.
public struct JudgementLine: Codable, Sendable {
  /// Of the pair: see `ReviewPair`.
  public var id: String
  public var entity: Entity
  /// `u8/000123#1`
  public var left: String
  public var right: String
  public var verdict: JudgementVerdict
  public var author: String
  /// UTC, ISO 8601.
  public var judgedAt: String
  public var reason: String
  public var note: String
}

extension ReviewQueue {
  /// What people say now, oldest first.
  public func judgements() throws(RunError) -> [JudgementLine] {
    try RunError.translating {
      try LeadStore.reading(path: storePath) { session in
        try session.peoplesJudgements().compactMap { judgement in
          guard let verdict = judgement.verdict else { return nil }
          return JudgementLine(
            id: judgement.pair.id, entity: judgement.pair.entity, left: judgement.pair.left.text,
            right: judgement.pair.right.text, verdict: verdict, author: judgement.author,
            judgedAt: judgement.judgedAt, reason: judgement.reason, note: judgement.note)
        }
      }
    }
  }

  /// How many pairs are neither answered nor settled by other answers; undecided ones are left.
  public var left: Int {
    let graph = answered(except: nil)
    return total
      - (0..<count).count { place in
        let verdict = answer(place) ?? implied(place, by: graph)
        return verdict == .same || verdict == .different
      }
  }
}
