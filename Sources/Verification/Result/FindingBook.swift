import Model

/// Gathers findings: all are counted, the first of each check are kept.
final class FindingBook {
  /// Kept findings of one check.
  static let limit = 1000

  /// Every check, in order.
  private(set) var checks = Check.allCases.map { VerificationResult.Tally(check: $0, title: $0.title) }
  private(set) var findings: [Finding] = []
  private(set) var notChecked: [Bilingual] = []
  private var kept: [Check: Int] = [:]

  func violations(of check: Check) -> Int { checks[check.ordinal].violated }

  func holds(_ check: Check, _ count: Int = 1) { checks[check.ordinal].holds += count }

  func violated(
    _ check: Check, _ subject: Subject, expected: String? = nil, actual: String? = nil,
    values: Bool = false, _ message: Bilingual
  ) {
    checks[check.ordinal].violated += 1
    keep(
      Finding(
        check: check, verdict: .violated, subject: subject, expected: expected, actual: actual,
        holdsValues: values, message: message))
  }

  func notCheckable(_ check: Check, _ subject: Subject, _ message: Bilingual) {
    checks[check.ordinal].notCheckable += 1
    keep(
      Finding(
        check: check, verdict: .notCheckable, subject: subject, expected: nil, actual: nil,
        holdsValues: false, message: message))
  }

  /// A check that could not be begun or ended.
  func abandon(_ check: Check, _ message: Bilingual) {
    notCheckable(check, Subject(), message)
  }

  func state(_ statement: Bilingual) { notChecked.append(statement) }

  /// Takes all that another book says.
  func add(_ other: FindingBook) {
    for (place, tally) in other.checks.enumerated() {
      checks[place].holds += tally.holds
      checks[place].violated += tally.violated
      checks[place].notCheckable += tally.notCheckable
    }
    for finding in other.findings { keep(finding) }
    notChecked += other.notChecked
  }

  private func keep(_ finding: Finding) {
    guard kept[finding.check, default: 0] < Self.limit else { return }
    kept[finding.check, default: 0] += 1
    findings.append(finding)
  }

  /// Completes what findings say of their records.
  func complete(_ body: (inout Subject) throws -> Void) rethrows {
    for index in findings.indices { try body(&findings[index].subject) }
  }
}
