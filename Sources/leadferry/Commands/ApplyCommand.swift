import ArgumentParser
import Foundation
import Log
import Model
import Reporting
import Run

struct ApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Carry the records into the store: a plan exactly as it is, or a migration at once. / 写入线索库",
    usage: "leadferry apply <target> [--out <out>] [--lists] [<options>]",
    discussion: "A plan is refused (exit 7) when a source, mapping, store or the tool moved since.")

  @Argument(help: "A plan's folder, or a migration. / 计划，或迁移文件") var target: String
  @Option(name: .shortAndLong, help: "Folder for the report. / 报告的文件夹")
  var out: String?
  @Flag(help: "Also write the lists that are too long for the report, as CSV. / 另写长清单")
  var lists = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let progress = ProgressDisplay()
      let lists = lists ? LongLists(language: common.language) : nil
      let claimed = try OutputFolder.check(out, for: .run, of: target)
      let outcome: RunOutcome
      do {
        outcome = try progress.during(common.language) {
          PlanFile.isPlan(path: target)
            ? try Run.apply(plan: target, progress: $0, lists: lists)
            : try Run.apply(migration: target, progress: $0, lists: lists)
        }
      } catch {
        claimed?.release()
        throw error
      }
      EventLog.note(outcome)
      let folder = try ReportFolder.write(
        landed: outcome, claimed, lists: lists, of: target, common.language)
      if common.json {
        Console.print(try ReportFolder.json(outcome.report))
      } else {
        Console.print(
          TerminalReport.runSummary(
            outcome.report, language: common.language, width: Console.width,
            color: Console.hasColor))
        Console.print(Wording.reportWritten(folder, common.language))
      }
      for line in Wording.vanishing(outcome.report, common.language) { Console.error(line) }
      return 0
    }
  }
}
