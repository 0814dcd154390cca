import Matching
import Model
import Store

/// Writes the crosswalk of merged parts and the judgements of rules, a piece at a time: of a first
/// load it is written while golden rows are computed, which leaves the store idle.
struct CrosswalkWriter {
  private let clusters: Clusters
  private let changes: [Membership.Change]
  private let writer: any RunWriter
  private let isFirst: Bool
  /// `clusters` has a part of the records: judgements of others stand.
  private let isLocal: Bool
  private var change = 0
  private var judgement = 0

  init(
    _ clusters: Clusters, _ membership: Membership, _ writer: any RunWriter, isFirst: Bool, isLocal: Bool
  ) {
    self.clusters = clusters
    // Entity by entity, as in the table's key: appending is cheap, and inserting in between is not.
    changes = Array(membership.changesByEntity.values.joined())
    self.writer = writer
    self.isFirst = isFirst
    self.isLocal = isLocal
  }

  /// Of a first load, where nothing stands in the way of a judgement: writes so many rows.
  mutating func write(_ count: Int) throws {
    let end = min(change + count, changes.count)
    let rest = count - (end - change)
    while change < end {
      try write(changes[change])
      change += 1
    }
    let last = min(judgement + rest, clusters.judgements.count)
    guard judgement < last else { return }
    try writer.judgements(judged(judgement..<last), isFirst: true, of: nil)
    judgement = last
  }

  /// Writes all that is left.
  mutating func finish() throws {
    guard !isFirst else { return try write(.max / 2) }
    for change in changes { try write(change) }
    try writer.judgements(
      judged(clusters.judgements.indices), isFirst: false, of: isLocal ? clusters.records : nil)
  }

  private func judged(_ range: Range<Int>) -> some Sequence<RuleJudgement> {
    clusters.judgements[range].lazy.filter { $0.reason != .judged }.map { [clusters] judgement in
      RuleJudgement(
        entity: judgement.entity.rawValue,
        left: clusters.parts[Int(judgement.left)].id.row,
        right: clusters.parts[Int(judgement.right)].id.row, reason: judgement.reason.name,
        score: judgement.card?.weight, weights: judgement.card?.stored)
    }
  }

  private func write(_ change: Membership.Change) throws {
    let part = clusters.parts[Int(change.part)]
    let row = clusters.parts[Int(change.anchor)].id.row
    if !isFirst, let entity = Entity(rawValue: part.entity) {
      // Whose id led elsewhere since a merge, and who is a row again or behind another now.
      try writer.redirect(entity, nr: part.id.row, to: row)
    }
    if change.anchor == change.part {
      try writer.removeMember(entity: part.entity, record: Int(part.record), part: Int(part.number))
    } else {
      try writer.member(
        GoldenMember(
          entity: part.entity, record: Int(part.record), part: Int(part.number), nr: row))
    }
  }
}
