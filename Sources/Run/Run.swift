import Base
import Foundation
import Importing
import Mapping
import Model
import Reporting
import Store
import Verification

/// What is done with a migration: planned, applied, and its quarantine replayed.
public enum Run {
  /// A dry run: everything a run does, but for the store, which is only read.
  /// - Parameter lists: takes in the lists that are longer than the report holds, in this and in
  ///   `apply`.
  public static func plan(
    path: String, progress: RunProgress = RunProgress(), lists: LongLists? = nil
  ) throws(RunError) -> (plan: PlanFile, outcome: RunOutcome) {
    let migration = try LoadedMigration.load(path: path)
    return try RunError.translating {
      try LeadStore.reading(path: migration.file.storePath) { session in
        let engine = try RunEngine(
          migration, session: session, isPlan: true, progress: progress, lists: lists)
        let outcome = try engine.execute()
        let plan = PlanFile(
          migration, path: path, outcome: outcome, run: engine.run - 1,
          judgements: try session.judgementDigest())
        return (plan, outcome)
      }
    }
  }

  /// Plans and applies in one.
  public static func apply(
    migration path: String, progress: RunProgress = RunProgress(), lists: LongLists? = nil
  ) throws(RunError) -> RunOutcome {
    try land(try LoadedMigration.load(path: path), plan: nil, progress: progress, lists: lists)
  }

  /// Does exactly what a plan says, or nothing.
  /// - Throws: `RunError.stalePlan` when something moved since it was made.
  public static func apply(
    plan path: String, progress: RunProgress = RunProgress(), lists: LongLists? = nil
  ) throws(RunError) -> RunOutcome {
    let plan = try PlanFile.read(path: path)
    return try land(
      try LoadedMigration.load(path: plan.migration), plan: (path, plan), progress: progress, lists: lists)
  }

  private static func land(
    _ migration: LoadedMigration, plan named: (path: String, plan: PlanFile)?, progress: RunProgress,
    lists: LongLists?
  ) throws(RunError) -> RunOutcome {
    let plan = named?.plan
    return try RunError.translating {
      try LeadStore.writing(
        path: migration.file.storePath, isInterrupted: { progress.isInterrupted }
      ) { session in
        if let plan {
          let moved =
            plan.movedBefore(
              migration, run: try session.newestRun(), digest: try session.digest(),
              judgements: try session.judgementDigest())
            + plan.movedFiles(migration)
          guard moved.isEmpty else { throw RunError.stalePlan(moved) }
        }
        let outcome = try execute(migration, session, plan: plan, progress: progress, lists: lists)
        if let plan { try hold(outcome, to: plan) }
        guard !outcome.exceedsGate else {
          throw RunError.quarantined(
            outcome: outcome, migration: Tool.shown(migration.file.path), plan: named?.path)
        }
        guard outcome.missing.isEmpty else { throw RunError.missing(outcome.missing) }
        try progress.check()
        return (commit: true, result: outcome)
      }
    }
  }

  /// Brings what stands in quarantine through the same gate again, as a run of its own: with the
  /// migration as it is now, and with what people put beside the records. When none of them can be
  /// taken, nothing is written.
  public static func replay(
    migration path: String, progress: RunProgress = RunProgress(), lists: LongLists? = nil
  ) throws(RunError) -> RunOutcome {
    let migration = try LoadedMigration.load(path: path)
    return try RunError.translating {
      guard try LeadStore.exists(path: migration.file.storePath) else {
        throw StoreError.missing(path: migration.file.storePath)
      }
      return try LeadStore.writing(path: migration.file.storePath) { session in
        let outcome = try RunEngine(
          migration, session: session, isPlan: false, progress: progress, lists: lists,
          replay: try Replay(session, migration)
        ).execute()
        try progress.check()
        return (commit: outcome.replay?.settled ?? 0 > 0, result: outcome)
      }
    }
  }

  /// A source that moved can end a run in many ways: whichever it was, the plan is stale.
  private static func execute(
    _ migration: LoadedMigration, _ session: StoreSession, plan: PlanFile?, progress: RunProgress,
    lists: LongLists?
  ) throws -> RunOutcome {
    do {
      return try RunEngine(
        migration, session: session, isPlan: false, progress: progress, lists: lists
      ).execute()
    } catch {
      // The store's own errors go on to where the store's lock is, as they are.
      guard let plan, isAboutSources(error) else { throw error }
      let moved = plan.movedFiles(migration, comparing: .content)
      throw moved.isEmpty ? error : RunError.stalePlan(moved)
    }
  }

  private static func isAboutSources(_ error: any Error) -> Bool {
    do throws(RunError) {
      try RunError.translating { throw error }
      return false
    } catch {
      return error.isAboutSources
    }
  }

  private static func hold(_ outcome: RunOutcome, to plan: PlanFile) throws {
    let moved = plan.movedSources(outcome.files)
    guard moved.isEmpty else { throw RunError.stalePlan(moved) }
    guard outcome.digestAfter.hex == plan.digestAfter && outcome.actions.hex == plan.actions else {
      throw RunError.inconsistent(
        Bilingual(
          zh: "执行结果与计划不同；没有写入任何内容",
          en: "the run came to another result than its plan; nothing was written"))
    }
  }
}
