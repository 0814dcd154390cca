import Evidence
import Model
import Store

/// The golden rows of one entity, beside the parts of all records: each part is behind one row,
/// each row is what its members make of it. Landings, members and rows come in the same order;
/// what is kept in memory is one row.
final class GoldenCheck {
  private let book: FindingBook
  private let session: StoreSession
  private let entity: Entity
  private let table: RecordTable
  private let crosswalk: Crosswalk
  private let values: MemberValues
  private let rows: GoldenCursor
  private let byRecord: MemberCursor
  private let byRow: MemberCursor
  private let landings: Rows<LandedBytes>
  private let expected: ExpectedRow
  private let totals: GoldenTotals?
  private let rule: MatchingRule
  /// Records of which people said something.
  private let judged: Set<Int>
  private let fanOut: FanOut?
  private let view = LandedView()
  private let memberView = LandedView()

  init(
    _ entity: Entity, _ session: StoreSession, _ table: RecordTable, _ crosswalk: Crosswalk,
    _ rule: MatchingRule, _ book: FindingBook, _ totals: GoldenTotals? = nil
  ) throws {
    self.rule = rule
    judged = Set(try PeoplesPair.all(entity, session).flatMap { [$0.left.record, $0.right.record] })
    self.totals = totals
    fanOut =
      EntityFacts.of(entity).relations.contains(.account) ? FanOut(entity, highest: table.highest) : nil
    self.book = book
    self.session = session
    self.entity = entity
    self.table = table
    self.crosswalk = crosswalk
    values = MemberValues(crosswalk: crosswalk, table: table, isOlder: rule.isOlder)
    rows = try GoldenCursor(session, entity, table)
    byRecord = try MemberCursor(session, entity, .byRecord)
    byRow = try MemberCursor(session, entity, .byRow)
    landings = try LandedBytes.all(session)
    expected = ExpectedRow(entity)
  }

  /// - Returns: how many golden rows there are.
  func run(into digest: inout ContentDigest) throws -> Int {
    // What no record has is not looked for in each.
    while table.hasParts(of: entity), let landed = try landings.next() {
      // Landings without a record, and damaged ones, are findings of another check.
      guard table.has(landed.record), view.load(landed.bytes) else { continue }
      try take(landed.record)
    }
    while !rows.isAtEnd { try stray() }
    while !byRecord.isAtEnd { try orphan() }
    while !byRow.isAtEnd { try headless() }
    try fanOut?.check(session, book)
    digest.add(rows.digest)
    return rows.count
  }

  private func take(_ record: Int) throws {
    while !byRecord.isAtEnd, byRecord.record < record { try orphan() }
    let hasMembers = !byRecord.isAtEnd && byRecord.record == record
    guard hasMembers || view.parts.contains(where: { $0.entity == entity.rawValue }) else { return }
    var members: [Int] = []
    while !byRecord.isAtEnd, byRecord.record == record {
      if view.part(entity, byRecord.part) == nil {
        try orphan()
      } else {
        members.append(byRecord.part)
        try byRecord.advance()
      }
    }
    let own = view.parts.filter { $0.entity == entity.rawValue && !members.contains($0.number) }
    for part in own.sorted(by: { $0.number < $1.number }) {
      let nr = PartID(record: record, part: part.number).row
      while !rows.isAtEnd, rows.nr < nr { try stray() }
      if !rows.isAtEnd && rows.nr == nr {
        try verify(part, record)
        try rows.advance()
      } else {
        book.violated(
          .crosswalk, Subject(object: entity.name, record: record),
          VerificationWording.partWithoutRow(part.number))
      }
    }
    if !members.isEmpty { book.holds(.crosswalk, members.count) }
  }

  /// A golden row that no part stands behind as its oldest.
  private func stray() throws {
    totals?.add(stray: rows)
    book.violated(
      .crosswalk, Subject(object: entity.name, record: PartID(row: rows.nr).record, id: rows.idText),
      VerificationWording.rowWithoutPart)
    try rows.advance()
  }

