/// Phone numbers: written with or without area code and extension, two digits exchanged, one wrong.
struct PhoneComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    let x = a.fact & PhoneText.tail
    let y = b.fact & PhoneText.tail
    let isMobile = (a.fact | b.fact) & PhoneText.mobile != 0
    let same = x == y || (!isMobile && sameTail(x, y))
    if same {
      let ax = a.fact >> 40 & 0xFFFFF
      let bx = b.fact >> 40 & 0xFFFFF
      return ax == bx || ax == 0 || bx == 0 ? 0 : 3
    }
    guard a.fact & PhoneText.mobile == b.fact & PhoneText.mobile else { return 4 }
    switch Similarity.distance(a.text, b.text, limit: 2, &scratch) {
    case ...1: return 1
    case 2: return 2
    default: return 4
    }
  }

  /// Seven or eight digits without an area code, and the same with one.
  private func sameTail(_ x: UInt64, _ y: UInt64) -> Bool {
    let shorter = min(x, y)
    if shorter < 100_000_000 && shorter >= 10_000_000 { return x % 100_000_000 == y % 100_000_000 }
    if shorter < 10_000_000 && shorter >= 2_000_000 { return x % 10_000_000 == y % 10_000_000 }
    return false
  }
}
