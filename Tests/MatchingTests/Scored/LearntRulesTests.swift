import Model
import Testing

@testable import Documents
@testable import Matching

/// What is learnt of records with planted duplicates.
@Suite struct LearntRulesTests {
  /// Every third contact stands twice. Of its two mobiles one in ten is another.
  private func records(_ count: Int) -> [TestRecord] {
    var random = SeededGenerator(state: 7)
    let given = ["伟", "娜", "芳", "敏", "强", "磊", "洋", "艳", "勇", "军", "杰", "涛", "明", "超", "霞"]
    let family = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱"]
    func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    func mobile() -> String { "13\(Int.random(in: 100_000_000...999_999_999, using: &random))" }
    var all: [[String: String]] = []
    for number in 0..<count {
      let name = pick(family) + pick(given) + pick(given)
      let contact = ["name": name, "mobile": mobile(), "email": "p\(number)@example.com"]
      all.append(contact)
      guard number % 3 == 0 else { continue }
      var other = contact
      if number % 30 == 0 { other["mobile"] = mobile() }
      if number % 2 == 1 { other["email"] = nil }
      other["wechat"] = "wx\(number)"
      all.append(other)
    }
    return all.enumerated().map { number, contact in
      TestRecord(
        identity: UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15,
        parts: [.account(["name": "第\(number % 400)实业有限公司"]), .contact(contact), .lead()])
    }
  }

  private func learn(_ records: [TestRecord], _ entity: Entity = .contact) throws -> LearntRules {
    var options = MatchOptions()
    options.scored = ScoredSection.standard
    let table = MatchTable(options: options)
    for (number, record) in records.enumerated() {
      let bytes = landed(record.parts)
      table.add(
        record: Int32(number), identity: .init(low: 0, high: record.identity), firstRun: 1, trust: 1,
        landed: bytes.span)
    }
    return try #require(table.learn(entity))
  }

  @Test func weightsAreThoseOfTheRecords() throws {
    let learnt = try learn(records(1500))
    #expect(learnt.isEnough && learnt.rows == 2000)
    #expect((350...700).contains(learnt.matches), "500 stand twice: \(learnt.matches)")
    let mobile = try #require(learnt.columns.first { $0.name == "mobile" })
    // Of those who can be met by their e-mail, one in five has another: log2(.2).
    let other = try #require(mobile.levels.last)
    #expect((-5.0 ... -1.0).contains(other.learnt), "\(other)")
    let name = try #require(learnt.columns.first { $0.name == "name" })
    #expect(name.levels[0].learnt > 5 && name.levels[0].learnt != name.levels[0].former)
  }

  @Test func whatForbidsAndWhatNobodyHasStays() throws {
    let learnt = try learn(records(1500))
    for column in learnt.columns {
      for level in column.levels where level.former <= -20 { #expect(level.learnt == level.former) }
      #expect(column.levels.allSatisfy { $0.learnt <= max(column.levels[0].learnt, $0.former) })
    }
    let phone = try #require(learnt.columns.first { $0.name == "phone" })
    #expect(phone.levels.allSatisfy { $0.learnt == $0.former })
  }

  @Test func theOrderDoesNotMatter() throws {
    let all = records(1200)
    var random = SeededGenerator(state: 3)
    #expect(
      try learn(all).configuration == learn(all.shuffled(using: &random)).configuration)
  }

  @Test func aFewAreTooFew() throws { #expect(try !learn(records(200)).isEnough) }

  /// The document that is written says what was learnt, and reads as it.
  @Test func theDocumentReadsAsItWasLearnt() throws {
    let learnt = try learn(records(1500))
    let text = MatchingText.make(
      learnt.configuration, comment: ["learnt"], levels: learnt.columns.map { $0.levels.map(\.name) })
    let read = MatchingSection.load(text: SourceText(path: "learnt.yaml", text: text))
    #expect(read.value == learnt.configuration, "\(read.diagnostics)")
  }
}
