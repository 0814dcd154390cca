import LeadModel

/// Gathers findings: all are counted, the first of each check are kept.
final class FindingBook {
  /// Kept findings of one check.
  static let limit = 1000

  private var tallies: [Check: VerificationResult.Tally] = [:]
  private(set) var findings: [Finding] = []
  private(set) var notChecked: [Bilingual] = []
  private var kept: [Check: Int] = [:]

  init() {
    for check in Check.allCases {
      tallies[check] = VerificationResult.Tally(check: check, title: check.title)
    }
  }

  /// Every check, in order.
  var checks: [VerificationResult.Tally] { Check.allCases.compactMap { tallies[$0] } }

  func violations(of check: Check) -> Int { tallies[check]?.violated ?? 0 }

  func holds(_ check: Check, _ count: Int = 1) { tallies[check]?.holds += count }

  func violated(
    _ check: Check, _ subject: Subject, expected: String? = nil, actual: String? = nil,
    values: Bool = false, _ message: Bilingual
  ) {
    tallies[check]?.violated += 1
    keep(
      Finding(
        check: check, verdict: .violated, subject: subject, expected: expected, actual: actual,
        holdsValues: values, message: message))
  }

  func notCheckable(_ check: Check, _ subject: Subject, _ message: Bilingual) {
    tallies[check]?.notCheckable += 1
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
    for (check, tally) in other.tallies {
      tallies[check]?.holds += tally.holds
      tallies[check]?.violated += tally.violated
      tallies[check]?.notCheckable += tally.notCheckable
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
