import Base

/// E-mail addresses: the same person at another provider, a slip of the pen, or merely colleagues.
struct EmailComparator: Comparator {
  init(thresholds: [Double]) {}

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    if Similarity.distance(a.text, b.text, limit: 2, &scratch) <= 2 {
      return isSlip(a, b, &scratch) ? 0 : 2
    }
    let x = a.text[0..<Int(a.fact)]
    let y = b.text[0..<Int(b.fact)]
    if x == y { return x.count >= 4 ? 1 : 2 }
    if Similarity.jaroWinkler(x, y) >= 0.88 { return 2 }
    let sameDomain = a.text[Int(a.fact)..<a.text.count] == b.text[Int(b.fact)..<b.text.count]
    return sameDomain ? 3 : 4
  }

  /// Another digit is another mailbox (wang1@, wang2@); another letter is a slip.
  private func isSlip(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Bool {
    let x = a.text[0..<Int(a.fact)]
    let y = b.text[0..<Int(b.fact)]
    let distance = Similarity.distance(x, y, limit: 2, &scratch)
    if distance == 0 { return true }
    return min(x.count, y.count) >= 5 || distance == 0
  }
}
