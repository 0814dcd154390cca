/// Numbers by their difference as a share of the greater.
struct NumberComparator: Comparator {
  private let thresholds: Thresholds

  /// - Parameter thresholds: 1 less the difference: .99 is within one per cent.
  init(thresholds: [Double]) { self.thresholds = Thresholds(thresholds) }

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    let x = Double(bitPattern: a.fact)
    let y = Double(bitPattern: b.fact)
    let greatest = max(abs(x), abs(y))
    return thresholds.level(greatest == 0 ? 1 : 1 - abs(x - y) / greatest + 1e-12)
  }
}
