import Model

/// Why a run is not taken back. Neither store nor migration is at fault: it was asked for what cannot
/// be had.
public enum RollbackRefusal: Sendable, Equatable {
  case noRun(store: String)
  case accepted(store: String, run: Int, since: String)
  /// The newest run is another migration's: runs are taken back from the newest on.
  case otherMigration(store: String, run: Int, migration: String, own: String)
  /// A run of a tool that did not keep yet what it replaced.
  case notKept(store: String, run: Int)

  var diagnostic: Diagnostic {
    switch self {
    case .noRun(let store):
      Diagnostic(
        code: "no-run",
        message: Bilingual(
          zh: "\(store)：还没有运行，没有可撤回的", en: "\(store): it has no run that could be taken back"))
    case .accepted(let store, let run, let since):
      Diagnostic(
        code: "run-accepted",
        message: Bilingual(
          zh: "\(store)：第 \(run) 次运行已于 \(since) 确认，不能再撤回",
          en: "\(store): run \(run) was accepted at \(since) and can no longer be rolled back"),
        hint: Bilingual(
          zh: "要更正，请改正来源后再运行一次；要回到从前，请从备份恢复",
          en: "to correct something, mend the source and apply again; to go back, restore a backup"))
    case .otherMigration(let store, let run, let migration, let own):
      Diagnostic(
        code: "run-of-other-migration",
        message: Bilingual(
          zh: "\(store)：最新的第 \(run) 次运行属于迁移 \(migration)，不是 \(own)",
          en: "\(store): the newest run, \(run), is of the migration \(migration), not of \(own)"),
        hint: Bilingual(
          zh: "用迁移 \(migration) 的文件撤回它；之后才轮到 \(own) 的运行",
          en: "roll it back with the file of \(migration); the runs of \(own) come after that"))
    case .notKept(let store, let run):
      Diagnostic(
        code: "run-not-kept",
        message: Bilingual(
          zh: "\(store)：第 \(run) 次运行由旧版程序写入，没有留下撤回所需的内容",
          en: "\(store): run \(run) was made by an older version, which did not keep what it replaced"),
        hint: Bilingual(zh: "请从备份恢复", en: "restore a backup"))
    }
  }
}
