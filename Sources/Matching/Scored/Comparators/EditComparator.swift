/// Edit distance, as a share of the longer text; neighbours exchanged count once.
struct EditComparator: Comparator {
  private let thresholds: Thresholds

  init(thresholds: [Double]) { self.thresholds = Thresholds(thresholds) }

  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int {
    let longest = max(a.text.count, b.text.count)
    let least = thresholds.values.last ?? 1
    let limit = Int((1 - least) * Double(longest) + 1e-9)
    let distance = Similarity.distance(a.text, b.text, limit: limit, &scratch)
    return thresholds.level(1 - Double(distance) / Double(longest) + 1e-9)
  }
}
