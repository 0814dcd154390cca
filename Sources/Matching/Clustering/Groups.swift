/// The parts that hold one value, as runs of a sorted list of keys.
extension Clustering {
  /// Moves keys out of the columns, so that they can be sorted where they are.
  mutating func take(_ path: WritableKeyPath<MatchColumns, [Key]>) -> [Key] {
    var keys: [Key] = []
    swap(&keys, &columns[keyPath: path])
    return keys
  }

  /// Calls `body` with the parts of each value that more than one cluster holds: one part per
  /// cluster, its oldest that holds the value, from the oldest on. Values from the oldest on.
  ///
  /// - Parameters:
  ///   - isGeneric: asked of every value that two parts or more hold; a value it accepts joins nothing.
  ///   - each: called for every part whose value is not generic, alone or not.
  ///   - list: is sorted.
  @inline(__always)
  mutating func forEachGroup(
    of list: inout [Key], isGeneric: (inout Clustering, ArraySlice<Key>) -> Bool,
    each: (inout Clustering, Int32) -> Void = { _, _ in }, body: (inout Clustering, [Int32]) -> Void
  ) {
    let ages = seniority
    sorter.sort(&list) { ages.precedes($0.part, $1.part) }
    let keys = list
    var groups: [Key] = []
    var start = 0
    while start < keys.count {
      let value = keys[start].value
      var end = start + 1
      while end < keys.count && keys[end].value == value { end += 1 }
      let run = start..<end
      start = end
      if run.count > 1 {
        if isGeneric(&self, keys[run]) { continue }
        groups.append(Key(ages.rank(of: keys[run.lowerBound].part), part: Int32(run.lowerBound)))
      }
      for index in run { each(&self, keys[index].part) }
    }
    sorter.sort(&groups)

    var members: [Int32] = []
    var roots: [Int32] = []
    for (number, group) in groups.enumerated() {
      if number % Self.block == 0 { prefetch(groups[number...].prefix(Self.block), keys) }
      members.removeAll(keepingCapacity: true)
      roots.removeAll(keepingCapacity: true)
      var index = Int(group.part)
      let value = keys[index].value
      while index < keys.count && keys[index].value == value {
        members.append(keys[index].part)
        roots.append(forest.root(of: keys[index].part))
        index += 1
      }
      keepOnePerRoot(&members, roots)
      if members.count > 1 { body(&self, members) }
    }
  }

  private static var block: Int { 64 }

  /// Reads what joining the next groups will read, in a loop in which no read waits for another:
  /// groups come by age, so each is in another place of memory.
  private mutating func prefetch(_ groups: ArraySlice<Key>, _ keys: [Key]) {
    var sum: Int32 = 0
    for group in groups {
      let first = Int(group.part)
      for index in first..<min(first + 2, keys.count) {
        let part = Int(keys[index].part)
        let detail = Int(columns.parts[part].detail)
        sum &+= forest.parents[part] &+ (seniority.ranks[part])
        if detail < named.count { sum &+= named[detail] &+ Int32(bitPattern: columns.contacts[detail].full) }
        if detail < creditCodes.count { sum &+= Int32(bitPattern: creditCodes[detail]) }
      }
    }
    prefetched = sum
  }

  private func keepOnePerRoot(_ members: inout [Int32], _ roots: [Int32]) {
    if members.count == 2 {
      if roots[0] == roots[1] { members.removeLast() }
      return
    }
    var kept = 0
    if members.count <= 24 {
      for index in members.indices where !roots[..<index].contains(roots[index]) {
        members[kept] = members[index]
        kept += 1
      }
      members.removeLast(members.count - kept)
      return
    }
    var seen: Set<Int32> = []
    for index in members.indices where seen.insert(roots[index]).inserted {
      members[kept] = members[index]
      kept += 1
    }
    members.removeLast(members.count - kept)
  }

  /// Whether so many parts of so many names share a value that it says nothing; then it is listed.
  mutating func isShared(
    _ keys: ArraySlice<Key>, _ kind: MatchReason, share: Int, names limit: Int,
    name: (borrowing Clustering, Int32) -> UInt32
  ) -> Bool {
    guard keys.count > share else { return false }
    var names: Set<UInt32> = []
    for key in keys {
      let hash = name(self, key.part)
      if hash != 0 { names.insert(hash) }
      if names.count > limit {
        addGeneric(keys, kind, .shared)
        return true
      }
    }
    return false
  }

  /// - Parameter keys: of one value, from the oldest on.
  mutating func addGeneric(_ keys: ArraySlice<Key>, _ kind: MatchReason, _ cause: GenericValue.Cause) {
    guard let first = keys.first else { return }
    generics.append(GenericValue(kind: kind, cause: cause, count: keys.count, part: first.part))
  }

  /// The placeholders, which joined nothing.
  mutating func nameGenerics() {
    sorter.sort(&columns.placeholders)
    let keys = columns.placeholders
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count && keys[end].value == keys[start].value { end += 1 }
      let kind = MatchReason(rawValue: UInt8(truncatingIfNeeded: keys[start].value)) ?? .company
      var oldest = keys[start].part
      for index in start..<end where seniority.precedes(keys[index].part, oldest) {
        oldest = keys[index].part
      }
      generics.append(
        GenericValue(kind: kind, cause: .placeholder, count: end - start, part: oldest))
      start = end
    }
  }
}
