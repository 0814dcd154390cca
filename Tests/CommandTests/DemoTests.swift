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
      let pages = out.split(separator: "\n").suffix(2).map { String($0.drop { $0 != "/" }) }
      #expect(zip(pages, ["/run-2/report.html", "/proof/verification.html"]).allSatisfy { $0.hasSuffix($1) })
      for page in pages { #expect(FileManager.default.fileExists(atPath: page), "\(page)") }
    }
  }
}
