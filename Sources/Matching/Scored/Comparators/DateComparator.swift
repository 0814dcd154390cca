/// Dates as people write them down wrongly.
struct DateComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    guard a.fact > 0, b.fact > 0 else {
      return Similarity.distance(a.text, b.text, limit: 1, &scratch) <= 1 ? 0 : 4
    }
    let x = Int(a.fact)
    let y = Int(b.fact)
    let sameYear = x / 10_000 == y / 10_000
    let sameMonth = x / 100 % 100 == y / 100 % 100
    let sameDay = x % 100 == y % 100
    if sameYear, x / 100 % 100 == y % 100, x % 100 == y / 100 % 100 { return 0 }
    let distance = Similarity.distance(a.text, b.text, limit: 2, &scratch)
    if distance <= 1 { return 0 }
    if (sameYear ? 1 : 0) + (sameMonth ? 1 : 0) + (sameDay ? 1 : 0) >= 2 { return 1 }
    if distance == 2 || isOneOff(x, Self.exchanged(y)) || isOneOff(y, Self.exchanged(x)) { return 2 }
    return sameYear ? 3 : 4
  }

  private static func exchanged(_ date: Int) -> Int {
    date / 10_000 * 10_000 + date % 100 * 100 + date / 100 % 100
  }

  /// One digit of eight differs.
  private func isOneOff(_ x: Int, _ y: Int) -> Bool {
    var x = x
    var y = y
    var differing = 0
    for _ in 0..<8 {
      if x % 10 != y % 10 { differing += 1 }
      x /= 10
      y /= 10
    }
    return differing <= 1
  }
}
