import Faults
import Foundation

/// Injects every fault into copies of the worlds and prints the matrix.
let arguments = CommandLine.arguments
let bin = URL(fileURLWithPath: arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
let tool = Tool(binary: bin.appendingPathComponent("leadferry"))
let base = FileManager.default.temporaryDirectory.path + "/leadferry-prove-\(getpid())"
defer { try? FileManager.default.removeItem(atPath: base) }
let excerpt = try SampleExcerpt(each: 2, first: 25)
let world = try SampleCompany.make("small", in: base + "/small", tool: tool, excerpt: excerpt) {
  night, world in
  let verified = try tool.verify(world.migration, in: world.folder)
  print(
    "night \(night): exit \(verified.status), \(verified.records) records",
    verified.findings.map(\.name).prefix(5))
}
let filter = arguments.count > 1 ? arguments[1] : ""
for fault in AllFaults.all where filter.isEmpty || fault.description.contains(filter) {
  let trial = Trial.run(fault, in: world, seed: 1)
  print(
    trial.isCaught ? "ok  " : "MISS", fault.description, trial.caughtBy.joined(separator: ","),
    "(" + trial.alarms.joined(separator: ",") + ")", trial.faults.joined(separator: " | "))
}
