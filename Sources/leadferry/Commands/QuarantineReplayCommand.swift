import ArgumentParser
import Log
import Model
import Reporting
import Run

struct QuarantineReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Bring refused records through the same gate again. / 重放被隔离的记录",
    usage: "leadferry quarantine replay <migration> [--out <out>] [<options>]",
    discussion: """
      A run of its own, with the migration as it is now and all corrections. It reads the raw bytes \
      that the store kept: the sources need not be there. What is refused again stays in quarantine. \
      Exits 3 when none could be taken; then nothing was written.
      """)

  @Argument(help: "A migration. / 迁移文件") var migration: String
  @Option(name: .shortAndLong, help: "Folder for the report. / 报告的文件夹")
  var out: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let progress = ProgressDisplay()
      let claimed = try OutputFolder.check(out, for: .run, of: migration)
      let outcome: RunOutcome
      do {
        outcome = try progress.during(common.language) {
          try Run.replay(migration: migration, progress: $0)
        }
      } catch {
        claimed?.release()
        throw error
      }
      EventLog.note(outcome)
      if outcome.replay?.settled ?? 0 == 0 { claimed?.release() }
      guard let replay = outcome.replay else { return 1 }
      guard replay.settled > 0 else {
        if common.json {
          Console.print(JSONOutput.text(replay))
        } else {
          Console.print(ReplayText.render(replay, common.language, width: Console.width))
        }
        return replay.read + replay.absent.count == 0 ? 0 : 3
      }
      let folder = try ReportFolder.write(
        landed: outcome, claimed, lists: nil, of: migration, common.language)
      if common.json {
        Console.print(JSONOutput.text(replay))
        return 0
      }
      Console.print(
        TerminalReport.runSummary(
          outcome.report, language: common.language, width: Console.width, color: Console.hasColor))
      Console.print(ReplayText.render(replay, common.language, width: Console.width))
      Console.print(Wording.reportWritten(folder, common.language))
      return 0
    }
  }
}