  private func orphan() throws {
    book.violated(
      .crosswalk, Subject(object: entity.name, record: byRecord.record),
      VerificationWording.memberWithoutPart(byRecord.part))
    try byRecord.advance()
  }

  /// A member of a row that is not there.
  private func headless() throws {
    book.violated(
      .crosswalk, Subject(object: entity.name, record: byRow.record),
      VerificationWording.memberWithoutRow)
    try byRow.advance()
  }

  // MARK: One row

  private func verify(_ part: LandedView.Part, _ record: Int) throws {
    let nr = rows.nr
    while !byRow.isAtEnd, byRow.nr < nr { try headless() }
    expected.removeAll()
    try add(part, record, view)
    while !byRow.isAtEnd, byRow.nr == nr {
      let (member, number) = (byRow.record, byRow.part)
      if table.has(member), try crosswalk.load(member, into: memberView),
        let other = memberView.part(entity, number)
      {
        try add(other, member, memberView)
      }
      try byRow.advance()
    }
    try expected.resolve { [session] record in
      let place = try session.place(of: record)
      return "\(place?.source ?? "")/\(place?.key ?? "")"
    }
    let isSame = compare(record)
    totals?.add(expected, rows, isSame: isSame)
    fanOut?.note(expected)
    book.holds(.crosswalk)
    if rule.isOff, expected.members.count > 1 {
      book.violated(.crosswalk, subject(record), VerificationWording.mergedThoughOff)
    }
  }

  private func add(_ part: LandedView.Part, _ record: Int, _ view: LandedView) throws {
    guard let identity = table.identity(of: record), let scope = table.scope(of: record) else { return }
    var member = ExpectedRow.Member(
      record: record, identity: identity, trust: scope.trust,
      values: try values.values(of: part, entity, record: record, view))
    let extras = values.extras(of: part, entity, record: record, view)
    if rule.isOlder, let extras {
      member.values.append(ExpectedRow.Value(field: GoldenField.extras, bytes: extras[...]))
    } else {
      member.extras = extras
    }
    if part.number == 0, let named = try values.namedBeside(entity, record: record, view) {
      member.names = true
      checkNamed(part, record, named)
    }
    expected.add(member)
  }

  /// What a record names by key is what it has beside its object, unless people say otherwise.
  private func checkNamed(_ part: LandedView.Part, _ record: Int, _ named: Int) {
    guard !rule.isOff else { return }
    if crosswalk.row(entity, record: record, part: part.number) == named || judged.contains(record) {
      book.holds(.crosswalk)
    } else {
      book.violated(.crosswalk, subject(record), VerificationWording.notNamed)
    }
  }

  private func compare(_ record: Int) -> Bool {
    var isSame = true
    func differ(_ field: String, _ should: String?, _ does: String?, values: Bool) {
      isSame = false
      var subject = subject(record)
      subject.field = field
      book.violated(
        .golden, subject, expected: should, actual: does, values: values,
        VerificationWording.goldenField)
    }
    if !rows.hasExpectedID(), let id = rows.expectedID(rows.nr, entity) {
      differ("id", id, rows.idText, values: false)
    }
    if rows.memberCount != expected.members.count {
      differ("records", "\(expected.members.count)", "\(rows.memberCount)", values: false)
    }
    let origins = expected.origins(anchor: record)
    if origins != rows.origins { differ("origins", origins, rows.origins, values: false) }
    for index in rows.table.columns.indices {
      let should = expected.text(rows.table.columns[index].source)
      guard !rows.holds(index, should) else { continue }
      let column = rows.table.columns[index]
      var isRelation = false
      if case .relation = column.source { isRelation = true }
      differ(
        column.name, should.map { String(decoding: $0, as: UTF8.self) }, rows.text(index),
        values: !isRelation)
    }
    if isSame { book.holds(.golden) }
    return isSame
  }

  private func subject(_ record: Int) -> Subject {
    Subject(object: entity.name, record: record, id: rows.idText)
  }
}
