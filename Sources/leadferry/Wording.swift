import Desk
import Model
import Reporting
import Run

/// The commands' own words.
enum Wording {
  /// - Parameter isStopped: the gate lets no run of it land: what it says is to be looked at instead.
  static func planWritten(_ folder: String, isStopped: Bool, _ language: Language) -> String {
    let next =
      switch (isStopped, language) {
      case (false, .zh): "执行：leadferry apply \(folder)"
      case (false, .en): "Apply:  leadferry apply \(folder)"
      case (true, .zh): "隔离：leadferry quarantine list \(folder)"
      case (true, .en): "Refused: leadferry quarantine list \(folder)"
      }
    return language == .zh
      ? "计划：\(folder)/plan.json\n报告：\(folder)/report.html\n\(next)"
      : "Plan:   \(folder)/plan.json\nReport: \(folder)/report.html\n\(next)"
  }

  static func reportWritten(_ folder: String, _ language: Language) -> String {
    language == .zh ? "报告：\(folder)/report.html" : "Report: \(folder)/report.html"
  }

  static func verificationWritten(_ folder: String, _ language: Language) -> String {
    language == .zh
      ? "报告：\(folder)/verification.html" : "Report: \(folder)/verification.html"
  }

  static func landedWithoutReport(_ run: Int, _ language: Language) -> String {
    language == .zh
      ? "第 \(run) 次运行已写入线索库，只是报告没有写成:" : "Run \(run) is in the store; only its report could not be written:"
  }

  /// Snapshots in which no earlier record came again: what an export that failed looks like.
  static func vanishing(_ report: RunReport, _ language: Language) -> [String] {
    report.sources.filter {
      $0.isSnapshot && $0.total.vanished > 0
        && $0.total.unchanged + $0.total.updated + $0.total.merged + $0.total.quarantined == 0
    }.map {
      language == .zh
        ? "警告：\($0.name)：这份全量导出里没有以前的任何记录，全部 \($0.total.vanished) 条将标为消失；请确认导出是完整的"
        : """
        warning: \($0.name): not one of its earlier records is in this snapshot: all \($0.total.vanished) \
        are marked as vanished; see whether the export is complete
        """
    }
      + report.damage.filter { $0.code == RunReport.Damage.vanishWithheld }.map {
        language == .zh
          ? "警告：\($0.file)：\($0.message.text(.zh))" : "warning: \($0.file): \($0.message.text(.en))"
      }
  }

  static func accepted(_ accepted: Desk.Acceptance, _ language: Language) -> String {
    let (isZh, run) = (language == .zh, accepted.run)
    if accepted.closed.isEmpty {
      return isZh
        ? "第 \(run) 次运行早已确认（\(accepted.acceptedAt)）。"
        : "Run \(run) was accepted before, at \(accepted.acceptedAt)."
    }
    return isZh
      ? "已确认第 \(run) 次运行：它和它之前的运行都不能再撤回。"
      : "Accepted run \(run): neither it nor any run before it can be rolled back now."
  }

  static func checkPassed(_ path: String, mappings: Int, _ language: Language) -> String {
    language == .zh
      ? "\(path)：没有错误，\(mappings) 个映射" : "\(path): no mistakes, \(mappings) mappings"
  }
}
