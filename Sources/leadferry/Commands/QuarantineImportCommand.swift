import ArgumentParser
import Desk
import Model
import Run

struct QuarantineImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take corrections from an exported CSV that was filled in. / 导入修正",
    usage: "leadferry quarantine import <migration> <csv> [--by <by>] [<options>]",
    discussion: """
      Fill in the column "new value" of a file of quarantine export, which has a row for each cell at \
      fault. For another cell of a record, copy a row and name the column. All rows are taken or none; exits 3 when one cannot be.
      """)

  @Argument(help: "A migration. / 迁移文件") var migration: String
  @Argument(help: "The exported CSV. / 导出的 CSV") var csv: String
  @OptionGroup var author: AuthorOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let results = try Desk.importFixes(migration: migration, csv: csv, author: author.name)
      if common.json {
        Console.print(JSONOutput.text(results))
      } else {
        for result in results { Console.print(FixText.render(result, migration, common.language)) }
        Console.print(
          common.language == .zh ? "\(results.count) 处修正" : "\(results.count) corrections")
      }
      return 0
    }
  }
}
