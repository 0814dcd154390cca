import ArgumentParser
import Documents
import Foundation
import Log
import Model
import Reporting
import Run

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say what a run would do, and write nothing to the store. / 演练：只说会做什么，不写入",
    usage: "leadferry plan <migration> [--out <out>] [<options>]",
    discussion:
      "Exits 0 when there is nothing to do, 2 when there are changes, 3 when more is refused than allowed.")

  @Argument(help: "The migration file. / 迁移文件") var migration: String
  @Option(name: .shortAndLong, help: "Folder for plan and report. / 计划与报告的文件夹")
  var out: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let progress = ProgressDisplay()
      let lists = LongLists(language: common.language)
      let claimed = try OutputFolder.check(out, for: .plan, of: migration)
      let made: (plan: PlanFile, outcome: RunOutcome)
      do {
        made = try progress.during(common.language) {
          try Run.plan(path: migration, progress: $0, lists: lists)
        }
      } catch {
        claimed?.release()
        throw error
      }
      EventLog.note(made.outcome)
      let folder =
        try
        (claimed
        ?? OutputFolder.claim(
          nil, for: .plan, of: migration, name: "\(made.outcome.report.migration)-plan")).path
      try ReportFolder.write(
        made.outcome.report, plan: made.plan, lists: lists, to: folder, common.language)
      if common.json {
        Console.print(try ReportFolder.json(made.outcome.report))
      } else {
        Console.print(
          TerminalReport.planSummary(
            made.outcome.report, language: common.language, width: Console.width,
            color: Console.hasColor))
        Console.print(
          Wording.planWritten(folder, isStopped: made.outcome.exceedsGate, common.language))
      }
      for line in Wording.vanishing(made.outcome.report, common.language) { Console.error(line) }
      if made.outcome.exceedsGate {
        let diagnostic = RunError.stopped(made.outcome, plan: folder)
        Console.error(DiagnosticRenderer.render([diagnostic], common.language))
        return 3
      }
      if !made.outcome.missing.isEmpty {
        let diagnostics = RunError.missing(made.outcome.missing).diagnostics
        Console.error(DiagnosticRenderer.render(diagnostics, common.language))
        return 3
      }
      return made.outcome.hasChanges ? 2 : 0
    }
  }
}
