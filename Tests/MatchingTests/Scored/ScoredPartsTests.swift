import Documents
import Model
import Testing

@testable import Matching

/// What scores join beside the strong keys, with the weights that are shipped.
@Suite struct ScoredPartsTests {
  private func options(
    _ use: ScoredOptions.Use = .join, change: (inout MatchConfiguration) -> Void = { _ in }
  ) -> MatchOptions {
    var scored = ScoredSection.standard
    scored.use = use
    if var configuration = scored.contacts {
      change(&configuration)
      scored.contacts = configuration
    }
    var options = MatchOptions()
    options.scored = scored
    return options
  }

  private func lead(
    _ identity: UInt64, _ contact: [String: String], company: [String: String] = ["name": "杭州安和科技有限公司"]
  ) -> TestRecord {
    TestRecord(identity: identity, parts: [.account(company), .contact(contact), .lead()])
  }

  @Test func shippedWeightsAreWhole() {
    #expect(ScoredSection.standard.accounts != nil && ScoredSection.standard.contacts != nil)
    #expect(ScoredSection.standard.use == .join)
  }

  @Test func threeColumnsAreAnAnswerAndTwoAQuestion() {
    let one = lead(1, ["name": "陈晓东", "wechat": "cxd_20180", "mobile": "13812345678"])
    let two = lead(
      2, ["name": "陈晓东", "wechat": "cxd_20180"], company: ["name": "杭州安和科技股份有限公司"])
    let result = match([one, two], options())
    #expect(result.merged(.contact) == [[1, 2]])
    #expect(result.reasons(.contact) == ["1-2 score"])
    let other = lead(3, ["name": "陈晓东", "wechat": "cxd_20180"], company: ["name": "上海博远物流有限公司"])
    let unsure = match([one, other], options(change: { $0.review = 0.5 }))
    #expect(unsure.merged(.contact) == [])
    #expect(unsure.possible(.contact) == ["1-3 score score-unsure"])
  }

  @Test func aCardSumsToItsScoreAndNamesWhatItIsMadeOf() throws {
    let table = MatchTable(options: options())
    for (number, values) in [
      ["name": "陈晓东", "wechat": "cxd_20180", "mobile": "13812345678"],
      ["name": "陈晓東", "wechat": "cxd_20180"],
    ].enumerated() {
      let company = number == 0 ? "杭州安和科技有限公司" : "杭州安和科技股份有限公司"
      let bytes = landed(lead(UInt64(number), values, company: ["name": company]).parts)
      table.add(
        record: Int32(number), identity: .init(low: 0, high: UInt64(number)), firstRun: 1, trust: 1,
        landed: bytes.span)
    }
    let judgement = try #require(table.cluster().judgements.first { $0.entity == .contact })
    let card = try #require(judgement.card)
    #expect(card.steps.map(\.column) == ["prior", "contact.name", "contact.wechat", "account.name"])
    #expect(card.steps[0].bits == -20 && card.steps[1].level == "exact")
    #expect(card.steps.reduce(0) { $0 + $1.bits } == card.weight)
    #expect(card.probability > 0.9999)
  }

  @Test func brothersAndColleaguesStayTwo() {
    let shared = ["wechat": "office_20180", "phone": "057188886666"]
    let brothers = ["王伟强", "王伟刚", "李伟强"].enumerated().map { number, name in
      lead(UInt64(number + 1), shared.merging(["name": name]) { first, _ in first })
    }
    let result = match(brothers, options())
    #expect(result.merged(.contact) == [] && result.possible(.contact) == [])
  }

  @Test func aSwitchboardJoinsNobody() {
    let all = ["陈晓东", "陈晓东"].enumerated().map { number, name in
      lead(
        UInt64(number + 1), ["name": name, "phone": "057188886666", "mobile": "1381234567\(number * 5)"],
        company: ["name": "第\(number)建筑工程有限公司", "phone": "057188886666", "address": "杭州市文三路1号"])
    }
    let result = match(all, options())
    #expect(result.merged(.contact) == [] && result.merged(.account) == [])
  }

