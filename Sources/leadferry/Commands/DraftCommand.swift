import ArgumentParser
import Base
import Foundation
import Mapping
import Model
import Run

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Write first mappings of files. / 按文件内容起草映射",
    usage: "leadferry draft <file> ... [--name <name>] [--out <path>] [<options>]",
    discussion: """
      What is only guessed is marked with # ? and the reason; every mapping passes check as it is. Of several \
      files each gets a mapping of its own in the folder that --out names, and a column that holds the keys of \
      another file refers to it.
      """)

  @Argument(help: "The files. / 文件") var files: [String]
  @Option(help: "Name of the mapping; the file's name if not given. / 映射的名字") var name: String?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the mapping here; of several files, a folder. A file that is there stays. / 输出文件或文件夹，不覆盖",
      valueName: "path"))
  var out: String?
  @OptionGroup var dialect: DialectOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard files.count > 1 else { return }
    if out == nil { throw ValidationError("several files need --out with a folder / 多个文件请用 --out 指定文件夹") }
    if name != nil { throw ValidationError("--name goes with one file / --name 只用于一个文件") }
  }

  func run() throws {
    try running(common) {
      if files.count == 1, let out { try NewFile.check(out) }
      var seen: [String: Int] = [:]
      let evidence = try files.map { path in
        var file = try DraftReader.read(path, name: name, options: dialect.readOptions)
        let count = seen[file.name, default: 0]
        seen[file.name] = count + 1
        if count > 0 { file.name += "-\(count + 1)" }
        return file
      }
      let drafts = MappingDraft.make(evidence, language: common.language)
      guard let out else {
        Console.print(drafts.map(\.text).joined())
        return 0
      }
      if drafts.count == 1 {
        try NewFile.write(drafts[0].text, to: out)
        Console.print(out)
      } else {
        let paths = drafts.map { (out as NSString).appendingPathComponent($0.name + ".yaml") }
        for path in paths { try NewFile.check(path) }
        try NewFile.makeFolder(out)
        for (draft, path) in zip(drafts, paths) {
          try NewFile.write(draft.text, to: path)
          Console.print(path)
        }
      }
      return 0
    }
  }
}
