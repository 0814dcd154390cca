import Model

/// What a verification found, and what it did not look at.
public struct VerificationResult: Sendable, Codable {
  /// How often a check held, and how often not.
  public struct Tally: Sendable, Codable, Equatable {
    public var check: Check
    public var title: Bilingual
    public var holds = 0
    public var violated = 0
    public var notCheckable = 0

    public var verdict: Verdict {
      violated > 0 ? .violated : notCheckable > 0 ? .notCheckable : .holds
    }
  }

  /// Findings of one check that are kept.
  public static let findingLimit = FindingBook.limit

  public var store: String
  /// Runs in the store.
  public var runs = 0
  /// Records in the store.
  public var records = 0
  /// Golden rows of all entities.
  public var goldenRows = 0
  /// Of the store's content, made from scratch; 32 hexadecimal digits.
  public var digest = ""
  /// Every check, in the order of `Check`.
  public var checks: [Tally] = []
  /// What does not hold or could not be checked; of each check the first `FindingBook.limit`.
  public var findings: [Finding] = []
  /// Every rule of every mapping, and what its values are; empty: no value was compared.
  public var columns: [ColumnVerdict] = []
  /// Nil: the store could not be read.
  public var totals: ControlTotals?
  /// What became of the records and cells of every file of every run.
  public var files: [FileBalance] = []
  /// What this verification did not look at.
  public var notChecked: [Bilingual] = []
  /// What no verification of this kind can see.
  public var blindSpots: [Bilingual] = VerificationWording.blindSpots

  /// What was seen, for a verification years later; a document of its own. Nil: the store could not be
  /// read.
  public var manifest: Manifest?

  private enum CodingKeys: CodingKey {
    case store, runs, records, goldenRows, digest, checks, findings, columns, totals, files, notChecked
    case blindSpots
  }

  public init(store: String) { self.store = store }

  public var verdict: Verdict {
    if checks.contains(where: { $0.verdict == .violated }) { return .violated }
    return checks.contains { $0.verdict == .notCheckable } ? .notCheckable : .holds
  }

  /// 0: all that was checked holds; 4: something is violated; 8: something could not be checked.
  public var exitCode: Int32 {
    switch verdict {
    case .holds: 0
    case .violated: 4
    case .notCheckable: 8
    }
  }

  /// The same, without personal data.
  public var masked: VerificationResult {
    var copy = self
    copy.findings = findings.map(\.masked)
    copy.totals = totals?.masked
    return copy
  }
}
