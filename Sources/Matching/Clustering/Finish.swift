import LeadModel

extension Clustering {
  /// Numbers the clusters of two parts or more, orders their members, and drops the possible pairs
  /// that other keys have joined or named before.
  mutating func finish() -> Clusters {
    let ranks = seniority.ranks
    let count = Int32(columns.parts.count)
    // At the root of a cluster of two or more, first `~` its oldest part, then `~` its number;
    // at its other parts, `~` its number; a part that is alone stays itself.
    var links = Array(0..<count)
    var groups: [Key] = []
    for part in 0..<count {
      let root = forest.root(of: part)
      guard root != part else { continue }
      let known = links[Int(root)]
      if known >= 0 { groups.append(Key(0, part: root)) }
      let oldest = known >= 0 ? root : ~known
      links[Int(root)] = ranks[Int(part)] < ranks[Int(oldest)] ? ~part : ~oldest
    }
    for index in groups.indices {
      let root = groups[index].part
      groups[index] = Key(UInt64(ranks[Int(~links[Int(root)])]), part: root)
    }
    sorter.sort(&groups)
    for (number, group) in groups.enumerated() { links[Int(group.part)] = ~Int32(number) }
    let groupCount = groups.count
    groups = []

    var starts = [Int32](repeating: 0, count: groupCount + 1)
    for part in 0..<count {
      let link = links[Int(forest.root(of: part))]
      if link < 0 {
        links[Int(part)] = link
        starts[Int(~link)] += 1
      }
    }
    var sum: Int32 = 0
    for number in starts.indices {
      sum += starts[number]
      starts[number] = sum
    }
    // Filled from its end, a group's start comes to stand where it belongs.
    var members = [Int32](repeating: 0, count: Int(sum))
    for part in (0..<count).reversed() where links[Int(part)] < 0 {
      let number = Int(~links[Int(part)])
      starts[number] -= 1
      members[Int(starts[number])] = part
    }
    for number in 0..<groupCount {
      let run = Int(starts[number])..<Int(starts[number + 1])
      sortRun(&members, run) { ranks[Int($0)] < ranks[Int($1)] }
      for place in run.dropFirst() { links[Int(members[place])] = members[run.lowerBound] }
    }
    let total = dropSettled()
    orderGenerics()
    return Clusters(
      parts: columns.parts, firstParts: columns.firstParts, links: links, groupStarts: starts,
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
