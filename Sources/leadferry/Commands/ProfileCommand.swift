import ArgumentParser
import Foundation
import Importing
import Model
import Run

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Say what a file is: encoding, columns, values, and damage done before. / 剖析一个文件",
    usage: "leadferry profile <file> [--show-values] [<options>]")

  @Argument(help: "The file. / 文件") var file: String
  @Flag(help: "Show values as they are; they are masked otherwise. / 显示原值(默认遮盖)")
  var showValues = false
  @OptionGroup var dialect: DialectOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let input = try RunError.translating { try InputFile(file) }
      defer { withExtendedLifetime(input) {} }
      let profile = try RunError.translating {
        let reader = try Importers.open(
          path: input.path, displayPath: input.name, options: dialect.readOptions)
        return try Profiler.profile(reader, options: ProfileOptions(showValues: showValues))
      }
      if common.json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.print(String(decoding: (try? encoder.encode(profile)) ?? Data(), as: UTF8.self))
      } else {
        Console.print(
          ProfileText.render(
            profile, language: ProfileLanguage(rawValue: common.language.rawValue) ?? .en,
            width: Console.width))
      }
      return 0
    }
  }
}