  @Test func aBranchIsNotItsParentAndAnotherCodeAnotherCompany() {
    let rest = ["phone": "057188886666", "address": "杭州市文三路1号", "website": "anhe.cn"]
    func company(_ identity: UInt64, _ name: String, code: String? = nil) -> TestRecord {
      var values = rest.merging(["name": name]) { first, _ in first }
      values["credit_code"] = code
      return TestRecord(identity: identity, parts: [.account(values)])
    }
    let parent = company(1, "杭州安和科技有限公司", code: "91330106MA27XB9K1A")
    #expect(match([parent, company(2, "杭州安和科技有限公司宁波分公司")], options()).merged(.account) == [])
    #expect(
      match([parent, company(2, "杭州安合科技有限公司", code: "91330106MA28XC8L2B")], options()).merged(.account)
        == [])
    #expect(match([parent, company(2, "杭州安合科技有限公司")], options()).merged(.account) == [[1, 2]])
    #expect(match([parent, company(2, "杭州安合科技有限公司")], MatchOptions()).merged(.account) == [])
  }

  @Test func whoFitsToTwoThatAreTwoIsAskedAbout() {
    let all = [
      lead(1, ["name": "陈晓东", "wechat": "cxd_20180", "mobile": "13812345678"]),
      lead(2, ["name": "陈晓东", "wechat": "cxd_20180", "email": "chen@anhe.cn"]),
      lead(3, ["name": "陈晓东", "wechat": "donge_991", "mobile": "13812345679", "email": "zhao@163.example"]),
    ]
    let result = match(
      all,
      options(change: {
        ($0.accept, $0.review, $0.apart) = (0.8, 0.8, -5)
      }))
    #expect(result.merged(.contact) == [])
    #expect(result.possible(.contact).count == 2, "\(result.possible(.contact))")
  }

  @Test func peoplesWordAndTheMigrationsGoFirst() {
    let all = [
      lead(1, ["name": "陈晓东", "wechat": "cxd_20180"]),
      lead(2, ["name": "陈晓东", "wechat": "cxd_20180"], company: ["name": "杭州安和科技股份有限公司"]),
    ]
    let apart = match(all, options(), people: [Said(.contact, 1, 2, .different)])
    #expect(apart.merged(.contact) == [] && apart.possible(.contact) == [])
    let asked = match(all, options(.ask))
    #expect(asked.merged(.contact) == [] && asked.possible(.contact) == ["1-2 score only-asked"])
    #expect(match(all, options(.exact)) == match(all))
  }

  private func records(_ seed: UInt64) -> [TestRecord] {
    var random = SeededGenerator(state: seed)
    func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }
    return (0..<60).map { index in
      var contact = ["name": pick(["陈晓东", "陈晓冬", "陈小东", "王伟强", "王伟刚", "陈总"])]
      func digit() -> Int { Int.random(in: 0..<9, using: &random) }
      if Bool.random(using: &random) { contact["wechat"] = "wx_100\(digit())" }
      if Bool.random(using: &random) { contact["mobile"] = "1381234567\(digit())" }
      if Bool.random(using: &random) { contact["email"] = "chen\(digit())@anhe.cn" }
      let names = ["杭州安和科技有限公司", "杭州安合科技有限公司", "安和科技", "安和科技有限公司"]
      var company = ["name": pick(names)]
      company["phone"] = "0571888866\(60 + digit() / 3)"
      if Bool.random(using: &random) { company["website"] = pick(["anhe.cn", "anhe.com"]) }
      company["address"] = pick(["杭州市文三路1号", "杭州市文三路1号3楼", "杭州市西湖区文三路8号"])
      if digit() < 2 { company["credit_code"] = pick(["CODE-AAA", "CODE-BBB"]) }
      return TestRecord(
        identity: UInt64(index) &* 0x9E37_79B9_7F4A_7C15, firstRun: Int32.random(in: 1...3, using: &random),
        parts: [.account(company), .contact(contact), .lead()])
    }
  }

  @Test(arguments: UInt64(0)..<12)
  func theOrderOfAddingDoesNotMatter(_ seed: UInt64) {
    var random = SeededGenerator(state: seed ^ 0xABCD)
    let options = options(change: { $0.blockLimit = 12 })
    let all = records(seed)
    let expected = match(all, options)
    for _ in 0..<2 { #expect(match(all.shuffled(using: &random), options) == expected) }
    #expect(expected.clusters.reduce(0) { $0 + $1.count } == all.reduce(0) { $0 + $1.parts.count })
  }

  /// Also those that keys found, and those who say the very same as another of their cluster.
  @Test(arguments: UInt64(0)..<12)
  func whoeverIsAskedAboutHasItsWeights(_ seed: UInt64) {
    let all = records(seed)
    let people = (0..<20).map { Said(.account, all[$0].identity, all[$0 + 20].identity, .different) }
    let found = clusters(all, options(change: { $0.review = 0.5 }), people: people)
    let asked = found.possible.filter { $0.entity != .lead }
    #expect(!asked.isEmpty && asked.allSatisfy { $0.card != nil })
    #expect(found.possible.count == found.possibleTotal)
    #expect(found.scoring.asked == asked.count { $0.reason == .score })
  }
}
