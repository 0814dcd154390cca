import Model

extension Clustering {
  /// Numbers the clusters of two parts or more, orders their members, and drops the possible pairs
  /// that other keys have joined or named before.
  mutating func finish() -> Clusters {
    let ranks = seniority.ranks
    let count = Int32(columns.parts.count)
    // The root of a cluster is its anchor. There, first how many others it has, then `~` its number.
    var links = [Int32](repeating: 0, count: Int(count))
    for part in 0..<count {
      let root = forest.root(of: part)
      if root != part { links[Int(root)] += 1 }
    }
    var groups: [Key] = []
    for part in 0..<count where links[Int(part)] > 0 {
      groups.append(Key(UInt64(ranks[Int(part)]), part: part))
    }
    sorter.sort(&groups)
    // Where the next member of a group goes, until all are there.
    var starts: [Int32] = []
    starts.reserveCapacity(groups.count + 1)
    var sum: Int32 = 0
    for (number, group) in groups.enumerated() {
      starts.append(sum)
      sum += links[Int(group.part)] + 1
      links[Int(group.part)] = ~Int32(number)
    }
    groups = []
    starts.append(sum)
    var members = [Int32](repeating: 0, count: Int(sum))
    for part in 0..<count {
      let root = forest.root(of: part)
      let number = ~links[Int(root)]
      if root != part {
        links[Int(part)] = root
      } else if number < 0 {
        links[Int(part)] = part
        continue
      }
      members[Int(starts[Int(number)])] = part
      starts[Int(number)] += 1
    }
    for number in starts.indices.dropLast().reversed() where number > 0 {
      starts[number] = starts[number - 1]
    }
    if starts.count > 1 { starts[0] = 0 }
    for number in starts.indices.dropLast() {
      let run = Int(starts[number])..<Int(starts[number + 1])
      sortRun(&members, run) { ranks[Int($0)] < ranks[Int($1)] }
    }
    let total = dropSettled()
    orderGenerics()
    return Clusters(
      parts: columns.parts, firstParts: columns.firstParts, links: links, groupStarts: starts,
      groupMembers: members, judgements: judgements, possible: possible, possibleTotal: total,
      generics: generics, scoring: scoring)
  }

  /// Answers how many pairs of clusters stay possible.
  private mutating func dropSettled() -> Int {
    var seen: Set<UInt64> = []
    var kept: [PossiblePair] = []
    var settled = 0
    for pair in possible {
      let (left, right) = (forest.root(of: pair.left), forest.root(of: pair.right))
      guard left != right else { continue }
      let clusters = UInt64(UInt32(min(left, right))) << 32 | UInt64(UInt32(max(left, right)))
      guard seen.insert(clusters).inserted else { continue }
      var pair = pair
      switch constraints.verdict(left, right) {
      case .different:
        settled += 1
        continue
      case .undecided: pair.isUndecided = true
      case .same, nil: break
      }
      if pair.reason == .score { scoring.asked += 1 }
      if kept.count < options.possibleLimit { kept.append(pair) }
    }
    possible = kept
    return seen.count - settled
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
