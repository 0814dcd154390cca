import ArgumentParser
import Desk
import Foundation
import Model
import Reporting
import Run

struct UnmergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmerge",
    abstract: "Take one merged row apart again. / 拆开合并的一行",
    usage: "leadferry unmerge <migration> <id> [<record> …] [<options>]",
    discussion: """
      Judges the named records (source/key, or source/key#part for a child's) to be others than the rest; \
      without names, each to be another than each. The next run splits the row: the oldest record keeps the id.
      """)

  @Argument(help: "A migration file. / 迁移文件") var migration: String
  @Argument(help: "Id of the golden row. / 编号") var id: String
  @Argument(help: "Who is to stand apart. / 要拆出的记录") var records: [String] = []
  @OptionGroup var who: AuthorOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let unmerged = try Desk.unmerge(migration: migration, id: id, records: records, by: who.name)
      if common.json {
        Console.print(JSONOutput.text(unmerged))
      } else {
        Console.print(ReviewText.unmerged(unmerged, migration: migration, common.language))
      }
      return 0
    }
  }
}
