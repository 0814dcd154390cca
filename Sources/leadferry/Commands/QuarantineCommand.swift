import ArgumentParser
import Cutover
import Foundation
import LeadModel
import LeadStore
import Mapping
import Reporting

struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "The records that were refused. / 被隔离的记录",
    subcommands: [QuarantineListCommand.self, QuarantineExportCommand.self])
}

struct QuarantineListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List refused records, with cause and remedy. / 列出被隔离的记录")

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let rows = try Cutover.quarantine(of: target)
      if common.json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.print(String(decoding: (try? encoder.encode(rows)) ?? Data(), as: UTF8.self))
        return 0
      }
      Console.print(QuarantineText.render(rows, common.language))
      return 0
    }
  }
}

struct QuarantineExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write refused records to a CSV that Excel opens without damage. / 导出为 Excel 可打开的 CSV")

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @Option(name: .shortAndLong, help: "The file to write. / 输出文件") var out = "quarantine.csv"
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let rows = try Cutover.quarantine(of: target)
      var bytes = Data()
      var writer = CSVWriter(protection: .spreadsheet) { bytes.append(contentsOf: $0) }
      do {
        try writer.row(QuarantineText.header(common.language))
        for row in rows { try writer.row(QuarantineText.cells(row, common.language)) }
        try writer.finish()
      } catch {
        throw RunError.inconsistent(Bilingual(zh: "导出失败:\(error)", en: "the export failed: \(error)"))
      }
      try PrivateFiles.write(bytes, to: out)
      Console.print(
        common.language == .zh ? "\(out):\(rows.count) 条" : "\(out): \(rows.count) records")
      return 0
    }
  }
}
