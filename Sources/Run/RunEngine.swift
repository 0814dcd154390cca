import Base
import Matching
import Model
import Reporting
import Store

/// Carries the sources of a migration over: one phase after the other, each of which takes what those
/// before it came to. With a `StoreWriter` it lands in the store, with a `PlanWriter` it only says what
/// would; both go through the same phases, which take the same decisions.
///
/// Runs on the thread of the store session; reading, mapping and the computing of golden rows have
/// threads of their own, inside their phases.
package struct RunEngine {
  let context: RunContext
  let index: RecordIndex

  /// The number that the run will have.
  var run: Int { context.run }

  /// - Parameter lists: takes in the lists that are longer than the report holds.
  package init(
    _ migration: LoadedMigration, session: StoreSession, isPlan: Bool, progress: RunProgress,
    lists: LongLists? = nil, replay: Replay? = nil
  ) throws {
    let index = RecordIndex()
    let run = try session.newestRun() + 1
    let digest = try session.digest()
    let wasEmpty = try session.maximum("record") == 0
    let ids: (Entity, Int) -> UInt64 = { entity, nr in
      index.id(of: PartID(row: nr), entity)
    }
    let writer: any RunWriter =
      isPlan
      ? try PlanWriter(session, run: run, digest: digest, wasEmpty: wasEmpty, ids: ids)
      : try StoreWriter(
        session, run: run, fileBase: try session.maximum("file") + 1, digest: digest,
        wasEmpty: wasEmpty, ids: ids)
    let report = RunReport(
      kind: isPlan ? .plan : .run, migration: migration.file.name, title: migration.file.title,
      run: isPlan ? nil : run, toolVersion: Tool.version, startedAt: Tool.now(), seconds: 0,
      store: migration.file.storePath, digestBefore: digest.hex, digestAfter: nil)
    self.index = index
    context = RunContext(
      migration: migration, session: session, writer: writer,
      report: ReportBuilder(report, writer: writer, lists: lists), progress: progress,
      clock: PhaseClock(), run: run, isPlan: isPlan, digestBefore: digest, wasEmpty: wasEmpty,
      corrections: CorrectionOverlay(try session.correctionsInForce(forReplay: replay != nil)),
      replay: replay)
  }

  /// - Throws: whatever ends the run early; nothing of it is to be committed then.
  func execute() throws -> RunOutcome {
    let prepared = try PrepareFiles(context: context).run()
    let known = try LoadRecords(context: context, index: index, scopes: prepared.scopes).run()
    let versions = try ChooseVersions(context: context, files: prepared.files, known: known).run()
    let read = try ReadPhase(
      context: context, files: prepared.files, known: known, superseded: versions.superseded
    ).run()
    let settled = try SettlePhase(
      context: context, files: prepared.files, known: known, read: read
    ).run()
    let judgements = try StandingJudgements(context, index, read.tables)
    var fates = settled.fates
    if hasChanges(prepared, known, settled: settled, judgements: judgements) {
      let matched = try MatchPhase(
        context: context, index: index, scopes: known.scopes, tables: read.tables,
        judgements: judgements,
        scope: MatchPhase.Scope(
          trustChanged: prepared.trustChanged, matchingChanged: known.matchingChanged,
          refers: settled.refers)
      ).run()
      try ComputeGolden(
        context: context, known: known, matched: matched, judgements: judgements,
        removedParts: settled.removedParts, trustChanged: prepared.trustChanged || known.isOlder
      ).run()
      matched.settleMerged(&fates, of: prepared.files)
    } else {
      try ComputeGolden.leaveAsItStands(context, judgements, known)
    }
    return try RecordPhase(
      context: context, files: prepared.files, known: known, counts: read.counts,
      readings: read.readings, fates: fates, vanished: settled.vanished
    ).run()
  }

  /// Golden rows may be others than before.
  private func hasChanges(
    _ prepared: PrepareFiles.Output, _ known: LoadRecords.Output, settled: SettlePhase.Output,
    judgements: StandingJudgements
  ) -> Bool {
    prepared.trustChanged || known.matchingChanged || !judgements.moved.isEmpty
      || !settled.vanished.records.isEmpty || !settled.removedParts.isEmpty
      || index.flags.indices.contains { index.flags[$0].contains(.touched) }
  }

  /// Instead of a run: what findings weigh among all records, old and new.
  package func learn() throws -> [LearntRules] {
    let prepared = try PrepareFiles(context: context).run()
    let known = try LoadRecords(context: context, index: index, scopes: prepared.scopes).run()
    let versions = try ChooseVersions(context: context, files: prepared.files, known: known).run()
    let read = try ReadPhase(
      context: context, files: prepared.files, known: known, superseded: versions.superseded
    ).run()
    _ = try SettlePhase(context: context, files: prepared.files, known: known, read: read).run()
    return try MatchPhase(
      context: context, index: index, scopes: known.scopes, tables: read.tables,
      judgements: StandingJudgements(), scope: MatchPhase.Scope(matchesAll: true)
    ).learn()
  }

  /// Who is one by rules and by what people said until now.
  package struct StoreClusters {
    package let clusters: Clusters
    package let index: RecordIndex
    package let judgements: [JudgementInForce]
  }

  /// Instead of a run: judges the records of the store; nothing else is read.
  package func clustersOfStore() throws -> StoreClusters {
    let known = try LoadRecords(context: context, index: index, scopes: RunScopes()).run()
    let tables = MatchTables(
      options: context.migration.matchOptions, index: index, scopes: known.scopes)
    let judgements = try StandingJudgements(context, index, tables)
    let matched = try MatchPhase(
      context: context, index: index, scopes: known.scopes, tables: tables, judgements: judgements,
      scope: MatchPhase.Scope(matchesAll: true, matchingChanged: known.matchingChanged)
    ).run()
    return StoreClusters(clusters: matched.clusters, index: index, judgements: judgements.inForce)
  }
}

extension MatchPhase.Output {
  /// A new record whose own entity stands behind another's row is merged, not added.
  func settleMerged(_ fates: inout [FileFates], of files: [SourceFile]) {
    for file in files {
      let all = fates[file.number]
      for at in all.dispositions.indices where all.dispositions[at] == Disposition.added.rawValue {
        let parts = clusters.parts(ofRecord: all.records[at])
        let own =
          parts.first {
            clusters.parts[$0].entity == file.object.rawValue && clusters.parts[$0].number == 0
          } ?? parts.first
        if let own, clusters.anchor(of: Int32(own)) != Int32(own) {
          fates[file.number].set(at + 1, .merged)
        }
      }
    }
  }
}
