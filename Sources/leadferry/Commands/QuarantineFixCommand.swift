import ArgumentParser
import Cutover
import LeadModel

struct QuarantineFixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Correct a cell of a refused record. / 修正被隔离的记录",
    usage: "leadferry quarantine fix <migration> --record … --column … --value …",
    discussion: """
      A value is put beside the cell: the raw bytes stay, and quarantine replay takes it. It holds for \
      a record of exactly these bytes, in this and in later exports; when the source changes the \
      record, it is judged anew. What was typed in stands in the store, with the name of who did. A word \
      or an owner that is missing belongs in the mapping or the owners table: then replay.
      """)

  @Argument(help: "A migration. / 迁移文件") var migration: String
  @Option(help: "Its key, or #number as list shows it. / 主键或编号") var record: String?
  @Option(help: "Column; of child records path/column. / 列") var column: String?
  @Option(help: "What the cell is to say. / 新值") var value: String?
  @Option(help: "Which of several child records, from 1. / 第几条") var child: Int?
  @OptionGroup var author: AuthorOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard record != nil, column != nil, value != nil else {
      throw ValidationError("give --record, --column and --value")
    }
  }

  func run() throws {
    try running(common) {
      let result = try Cutover.fix(
        migration: migration,
        FixRequest(record: record ?? "", column: column ?? "", value: value ?? "", child: child),
        author: author.name)
      if common.json {
        Console.print(JSONOutput.text(result))
      } else {
        Console.print(FixText.render(result, migration, common.language))
      }
      return 0
    }
  }
}
