import Foundation
import Testing

@Suite struct ReadCommandTests {
  @Test func printsWhatTheImporterSees() throws {
    let dir = try Workdir()
    try dir.write("a.csv", "编号,备注\n1,\"x,\ny\"\n2,\n")
    let csv = try dir.run("read", "a.csv", "--to", "csv")
    #expect(csv.status == 0)
    #expect(csv.out == "编号,备注\r\n1,\"x,\ny\"\r\n2,\r\n", "\(csv.out)")
    let lines = try dir.run("read", "a.csv", "--to", "jsonl", "--limit", "1")
    #expect(lines.out.split(separator: "\n").count == 1)
    #expect(lines.out.contains(#""备注":"x,\ny""#), "\(lines.out)")
  }

  @Test(arguments: ["csv", "jsonl"]) func aReaderThatGoesAwayEarlyIsNoError(format: String) throws {
    let dir = try Workdir()
    // More than a pipe holds.
    try dir.write("a.csv", "编号,备注\n" + (1...40_000).map { "\($0),some text\n" }.joined())
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.currentDirectoryURL = URL(fileURLWithPath: dir.path)
    let read = "'\(Workdir.binary.path)' read a.csv --to \(format) 2>err"
    shell.arguments = ["-c", "\(read) | head -n 1 >out; exit ${PIPESTATUS[0]}"]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(dir.text("err") == "")
    #expect(dir.text("out").split(whereSeparator: \.isNewline).count == 1)
  }
}
