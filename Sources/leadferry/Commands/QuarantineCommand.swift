import ArgumentParser
import Desk
import Foundation
import Mapping
import Model
import Reporting
import Run
import Store

struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "The records that were refused. / 被隔离的记录",
    subcommands: [
      QuarantineListCommand.self, QuarantineExportCommand.self, QuarantineFixCommand.self,
      QuarantineReplayCommand.self, QuarantineImportCommand.self,
    ])
}

struct QuarantineListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List refused records, with cause and remedy. / 列出被隔离的记录",
    usage: "leadferry quarantine list <target> [--group] [--show-values] [<options>]",
    discussion: """
      Each record stands under every cause that it is refused for. Cells that say the same are counted, \
      with the one command that mends them all. A plan's folder can be listed before there is a store.
      """)

  @Argument(help: "Migration, store, or a plan's folder. / 迁移、库或计划") var target: String
  @Flag(help: "Only what says the same, with counts and commands. / 只列分组")
  var group = false
  @Flag(help: "Show values as they are; they are masked otherwise. / 显示原值(默认遮盖)")
  var showValues = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let refused = try Desk.quarantine(of: target)
      if common.json {
        Console.print(group ? JSONOutput.text(refused.groups) : JSONOutput.text(refused.records))
        return 0
      }
      let text = QuarantineText(
        refused: refused, language: common.language, width: Console.width, showValues: showValues)
      Console.print(text.render(onlyGroups: group))
      return 0
    }
  }
}

struct QuarantineExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write refused records to a CSV that Excel opens without damage. / 导出",
    usage: "leadferry quarantine export <target> [--out <out>] [<options>]",
    discussion: "One row for each cell at fault.")

  @Argument(help: "Migration, store, or a plan's folder. / 迁移、库或计划") var target: String
  @Option(name: .shortAndLong, help: "The CSV to write. / 输出") var out = "quarantine.csv"
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      try NewFile.check(out)
      let refused = try Desk.quarantine(of: target)
      let isStored = if case .store = refused.origin { true } else { false }
      var bytes = Data()
      var writer = CSVWriter(protection: .spreadsheet) { bytes.append(contentsOf: $0) }
      do {
        try writer.row(QuarantineRows.header(common.language, isStored: isStored))
        for record in refused.records {
          for row in QuarantineRows.rows(record, common.language, isStored: isStored) { try writer.row(row) }
        }
        try writer.finish()
      } catch {
        throw RunError.inconsistent(Bilingual(zh: "导出失败：\(error)", en: "the export failed: \(error)"))
      }
      try PrivateFiles.write(bytes, to: out)
      let count = refused.records.count
      Console.print(
        common.language == .zh
          ? "\(out)：\(count) 条" : "\(out): \(count) \(count == 1 ? "record" : "records")")
      return 0
    }
  }
}
