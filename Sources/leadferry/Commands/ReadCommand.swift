import ArgumentParser
import Base
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
  @OptionGroup var dialect: DialectOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let facts = try RunError.translating {
        let reader = try Importers.open(path: file, displayPath: file, options: dialect.readOptions)
        switch to {
        case .csv: try RecordPrinter.csv(reader, limit: limit)
        case .jsonl: try RecordPrinter.jsonLines(reader, limit: limit)
        }
        // Of a part nothing can be held against a total.
        return limit == nil ? reader.facts.judgedAlone : reader.facts
      }
      for warning in facts.warnings {
        Console.error("\(file): \(common.language == .zh ? warning.zh : warning.en)")
      }
      return 0
    }
  }
}
