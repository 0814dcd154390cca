import Model
import Run
import Store

/// The pairs that the newest run left to people, and that they have not settled since.
enum OpenPairs {
  private struct Row: Hashable {
    var entity: UInt8
    /// `nr` of the golden row.
    var nr: Int
  }

  /// What follows from two answers together is settled by the next run, and open until then.
  static func count(_ session: StoreSession) throws -> Int {
    let judgements = try session.peoplesJudgements()
    let numbers = judgements.isEmpty ? nil : try RecordNumbers(session)
    let rows = try session.rowFinder()
    var settled: Set<[Row]> = []
    for judgement in judgements where judgement.verdict == .same || judgement.verdict == .different {
      let pair = judgement.pair
      guard let left = numbers?.find(pair.left), let right = numbers?.find(pair.right) else { continue }
      let entity = pair.entity.rawValue
      try settled.insert([
        Row(entity: entity, nr: rows.row(entity, PartID(record: left, part: pair.left.part).row)),
        Row(entity: entity, nr: rows.row(entity, PartID(record: right, part: pair.right.part).row)),
      ])
    }
    var count = 0
    try session.forEachPossiblePair { pair in
      let left = try Row(entity: pair.entity, nr: rows.row(pair.entity, pair.left))
      let right = try Row(entity: pair.entity, nr: rows.row(pair.entity, pair.right))
      if !settled.contains([left, right]) && !settled.contains([right, left]) { count += 1 }
    }
    return count
  }
}
