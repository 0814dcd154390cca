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
}
