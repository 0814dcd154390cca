import Base
import Documents
import Model
import Testing

@testable import Matching

/// Two leads of one person: one, two, or a question.
struct LeadMatchingTests {
  private let mobile = "13912340000"

  private func record(
    _ identity: UInt64, source: Int32 = 1, isTypedTwice: Bool = false, lead: [String: String] = [:]
  ) -> TestRecord {
    TestRecord(
      identity: identity, source: source, isTypedTwice: isTypedTwice,
      parts: [
        .contact(["name": "孟晓", "mobile": mobile]),
        .lead(lead.merging(["title": "询价"]) { own, _ in own }),
      ])
  }

  @Test func twoKeysOfOneSourceAreTwoLeads() {
    let result = match([record(1), record(2), record(3)])
    #expect(result.merged(.contact) == [[1, 2, 3]])
    #expect(result.merged(.lead).isEmpty)
    #expect(result.possible(.lead).isEmpty)
  }

  @Test func oneOnEachSideIsOne() {
    let result = match([record(1), record(2, source: 2), record(3, source: 3)])
    #expect(result.merged(.lead) == [[1, 2, 3]])
    #expect(result.reasons(.lead).isEmpty)
  }

  @Test func ofSeveralOnOneSideNobodyKnowsWhich() {
    let result = match([record(1), record(2), record(3, source: 2), record(4, source: 3)])
    #expect(result.merged(.lead) == [[3, 4]])
    #expect(
      result.possible(.lead) == [
        "1-3 follows-contact several-leads", "2-3 follows-contact several-leads",
      ])
  }

  @Test func severalOnBothSidesAreAskedAbout() {
    let result = match([record(1), record(2), record(3, source: 2), record(4, source: 2)])
    #expect(result.merged(.lead).isEmpty)
    #expect(result.possible(.lead).count == 4)
  }

  @Test func manyBesideManyAreAskedAboutOnceEach() {
    let many = (1...40).map { record($0) } + (41...80).map { record($0, source: 2) }
    #expect(match(many).possible(.lead).count == 40)
  }

  @Test func aSheetThatWasTypedTwiceIsJoined() {
    let same = ["status": "working", "owner": "A1", "product": "泵"]
    let result = match([
      record(1, isTypedTwice: true, lead: same), record(2, isTypedTwice: true, lead: ["product": "泵"]),
      record(3, isTypedTwice: true, lead: ["campaign": "春季展会"]),
      record(4, source: 2, lead: ["status": "new"]),
    ])
    #expect(result.merged(.lead) == [[1, 2, 3, 4]])
  }

  @Test(arguments: ["status", "owner", "product", "campaign"])
  func whatContradictsIsAskedAbout(_ field: String) {
    let result = match([
      record(1, isTypedTwice: true, lead: [field: "a"]), record(2, isTypedTwice: true, lead: [field: "b"]),
    ])
    #expect(result.merged(.lead).isEmpty)
    #expect(result.possible(.lead) == ["1-2 follows-contact leads-differ"])
  }

  @Test func whatGoesWithBothOfTwoBelongsToNeither() {
    let result = match([
      record(1, isTypedTwice: true, lead: ["status": "new"]),
      record(2, isTypedTwice: true, lead: ["product": "泵"]),
      record(3, isTypedTwice: true, lead: ["status": "lost"]),
      record(4, isTypedTwice: true, lead: ["status": "lost"]),
    ])
    #expect(result.merged(.lead) == [[3, 4]])
    #expect(result.possible(.lead).count == 2)
  }

  @Test func otherFieldsContradictNothing() {
    let result = match([
      record(1, isTypedTwice: true, lead: ["rating": "hot", "channel": "展会"]),
      record(2, isTypedTwice: true, lead: ["rating": "cold", "channel": "官网"]),
    ])
    #expect(result.merged(.lead) == [[1, 2]])
  }

  @Test func peopleGoBeforeTheRules() {
    let all = [record(1), record(2), record(3, source: 2)]
    let same = match(all, people: [Said(.lead, 1, 2, .same)])
    #expect(same.merged(.lead) == [[1, 2, 3]])
    let apart = match([record(1), record(3, source: 2)], people: [Said(.lead, 1, 3, .different)])
    #expect(apart.merged(.lead).isEmpty)
    #expect(apart.possible(.lead).isEmpty)
    let open = match([record(1), record(3, source: 2)], people: [Said(.lead, 1, 3, .undecided)])
    #expect(open.merged(.lead).isEmpty)
    #expect(open.possible(.lead).count == 1)
  }

  @Test func leadsOfChildrenAndWithoutAContactStayAlone() {
    let result = match([
      TestRecord(
        identity: 1, source: 1,
        parts: [.contact(["name": "孟晓", "mobile": mobile]), .lead(number: 0), .lead(number: 1)]),
      TestRecord(
        identity: 2, source: 2,
        parts: [.contact(["name": "孟晓", "mobile": mobile]), .lead(number: 0), .lead(number: 1)]),
      TestRecord(identity: 3, source: 3, parts: [.lead()]),
      TestRecord(identity: 4, source: 4, parts: [.contact(["name": "李娜"]), .lead()]),
    ])
    #expect(result.merged(.lead) == [[1, 2]])
    #expect(result.clusters.filter { $0[0].entity == Entity.lead.rawValue }.count == 5)
  }

  @Test(arguments: UInt64(0)..<30)
  func theOrderOfAddingDoesNotMatter(_ seed: UInt64) {
    var random = SeededGenerator(state: seed ^ 0x1EAD)
    let all = (1...24).map { identity in
      var lead: [String: String] = [:]
      for field in ["status", "owner", "product"] where Bool.random(using: &random) {
        lead[field] = ["a", "b"].randomElement(using: &random)
      }
      let source = Int32.random(in: 1...3, using: &random)
      var made = record(UInt64(identity), source: source, isTypedTwice: source == 1, lead: lead)
      made.parts[0] = .contact(["name": "孟晓", "mobile": "1391234000\(Int.random(in: 0...3, using: &random))"])
      return made
    }
    let expected = match(all)
    for _ in 0..<3 { #expect(match(all.shuffled(using: &random)) == expected) }
  }

  @Test func offMeansThatNoTwoAreOne() {
    var options = MatchOptions()
    options.scored = ScoredOptions(use: .off, accounts: nil, contacts: nil)
    let result = match([record(1), record(2, source: 2)], options, people: [Said(.lead, 1, 2, .same)])
    #expect(result.clusters.allSatisfy { $0.count == 1 })
    #expect(result.possible.isEmpty && result.generics.isEmpty)
  }
}

