import Foundation
import SchemaCheck
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
    try keepsToItsSchemas(dir)
  }

  /// What was really written, by our own checker and by another.
  private func keepsToItsSchemas(_ dir: Workdir) throws {
    let reports = ["plan-1", "run-1", "plan-2", "run-2"].map { dir.file("demo/\($0)/report.json") }
    let proof = [dir.file("demo/proof/verification.json")]
    for (name, documents) in [("run", reports), ("verification", proof)] {
      let schema = try dir.run("report-schema", name).out
      try dir.write("\(name).schema.json", schema)
      let checker = try SchemaChecker(schema)
      for document in documents {
        let faults = try checker.faults(Data(contentsOf: URL(fileURLWithPath: document)))
        #expect(faults.isEmpty, "\(document): \(faults.prefix(5))")
      }
      let said = try ReferenceChecker.faults(schema: dir.file("\(name).schema.json"), documents: documents)
      #expect(said == "")
    }
  }
}
