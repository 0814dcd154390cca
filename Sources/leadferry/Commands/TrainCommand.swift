import ArgumentParser
import Desk
import Foundation
import Model
import Reporting
import Run

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learn matching weights from your data. / 学习权重",
    usage: "leadferry train <migration> --out <folder> [<options>]",
    discussion: """
      Reads the sources and the store, writes accounts.yaml and contacts.yaml into the folder, and nothing \
      else. A migration goes by them once its matching: names them; `plan` shows what that would change.
      """)

  @Argument(help: "The migration file. / 迁移文件") var migration: String
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Files that are there stay. / 输出文件夹，不覆盖", valueName: "folder"))
  var out: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      for entity in [Entity.account, .contact] { try NewFile.check(path(entity)) }
      let trained = try ProgressDisplay().during(common.language) {
        try Desk.train(path: migration, progress: $0)
      }
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      for found in trained { try NewFile.write(found.text, to: path(found.rules.entity)) }
      if common.json {
        Console.print(JSONOutput.text(trained.map { TrainedJSON($0.rules) }))
      } else {
        Console.print(TrainText.render(trained, common.language) { path($0) })
      }
      return 0
    }
  }

  private func path(_ entity: Entity) -> String { "\(out)/\(entity.name)s.yaml" }
}
