/// Equal or not.
struct ExactComparator: Comparator {
  init(thresholds: [Double]) {}
  func level(_ a: Value, _ b: Value, _ scratch: inout Scratch) -> Int { 0 }
}
