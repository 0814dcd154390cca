import Matching
import Model
import Reporting
import Store

/// The pairs that are left to people: those of the records that the run judged, and, when these are a part,
/// those that stand of all others.
struct PossiblePairs {
  let context: RunContext

  func settle(_ matched: MatchPhase.Output) throws {
    let (clusters, session, builder) = (matched.clusters, context.session, context.report)
    var standing: [PossiblePairRow] = []
    var others = 0
    func isJudged(_ nr: Int) -> Bool {
      clusters.firstPart(ofRecord: Int32(truncatingIfNeeded: PartID(row: nr).record)) >= 0
    }
    if !context.wasEmpty {
      try session.forEachPossiblePair { pair in
        if matched.isLocal && !isJudged(pair.left) && !isJudged(pair.right) {
          others += 1
        } else {
          standing.append(pair)
        }
      }
    }
    report(clusters)
    for pair in clusters.possible {
      guard builder.takes(\.possible) else { break }
      let (left, right) = (clusters.parts[Int(pair.left)], clusters.parts[Int(pair.right)])
      try builder.possible(
        RunReport.Possible(
          entity: pair.entity, left: builder.name(of: Int(left.record)),
          right: builder.name(of: Int(right.record)), reason: pair.reason.name,
          against: pair.against.name, score: pair.card?.weight, weights: pair.card?.weights))
    }
    if others > 0 {
      try session.forEachPossiblePair { if !isJudged($0.left) && !isJudged($0.right) { try leave($0) } }
    }
    try context.progress.check()
    let found = clusters.possible.map { pair in
      PossiblePairRow(
        entity: pair.entity.rawValue, left: clusters.parts[Int(pair.left)].id.row,
        right: clusters.parts[Int(pair.right)].id.row, reason: pair.reason.name,
        against: pair.against.name, score: pair.card?.weight, weights: pair.card?.stored,
        isUndecided: pair.isUndecided)
    }.sorted { $0.precedes($1) }
    try context.writer.setPossiblePairs(found, insteadOf: standing)
  }

  /// Of a run without changes: all that stand.
  func leaveAll() throws { try context.session.forEachPossiblePair(leave) }

  private func report(_ clusters: Clusters) {
    context.report.report.possible.total = clusters.possibleTotal
    guard context.migration.file.matching.use.isScored else { return }
    let counts = clusters.scoring
    context.report.report.scoring = RunReport.Scoring(
      candidates: counts.candidates, joined: counts.joined, asked: counts.asked,
      frequent: counts.refusedBlocks)
  }

  private func leave(_ pair: PossiblePairRow) throws {
    let builder = context.report
    builder.report.possible.total += 1
    guard builder.takes(\.possible), let entity = Entity(rawValue: pair.entity) else { return }
    try builder.possible(
      RunReport.Possible(
        entity: entity, left: builder.name(of: PartID(row: pair.left).record),
        right: builder.name(of: PartID(row: pair.right).record),
        reason: pair.reason, against: pair.against, score: pair.score,
        weights: ScoreCard.weights(stored: pair.weights)))
  }
}
