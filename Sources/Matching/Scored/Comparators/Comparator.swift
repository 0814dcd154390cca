import Base
import Documents

/// How alike two values of a column are: one of a few levels in order. An extension point: one file
/// a comparator, one conformance suite for all.
protocol Comparator: Sendable {
  /// - Parameter thresholds: the least similarity of each level, falling.
  init(thresholds: [Double])

  /// An index into the levels of its kind (`ComparatorKind.levels`). The same for (a, b) and (b, a). Values
  /// that are equal once cleaned, and null, do not come here.
  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int
}

/// A cleaned value as comparators see it: UTF-16 units, and what its kind packed beside it.
struct Value {
  var text: Units
  var fact: UInt64
}

/// Levels as a pair's vector holds them.
enum Level {
  static let null = 0
  static let exact = 1
  /// The comparator's first level.
  static let first = 2
}
