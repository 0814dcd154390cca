import LeadModel
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
