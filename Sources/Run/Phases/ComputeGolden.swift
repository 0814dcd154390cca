import Base
import Matching
import Model
import Reporting
import Store

/// Computes golden rows from clusters, and writes them with the crosswalk: who stands behind whom.
struct ComputeGolden {
  let context: RunContext
  let known: LoadRecords.Output
  let matched: MatchPhase.Output
  let judgements: StandingJudgements
  /// By record: golden rows of its children that are no longer there.
  let removedParts: [Int: [(entity: Entity, nr: Int)]]
  /// Other values may win, in any golden row.
  let trustChanged: Bool

  /// Golden rows by entity.
  private struct Counts {
    var added = EntityMap<Int>(repeating: 0)
    var updated = EntityMap<Int>(repeating: 0)
    var removed = EntityMap<Int>(repeating: 0)
  }

  consuming func run() throws {
    try context.begin("golden")
    context.progress.enter(.computing)
    let (index, clusters) = (known.index, matched.clusters)
    let membership = try Membership(
      clusters, session: context.session, wasEmpty: context.wasEmpty, isLocal: matched.isLocal,
      index: index)
    let report = ClusterReport(
      context: context, index: index, matched: matched, membership: membership)
    try report.matching()
    var counts = Counts()
    var several = SeveralLeads()
    try removeFormerRows(membership, &counts, &several)
    let affected = trustChanged ? nil : membership.affected(index, removed: removedParts.values.joined())
    let stage = GoldenStage(
      index: index, clusters: clusters, references: known.scopes.references(in: index),
      trusts: known.scopes.all.map(\.trust), objects: known.scopes.all.map(\.object.rawValue),
      affected: affected, shown: context.report.shownMerges,
      wantsMerge: { membership.hasNewMember($0) })
    var crosswalk = CrosswalkWriter(
      clusters, membership, context.writer, isFirst: context.wasEmpty, isLocal: matched.isLocal)
    if affected == nil { try gather(stage, &crosswalk) }
    try compute(stage, affected, membership: membership, counts: &counts, several: &several)
    // A plan has no crosswalk: its report has no such phase.
    if !context.isPlan { try context.begin("crosswalk") }
    try crosswalk.finish()
    try context.writer.setInForce(judgements.inForce)
    reportRows(counts)
    try PossiblePairs(context: context).settle(matched)
    try report.generics()
    judgements.report(to: context.report)
    try report.splits()
    try several.report(context, known, clusters, isWhole: affected == nil)
  }

  /// Of a run without changes: what it reports of people and of golden rows is what stands.
  static func leaveAsItStands(
    _ context: RunContext, _ judgements: StandingJudgements, _ known: LoadRecords.Output
  ) throws {
    try SeveralLeads().report(context, known, nil, isWhole: false)
    try PossiblePairs(context: context).leaveAll()
    judgements.report(to: context.report)
    reportRows(context, known.formerCounts, Counts())
  }

  private func reportRows(_ counts: Counts) { Self.reportRows(context, known.formerCounts, counts) }

  private static func reportRows(_ context: RunContext, _ former: EntityMap<Int>, _ counts: Counts) {
    for entity in Entity.golden {
      var report = RunReport.EntityReport(entity: entity)
      report.before = former[entity]
      report.added = counts.added[entity]
      report.updated = counts.updated[entity]
      report.removed = counts.removed[entity]
      report.after = report.before + report.added - report.removed
      report.unchanged = report.before - report.updated - report.removed
      context.report.report.entities.append(report)
    }
  }

