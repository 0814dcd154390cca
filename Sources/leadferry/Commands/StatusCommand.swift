import ArgumentParser
import Desk
import Foundation
import Model
import Reporting
import Run

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the runs of a store and totals. / 列出各次运行")

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let status = try Desk.status(of: target)
      if common.json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.print(String(decoding: (try? encoder.encode(status)) ?? Data(), as: UTF8.self))
      } else {
        Console.print(
          StatusText.render(
            status, common.language, width: Console.width, color: Console.hasColor))
      }
      return 0
    }
  }
}
