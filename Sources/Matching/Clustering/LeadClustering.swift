import Model

/// Leads follow their contacts: the leads (number 0) of records whose contacts (number 0) are one person may
/// be one lead. There is no judgement of its own for that: the contact's stands for it.
///
/// Within a source two keys are two leads: its own system said so. In a sheet that was typed twice
/// (`leads: merge`) those are one that nothing contradicts. Across sources the leads of a person are one when
/// each source has one; where a source has several, nobody knows which of them the other is, and people are
/// asked. Leads of child records, and those of records without a contact, stay alone.
extension Clustering {
  mutating func clusterLeads() {
    // By the detail of a contact's root: how many leads it has.
    var counts = [Int32](repeating: 0, count: columns.contacts.count)
    var leads: [Key] = []
    for index in columns.parts.indices {
      let lead = columns.parts[index]
      guard lead.entity == Entity.lead.rawValue, lead.number == 0, !lead.isRemoved else { continue }
      let contact = ownPart(.contact, ofRecord: lead.record)
      guard contact >= 0 else { continue }
      let person = rootDetail(contact)
      counts[person] += 1
      leads.append(Key(UInt64(person), part: Int32(index)))
    }
    leads.removeAll { counts[Int($0.value)] < 2 }
    let ages = seniority
    sorter.sort(&leads) { ages.precedes($0.part, $1.part) }
    // Persons from the one with the oldest lead on.
    var persons: [Key] = []
    for place in leads.indices where place == 0 || leads[place].value != leads[place - 1].value {
      persons.append(Key(ages.rank(of: leads[place].part), part: Int32(place)))
    }
    sorter.sort(&persons)
    for person in persons {
      let start = Int(person.part)
      settle(leads[start..<start + Int(counts[Int(leads[start].value)])].map(\.part))
    }
  }

  /// The leads of one person on one source's side.
  private struct Side {
    var leads: [Int32]
    /// One of each that is one by rules or by people's word, oldest first.
    var heads: [Int32] = []
  }

  /// - Parameter leads: of one person, from the oldest on.
  private mutating func settle(_ leads: [Int32]) {
    var sides: [Side] = []
    var places: [Int32: Int] = [:]
    for lead in leads {
      let source = columns.leads[detail(lead)].side.source
      if let place = places[source] {
        sides[place].leads.append(lead)
      } else {
        places[source] = sides.count
        sides.append(Side(leads: [lead]))
      }
    }
    for place in sides.indices {
      if columns.leads[detail(sides[place].leads[0])].side.isTypedTwice { joinTypedTwice(sides[place].leads) }
      sides[place].heads = headsOfLeads(sides[place].leads)
    }
    let single = sides.filter { $0.heads.count == 1 }.map { $0.heads[0] }
    joinAll(single, .lead, .followsContact)
    // All of them are asked about beside the one, or beside the oldest source that has several.
    let several = sides.filter { $0.heads.count > 1 }
    guard sides.count > 1, let first = several.first else { return }
    let others = single.isEmpty ? several.dropFirst() : several[...]
    let known = single.isEmpty ? first.heads : [single[0]]
    for side in others {
      // Of many beside many, each beside the oldest alone.
      let isMany = known.count * side.heads.count > Self.mostAsked
      for head in side.heads {
        for one in isMany ? known.prefix(1) : known[...] {
          leaveApart(one, head, entity: .lead, reason: .followsContact, against: .severalLeads)
        }
      }
    }
  }

  private static var mostAsked: Int { 64 }

  /// The oldest of each that rules and people's word make one.
  private mutating func headsOfLeads(_ leads: [Int32]) -> [Int32] {
    var seen: Set<Int32> = []
    var heads: [Int32] = []
    for lead in leads {
      let root = constraints.root(of: lead) ?? forest.root(of: lead)
      if seen.insert(root).inserted { heads.append(lead) }
    }
    return heads
  }

  // MARK: A sheet that was typed twice

  /// Leads that say the same, as far as they say it.
  private struct Statement {
    var marks: SIMD4<UInt64>
    var leads: [Int32]

    func contradicts(_ other: SIMD4<UInt64>) -> Bool {
      (0..<4).contains { marks[$0] != 0 && other[$0] != 0 && marks[$0] != other[$0] }
    }
  }

  /// Of more statements of one person each stands for itself: nobody types a lead so often.
  private static var mostStatements: Int { 64 }

  /// Joins those that nothing contradicts; of one that goes with each of two which contradict each other
  /// it is not known to which it belongs.
  private mutating func joinTypedTwice(_ leads: [Int32]) {
    guard leads.count > 1 else { return }
    var statements: [Statement] = []
    var places: [SIMD4<UInt64>: Int] = [:]
    for lead in leads {
      let marks = columns.leads[detail(lead)].marks
      if let place = places[marks] {
        statements[place].leads.append(lead)
      } else {
        places[marks] = statements.count
        statements.append(Statement(marks: marks, leads: [lead]))
      }
    }
    for statement in statements { joinAll(statement.leads, .lead, .followsContact) }
    let isMany = statements.count > Self.mostStatements
    var open = isMany ? [] : Array(statements.indices)
    var heads = isMany ? statements.map { $0.leads[0] } : []
    while let first = open.first {
      // All that hang together by going with each other.
      var group = [first]
      var rest = Array(open.dropFirst())
      var at = 0
      while at < group.count && !rest.isEmpty {
        let marks = statements[group[at]].marks
        let near = rest.filter { !statements[$0].contradicts(marks) }
        rest.removeAll { near.contains($0) }
        group += near
        at += 1
      }
      open = rest
      let isOne = group.indices.allSatisfy { one in
        group[..<one].allSatisfy { !statements[$0].contradicts(statements[group[one]].marks) }
      }
      let parts = group.map { statements[$0].leads[0] }
      if isOne {
        joinAll(parts, .lead, .followsContact)
        heads.append(parts[0])
      } else {
        heads += parts
      }
    }
    for head in heads.dropFirst() {
      leaveApart(heads[0], head, entity: .lead, reason: .followsContact, against: .leadsDiffer)
    }
  }
}
