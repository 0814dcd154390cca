/// Jaro–Winkler: short names with slips of the pen.
struct JaroWinklerComparator: Comparator {
  private let thresholds: Thresholds

  init(thresholds: [Double]) { self.thresholds = Thresholds(thresholds) }

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    thresholds.level(Similarity.jaroWinkler(a.text, b.text))
  }
}
