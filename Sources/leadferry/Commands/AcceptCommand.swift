import ArgumentParser
import Desk
import Model
import Run

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Close the door behind the newest run: no rollback any more. / 确认最新一次运行，不再撤回",
    discussion: """
      Neither the newest run nor any before it can be rolled back afterwards. Refused (exit 3) while more \
      pairs await a judgement than `undecided:` under the migration's gates allows; of a store, those of \
      the newest run's migration.
      """)

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let accepted = try Desk.accept(target)
      if common.json {
        Console.print(JSONOutput.text(accepted))
      } else {
        Console.print(Wording.accepted(accepted, common.language))
      }
      return 0
    }
  }
}
