import LeadModel

/// What a person said of two parts; they are named as records are, since their places change.
struct PersonsJudgement {
  var entity: Entity
  var left: (record: Int32, number: UInt16)
  var right: (record: Int32, number: UInt16)
  var verdict: Verdict
}

/// Who was judged to be two, or whether they are two was left undecided: by the root of each
/// cluster, the parts that must not come to it.
struct Blocks {
  struct Block {
    var part: Int32
    var verdict: Verdict
  }

  private(set) var byRoot: [Int32: [Block]] = [:]

  var isEmpty: Bool { byRoot.isEmpty }

  mutating func add(_ part: Int32, against root: Int32, _ verdict: Verdict) {
    byRoot[root, default: []].append(Block(part: part, verdict: verdict))
  }

  /// Two clusters became one.
  mutating func move(from gone: Int32, to kept: Int32) {
    guard let blocks = byRoot.removeValue(forKey: gone) else { return }
    byRoot[kept, default: []] += blocks
  }
}

/// People go before rules: whom they judge to be one is one before any rule is asked, and whom they
/// keep apart no rule joins, neither at once nor over others. Nothing depends on who judged first.
extension Clustering {
  /// Applies the judgements of one entity; call it when its clusters are still single parts.
  mutating func applyPeoplesJudgements(_ entity: Entity) {
    guard !columns.judged.isEmpty else { return }
    let ages = seniority
    var found: [(left: Int32, right: Int32, verdict: Verdict)] = []
    for judged in columns.judged where judged.entity == entity {
      let left = part(entity, judged.left.number, ofRecord: judged.left.record)
      let right = part(entity, judged.right.number, ofRecord: judged.right.record)
      // A record that is not there now may come again, and is judged then.
      guard left >= 0, right >= 0, left != right else { continue }
      found.append(ages.precedes(left, right) ? (left, right, judged.verdict) : (right, left, judged.verdict))
    }
    found.sort {
      (ages.rank(of: $0.left), ages.rank(of: $0.right)) < (ages.rank(of: $1.left), ages.rank(of: $1.right))
    }
    for judged in found where judged.verdict == .same { join(judged.left, judged.right, entity, .judged) }
    for judged in found where judged.verdict != .same {
      let (left, right) = (forest.root(of: judged.left), forest.root(of: judged.right))
      guard left != right else { continue }
      blocks.add(judged.right, against: left, judged.verdict)
      blocks.add(judged.left, against: right, judged.verdict)
    }
    undecided += found.filter { $0.verdict == .undecided }.map { ($0.left, $0.right, entity) }
  }

  /// What people say of two clusters, given by their roots; nil when they say nothing.
  mutating func verdict(_ left: Int32, _ right: Int32) -> Verdict? {
    guard let mine = blocks.byRoot[left], let others = blocks.byRoot[right] else { return nil }
    let (list, other) = mine.count <= others.count ? (mine, right) : (others, left)
    var verdict: Verdict?
    for block in list where forest.root(of: block.part) == other {
      if block.verdict == .different { return .different }
      verdict = block.verdict
    }
    return verdict
  }

  /// Makes one cluster of several, each given by a part, unless people keep some of them apart.
  ///
  /// Then those with the same people against them are one still. Of the others it is not known to
  /// whom they belong: they are left apart and can be asked about.
  mutating func joinAll(_ members: some Collection<Int32>, _ entity: Entity, _ reason: MatchReason) {
    guard let first = members.first else { return }
    guard !blocks.isEmpty, let groups = groupsApart(members) else {
      for member in members.dropFirst() { join(first, member, entity, reason) }
      return
    }
    for group in groups {
      for member in group.dropFirst() { join(group[0], member, entity, reason) }
    }
    for (number, group) in groups.enumerated() {
      for other in groups[..<number] { leaveApart(other[0], group[0], entity, reason, .judgedApart) }
    }
  }

  /// Nil when nobody keeps any two of them apart.
  private mutating func groupsApart(_ members: some Collection<Int32>) -> [[Int32]]? {
    var places: [Int32: Int] = [:]
    for (place, member) in members.enumerated() { places[forest.root(of: member)] = place }
    var against = [Set<Int>](repeating: [], count: members.count)
    var isBlocked = false
    for (root, place) in places {
      for block in blocks.byRoot[root] ?? [] {
        guard let other = places[forest.root(of: block.part)], other != place else { continue }
        against[place].insert(other)
        isBlocked = true
      }
    }
    guard isBlocked else { return nil }
    var groups: [[Int32]] = []
    var groupOf: [Set<Int>: Int] = [:]
    for (place, member) in members.enumerated() {
      if !against[place].isEmpty, let group = groupOf[against[place]] {
        groups[group].append(member)
      } else {
        groupOf[against[place]] = groups.count
        groups.append([member])
      }
    }
    return groups
  }
}
