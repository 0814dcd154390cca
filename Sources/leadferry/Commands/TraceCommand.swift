import ArgumentParser
import Desk
import Model
import Run

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Show the bytes behind a value, and what became of them. / 追溯一个值",
    usage: "leadferry trace <migration> <query> [--limit <limit>] [<options>]",
    discussion: """
      Shows values as they are, personal data among them: it is for the one who asks. Looks for a \
      place, the id of a golden row, a key, an e-mail address, a phone number, in this order. Exits 1 \
      when nothing is found.
      """)

  @Argument(help: "A migration. / 迁移文件") var migration: String
  @Argument(help: "Phone, e-mail, id, key, file:line or file#number. / 值或位置") var query: String
  @Option(help: "How many records are shown. / 显示几条") var limit = 5
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number above 0") }
  }

  func run() throws {
    try running(common) {
      let report = try Desk.trace(migration: migration, query: query, limit: limit)
      Console.print(
        common.json
          ? JSONOutput.text(report)
          : TraceText.render(report, common.language, width: Console.width))
      return 0
    }
  }
}
