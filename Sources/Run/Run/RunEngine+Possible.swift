import Foundation
import Matching
import Model
import Reporting
import Store

/// The pairs that are left to people: those of the records that the run judged, and, when these are a part,
/// those that stand of all others.
extension RunEngine {
  func leavePossible(_ clusters: Clusters) throws {
    var standing: [PossiblePairRow] = []
    var others = 0
    func isJudged(_ nr: Int) -> Bool {
      clusters.firstPart(ofRecord: Int32(truncatingIfNeeded: nr >> 12)) >= 0
    }
    if !wasEmpty {
      try session.forEachPossiblePair { pair in
        if isLocal && !isJudged(pair.left) && !isJudged(pair.right) {
          others += 1
        } else {
          standing.append(pair)
        }
      }
    }
    builder.report.possible.total = clusters.possibleTotal
    if migration.file.matching.use != .exact {
      let counts = clusters.scoring
      builder.report.scoring = RunReport.Scoring(
        candidates: counts.candidates, joined: counts.joined, asked: counts.asked,
        frequent: counts.refusedBlocks)
    }
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
    try progress.check()
    let found = clusters.possible.map { pair in
      PossiblePairRow(
        entity: pair.entity.rawValue, left: GoldenStage.nr(clusters.parts[Int(pair.left)]),
        right: GoldenStage.nr(clusters.parts[Int(pair.right)]), reason: pair.reason.name,
        against: pair.against.name, score: pair.card?.weight, weights: pair.card?.stored,
        isUndecided: pair.isUndecided)
    }.sorted { $0.precedes($1) }
    try writer.setPossiblePairs(found, insteadOf: standing)
  }

  /// Of a run without changes: what it reports of people and of golden rows is what stands.
  func leaveAsItStands() throws {
    try session.forEachPossiblePair(leave)
    reportJudgements()
    for entity in Entity.allCases where entity != .owner {
      var report = RunReport.EntityReport(entity: entity)
      report.before = formerCounts[Int(entity.rawValue)]
      report.after = report.before
      report.unchanged = report.before
      builder.report.entities.append(report)
    }
  }

  private func leave(_ pair: PossiblePairRow) throws {
    builder.report.possible.total += 1
    guard builder.takes(\.possible), let entity = Entity(rawValue: pair.entity) else { return }
    try builder.possible(
      RunReport.Possible(
        entity: entity, left: builder.name(of: pair.left >> 12), right: builder.name(of: pair.right >> 12),
        reason: pair.reason, against: pair.against, score: pair.score,
        weights: ScoreCard.weights(stored: pair.weights)))
  }
}
