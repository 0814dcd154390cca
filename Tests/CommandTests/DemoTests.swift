import Foundation
import Testing

@Suite struct DemoTests {
  private func demo(_ dir: Workdir, _ language: String) throws -> (status: Int32, out: String) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("SampleData/demo.sh")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [script.path]
    var environment = ProcessInfo.processInfo.environment
    environment["LEADFERRY"] = Workdir.binary.path
    environment["WORK"] = dir.file("demo")
    environment["LEADFERRY_LANG"] = language
    process.environment = environment
    try dir.write("out", "")
    process.standardOutput = FileHandle(forWritingAtPath: dir.file("out"))
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, dir.text("out"))
  }

  /// The second time from scratch, over what the first left.
  @Test func carriesTheSampleOverTwoNightsAndNamesItsReport() throws {
    let dir = try Workdir()
    for language in ["en", "zh"] {
      let (status, out) = try demo(dir, language)
      #expect(status == 0, "\(out)")
      #expect(out.contains(language == "en" ? "All that was checked holds." : "检查过的全部成立"), "\(out)")
      let report = try #require(out.split(separator: "\n").last).drop { $0 != "/" }
      #expect(report.hasSuffix("/run-2/report.html"))
      #expect(FileManager.default.fileExists(atPath: String(report)))
    }
  }
}
