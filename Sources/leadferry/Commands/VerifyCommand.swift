import ArgumentParser
import Cutover
import Foundation
import LeadModel
import Verification

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that the store holds all that was read, and nothing else. / 核对线索库与来源",
    discussion: """
      Exits 0 when all that was checked holds, 4 when something is violated, 8 when nothing is \
      violated and something could not be checked.
      """)

  @Argument(help: "A migration file or a store. / 迁移文件或线索库") var target: String
  @Flag(help: "Show values and keys of records: personal data. / 显示记录的值和键(个人数据)")
  var showValues = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    try running(common) {
      let found = try Cutover.verify(target: target)
      let result = showValues ? found : found.masked
      if common.json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.print(String(decoding: (try? encoder.encode(result)) ?? Data(), as: UTF8.self))
      } else {
        Console.print(VerificationText.render(result, common.language))
      }
      return result.exitCode
    }
  }
}
