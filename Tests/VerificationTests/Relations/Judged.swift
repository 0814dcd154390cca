import Testing

@testable import Verification

/// A cell, a value, and how the one stands to the other.
struct Judged: Sendable, CustomTestStringConvertible {
  var cell: String
  var value: String
  var likeness: Likeness

  init(_ cell: String, _ value: String, _ likeness: Likeness) {
    self.cell = cell
    self.value = value
    self.likeness = likeness
  }

  init(_ cell: String, _ value: String, _ rule: LikenessRule) { self.init(cell, value, .rule(rule)) }

  var testDescription: String { "\(cell) | \(value)" }

  func by(_ relation: any Relation) -> Likeness {
    let (cell, value) = (Array(cell.utf8), Array(value.utf8))
    return relation.compare(cell.span, value.span)
  }
}

extension Relation {
  func isSilent(_ cell: String) -> Bool {
    let bytes = Array(cell.utf8)
    return isSilent(bytes.span)
  }
}
