import Foundation
import Model
import Testing

@testable import Reporting

/// Writes pages for a look in a browser when `REPORT_PAGES` names a directory.
@Test(.enabled(if: ProcessInfo.processInfo.environment["REPORT_PAGES"] != nil))
func renderForEyes() throws {
  let folder = try #require(ProcessInfo.processInfo.environment["REPORT_PAGES"])
  let pages = [
    ("plan", SampleReport.make()), ("run", SampleReport.make(kind: .run)),
    ("large", SampleReport.make(changes: 50_000, merges: 5_000, possible: 5_000, vanished: 5_000)),
  ]
  for language in Language.allCases {
    print(TerminalReport.planSummary(SampleReport.make(), language: language))
    print(TerminalReport.runSummary(SampleReport.make(kind: .run), language: language, color: true))
  }
  for (name, report) in [
    ("verified", SampleVerification.make(violated: 0, notCheckable: 0)),
    ("violated", SampleVerification.make(violated: 900, notCheckable: 40)),
  ] {
    let text = VerificationPage.render(report, language: .zh)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).html"))
  }
  for (name, report) in pages {
    let start = ContinuousClock.now
    let text = HTMLReport.render(report, language: .zh)
    print(name, text.utf8.count, ContinuousClock.now - start)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).html"))
  }
}
