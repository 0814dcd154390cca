import ArgumentParser
import Desk
import Model
import Run

struct QuarantineFixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Correct a cell of a refused record. / 修正被隔离的记录",
    usage: """
      leadferry quarantine fix <migration> --record … --column … --value …
      leadferry quarantine fix <migration> --column … --from … --to …
      leadferry quarantine fix <migration> --map <field> 'WORD=VALUE'
      leadferry quarantine fix <migration> --owner 'NAME=CODE'
      """,
    discussion: """
      A value is put beside the cell: the raw bytes stay, and quarantine replay takes it. It holds for \
      a record of exactly these bytes, in this and in later exports; when the source changes the \
      record, it is judged anew. What was typed in stands in the store, with the name of who did. \
      --from and --to do it for every refused cell of a column that says the same.

      A word that the mapping does not know, or a name that the owners table does not, is put there by \
      --map and --owner: one line is changed and shown, all others stay byte for byte. This needs no \
      store: it can be done before the first run.
      """)

  @Argument(help: "A migration. / 迁移文件") var migration: String
  @Option(help: "Its key, or #number as list shows it. / 主键或编号") var record: String?
  @Option(help: "Column; of child records path/column. / 列") var column: String?
  @Option(help: "What the cell is to say. / 新值") var value: String?
  @Option(help: "What refused cells of the column say. / 原值") var from: String?
  @Option(help: "What they are all to say. / 统一改为") var to: String?
  @Option(help: "Which of several child records, from 1. / 第几条") var child: Int?
  @Option(
    parsing: .upToNextOption,
    help: "Field and 'WORD=VALUE', into the mapping's values. / 字段和 '说法=值'")
  var map: [String] = []
  @Option(help: "Which of several mappings of the field. / 哪个映射") var mapping: String?
  @Option(help: "'NAME=CODE', into the owners table. / '姓名=工号'") var owner: String?
  @OptionGroup var author: AuthorOption
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let isGroup = from != nil || to != nil
    let isCell = record != nil || value != nil || child != nil || column != nil && !isGroup
    guard [isCell, isGroup, !map.isEmpty, owner != nil].filter({ $0 }).count == 1 else {
      throw ValidationError(
        "give --record, --column and --value, or --column, --from and --to, or --map, or --owner")
    }
    if isGroup, column == nil || from == nil || to == nil {
      throw ValidationError("give --column, --from and --to")
    }
    if isCell, record == nil || column == nil || value == nil {
      throw ValidationError("give --record, --column and --value")
    }
    if !map.isEmpty, map.count != 2 { throw ValidationError("write --map FIELD 'WORD=VALUE'") }
    if mapping != nil, map.isEmpty { throw ValidationError("--mapping belongs to --map") }
  }

  func run() throws {
    try running(common) {
      if let decision {
        let result = try Desk.decide(migration: migration, decision, author: author.name) { result in
          if !common.json { Console.print(DecisionText.change(result, common.language)) }
        }
        Console.print(
          common.json
            ? JSONOutput.text(result) : DecisionText.next(result, migration, common.language))
        return 0
      }
      if let column, let from, let to {
        let results = try Desk.fix(
          migration: migration, column: column, from: from, to: to, author: author.name)
        Console.print(
          common.json
            ? JSONOutput.text(results) : FixText.render(all: results, migration, common.language))
        return 0
      }
      let result = try Desk.fix(
        migration: migration,
        FixRequest(record: record ?? "", column: column ?? "", value: value ?? "", child: child),
        author: author.name)
      Console.print(
        common.json ? JSONOutput.text(result) : FixText.render(result, migration, common.language))
      return 0
    }
  }

  private var decision: DecisionRequest? {
    if map.count == 2 { return .map(field: map[0], pair: map[1], mapping: mapping) }
    return owner.map { .owner(pair: $0) }
  }
}
