import Base
import Importing
import Model
import Reporting
import Store

/// The words of a run's errors.
extension RunError {
  public var diagnostics: [Diagnostic] {
    switch self {
    case .invalid(let diagnostics), .shape(let diagnostics), .refusedRows(let diagnostics):
      return diagnostics
    case .source(let error): return [error.diagnostic]
    case .store(let error): return [error.diagnostic]
    case .quarantined(let outcome, let migration, let plan):
      return Self.first(outcome.report.quarantine) + [
        Self.stopped(outcome, seeing: plan.map(Self.list) ?? Self.planned(migration))
      ]
    case .missing(let sources):
      return sources.map { source in
        let what =
          source.isEmpty
          ? Bilingual(zh: "这份全量导出没有记录", en: "this snapshot holds no record")
          : Bilingual(zh: "这份全量导出缺少以前的记录", en: "this snapshot lacks earlier records")
        return Diagnostic(
          code: "too-many-vanished",
          message: Bilingual(
            zh: "\(source.source)：\(what.zh)，将有 \(source.count) 条标为消失，迁移文件允许 \(source.allowed)；没有写入任何内容",
            en: """
              \(source.source): \(what.en): \(source.count) would be marked as vanished, the migration allows \
              \(source.allowed); nothing was written
              """),
          hint: Bilingual(
            zh: "确认导出是完整的；确实如此时，在 gates: 中写 vanished: 数目或百分比",
            en: "see whether the export is complete; if it is, write vanished: COUNT or PERCENT under gates:")
        )
      }
    case .undecided(let count, let allowed, let migration):
      return [
        Diagnostic(
          code: "too-many-undecided",
          message: Bilingual(
            zh: "有 \(count) 对记录可能相同、尚待判断，迁移文件允许 \(allowed)；没有确认任何运行",
            en: """
              \(count) pairs that may be one await a judgement, the migration allows \(allowed); \
              nothing was accepted
              """),
          hint: Bilingual(
            zh: "用 leadferry review \(migration) 判断；或在 gates: 中放宽 undecided:",
            en: "judge them with leadferry review \(migration); or raise undecided: under gates:"))
      ]
    case .stalePlan(let moved):
      return moved.map {
        Diagnostic(
          code: "stale-plan",
          message: Bilingual(zh: "计划已过期 — \($0.zh)", en: "the plan is stale: \($0.en)"),
          hint: Bilingual(zh: "重新运行 leadferry plan", en: "run leadferry plan again"))
      }
    case .notAPlan(let path):
      return [
        Diagnostic(
          code: "not-a-plan",
          message: Bilingual(zh: "\(path)：不是计划", en: "\(path): this is not a plan"),
          hint: Bilingual(
            zh: "给出 leadferry plan 生成的文件夹，或迁移文件(.yaml)",
            en: "give the folder that leadferry plan made, or a migration (.yaml)"))
      ]
    case .output(let path, let reason):
      return [
        Diagnostic(
          code: "output-unwritable",
          message: Bilingual(
            zh: "\(path)：无法写入(\(reason))", en: "\(path): this cannot be written (\(reason))"),
          hint: Bilingual(
            zh: "检查目录、权限和磁盘空间，或用 --out 指定别处",
            en: "check folder, permissions and free space, or name another place with --out"))
      ]
    case .uncounted(let error):
      return [
        Diagnostic(
          code: error.code, message: error.message,
          hint: Bilingual(
            zh: "独立计数没有完成，因此没有写入任何内容",
            en: "without the independent count nothing was written"))
      ]
    case .impossible(let problem), .refused(let problem): return [problem]
    case .interrupted:
      return [
        Diagnostic(
          code: "interrupted",
          message: Bilingual(zh: "已中断，没有写入任何内容", en: "interrupted; nothing was written"))
      ]
    case .noRollback(let refusal): return [refusal.diagnostic]
    case .inconsistent(let message):
      return [
        Diagnostic(
          code: "inconsistent", message: message,
          hint: Bilingual(
            zh: "没有写入任何内容；这是程序的错误，请报告",
            en: "nothing was written; this is a fault of the program, please report it"))
      ]
    }
  }

  /// What a plan says when the gate will let no run of it land.
  /// - Parameter plan: its folder.
  public static func stopped(_ outcome: RunOutcome, plan: String) -> Diagnostic {
    stopped(outcome, seeing: list(plan))
  }

  private static func stopped(_ outcome: RunOutcome, seeing: Bilingual) -> Diagnostic {
    let (count, allowed) = (outcome.report.quarantine.total, outcome.allowed)
    let isPlan = outcome.report.kind == .plan
    return Diagnostic(
      code: "too-many-quarantined",
      message: Bilingual(
        zh: "有 \(count) 条记录被隔离，迁移文件允许 \(allowed)；\(isPlan ? "apply 不会写入" : "没有写入任何内容")",
        en: """
          \(count) records are refused, the migration allows \(allowed); \
          \(isPlan ? "apply would write nothing" : "nothing was written")
          """),
      hint: Bilingual(
        zh: "\(seeing.zh)；修正来源或映射，或在 gates: 中放宽 quarantined:",
        en: "\(seeing.en); mend source or mapping, or raise quarantined: under gates:"))
  }

  private static func list(_ plan: String) -> Bilingual {
    Bilingual(
      zh: "用 leadferry quarantine list \(plan) 查看原因", en: "see why: leadferry quarantine list \(plan)")
  }

  private static func planned(_ migration: String) -> Bilingual {
    Bilingual(
      zh: "用 leadferry plan \(migration) --out plan-1 和 leadferry quarantine list plan-1 查看原因",
      en: "see why: leadferry plan \(migration) --out plan-1, then leadferry quarantine list plan-1")
  }

  /// The first cells that were refused, each by its place: what is wrong, and what to do.
  private static func first(_ refusals: RunReport.Listing<RunReport.Refusal>) -> [Diagnostic] {
    refusals.items.prefix(5).flatMap { refusal in
      refusal.cells.map { cell in
        let column = cell.column.isEmpty ? "" : " [\(cell.column)]"
        return Diagnostic(
          code: cell.code,
          at: SourcePosition(file: refusal.record.file, line: refusal.record.line),
          message: Bilingual(zh: cell.message.zh + column, en: cell.message.en + column),
          hint: cell.remedy)
      }
    }.prefix(8).map { $0 }
  }
}
