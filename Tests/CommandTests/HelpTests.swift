import Foundation
import Testing

@Suite struct HelpTests {
  static let commands = [
    "profile", "read", "draft", "check", "plan", "apply", "verify", "status", "rollback", "accept",
    "quarantine",
    "quarantine list", "quarantine export", "quarantine fix", "quarantine replay",
    "quarantine import", "trace", "review", "review walk", "review export", "review import", "unmerge",
    "train", "fields", "report-schema",
  ]

  @Test func withoutArgumentsItSaysWhatItCanDo() throws {
    let help = try Workdir().run([])
    #expect(help.status == 0)
    for command in Self.commands where !command.contains(" ") {
      #expect(help.out.contains("\n  \(command) "), "\(command)")
    }
  }

  @Test func everyExitCodeIsListed() throws {
    let help = try Workdir().run("--help")
    for code in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 64, 130] {
      #expect(help.out.contains("\n  \(code) "), "\(code)")
    }
  }

  @Test(arguments: [""] + commands) func fitsEightyColumns(command: String) throws {
    let help = try Workdir().run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(help.status == 0)
    for line in help.out.split(separator: "\n") where Self.width(line) > 80 {
      Issue.record("\(Self.width(line)) columns: \(line)")
    }
  }

  @Test func theVersionIsThreeNumbers() throws {
    let version = try Workdir().run("--version")
    let numbers = version.out.split(separator: "\n").first?.split(separator: ".") ?? []
    #expect(version.status == 0)
    #expect(numbers.count == 3 && numbers.allSatisfy { Int($0) != nil }, "\(version.out)")
  }

  @Test func aWrongOptionIsAWrongUse() throws {
    let wrong = try Workdir().run("plan", "m.yaml", "--fast")
    #expect(wrong.status == 64)
    #expect(wrong.err.contains("--fast"))
  }

  /// Chinese letters and marks take two columns of a terminal.
  static func width(_ line: some StringProtocol) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }
}
