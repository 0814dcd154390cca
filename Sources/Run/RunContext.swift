import Documents
import Model
import Store

/// What every phase of a run goes by. Nothing of it changes while the run goes on, but for what it
/// gives to its writer, its report and its clock.
struct RunContext {
  let migration: LoadedMigration
  let session: StoreSession
  let writer: any RunWriter
  let report: ReportBuilder
  let progress: RunProgress
  let clock: PhaseClock
  /// The number that the run will have.
  let run: Int
  let isPlan: Bool
  /// Before the run.
  let digestBefore: ContentDigest
  /// The store has no records from before.
  let wasEmpty: Bool
  /// What people put beside refused records; nil: nothing.
  let corrections: CorrectionOverlay?
  /// Set when the run reads what stands in quarantine, and no file of a source.
  let replay: Replay?

  /// A phase begins: where its time is counted, and where a run that was interrupted ends.
  func begin(_ phase: String) throws {
    clock.begin(phase)
    try reach(phase)
  }

  /// A place of the work at which a run can end early.
  func reach(_ place: String) throws {
    #if FAULTS
      try Fault.inject(at: place, progress)
    #endif
    try progress.check()
  }
}
