import ArgumentParser
import Desk
import Log
import Model
import Reporting
import Run

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that the store holds all that was read, and nothing else. / 核对线索库与来源",
    usage: "leadferry verify <target> [<options>]",
    discussion: """
      Exits 0 when all that was checked holds, 4 when something is violated, 8 when nothing is \
      violated and something could not be checked.
      """)

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @Flag(help: "Show values and keys of records: personal data. / 显示记录的值和键(个人数据)")
  var showValues = false
  @Option(name: .shortAndLong, help: "Folder for page, JSON and CSV. / 结果的文件夹")
  var out: String?
  @Option(
    help: ArgumentHelp(
      "What a former verification saw: its manifest.json. / 以前核对的清单", valueName: "file"))
  var manifest: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let claimed = try out.map { path throws(RunError) in
        try OutputFolder.claim(path, for: .verification, of: target)
      }
      let report: VerificationReport
      do {
        report = try Desk.verification(target: target, showValues: showValues, manifest: manifest)
      } catch {
        claimed?.release()
        throw error
      }
      EventLog.note(report.result)
      if let out { try VerificationFolder.write(report, to: out, common.language) }
      if common.json {
        Console.print(try VerificationFolder.json(report))
      } else {
        Console.print(VerificationText.render(report.result, common.language, width: Console.width))
        if let out { Console.print(Wording.verificationWritten(out, common.language)) }
      }
      return report.result.exitCode
    }
  }
}
