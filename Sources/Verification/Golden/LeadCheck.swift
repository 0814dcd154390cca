import Evidence
import Model
import Store

/// Which leads are one. Every merged lead is held together by what may join leads: people's word; one lead of
/// the same person in each of two sources; two of one person in a sheet that was typed twice, unless they
/// contradict each other. And what these say is one is one, where nobody said otherwise.
///
/// 24 bytes a lead of a person whom several records know, in memory.
final class LeadCheck {
  private struct Lead {
    var person: Int
    /// Number of the part, and of the golden row behind which it stands.
    var part: Int
    var row: Int

    var record: Int { PartID(row: part).record }
  }

  private let session: StoreSession
  private let table: RecordTable
  private let crosswalk: Crosswalk
  private let values: MemberValues
  private let rule: MatchingRule
  private let book: FindingBook
  private let view = LandedView()
  private var leads: [Lead] = []
  private var people: [PeoplesPair] = []
  /// The parts of which people said something.
  private var judged: Set<Int> = []
  /// By part: with whom it may be one.
  private var above: [Int: Int] = [:]

  init(
    _ session: StoreSession, _ table: RecordTable, _ crosswalk: Crosswalk, _ rule: MatchingRule,
    _ book: FindingBook
  ) {
    (self.session, self.table, self.crosswalk, self.rule, self.book) = (session, table, crosswalk, rule, book)
    values = MemberValues(crosswalk: crosswalk, table: table, isOlder: rule.isOlder)
  }

  func run() throws {
    guard table.hasParts(of: .lead) else { return }
    people = try PeoplesPair.all(.lead, session)
    judged = Set(people.flatMap { [$0.left.row, $0.right.row] })
    for pair in people where pair.verdict == "same" { join(pair.left.row, pair.right.row) }
    try gather()
    leads.sort { ($0.person, $0.part) < ($1.person, $1.part) }
    var start = 0
    while start < leads.count {
      var end = start + 1
      while end < leads.count && leads[end].person == leads[start].person { end += 1 }
      if end - start > 1 { try judge(Array(leads[start..<end])) }
      start = end
    }
    try checkRows()
    checkPeople()
  }

  private func gather() throws {
    let landings = try LandedBytes.all(session)
    while let landed = try landings.next() {
      guard table.has(landed.record), view.load(landed.bytes), view.part(.lead, 0) != nil else { continue }
      let own = crosswalk.ownRow(.contact, of: landed.record, view)
      guard let person = try own ?? values.namedBeside(.contact, record: landed.record, view) else {
        continue
      }
      let part = PartID(record: landed.record, part: 0).row
      leads.append(
        Lead(person: person, part: part, row: crosswalk.row(.lead, record: landed.record, part: 0)))
    }
  }

  // MARK: One person

  private func judge(_ leads: [Lead]) throws {
    guard let merging = rule.mergingSources else {
      // Of a tool that joined all leads of a person.
      for lead in leads.dropFirst() { join(leads[0].part, lead.part) }
      return
    }
    let isJudged = !judged.isEmpty && leads.contains { judged.contains($0.part) }
    var bySource: [String: [Lead]] = [:]
    for lead in leads { bySource[table.scope(of: lead.record)?.source ?? "", default: []].append(lead) }
    var single: [Lead] = []
    for (source, own) in bySource {
      var isOne = Set(own.map { root($0.part) }).count == 1
      if own.count > 1, merging.contains(source) {
        let agree = try settle(own, isJudged: isJudged)
        isOne = isOne || agree
      }
      if isOne { single += own }
    }
    for lead in single.dropFirst() { join(single[0].part, lead.part) }
    guard !isJudged, Set(single.map(\.row)).count > 1 else { return book.holds(.leads) }
    book.violated(.leads, subject(leads[0]), VerificationWording.leadsApart)
  }

  /// Leads of one person in a sheet that was typed twice.
  /// - Returns: whether no two of them contradict each other.
  private func settle(_ leads: [Lead], isJudged: Bool) throws -> Bool {
    let statements = try leads.map { try statement($0.record) }
    let isDifferent = (0..<Self.fields.count).map { field in
      Set(statements.compactMap { $0[field] }).count > 1
    }
    guard isDifferent.contains(true) else {
      for lead in leads.dropFirst() { join(leads[0].part, lead.part) }
      return true
    }
    var first: [[ArraySlice<UInt8>?]: Int] = [:]
    for (place, statement) in statements.enumerated() {
      if let same = first[statement] {
        join(leads[same].part, leads[place].part)
      } else {
        first[statement] = place
      }
    }
    guard first.count <= Self.mostStatements else { return false }
    for (statement, place) in first {
      for (other, known) in first where known < place {
        let differ = zip(statement, other).contains { a, b in a != nil && b != nil && a != b }
        if !differ {
          join(leads[known].part, leads[place].part)
        } else if leads[known].row == leads[place].row, !isJudged {
          book.violated(.leads, subject(leads[place]), VerificationWording.leadsContradict)
        }
      }
    }
    return false
  }

  /// Of more than so many different ones, none but equal ones are one.
  private static let mostStatements = 64

  /// What a lead says of status, owner, product and campaign, byte for byte; nil: nothing.
  private func statement(_ record: Int) throws -> [ArraySlice<UInt8>?] {
    guard try crosswalk.load(record, into: view), let part = view.part(.lead, 0) else {
      return Self.fields.map { _ in nil }
    }
    return Self.fields.map { field in
      guard let value = view.values[part.values].first(where: { $0.field == field && !$0.range.isEmpty })
      else { return nil }
      // Without the source's own word behind a choice.
      return ArraySlice(Array(view.bytes[value.range].prefix { $0 != FieldType.companionSeparator }))
    }
  }

  private static let fields = EntityFacts.of(.lead).deciding

  // MARK: All rows

  /// Every merged lead hangs together.
  private func checkRows() throws {
    let members = try MemberCursor(session, .lead, .byRow)
    while !members.isAtEnd {
      let (row, record) = (members.nr, members.record)
      let part = PartID(record: record, part: members.part).row
      if !rule.isOff, root(part) == root(row) {
        book.holds(.leads)
      } else {
        book.violated(
          .leads, Subject(object: Entity.lead.name, record: record), VerificationWording.leadsJoined)
      }
      try members.advance()
    }
  }

  /// Whom people call the same is the same.
  private func checkPeople() {
    for pair in people where pair.verdict == "same" {
      let rows = [pair.left, pair.right].map { crosswalk.row(.lead, record: $0.record, part: $0.part) }
      guard rows[0] != rows[1] else { continue }
      book.violated(
        .judgements, Subject(object: Entity.lead.name, record: pair.left.record),
        VerificationWording.judgedApart(other: pair.right.record))
    }
  }

  private func subject(_ lead: Lead) -> Subject { Subject(object: Entity.lead.name, record: lead.record) }

  private func root(_ part: Int) -> Int {
    var at = part
    while let next = above[at] { at = next }
    return at
  }

  private func join(_ a: Int, _ b: Int) {
    let (left, right) = (root(a), root(b))
    if left != right { above[max(left, right)] = min(left, right) }
  }
}
