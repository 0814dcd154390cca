import Foundation

/// What came of all trials: fault × the checks that named it.
public struct Matrix {
  public var trials: [Trial]
  /// What a verification of unharmed worlds found, night by night.
  public var falseAlarms: [String]
  public var unharmed: Int
  public var toolVersion: String
  public var date: String

  public init(
    trials: [Trial], falseAlarms: [String], unharmed: Int, toolVersion: String, date: String
  ) {
    // A fault that one world cannot have counts where it was made; made nowhere, it is not caught.
    let made = Set(trials.filter { !$0.hasNoVictim }.map(\.fault.description))
    self.trials = trials.filter { !$0.hasNoVictim || !made.contains($0.fault.description) }
    self.falseAlarms = falseAlarms
    self.unharmed = unharmed
    self.toolVersion = toolVersion
    self.date = date
  }

  public var tried: Int { trials.filter { !$0.isHarmless }.count }
  public var caught: Int { trials.filter { !$0.isHarmless && $0.isCaught }.count }
  public var harmless: Int { trials.filter(\.isHarmless).count }
  public var isPerfect: Bool { trials.allSatisfy(\.isCaught) && falseAlarms.isEmpty }

  /// One sentence, for the end of a run.
  public var sentence: String {
    "\(tried) faults injected, \(caught) caught and named; \(harmless) harmed unused bytes alone; "
      + "\(unharmed) unharmed stores verified, \(falseAlarms.count) false alarms."
  }

  public var markdown: String {
    var lines = [
      "# Fault × finding", "",
      "Written by `make prove` (leadferry \(toolVersion), \(date)). Each fault is made in a copy of a sound",
      "migration, one at a time; then the real `leadferry verify --json` must name what was harmed: the record",
      "and field, the golden row, the file, or the run and table. *Mended*: golden rows, the content's digest",
      "and the seals were made to agree with the harm, so that only the sources can tell.", "",
      "**\(sentence)**", "",
    ]
    for kind in FaultKind.allCases {
      let own = trials.filter { $0.fault.kind == kind }
      guard !own.isEmpty else { continue }
      lines += ["## \(kind.title)", "", "| fault | mended | tried | caught | named by | also raised |"]
      lines += ["| --- | --- | ---: | ---: | --- | --- |"]
      var seen: Set<String> = []
      for trial in own where seen.insert(trial.fault.title).inserted {
        let same = own.filter { $0.fault.title == trial.fault.title }
        let harmful = same.filter { !$0.isHarmless }
        let caught = harmful.filter(\.isCaught).count
        let by = unique(harmful.flatMap(\.caughtBy))
        let also = unique(harmful.flatMap(\.alarms)).filter { !by.contains($0) }
        lines.append(
          "| \(trial.fault.name) | \(trial.fault.cover == .mended ? "yes" : "") | \(harmful.count) | "
            + "\(caught == harmful.count ? "\(caught)" : "**\(caught)**") | "
            + "\(by.joined(separator: ", ")) | \(also.joined(separator: ", ")) |")
      }
      lines.append("")
    }
    let missed = trials.filter { !$0.isCaught }
    if !missed.isEmpty {
      lines += ["## Not caught", ""]
      lines += missed.map {
        "- \($0.fault) (\($0.world), seed \($0.seed)): \($0.faults.joined(separator: "; "))"
      }
      lines.append("")
    }
    if !falseAlarms.isEmpty { lines += ["## False alarms", ""] + falseAlarms.map { "- \($0)" } + [""] }
    return lines.joined(separator: "\n")
  }

  /// The figures, for machines.
  public func json() throws -> Data {
    struct Kind: Encodable { var kind: String, tried: Int, caught: Int, checks: [String] }
    struct Figures: Encodable {
      var toolVersion, date: String
      var tried, caught, harmless, unharmed, falseAlarms: Int
      var kinds: [Kind]
    }
    let kinds = FaultKind.allCases.compactMap { kind -> Kind? in
      let own = trials.filter { $0.fault.kind == kind && !$0.isHarmless }
      guard !own.isEmpty else { return nil }
      return Kind(
        kind: kind.rawValue, tried: own.count, caught: own.filter(\.isCaught).count,
        checks: unique(own.flatMap(\.caughtBy)).sorted())
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(
      Figures(
        toolVersion: toolVersion, date: date, tried: tried, caught: caught, harmless: harmless,
        unharmed: unharmed, falseAlarms: falseAlarms.count, kinds: kinds))
  }

  private func unique(_ items: [String]) -> [String] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0).inserted }
  }
}
