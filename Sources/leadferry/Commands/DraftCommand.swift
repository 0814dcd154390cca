import ArgumentParser
import Base
import Foundation
import Importing
import Mapping
import Run

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Write a first mapping from a file's columns. / 根据表头起草映射",
    usage: "leadferry draft <file> [--name <name>] [--out <file>] [<options>]",
    discussion: "What could not be guessed is marked with # ? in the mapping, which passes check as it is.")

  @Argument(help: "The file. / 文件") var file: String
  @Option(help: "Name of the mapping; the file's name if not given. / 映射的名字") var name: String?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the mapping here; a file that is there stays. / 输出文件，不覆盖", valueName: "file"))
  var out: String?
  @OptionGroup var dialect: DialectOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      if let out { try NewFile.check(out) }
      let text = try RunError.translating { () throws -> String in
        let reader = try Importers.open(path: file, displayPath: file, options: dialect.readOptions)
        let batch = RecordBatch()
        // Columns of XML and JSON show as records come; all of the file has to say its part.
        while try reader.read(into: batch) {}
        let base = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
        return MappingDraft.make(
          name: name ?? base, layout: reader.layout, format: reader.facts.format,
          record: dialect.record ?? reader.facts.recordPath)
      }
      if let out {
        try NewFile.write(text, to: out)
        Console.print(out)
      } else {
        Console.print(text)
      }
      return 0
    }
  }
}
