import Model

/// Contacts: by mobile, by e-mail, then by full name at one account. Two names that cannot be one
/// person's are never one cluster.
extension Clustering {
  mutating func clusterContacts() {
    clusterContacts(
      by: \.mobiles, .mobile, .mobile, share: options.maximumShare, names: options.maximumNames)
    clusterContacts(
      by: \.emails, .email, .email, share: options.maximumShare, names: options.maximumNames)
    // info@ is a person's as long as nobody else answers it.
    clusterContacts(by: \.roleEmails, .email, [], share: 1, names: 1)
    clusterByCompanyAndPerson()
  }

  private mutating func clusterContacts(
    by path: WritableKeyPath<MatchColumns, [Key]>, _ reason: MatchReason, _ means: Reach, share: Int,
    names: Int
  ) {
    var keys = take(path)
    forEachGroup(
      of: &keys,
      isGeneric: { clustering, keys in
        clustering.isShared(keys, reason, share: share, names: names) { $0.whose($1) }
      },
      each: { clustering, part in
        let detail = clustering.rootDetail(part)
        clustering.reach[detail].formUnion(means)
      },
      body: { clustering, members in
        clustering.joinByNames(members, reason)
      })
    columns[keyPath: path] = keys
  }

  /// Under which name a value stands: the person's, or, without one, the company's.
  private func whose(_ part: Int32) -> UInt32 {
    let name = columns.contacts[detail(part)]
    if !name.isNobody { return name.isFull ? name.full : name.first }
    let account = ownPart(.account, ofRecord: columns.parts[Int(part)].record)
    return account < 0 ? 0 : columns.accounts[detail(account)].company
  }

  /// That part of a record; -1 when it has none.
  func part(_ entity: Entity, _ number: UInt16, ofRecord record: Int32) -> Int32 {
    guard record >= 0, Int(record) < columns.firstParts.count else { return -1 }
    var index = Int(columns.firstParts[Int(record)])
    guard index >= 0 else { return -1 }
    while index < columns.parts.count && columns.parts[index].record == record {
      let part = columns.parts[index]
      if part.isRemoved { return -1 }
      if part.entity == entity.rawValue && part.number == number { return Int32(index) }
      index += 1
    }
    return -1
  }

  /// One value, held by persons of these names. Equal full names are one person; 张总 is the one 张
  /// among them; who has no name is the only person there is. Where there are two to choose from,
  /// nothing is chosen.
  private mutating func joinByNames(_ members: [Int32], _ reason: MatchReason) {
    if members.count == 2 {
      let left = name(members[0])
      let right = name(members[1])
      if left.isCompatible(with: right) {
        joinAll(members, .contact, reason)
      } else {
        leaveApart(members[0], members[1], entity: .contact, reason: reason, against: .namesDiffer)
      }
      return
    }
    let full = name(members[0]).full
    if full != 0 && members.allSatisfy({ name($0).full == full }) && !areOfBothGenders(members) {
      joinAll(members, .contact, reason)
      return
    }
    var persons = Persons()
    for member in members { persons.add(member, name(member)) }
    persons.settle()
    for group in persons.groups { joinAll(group.members, .contact, reason) }
    guard let first = persons.groups.first else { return }
    for group in persons.groups.dropFirst() {
      leaveApart(first.members, group.members, entity: .contact, reason: reason, against: .namesDiffer)
    }
    for member in persons.ambiguous {
      leaveApart(first.members[0], member, entity: .contact, reason: reason, against: .namesAmbiguous)
    }
  }

  private mutating func areOfBothGenders(_ members: [Int32]) -> Bool {
    var seen: Gender?
    for member in members {
      guard let gender = name(member).gender else { continue }
      if let seen, seen != gender { return true }
      seen = gender
    }
    return false
  }

  /// Contacts of one full name at one account are one person, unless two of them have a mobile, or
  /// two an e-mail: those differ, or they would be one already; and then whose the others are is not
  /// known either.
  private mutating func clusterByCompanyAndPerson() {
    let employers = Dictionary(
      columns.references.map { ($0.contact, $0.other) }, uniquingKeysWith: { _, last in last })
    // By the detail of an account's root: whether other records share the account.
    var isShared = [Bool](repeating: false, count: columns.accounts.count)
    for judgement in judgements where judgement.entity == .account {
      isShared[rootDetail(judgement.left)] = true
    }
    var keys: [Key] = []
    for index in columns.parts.indices {
      let part = columns.parts[index]
      guard part.entity == Entity.contact.rawValue, !part.isRemoved else { continue }
      let name = columns.contacts[Int(part.detail)]
      guard name.isFull, !isNamed.contains(Int32(index)) else { continue }
      let account = ownPart(
        .account,
        ofRecord: employers.isEmpty
          ? part.record : employers[Int64(part.record) << 16 | Int64(part.number)] ?? part.record)
      guard account >= 0 else { continue }
      // Nobody else can be there.
      if employers.isEmpty && columns.named.isEmpty && !isShared[rootDetail(account)] && isOnlyContact(index)
      {
        continue
      }
      keys.append(
        Key(UInt64(UInt32(forest.root(of: account))) << 32 | UInt64(name.full), part: Int32(index)))
    }
    forEachGroup(
      of: &keys, isGeneric: { _, _ in false },
      body: { clustering, members in
        var (mobiles, emails) = (0, 0)
        for member in members {
          let reach = clustering.reach[clustering.rootDetail(member)]
          if reach.contains(.mobile) { mobiles += 1 }
          if reach.contains(.email) { emails += 1 }
        }
        guard mobiles > 1 || emails > 1 else {
          if clustering.areOfBothGenders(members) {
            return clustering.joinByNames(members, .companyPerson)
          }
          return clustering.joinAll(members, .contact, .companyPerson)
        }
        for member in members.dropFirst() {
          clustering.leaveApart(
            members[0], member, entity: .contact, reason: .companyPerson, against: .contactsDiffer)
        }
      })
  }

  /// Whether no other part of the record is a contact.
  private func isOnlyContact(_ index: Int) -> Bool {
    let parts = columns.parts
    func isOther(_ place: Int) -> Bool { parts[place].entity == Entity.contact.rawValue }
    var place = index - 1
    while place >= 0 && parts[place].record == parts[index].record {
      if isOther(place) { return false }
      place -= 1
    }
    place = index + 1
    while place < parts.count && parts[place].record == parts[index].record {
      if isOther(place) { return false }
      place += 1
    }
    return true
  }
}
