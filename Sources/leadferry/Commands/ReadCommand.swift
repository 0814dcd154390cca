import ArgumentParser
import Base
import Documents
import Foundation
import Importing
import Model
import Reporting
import Run

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Print the records of a file exactly as the importer sees them. / 按导入器所见输出记录",
    usage: "leadferry read <file> [--to csv|jsonl] [--limit <n>] [<options>]",
    discussion: """
      jsonl: one object a record, with its line, its cells (null and absent kept apart, numbers in the \
      digits that were written), its fault if it has one, and its child records. csv: the records' own \
      cells, byte for byte.
      """)

  enum Format: String, ExpressibleByArgument {
    case csv
    case jsonl
  }

  @Argument(help: "The file. / 文件") var file: String
  @Option(help: ArgumentHelp("csv or jsonl. / 输出格式", valueName: "format")) var to = Format.jsonl
  @Option(help: ArgumentHelp("Stop after so many records. / 最多输出条数", valueName: "n"))
  var limit: Int?
  @Option(
    help: ArgumentHelp(
      "Read it as this mapping says; what else is given here goes before. / 按映射的写法读取", valueName: "file"))
  var mapping: String?
  @OptionGroup var dialect: DialectOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let options = try readOptions()
      let input = try RunError.translating { try InputFile(file) }
      defer { withExtendedLifetime(input) {} }
      let (facts, notes) = try RunError.translating {
        let reader = try Importers.open(
          path: input.path, displayPath: input.name, options: options)
        let notes =
          switch to {
          case .csv: try RecordPrinter.csv(reader, limit: limit)
          case .jsonl: try RecordPrinter.jsonLines(reader, limit: limit)
          }
        // Of a part nothing can be held against a total.
        return (limit == nil ? reader.facts.judgedAlone : reader.facts, notes)
      }
      for line in said(notes) { Console.error("\(file): \(line)") }
      for doubt in facts.doubts {
        let place = doubt.line.map { ":\($0)" } ?? ""
        Console.error(
          common.language == .zh
            ? "\(file)\(place): \(doubt.zh)。\(doubt.hintZh)" : "\(file)\(place): \(doubt.en); \(doubt.hintEn)"
        )
      }
      for warning in facts.warnings {
        Console.error("\(file): \(common.language == .zh ? warning.zh : warning.en)")
      }
      return 0
    }
  }

  private func readOptions() throws -> ReadOptions {
    guard let mapping else { return dialect.readOptions }
    let loaded = MappingFile.load(path: mapping)
    guard let known = loaded.value, !loaded.hasErrors else { throw RunError.invalid(loaded.diagnostics) }
    return dialect.over(known.readOptions)
  }

  /// What the output does not show as it is.
  private func said(_ notes: RecordPrinter.Notes) -> [String] {
    func pick(_ zh: String, _ en: String) -> String { common.language == .zh ? zh : en }
    var lines = notes.faults.map { fault in
      pick(
        "\(fault.count) 条记录有错（\(fault.code)，首见于第 \(fault.line) 行），按文件里的原样输出",
        "\(fault.count) record\(fault.count == 1 ? "" : "s") at fault (\(fault.code), first in line "
          + "\(fault.line)), printed as the file has \(fault.count == 1 ? "it" : "them")")
    }
    guard to == .csv else { return lines }
    if notes.children > 0 {
      lines.append(
        pick(
          "CSV 装不下 \(notes.children) 条子记录；请用 --to jsonl",
          "\(notes.children) child records have no place in CSV: --to jsonl has them"))
    }
    if notes.lists > 0 {
      lines.append(
        pick(
          "\(notes.lists) 个单元格有多个值，按 JSON 数组输出",
          "\(notes.lists) cells hold several values, printed as JSON arrays"))
    }
    return lines
  }
}