/// What a record names by key is the strongest of all.
struct NamedPartsTests {
  private func clusters(_ records: [[PartText]], named: [(Entity, Int32, Int32)]) -> Outcome {
    let table = MatchTable()
    for (number, parts) in records.enumerated() {
      let bytes = landed(parts)
      table.add(
        record: Int32(number), identity: Identity(low: 0, high: UInt64(number + 1)), firstRun: 1, trust: 1,
        landed: bytes.span)
    }
    for (entity, record, other) in named { table.identify(entity, of: record, with: other) }
    return outcome(table.cluster(), records.indices.map { UInt64($0 + 1) })
  }

  @Test func whatIsWrittenBesideAKeyIsThatOfTheKey() {
    let result = clusters(
      [
        [.account(["name": "北辰机床有限公司", "credit_code": "CODE-A"])],
        [.account(["name": "南星机床有限公司", "credit_code": "CODE-B"])],
        [.account(["name": "南星机床有限公司"]), .lead()],
      ], named: [(.account, 2, 0)])
    #expect(result.merged(.account) == [[1, 3]])
    #expect(result.reasons(.account) == ["1-3 reference"])
    #expect(result.possible(.account).isEmpty)
  }

  @Test func aCodeThatTheAccountGoesByIsAKeyStill() {
    let result = clusters(
      [
        [.account(["name": "北辰机床有限公司"])], [.account(["name": "北辰机床(集团)", "credit_code": "CODE-A"])],
        [.account(["credit_code": "CODE-A"]), .lead()],
      ], named: [(.account, 2, 0)])
    #expect(result.merged(.account) == [[1, 2, 3]])
  }

  @Test func peopleOfTheNamedAccountAreColleagues() {
    let result = clusters(
      [
        [.account(["name": "北辰机床有限公司"])],
        [.contact(["name": "孟晓"]), .lead()],
        [.contact(["name": "孟晓"]), .lead()],
      ], named: [(.account, 1, 0), (.account, 2, 0)])
    #expect(result.merged(.contact) == [[2, 3]])
    #expect(result.reasons(.contact) == ["2-3 company-person"])
  }

  @Test func aNamedContactIsThatContact() {
    let result = clusters(
      [
        [.contact(["name": "孟晓", "mobile": "13912340000"])],
        [.contact(["name": "林川", "mobile": "13912341111"])],
        [.contact(["name": "林川", "mobile": "13912341111"]), .lead()],
      ], named: [(.contact, 2, 0)])
    #expect(result.merged(.contact) == [[1, 3]])
  }
}
