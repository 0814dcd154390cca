import Records

/// Joins accepted pairs to clusters, the strongest first, and guards each join: no two values of a
/// strong identifier, no judgement that says "different", no pair across that is plainly two.
struct ScoredClustering {
  private var parents: [UInt32]
  private var next: [UInt32]
  private var sizes: [UInt32]

  /// Joins that a guard refused.
  private(set) var refused = 0

  init(count: Int) {
    parents = (0..<count).map { UInt32($0) }
    next = parents
    sizes = [UInt32](repeating: 1, count: count)
  }

  mutating func root(_ record: Int) -> Int {
    var at = record
    while Int(parents[at]) != at {
      parents[at] = parents[Int(parents[at])]
      at = Int(parents[at])
    }
    return at
  }

  func members(_ root: Int) -> [Int] {
    var members = [root]
    var at = Int(next[root])
    while at != root {
      members.append(at)
      at = Int(next[at])
    }
    return members
  }

  func size(_ root: Int) -> Int { Int(sizes[root]) }

  /// - Parameter allows: whether two clusters may be joined, by their members.
  /// - Returns: false when the guard refused.
  mutating func join(_ a: Int, _ b: Int, allows: ([Int], [Int]) -> Bool) -> Bool {
    let left = root(a)
    let right = root(b)
    if left == right { return true }
    guard allows(members(left), members(right)) else {
      refused += 1
      return false
    }
    let (big, small) = sizes[left] >= sizes[right] ? (left, right) : (right, left)
    parents[small] = UInt32(big)
    sizes[big] += sizes[small]
    next.swapAt(big, small)
    return true
  }

  /// Per record the least record of its cluster. The sizes sum to the records: asserted.
  mutating func labels() -> [UInt32] {
    var least = [UInt32](repeating: .max, count: parents.count)
    var roots = [UInt32](repeating: 0, count: parents.count)
    for record in parents.indices {
      let root = root(record)
      roots[record] = UInt32(root)
      least[root] = min(least[root], UInt32(record))
    }
    var sum = 0
    for record in parents.indices where Int(roots[record]) == record { sum += Int(sizes[record]) }
    precondition(sum == parents.count, "clusters must hold every record once")
    return roots.map { least[Int($0)] }
  }
}
