import ArgumentParser
import Desk
import Foundation
import Model
import Reporting
import Run

struct ReviewExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the doubtful pairs to a CSV for people to decide on in Excel. / 导出给人判断",
    usage: "leadferry review export <migration> [--out <out>] [--all] [<options>]",
    discussion: """
      Fill in the decision column (same, different, undecided, or open to take a judgement back; 相同、不同、\
      不确定、待定) and give the file to review import.
      """)

  @Argument(help: "A migration file. / 迁移文件") var migration: String
  @Option(name: .shortAndLong, help: "The CSV to write. / 输出") var out = "review.csv"
  @Flag(help: "Also what people judged already. / 也导出已有的判断") var all = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      try NewFile.check(out)
      let queue = try ReviewQueue.load(migration: migration)
      let rows = try queue.sheet(all: all)
      var bytes = Data()
      do {
        try ReviewSheet.write(rows, language: common.language) { bytes.append(contentsOf: $0) }
      } catch {
        throw RunError.inconsistent(Bilingual(zh: "导出失败：\(error)", en: "the export failed: \(error)"))
      }
      try PrivateFiles.write(bytes, to: out)
      Console.print(
        common.language == .zh
          ? "\(out)：\(rows.count) 对" : "\(out): \(rows.count) \(rows.count == 1 ? "pair" : "pairs")")
      return 0
    }
  }
}

struct ReviewImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take the decisions of such a CSV: all of them, or none. / 导入判断",
    usage: "leadferry review import <migration> <file> [--author <name>] [<options>]")

  @Argument(help: "A migration file. / 迁移文件") var migration: String
  @Argument(help: "The CSV with the decisions. / 填好的 CSV") var file: String
  @OptionGroup var who: AuthorOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let queue = try ReviewQueue.load(migration: migration)
      let imported = try queue.importDecisions(from: file, displayPath: file, by: who.name)
      if common.json {
        Console.print(JSONOutput.text(imported))
      } else {
        Console.print(
          ReviewText.imported(
            imported.judged, known: imported.known, migration: migration, common.language,
            width: Console.width))
      }
      return 0
    }
  }
}
