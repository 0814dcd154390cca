import Model

/// What a person said of two parts; they are named as records are, since their places change.
struct PersonsJudgement {
  var entity: Entity
  var left: (record: Int32, number: UInt16)
  var right: (record: Int32, number: UInt16)
  var verdict: JudgementVerdict
}

/// People go before rules: whom they judge to be one is one, whom they keep apart no rule joins,
/// neither at once nor over others. Nothing depends on who judged first.
extension Clustering {
  /// Hears what people say, before any rule is applied.
  mutating func loadConstraints() {
    guard !columns.judged.isEmpty else { return }
    let ages = seniority
    for judged in columns.judged {
      let (entity, verdict) = (judged.entity, judged.verdict)
      let left = part(entity, judged.left.number, ofRecord: judged.left.record)
      let right = part(entity, judged.right.number, ofRecord: judged.right.record)
      // A record that is not there now may come again, and is judged then.
      guard left >= 0, right >= 0, left != right else { continue }
      said.append(
        ages.precedes(left, right) ? (left, right, entity, verdict) : (right, left, entity, verdict))
    }
    said.sort {
      (ages.rank(of: $0.left), ages.rank(of: $0.right)) < (ages.rank(of: $1.left), ages.rank(of: $1.right))
    }
    constraints = LinkConstraints(forest)
    for judged in said where judged.verdict == .same { constraints.join(judged.left, judged.right) }
    for judged in said where judged.verdict != .same {
      constraints.block(judged.left, judged.right, judged.verdict)
    }
  }

  /// Joins whom people judged to be one, when the rules of the entity have joined theirs.
  mutating func applyMustLinks(_ entity: Entity) {
    for judged in said where judged.entity == entity {
      switch judged.verdict {
      case .same: join(judged.left, judged.right, entity: entity, reason: .judged)
      // Whoever looked and could not say keeps the question open, whatever the rules ask by now.
      case .undecided:
        leaveApart(judged.left, judged.right, entity: entity, reason: .judged, against: .judgedApart)
      case .different: break
      }
    }
  }

  /// Makes one cluster of several, each given by a part, unless people keep some of them apart.
  ///
  /// Then those with the same people against them are one still. Of the others it is not known to
  /// whom they belong: they are left apart and can be asked about.
  mutating func joinAll(_ members: some Collection<Int32>, _ entity: Entity, _ reason: MatchReason) {
    guard let first = members.first else { return }
    guard !constraints.isEmpty, let groups = groupsApart(members) else {
      for member in members.dropFirst() { join(first, member, entity: entity, reason: reason) }
      return
    }
    for group in groups {
      for member in group.dropFirst() { join(group[0], member, entity: entity, reason: reason) }
    }
    for (number, group) in groups.enumerated() {
      for other in groups[..<number] {
        leaveApart(other[0], group[0], entity: entity, reason: reason, against: .judgedApart)
      }
    }
  }

  /// Nil when nobody keeps any two of them apart.
  private mutating func groupsApart(_ members: some Collection<Int32>) -> [[Int32]]? {
    let against = constraints.conflicts(members)
    guard against.contains(where: { !$0.isEmpty }) else { return nil }
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

  /// Two groups of one value that are not one: people may have taken each of them apart again.
  mutating func leaveApart(
    _ group: [Int32], _ other: [Int32], entity: Entity, reason: MatchReason, against: MatchObjection
  ) {
    guard !constraints.isEmpty else {
      return leaveApart(group[0], other[0], entity: entity, reason: reason, against: against)
    }
    for one in heads(group) {
      for two in heads(other) { leaveApart(one, two, entity: entity, reason: reason, against: against) }
    }
  }

  /// One part of each cluster.
  private mutating func heads(_ group: [Int32]) -> [Int32] {
    var seen: Set<Int32> = []
    return group.filter { seen.insert(forest.root(of: $0)).inserted }
  }
}
