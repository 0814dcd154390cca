import Model
import Testing

@testable import Matching

/// What holds for any records, in any order.
@Suite struct OrderTests {
  private static let names = ["张伟", "张强", "张总", "李娜", "李经理", "", "王芳", "John Smith", "John"]
  private static let companies = [
    "安和科技有限公司", "安和科技", "甲乙商贸有限公司", "个人", "", "丙丁集团",
  ]

  private func records(_ seed: UInt64, _ count: Int) -> [TestRecord] {
    var random = SeededGenerator(state: seed)
    func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    func contact(_ number: Int) -> PartText {
      var values: [String: String] = [:]
      let name = pick(Self.names)
      if !name.isEmpty { values["name"] = name }
      if Bool.random(using: &random) {
        values["mobile"] = "138123467\(10 + Int.random(in: 0..<12, using: &random))"
      }
      if Bool.random(using: &random) {
        values["email"] = "p\(Int.random(in: 0..<12, using: &random))@anhe.cn"
      }
      return .contact(values, number: number)
    }
    return (0..<count).map { index in
      var parts: [PartText] = []
      var account: [String: String] = [:]
      let company = pick(Self.companies)
      if !company.isEmpty { account["name"] = company }
      if Int.random(in: 0..<4, using: &random) == 0 {
        account["credit_code"] = pick(["CODE-A", "CODE-B", "CODE-C"])
      }
      parts.append(.account(account))
      for number in 0..<Int.random(in: 1...3, using: &random) { parts.append(contact(number)) }
      parts.append(.lead())
      return TestRecord(
        identity: UInt64(index) &* 0x9E37_79B9_7F4A_7C15, firstRun: Int32.random(in: 1...3, using: &random),
        trust: Int16.random(in: 0...2, using: &random), parts: parts)
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func theOrderOfAddingDoesNotMatter(_ seed: UInt64) {
    var random = SeededGenerator(state: seed ^ 0xABCD)
    var options = MatchOptions()
    options.maximumShare = 8
    let all = records(seed, 60)
    let expected = match(all, options)
    for _ in 0..<3 { #expect(match(all.shuffled(using: &random), options) == expected) }
  }

  @Test(arguments: UInt64(100)..<130)
  func guardsHoldAndNothingIsLost(_ seed: UInt64) {
    let all = records(seed, 80)
    let result = match(all)
    #expect(result.clusters.reduce(0) { $0 + $1.count } == all.reduce(0) { $0 + landedParts($1) })
    var parts: [Outcome.Name: PartText] = [:]
    for record in all {
      for part in record.parts where !part.values.isEmpty {
        parts[.init(identity: record.identity, entity: part.entity.rawValue, number: UInt16(part.number))] =
          part
      }
    }
    var edges: [Outcome.Name: Int] = [:]
    for judgement in result.judgements {
      let cluster = result.clusters.first { $0.contains(judgement.left) }
      #expect(cluster?.contains(judgement.right) == true)
      if let anchor = cluster?.first { edges[anchor, default: 0] += 1 }
    }
    for cluster in result.clusters {
      #expect(Set(cluster.map(\.entity)).count == 1)
      let codes = Set(cluster.compactMap { parts[$0]?.values["credit_code"] })
      #expect(codes.count <= 1)
      let names = Set(
        cluster.filter { $0.entity == Entity.contact.rawValue }.compactMap { parts[$0]?.values["name"] })
      #expect(names.intersection(["张伟", "张强", "李娜", "王芳", "John Smith"]).count <= 1)
      if cluster[0].entity == Entity.account.rawValue || cluster[0].entity == Entity.contact.rawValue {
        #expect(edges[cluster[0], default: 0] == cluster.count - 1)
      }
    }
  }

  /// Judgements of pairs that rules join or ask about, and of some that share nothing.
  private func judge(_ result: Outcome, _ seed: UInt64) -> [Said] {
    var random = SeededGenerator(state: seed)
    let pairs = (result.judgements + result.possible).filter { $0.left.number == 0 && $0.right.number == 0 }
    var said: [Said] = []
    var asked: Set<[UInt64]> = []
    for pair in pairs where Int.random(in: 0..<4, using: &random) == 0 {
      guard pair.left.identity != pair.right.identity,
        let entity = Entity(rawValue: pair.left.entity),
        asked.insert([UInt64(entity.rawValue), pair.left.identity, pair.right.identity]).inserted
      else { continue }
      let verdict = JudgementVerdict.allCases.randomElement(using: &random) ?? .different
      said.append(Said(entity, pair.left.identity, pair.right.identity, verdict))
    }
    return said
  }

  @Test(arguments: UInt64(200)..<240)
  func judgementsHoldInAnyOrderAndCanBeTakenBack(_ seed: UInt64) {
    var random = SeededGenerator(state: seed ^ 0x1234)
    let all = records(seed, 60)
    let before = match(all)
    let said = judge(before, seed)
    #expect(!said.isEmpty)
    let judged = match(all, people: said)
    for _ in 0..<3 {
      #expect(match(all.shuffled(using: &random), people: said.shuffled(using: &random)) == judged)
    }
    // Joined unless the others say otherwise, and never joined against one.
    func cluster(_ entity: Entity, _ identity: UInt64) -> [Outcome.Name]? {
      judged.clusters.first {
        $0.contains(Outcome.Name(identity: identity, entity: entity.rawValue, number: 0))
      }
    }
    for one in said {
      guard let left = cluster(one.entity, one.left), let right = cluster(one.entity, one.right) else {
        continue
      }
      let isSame = left == right
      let isJoined = reaches(one.entity, one.left, one.right, said)
      switch one.verdict {
      case .same: #expect(isSame)
      case .different, .undecided: #expect(!isSame || isJoined)
      }
    }
    #expect(judged.clusters.reduce(0) { $0 + $1.count } == before.clusters.reduce(0) { $0 + $1.count })
    #expect(match(all, people: []) == before)
  }

  /// Whether what people call the same leads from one to the other.
  private func reaches(_ entity: Entity, _ from: UInt64, _ to: UInt64, _ said: [Said]) -> Bool {
    var reached: Set<UInt64> = [from]
    var grew = true
    while grew {
      grew = false
      for one in said where one.entity == entity && one.verdict == .same {
        if reached.contains(one.left) != reached.contains(one.right) {
          reached.formUnion([one.left, one.right])
          grew = true
        }
      }
    }
    return reached.contains(to)
  }

  private func landedParts(_ record: TestRecord) -> Int { record.parts.filter { !$0.values.isEmpty }.count }

  @Test func moreRecordsThanTheRadixSortNeeds() {
    var random = SeededGenerator(state: 5)
    var all: [TestRecord] = []
    for index in 0..<6000 {
      let mobile = "1381\(2_000_000 + index / 2 * 7)"
      all.append(
        TestRecord(
          identity: UInt64(index) &* 0x9E37_79B9_7F4A_7C15, firstRun: Int32(index % 2 + 1),
          parts: [.contact(["name": "张伟", "mobile": mobile])]))
    }
    let expected = match(all)
    #expect(expected.judgements.count > 2900)
    #expect(match(all.shuffled(using: &random)) == expected)
  }
}
