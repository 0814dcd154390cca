import Documents
import Model
import Reporting
import Run
import Store

extension Desk {
  /// Takes back the newest run of a store, in one transaction: afterwards the store's content is what
  /// it was before that run. Nothing is written when it is not.
  /// - Parameters:
  ///   - target: a migration file, or a store.
  ///   - isDryRun: only says what would be taken back.
  public static func rollback(
    _ target: String, isDryRun: Bool, progress: RunProgress = RunProgress()
  ) throws(RunError) -> RollbackReport {
    let path = try storePath(of: target)
    let own = migrationName(of: target, store: path)
    return try RunError.translating {
      guard try LeadStore.exists(path: path) else { throw StoreError.missing(path: path) }
      if isDryRun {
        return try LeadStore.reading(path: path) { session in
          let run = try newest(session, of: own)
          return report(run, try session.countUndo(of: run.id), path, isDryRun: true)
        }
      }
      return try LeadStore.writing(path: path, isInterrupted: { progress.isInterrupted }) { session in
        let run = try newest(session, of: own)
        progress.enter(.undoing)
        let counts = try session.countUndo(of: run.id)
        let digest = try session.undo(run: run, at: Tool.now(), toolVersion: Tool.version)
        guard digest == run.digestBefore else {
          throw RunError.inconsistent(
            Bilingual(
              zh: "\(path)：撤回第 \(run.id) 次运行后的内容与它之前的不同；用 leadferry verify 查明原因",
              en: """
                \(path): without run \(run.id) the store is not what it was before that run; find out why \
                with leadferry verify
                """))
        }
        #if FAULTS
          try Fault.inject(at: "undone", progress)
        #endif
        try progress.check()
        return (commit: true, result: report(run, counts, path, isDryRun: false))
      }
    }
  }

  /// The newest run, if it can be taken back.
  /// - Parameter own: the migration that may take back its runs alone; nil: any.
  private static func newest(_ session: StoreSession, of own: String?) throws -> RunRow {
    guard let run = try session.runs().last else {
      throw RunError.noRollback(.noRun(store: session.path))
    }
    if let own, run.migration != own {
      throw RunError.noRollback(
        .otherMigration(store: session.path, run: run.id, migration: run.migration, own: own))
    }
    if let since = run.acceptedAt {
      throw RunError.noRollback(.accepted(store: session.path, run: run.id, since: since))
    }
    guard run.canBeUndone else { throw RunError.noRollback(.notKept(store: session.path, run: run.id)) }
    return run
  }

  /// The name of the migration when a target is one; nil: it is a store.
  static func migrationName(of target: String, store: String) -> String? {
    store == Tool.absolute(target) ? nil : MigrationFile.load(path: target).value?.name
  }

  private static func report(
    _ run: RunRow, _ counts: UndoCounts, _ store: String, isDryRun: Bool
  ) -> RollbackReport {
    RollbackReport(
      isDryRun: isDryRun, store: store, run: run.id, migration: run.migration, startedAt: run.startedAt,
      digestBefore: run.digestAfter.hex, digestAfter: run.digestBefore.hex,
      sources: counts.sources.map {
        RollbackReport.Source(
          name: $0.name, added: $0.added, updated: $0.updated, vanished: $0.vanished,
          quarantined: $0.quarantined, reopened: $0.reopened)
      },
      entities: counts.rows.map {
        RollbackReport.Rows(
          entity: $0.entity, before: $0.before, removed: $0.removed, restored: $0.restored,
          returned: $0.returned, after: $0.after)
      },
      judgements: counts.judgements, revivedJudgements: counts.revivedJudgements, files: counts.files)
  }
}
