import Faults
import Foundation

/// All faults, in all worlds.
final class Proof {
  private let bin: URL
  private let base: String
  let only: String
  private let rows: Int?
  /// The tool as it is released; its debug build, which can be sabotaged; the bench's generator.
  private let tool: Tool
  private let debug: Tool
  private let bench: Tool
  private var unharmed = 0
  private var falseAlarms: [String] = []

  /// - Parameters:
  ///   - bin: the folder of the debug build.
  ///   - base: a folder for the worlds; made and left to the caller.
  ///   - only: faults whose name has it; empty: all.
  ///   - rows: of generated leads, one of which is dropped; nil: none.
  init(bin: URL, base: String, only: String, rows: Int?) {
    self.bin = bin
    self.base = base
    self.only = only
    self.rows = rows
    let release = bin.deletingLastPathComponent().appendingPathComponent("release")
    tool = Tool(binary: release.appendingPathComponent("leadferry"))
    debug = Tool(binary: bin.appendingPathComponent("leadferry"))
    bench = Tool(binary: release.appendingPathComponent("leadferry-bench"))
  }

  private func verifyUnharmed(_ world: World, _ when: String) throws {
    let verified = try world.tool.verify(world.migration, in: world.folder)
    unharmed += 1
    falseAlarms += verified.findings.map { "\(world.name), \(when): \($0.name)" }
    say("\(world.name), \(when): \(verified.records) records, unharmed: exit code \(verified.status)")
  }

  func run() throws -> Matrix {
    let excerpt = try SampleCompany.make(
      "excerpt", in: base + "/excerpt", tool: tool, excerpt: try SampleExcerpt(each: 2, first: 40)
    ) { try verifyUnharmed($1, "night \($0)") }
    let sample = try SampleCompany.make("sample", in: base + "/sample", tool: tool) {
      try verifyUnharmed($1, "night \($0)")
    }
    var sabotaged = excerpt
    sabotaged.tool = debug
    var plan: [(Fault, World, UInt64)] = []
    for fault in AllFaults.all where only.isEmpty || fault.description.contains(only) {
      switch fault.kind {
      // Many places of the file.
      case .file: plan += (1...30).map { (fault, excerpt, UInt64($0)) }
      case .code: plan.append((fault, sabotaged, 1))
      default:
        plan += (1...2).map { (fault, excerpt, UInt64($0)) }
        plan.append((fault, sample, 3))
      }
    }
    let used = try UsedCompany.make(in: base + "/used", tool: tool)
    try verifyUnharmed(used, "used")
    for moment in [CellFaults.Moment.afterTheNewestRun, .beforeAnotherRun] {
      plan += try CellFaults.all(of: used, moment)
        .filter { only.isEmpty || $0.description.contains(only) }.map { ($0, used, 1) }
    }
    if let rows, only.isEmpty {
      let world = try GeneratedLeads.make(rows: rows, in: base + "/generated", tool: tool, bench: bench)
      try verifyUnharmed(world, "once")
      plan += AllFaults.all.filter { $0.name == "a record dropped" }.map {
        (Fault(renaming: $0, "one record of very many dropped"), world, 4)
      }
    }
    let trials = plan
    let results = Results(count: trials.count)
    DispatchQueue.concurrentPerform(iterations: trials.count) { index in
      let (fault, world, seed) = trials[index]
      let trial = Trial.run(fault, in: world, seed: seed)
      results.set(index, trial)
      if !trial.isCaught && !trial.hasNoVictim {
        say("not caught: \(fault) (\(world.name), seed \(seed)): \(trial.faults)")
      }
    }
    let version = String(decoding: try tool.run(["--version"], in: base).out, as: UTF8.self)
    return Matrix(
      trials: results.all, falseAlarms: falseAlarms, unharmed: unharmed,
      toolVersion: version.trimmingCharacters(in: .whitespacesAndNewlines),
      date: String(Date().formatted(.iso8601).prefix(10)))
  }
}

/// Trials by their place in the plan, from several threads.
final class Results: @unchecked Sendable {
  private let lock = NSLock()
  private var trials: [Trial?]

  init(count: Int) { trials = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ trial: Trial) { lock.withLock { trials[index] = trial } }

  var all: [Trial] { lock.withLock { trials.compactMap { $0 } } }
}

/// A line at once, though a pipe reads it.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
