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
  /// With a full name that no title stands beside.
  private var untitled: [Int32] = []
  /// There are two persons of one full name, by their titles.
  private var isContested = false

  mutating func add(_ part: Int32, _ name: PersonName) {
    if name.isNobody {
      nameless.append(part)
    } else if !name.isFull {
      partial.append((part, name))
    } else if let group = groups.firstIndex(where: {
      $0.name.full == name.full && !$0.name.isOfOtherGender(than: name)
    }) {
      if name.gender == nil { untitled.append(part) }
      join(part, name, group)
    } else {
      if name.gender == nil { untitled.append(part) }
      isContested = isContested || groups.contains { $0.name.full == name.full }
      groups.append(Group(name: name, members: [part]))
    }
  }

  private mutating func join(_ part: Int32, _ name: PersonName, _ group: Int) {
    groups[group].members.append(part)
    groups[group].name.gender = groups[group].name.gender ?? name.gender
  }

  /// Gives those with part of a name, and those without, to whom they can only belong.
  mutating func settle() {
    if isContested { leaveUntitled() }
    let fullCount = groups.count
    // Those whose gender is known say who there is: 王总 is 王女士 as long as there is no 王先生.
    let named = partial.filter { $0.name.gender != nil } + partial.filter { $0.name.gender == nil }
    for (part, name) in named {
      let holders = groups[..<fullCount].indices.filter { groups[$0].name.holds(name) }
      let isContested =
        name.gender != nil
        && partial.contains { $0.name.first == name.first && $0.name.isOfOtherGender(than: name) }
      if holders.count == 1 && !(isContested && groups[holders[0]].name.gender == nil) {
        join(part, name, holders[0])
      } else if !holders.isEmpty {
        ambiguous.append(part)
      } else {
        let same = groups[fullCount...].indices.filter {
          groups[$0].name.first == name.first && !groups[$0].name.isOfOtherGender(than: name)
        }
        if same.count == 1 {
          join(part, name, same[0])
        } else if same.isEmpty {
          groups.append(Group(name: name, members: [part]))
        } else {
          ambiguous.append(part)
        }
      }
    }
    settleNameless()
  }

  /// Who 王芳 is when there are 王芳女士 and 王芳先生, nobody guesses, whatever order they came in.
  private mutating func leaveUntitled() {
    for index in groups.indices {
      let name = groups[index].name
      guard groups.contains(where: { $0.name.full == name.full && $0.name.isOfOtherGender(than: name) })
      else { continue }
      ambiguous += groups[index].members.filter(untitled.contains)
      groups[index].members.removeAll(where: untitled.contains)
    }
  }

  private mutating func settleNameless() {
    if groups.isEmpty && !nameless.isEmpty {
      groups.append(Group(name: .nobody, members: nameless))
    } else if groups.count == 1 && ambiguous.isEmpty {
      groups[0].members.append(contentsOf: nameless)
    } else {
      ambiguous.append(contentsOf: nameless)
    }
  }
}
