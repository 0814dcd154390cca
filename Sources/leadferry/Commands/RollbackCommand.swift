import ArgumentParser
import Desk
import Model
import Reporting
import Run

struct RollbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Take back the newest run, as if it had not been. / 撤回最新一次运行",
    usage: "leadferry rollback <target> [--dry-run] [<options>]",
    discussion: """
      Run after run can be taken back, down to the empty store, unless one was accepted. Exits 64 when \
      there is no run that can be taken back.
      """)

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @Flag(help: "Only say what would be taken back. / 只说会撤回什么") var dryRun = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let report = try ProgressDisplay().during(common.language) {
        try Desk.rollback(target, isDryRun: dryRun, progress: $0)
      }
      if common.json {
        Console.print(JSONOutput.text(report))
      } else {
        Console.print(
          TerminalReport.rollbackSummary(
            report, language: common.language, width: Console.width, color: Console.hasColor))
      }
      return 0
    }
  }
}
