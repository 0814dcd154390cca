/// Union-find over parts, with path halving.
struct Forest {
  private(set) var parents: [Int32]

  init(count: Int) { parents = Array(0..<Int32(count)) }

  @inline(__always)
  mutating func root(of part: Int32) -> Int32 {
    var at = part
    while parents[Int(at)] != at {
      let next = parents[Int(parents[Int(at)])]
      parents[Int(at)] = next
      at = next
    }
    return at
  }

  /// Hangs one root below another.
  mutating func hang(_ root: Int32, below other: Int32) { parents[Int(root)] = other }
}
