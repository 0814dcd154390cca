/// What a mapping made of one record.
public enum LandingOutcome: UInt8, Sendable {
  /// There are landed bytes.
  case landed
  /// The mapping's `where:` left it out.
  case filtered
  /// It is refused; the issue says why.
  case quarantined
}

/// Why a record is refused, or what was noticed about one of its cells.
public struct RecordIssue: Sendable, Equatable {
  /// Stable, such as `phone-scientific`; its wording stands in one table.
  public var code: String
  /// The column at fault, by its name from the record on; empty when the record as a whole is.
  public var column: String
  /// Which of the record's children has the cell, from 1; 0 for the record itself, or when nobody knows.
  public var child = 0
  /// The field that the cell was for; empty when none.
  public var field: String

  public init(code: String, column: String = "", field: String = "") {
    self.code = code
    self.column = column
    self.field = field
  }
}

extension [RecordIssue] {
  /// A cell that two fields are made of is at fault once.
  public var eachCellOnce: [RecordIssue] {
    var kept: [RecordIssue] = []
    for issue in self
    where !kept.contains(where: {
      $0.code == issue.code && $0.column == issue.column && $0.child == issue.child
    }) {
      kept.append(issue)
    }
    return kept
  }
}
