/// The persons who share one value, told apart by their names. Members come from the oldest on.
struct Persons {
  struct Group {
    var name: PersonName
    var members: [Int32]
  }

  /// Those who are one person each; ordered as first met, full names before parts of names.
  private(set) var groups: [Group] = []
  /// Those who may be more than one of the persons.
  private(set) var ambiguous: [Int32] = []
  private var partial: [(part: Int32, name: PersonName)] = []
  private var nameless: [Int32] = []

  mutating func add(_ part: Int32, _ name: PersonName) {
    if name.isNobody {
      nameless.append(part)
    } else if !name.isFull {
      partial.append((part, name))
    } else if let group = groups.firstIndex(where: { $0.name.full == name.full }) {
      groups[group].members.append(part)
    } else {
      groups.append(Group(name: name, members: [part]))
    }
  }

  /// Gives those with part of a name, and those without, to whom they can only belong.
  mutating func settle() {
    let fullCount = groups.count
    for (part, name) in partial {
      let holders = groups[..<fullCount].indices.filter { groups[$0].name.holds(name) }
      if holders.count == 1 {
        groups[holders[0]].members.append(part)
      } else if holders.count > 1 {
        ambiguous.append(part)
      } else if let same = groups[fullCount...].firstIndex(where: { $0.name.first == name.first }) {
        groups[same].members.append(part)
      } else {
        groups.append(Group(name: name, members: [part]))
      }
    }
    if groups.isEmpty && !nameless.isEmpty {
      groups.append(Group(name: .nobody, members: nameless))
    } else if groups.count == 1 && ambiguous.isEmpty {
      groups[0].members.append(contentsOf: nameless)
    } else {
      ambiguous.append(contentsOf: nameless)
    }
  }
}
