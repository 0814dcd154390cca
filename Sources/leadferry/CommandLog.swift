import Log
import Model
import Reporting
import Run
import Verification

/// What the commands write down of what they found.
extension EventLog {
  /// The files of a plan or a run, what was refused or damaged, and what was decided and why.
  static func note(_ outcome: RunOutcome) {
    let report = outcome.report
    for source in report.sources {
      for file in source.files {
        note(
          "file.read",
          [
            "source": .word(source.name), "file": .path(file.path), "bytes": .count(file.bytes),
            "format": .word(file.format), "encoding": .word(file.encoding),
            "records": .count(file.dispositions.read), "counted": .count(file.countedRecords),
          ])
      }
    }
    for item in report.damage {
      note(
        "file.damaged", isWarning: true,
        ["file": .path(item.file), "code": .word(item.code), "count": .count(item.count)])
    }
    for cause in report.quarantineByCode {
      note("records.refused", isWarning: true, ["code": .word(cause.code), "count": .count(cause.count)])
    }
    for missing in outcome.missing {
      note(
        "gate.missing", isWarning: true,
        [
          "source": .word(missing.source), "count": .count(missing.count), "allowed": .word(missing.allowed),
          "isEmpty": .flag(missing.isEmpty),
        ])
    }
    note(
      "gate.quarantined", isWarning: outcome.exceedsGate,
      [
        "refused": .count(report.totals.quarantined), "allowed": .word(outcome.allowed),
        "isExceeded": .flag(outcome.exceedsGate),
      ])
    note(
      "matching.decided",
      [
        "isPartial": .flag(report.matching.isPartial == true), "merges": .count(report.merges.total),
        "possible": .count(report.possible.total), "candidates": .count(report.scoring?.candidates ?? 0),
      ])
    note(
      "run.decided",
      [
        "kind": .word(report.kind.rawValue), "run": .count(report.run ?? 0), "store": .path(report.store),
        "hasChanges": .flag(outcome.hasChanges), "digestBefore": .word(report.digestBefore),
        "digestAfter": .word(outcome.digestAfter.hex),
      ])
  }

  /// What every check of a verification came to.
  static func note(_ result: VerificationResult) {
    for tally in result.checks {
      note(
        "check.ended", isWarning: tally.violated + tally.notCheckable > 0,
        [
          "check": .word(tally.check.rawValue), "holds": .count(tally.holds),
          "violated": .count(tally.violated), "notCheckable": .count(tally.notCheckable),
        ])
    }
  }

  /// An error by its codes and places; its words may show a value.
  static func note(_ diagnostics: [Diagnostic], exit: Int32) {
    for item in diagnostics {
      note(
        "error", isWarning: true,
        [
          "code": .word(item.code), "file": .path(item.position?.file ?? ""),
          "line": .count(item.position?.line ?? 0), "exit": .count(Int(exit)),
        ])
    }
  }
}