  private func removeFormerRows(
    _ membership: Membership, _ counts: inout Counts, _ several: inout SeveralLeads
  )
    throws
  {
    let writer = context.writer
    for row in membership.swallowed {
      let id = known.index.id(of: PartID(row: row.becomes), row.entity)
      several.remove(row.entity, nr: row.nr)
      if try writer.removeGolden(entity: row.entity, nr: row.nr, becomes: id) {
        counts.removed[row.entity] += 1
      }
    }
    for part in removedParts.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
      if membership.wasMember(part.entity, nr: part.nr) {
        let id = PartID(row: part.nr)
        try writer.removeMember(entity: part.entity.rawValue, record: id.record, part: id.part)
      } else if try writer.removeGolden(entity: part.entity, nr: part.nr, becomes: nil) {
        several.remove(part.entity, nr: part.nr)
        counts.removed[part.entity] += 1
      }
    }
  }

  /// The first of two scans: rows of several records.
  private func gather(_ stage: GoldenStage, _ crosswalk: inout CrosswalkWriter) throws {
    let pipeline = GoldenPipeline(stage, run: context.run, isGathering: true, nameOf: nameOfMerged) {
      [context] _ in
      try context.progress.check()
    }
    var count = 0
    try pipeline.run { submit in
      try context.writer.forEachLanding { record, bytes in
        try submit(record, bytes)
        count += 1
        // While the other thread computes.
        if context.wasEmpty && count % 1024 == 0 { try crosswalk.write(1536) }
      }
    }
  }

  /// What a record is called, when it keeps cells and its row is of several records: `excel/XS-1`.
  private func nameOfMerged(_ record: Int, _ bytes: UnsafeRawBufferPointer) throws -> String? {
    let (index, clusters) = (known.index, matched.clusters)
    let scope = known.scopes[index.scopes[record - 1]]
    let own = clusters.parts(ofRecord: Int32(record)).first {
      clusters.parts[$0].entity == scope.object.rawValue && clusters.parts[$0].number == 0
    }
    guard let own, !clusters.isAlone(Int32(own)), Landed.hasExtras(bytes.bindMemory(to: UInt8.self).span)
    else { return nil }
    let key = try index.keys.key(of: record) ?? context.session.place(of: record)?.key
    return "\(scope.sourceName)/\(key ?? "")"
  }

  private func compute(
    _ stage: GoldenStage, _ affected: Set<Int32>?, membership: Membership, counts: inout Counts,
    several: inout SeveralLeads
  ) throws {
    let clusters = matched.clusters
    let total = Box(counts, several)
    let pipeline = GoldenPipeline(stage, run: context.run, nameOf: nameOfMerged) { [context] batch in
      try context.progress.check()
      try Self.take(batch, membership, context: context, total: total)
    }
    try pipeline.run { submit in
      guard let affected else {
        return try context.writer.forEachLanding { record, bytes in try submit(record, bytes) }
      }
      // A few rows of many: only the records behind them are read.
      var records: Set<Int> = []
      for anchor in affected {
        for member in clusters.members(of: anchor) {
          records.insert(Int(clusters.parts[Int(member)].record))
        }
      }
      for record in records.sorted() {
        _ = try context.writer.withLanding(of: record) { try submit(record, $0) }
      }
    }
    (counts, several) = (total.counts, total.several)
    guard stage.waiting == 0 else {
      throw RunError.inconsistent(
        Bilingual(
          zh: "有 \(stage.waiting) 组合并缺少成员", en: "\(stage.waiting) clusters miss members"))
    }
  }

  /// What the pipeline's calls add up, on this thread.
  private final class Box {
    var counts: Counts
    var several: SeveralLeads

    init(_ counts: Counts, _ several: SeveralLeads) { (self.counts, self.several) = (counts, several) }
  }

  private static func take(
    _ batch: ComputedBatch, _ membership: Membership, context: RunContext, total: Box
  ) throws {
    try context.writer.golden(batch.golden)
    try context.reach("rows")
    for (item, change) in zip(batch.golden.rows, batch.golden.changes) {
      total.several.take(item, of: batch.golden)
      switch change {
      case .added: total.counts.added[item.row.entity] += 1
      case .updated: total.counts.updated[item.row.entity] += 1
      case .unchanged: break
      }
    }
    for (at, anchor, row) in batch.merges where batch.golden.changes[at] != .unchanged {
      try context.report.merge(row, reasons: membership.reasons(anchor))
    }
  }
}
