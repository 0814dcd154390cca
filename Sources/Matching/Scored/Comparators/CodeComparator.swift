/// Identifiers: one slip of the pen (a character changed, two exchanged), or more.
struct CodeComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    guard min(a.text.count, b.text.count) >= 4 else { return 2 }
    return Similarity.distance(a.text, b.text, limit: 2, &scratch) - 1
  }
}
