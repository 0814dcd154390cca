import LeadModel

extension Clustering {
  /// Numbers the clusters of two parts or more, orders their members, and drops the possible pairs
  /// that other keys have joined or named before.
  mutating func finish() -> Clusters {
    let count = columns.parts.count
    var sizes = [Int32](repeating: 0, count: count)
    for part in 0..<Int32(count) { sizes[Int(forest.root(of: part))] += 1 }

    // The anchor of each cluster, kept at its root; then the clusters by their anchors' age.
    var anchors = [Int32](repeating: -1, count: count)
    var groups: [Key] = []
    for part in 0..<Int32(count) {
      let root = Int(forest.root(of: part))
      guard sizes[root] > 1 else { continue }
      if anchors[root] < 0 || seniority.precedes(part, anchors[root]) { anchors[root] = part }
    }
    for root in 0..<count where anchors[root] >= 0 {
      groups.append(Key(seniority.rank(of: anchors[root]), part: anchors[root]))
    }
    let ages = seniority
    sorter.sort(&groups) { ages.precedes($0.part, $1.part) }

    // From here on, `anchors` at a root is the number of its group, and then where its next member goes.
    var starts: [Int32] = [0]
    starts.reserveCapacity(groups.count + 1)
    var places = groups.indices.map { _ in Int32(0) }
    for (number, group) in groups.enumerated() {
      let root = Int(forest.root(of: group.part))
      anchors[root] = Int32(number)
      places[number] = starts[number]
      starts.append(starts[number] + sizes[root])
    }
    var members = [Int32](repeating: 0, count: Int(starts[groups.count]))
    var groupOf = [Int32](repeating: -1, count: count)
    for part in 0..<Int32(count) {
      let root = Int(forest.root(of: part))
      guard sizes[root] > 1 else { continue }
      let number = anchors[root]
      groupOf[Int(part)] = number
      members[Int(places[Int(number)])] = part
      places[Int(number)] += 1
    }
    for number in groups.indices {
      sortRun(&members, Int(starts[number])..<Int(starts[number + 1])) { ages.precedes($0, $1) }
    }
    let total = dropSettled()
    orderGenerics()
    return Clusters(
      parts: columns.parts, firstParts: columns.firstParts, groupOf: groupOf, groupStarts: starts,
      groupMembers: members, judgements: judgements, possible: possible, possibleTotal: total,
      generics: generics)
  }

  /// Answers how many pairs of clusters stay possible.
  private mutating func dropSettled() -> Int {
    var seen: Set<UInt64> = []
    var kept: [PossiblePair] = []
    for pair in possible {
      let (left, right) = (forest.root(of: pair.left), forest.root(of: pair.right))
      guard left != right else { continue }
      let clusters = UInt64(UInt32(min(left, right))) << 32 | UInt64(UInt32(max(left, right)))
      guard seen.insert(clusters).inserted else { continue }
      if kept.count < options.possibleLimit { kept.append(pair) }
    }
    possible = kept
    return seen.count
  }

  private mutating func orderGenerics() {
    let ages = seniority
    generics.sort {
      if $0.count != $1.count { return $0.count > $1.count }
      if $0.part != $1.part { return ages.precedes($0.part, $1.part) }
      return $0.kind.rawValue < $1.kind.rawValue
    }
  }
}
