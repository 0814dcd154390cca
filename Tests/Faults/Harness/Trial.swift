import Foundation

/// One fault, made and looked for.
public struct Trial: Sendable {
  public var fault: Fault
  public var world: String
  public var seed: UInt64
  /// What was harmed, for people.
  public var harmed: [String] = []
  /// The checks of which a finding named what was harmed.
  public var caughtBy: [String] = []
  /// Every check that found something.
  public var alarms: [String] = []
  /// Why it does not count as caught; empty when it does.
  public var faults: [String] = []

  /// Only unused bytes were harmed: the content is what it was.
  public var isHarmless = false

  /// The world has nothing that it could harm: it was not made.
  public var hasNoVictim = false

  public var isCaught: Bool { faults.isEmpty }

  /// Makes the fault in a copy, runs the real `verify --json`, and holds its findings to what was harmed.
  public static func run(_ fault: Fault, in world: World, seed: UInt64) -> Trial {
    var trial = Trial(fault: fault, world: world.name, seed: seed)
    do {
      let site = try world.copy(seed: seed)
      let harm = try fault.harm(site)
      trial.harmed = harm.named.map(\.description)
      if let code = harm.refusedBy {
        trial.caughtBy = ["apply (exit \(code))"]
        return trial
      }
      if fault.cover == .mended { try site.mend() }
      do {
        trial.judge(try world.tool.verify(world.migration, in: site.folder, harm.arguments), harm, site)
      } catch let complaint as Complaint {
        // An error with a message is an answer; a crash is none.
        let isRefusal = harm.mayRefuse && complaint.status.map { (1..<64).contains($0) } == true
        if isRefusal { trial.caughtBy = ["error"] } else { trial.faults.append(complaint.description) }
      }
    } catch {
      trial.hasNoVictim = (error as? Complaint)?.isAboutVictims == true
      trial.faults.append("\(error)")
    }
    return trial
  }

  private mutating func judge(_ verified: Verified, _ harm: Harm, _ site: Site) {
    let raised = verified.findings
    alarms = order(raised.map(\.check))
    let caught = raised.filter { finding in harm.named.contains { $0.isNamed(by: finding) } }
    caughtBy = order(caught.map(\.check))
    if harm.isHarmless {
      isHarmless = true
      return
    }
    for harmed in harm.named where !raised.contains(where: harmed.isNamed) {
      faults.append("not named: \(harmed.description)")
    }
    let isViolated = harm.named.contains { !$0.mayBeUncheckable }
    if isViolated && verified.status != 4 { faults.append("exit code \(verified.status)") }
    if !isViolated && verified.status == 0 { faults.append("exit code 0") }
    let near = site.circle(of: Set(harm.named.compactMap(\.place?.record)).union(harm.near))
    for finding in raised where finding.isViolated && !harm.mayRefuse {
      // Of a row that hangs elsewhere both customers are named: that is no false alarm.
      if finding.check == "fan-out", !caught.isEmpty { continue }
      if let record = finding.subject.record, !near.contains(record) {
        faults.append("named, and not harmed: \(finding.name)")
      }
    }
    if faults.count > 4 { faults = Array(faults.prefix(4)) + ["… \(faults.count - 4) more"] }
  }

  private func order(_ checks: [String]) -> [String] {
    var seen: Set<String> = []
    return checks.filter { seen.insert($0).inserted }
  }
}
