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
    usage: "leadferry quarantine list <target> [--show-values] [<options>]")

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @Flag(help: "Show values as they are; they are masked otherwise. / 显示原值(默认遮盖)")
  var showValues = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let rows = try Desk.quarantine(of: target)
      if common.json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.print(String(decoding: (try? encoder.encode(rows)) ?? Data(), as: UTF8.self))
        return 0
      }
      Console.print(
        QuarantineText.render(
          rows, common.language, width: Console.width, showValues: showValues))
      return 0
    }
  }
}

struct QuarantineExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write refused records to a CSV that Excel opens without damage. / 导出",
    usage: "leadferry quarantine export <target> [--out <out>] [<options>]")

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @Option(name: .shortAndLong, help: "The CSV to write. / 输出") var out = "quarantine.csv"
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      try NewFile.check(out)
      let rows = try Desk.quarantine(of: target)
      var bytes = Data()
      var writer = CSVWriter(protection: .spreadsheet) { bytes.append(contentsOf: $0) }
      do {
        try writer.row(QuarantineText.header(common.language))
        for row in rows { try writer.row(QuarantineText.cells(row, common.language)) }
        try writer.finish()
      } catch {
        throw RunError.inconsistent(Bilingual(zh: "导出失败：\(error)", en: "the export failed: \(error)"))
      }
      try PrivateFiles.write(bytes, to: out)
      Console.print(
        common.language == .zh ? "\(out)：\(rows.count) 条" : "\(out): \(rows.count) records")
      return 0
    }
  }
}
