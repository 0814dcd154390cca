/// One value begins with the other, or both begin alike.
struct PrefixComparator: Comparator {
  private let least: Int

  /// - Parameter thresholds: how many characters must be common to begin alike; 4.
  init(thresholds: [Double]) { least = Int(thresholds.first ?? 4) }

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    let shorter = min(a.text.count, b.text.count)
    var common = 0
    while common < shorter, a.text[common] == b.text[common] { common += 1 }
    if common == shorter && shorter >= 2 { return 0 }
    return common >= least ? 1 : 2
  }
}
