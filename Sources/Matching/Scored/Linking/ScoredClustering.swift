import Base

/// Clusters that grow by pairs, the strongest first, each join asked for before it is made.
struct ScoredClustering {
  /// One of two clusters to be joined.
  struct Side {
    var members: [Int]
    /// Its pairs that are at least possible.
    var links: Int
  }

  private var parents: [UInt32]
  private var next: [UInt32]
  private var sizes: [UInt32]
  /// Per cluster of three records and more its pairs that are at least possible.
  private var links: [Int: Int] = [:]

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

  private func side(_ root: Int) -> Side {
    Side(members: members(root), links: links[root] ?? Int(sizes[root]) - 1)
  }

  /// - Parameter ask: whether two clusters may be joined.
  /// - Returns: why not; `none` when they are joined, or were.
  mutating func join(_ a: Int, _ b: Int, ask: (Side, Side) -> JoinGuard.Answer) -> PairDoubt {
    let left = root(a)
    let right = root(b)
    if left == right { return .none }
    let sides = (side(left), side(right))
    let more: Int
    switch ask(sides.0, sides.1) {
    case .refuse(let doubt): return doubt
    case .join(let links): more = links
    }
    let (big, small) = sizes[left] >= sizes[right] ? (left, right) : (right, left)
    parents[small] = UInt32(big)
    sizes[big] += sizes[small]
    next.swapAt(big, small)
    if sizes[big] > 2 {
      links[small] = nil
      links[big] = sides.0.links + sides.1.links + more
    }
    return .none
  }

  /// Per record the least record of its cluster. That every record stands in one cluster, and in the
  /// one that counts it, is asserted.
  mutating func labels() -> [UInt32] {
    var least = [UInt32](repeating: .max, count: parents.count)
    var labels = [UInt32](repeating: 0, count: parents.count)
    for record in parents.indices {
      let root = root(record)
      labels[record] = UInt32(root)
      least[root] = min(least[root], UInt32(record))
    }
    var counted = [UInt32](repeating: 0, count: parents.count)
    var sum = 0
    for record in parents.indices {
      counted[Int(labels[record])] += 1
      if Int(labels[record]) == record { sum += Int(sizes[record]) }
    }
    precondition(sum == parents.count, "clusters must hold every record once")
    for record in parents.indices {
      let root = Int(labels[record])
      precondition(counted[root] == sizes[root], "a cluster must count the records that it holds")
      labels[record] = least[root]
    }
    return labels
  }
}
