import Foundation
import Testing

@Suite struct OutputTests {
  /// Runs the binary with a standard output of the caller's.
  private func status(_ dir: Workdir, _ arguments: [String], output: FileHandle) throws -> Int32 {
    let process = Process()
    process.executableURL = Workdir.binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: dir.path)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func theAnswerStaysWhenNobodyReads() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,,张伟,13812345678,a\n")
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    #expect(try status(dir, ["plan", "m.yaml"], output: pipe.fileHandleForWriting) == 2)
  }

  @Test func anOutputThatIsNotWholeIsAFailure() throws {
    let dir = try Workdir()
    try dir.write("a.csv", "编号,备注\n1,x\n")
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    #expect(try status(dir, ["read", "a.csv"], output: full) == 1)
  }

  /// A reader that never comes keeps the command waiting in the middle of its output.
  @Test func whoIsStoppedBeforeARunEndsAsInterrupted() throws {
    let dir = try Workdir()
    try dir.write(
      "a.csv", "编号,备注\n" + String(repeating: "1,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n", count: 20_000))
    let pipe = Pipe()
    let process = Process()
    process.executableURL = Workdir.binary
    process.arguments = ["read", "a.csv"]
    process.currentDirectoryURL = URL(fileURLWithPath: dir.path)
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    #expect(try pipe.fileHandleForReading.read(upToCount: 1)?.count == 1)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
  }

  private static let hostile = "\u{1B}]0;x\u{7}\u{1B}[31m\u{202E}\u{2028}\u{9B}2J"

  @Test func whatComesFromOutsideSteersNoTerminal() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲公司,张伟,13812345678,a\n")
    let name = "leads\(Self.hostile).csv"
    try dir.write(name, "编号,公司\(Self.hostile),联系人,手机,备注\nk\(Self.hostile),甲公司,张伟,138,@Li\(Self.hostile)\n")
    try dir.write("m.yaml", dir.text("m.yaml").replacingOccurrences(of: "leads.csv", with: "leads*.csv"))
    for arguments in [
      ["check", "m.yaml"], ["plan", "m.yaml"], ["profile", name], ["read", name, "--to", "table"],
      ["draft", name], ["nothing\(Self.hostile)"], ["apply", name], ["plan", "m.yaml", "--verbose"],
    ] {
      let run = try dir.run(arguments)
      for text in [run.out, run.err] {
        let bad = text.unicodeScalars.filter {
          $0.value < 0x20 && $0 != "\n" && $0 != "\t" || [0x202E, 0x2028, 0x9B].contains($0.value)
        }
        #expect(bad.isEmpty, "\(arguments): \(bad.map(\.value))")
      }
    }
  }
}
