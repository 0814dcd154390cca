import Faults
import Foundation

// Injects every fault into copies of sound migrations, and writes the matrix: `make prove`.
// ROWS=1000000 also drops one record of so many; ONLY=TEXT takes the faults whose name has it.

let environment = ProcessInfo.processInfo.environment
let base = FileManager.default.temporaryDirectory.path + "/leadferry-prove-\(getpid())"
let bin = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
let proof = Proof(
  bin: bin, base: base, only: environment["ONLY"] ?? "", rows: environment["ROWS"].flatMap { Int($0) })
var code: Int32 = 1
do {
  let matrix = try proof.run()
  say(matrix.markdown)
  if proof.only.isEmpty {
    let folder = Project.folder
    try matrix.markdown.write(toFile: folder + "/Tests/Prove/MATRIX.md", atomically: true, encoding: .utf8)
    // The next build has it in it, and shows it on the page of every verification.
    try matrix.json().write(
      to: URL(fileURLWithPath: folder + "/Sources/Reporting/Verification/sensitivity.json"))
  }
  say(matrix.sentence)
  code = matrix.isPerfect ? 0 : 1
} catch {
  say("error: \(error)")
}
try? FileManager.default.removeItem(atPath: base)
exit(code)
