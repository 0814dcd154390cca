import Model
import Verification

/// A verification as `verification.json` has it: the result, how much was compared, what to do about
/// what was found, and what such a verification was shown to catch.
public struct VerificationReport: Sendable, Encodable {
  public static let schemaName = "leadferry-verification/1"

  public var schema = Self.schemaName
  public var toolVersion: String
  /// When it began; UTC, ISO 8601.
  public var startedAt: String
  public var seconds: Double
  /// The migration file, as it was given; nil: none is known, and no value was compared.
  public var migration: String?
  public var title: Bilingual?
  /// Values and keys of records stand in the findings as they are: personal data.
  public var showsValues: Bool
  public var result: VerificationResult
  public var coverage: [Coverage]
  /// Findings by kind, violations first.
  public var kinds: [FindingKind] { kindsOfFindings.all }
  public var sensitivity = Sensitivity.shown
  private let kindsOfFindings: FindingKinds

  /// - Parameter result: masked, unless `showsValues`.
  public init(
    _ result: VerificationResult, toolVersion: String, startedAt: String, seconds: Double,
    migration: String?, title: Bilingual?, showsValues: Bool
  ) {
    self.result = result
    self.toolVersion = toolVersion
    self.startedAt = startedAt
    self.seconds = seconds
    self.migration = migration
    self.title = title
    self.showsValues = showsValues
    coverage = Coverage.all(result)
    kindsOfFindings = FindingKinds(result.findings)
  }

  /// The members that the report has beside the result's.
  struct Members: Codable {
    var schema: String
    var toolVersion: String
    var startedAt: String
    var seconds: Double
    var migration: String?
    var title: Bilingual?
    var showsValues: Bool
    var verdict: Verification.Verdict
    var coverage: [Coverage]
    var kinds: [FindingKind]
    var sensitivity: Sensitivity?
  }

  /// The result's members and the report's own, beside each other.
  public func encode(to encoder: any Encoder) throws {
    try result.encode(to: encoder)
    let members = Members(
      schema: schema, toolVersion: toolVersion, startedAt: startedAt, seconds: seconds, migration: migration,
      title: title, showsValues: showsValues, verdict: result.verdict, coverage: coverage, kinds: kinds,
      sensitivity: sensitivity)
    try members.encode(to: encoder)
  }

  /// The kind that a finding of this report is of.
  public func kind(of finding: Finding) -> FindingKind? { kindsOfFindings.kind(of: finding) }

  /// The command that shows the bytes behind a finding and what became of them; nil: it is not about one
  /// place, or no migration is known.
  public func trail(_ finding: Finding) -> String? {
    let subject = finding.subject
    guard let migration else { return nil }
    if let file = subject.file, let line = subject.line {
      return "leadferry trace \(Self.quoted(migration)) \(Self.quoted("\(file):\(line)"))"
    }
    return subject.id.map { "leadferry trace \(Self.quoted(migration)) \(Self.quoted($0))" }
  }

  /// A word of a shell's command line.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./:@%+=,".contains($0) }
    return isPlain && !word.isEmpty && !word.hasPrefix("-")
      ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
  }
}

extension VerificationResult {
  /// All checks but those that only look at something that is not there and need not be.
  public var askedChecks: [Tally] {
    checks.filter { tally in
      guard tally.check == .manifest || tally.check == .controlFile else { return true }
      return tally.holds + tally.violated + tally.notCheckable > 0
    }
  }
}
