import Base
import Documents
import Model
import Testing

@testable import Mapping

struct LandingTests {
  private func text(_ fields: String, rest: String = "") -> String {
    "mapping: m\nreads: csv\nobject: lead\nkey: 编号\nfields:\n\(fields)\n\(rest)"
  }

  @Test func valuesStandByEntityAndFieldNumber() throws {
    let landing = try landRow(
      text(
        "  lead.title: 主题\n  contact.mobile: [手机, 电话]\n  account.name: 公司\n  contact.email: 邮箱",
        rest: "keep: [乙, 甲]\nignore: [序号]"),
      [
        ("编号", "1"), ("主题", " 询价 "), ("手机", ""), ("电话", "13800138000"), ("公司", "安和"), ("邮箱", "a@b.cn"),
        ("乙", "x "), ("甲", ""), ("序号", "9"),
      ])
    #expect(landing.outcome == .landed)
    #expect(
      landing.values == [
        "account.name=安和", "contact.mobile=13800138000", "contact.email=a@b.cn", "lead.title=询价", "+乙=x ",
      ])
  }

  /// A row with a company and nothing of the lead itself is a lead all the same.
  @Test func theRecordsOwnEntityAlwaysLands() throws {
    let compiled = try #require(
      check(text("  account.name: 公司\n  lead.remark: 备注\n  contact.name: 联系人")).value)
    let layout = Layout(kinds: [.init(path: "", columns: ["编号", "公司", "备注", "联系人"])])
    let bound = try compiled.bind(layout)
    let batch = makeBatch(layout, [Row(["1", "安和", "", ""]), Row(["", "", "", ""])])
    var writer = LandedWriter()
    var issues: [RecordIssue] = []
    let outcome = bound.land(batch, 0, into: &writer, issues: &issues)
    #expect(outcome == .landed)
    var parts: [LandedPart] = []
    writer.arena.withSpan(from: 0, count: writer.arena.count) { landed in
      Landed.forEachPart(landed) { parts.append($0) }
    }
    #expect(parts.map(\.entity) == [Entity.account.rawValue, Entity.lead.rawValue])
    #expect(parts.last.map { $0.start == $0.end } == true)
    #expect(land(bound, batch, 1).issues == ["record-blank  "])
  }

  /// Blank and to be cleared is something said of an entity; constants beside it are not.
  @Test func anEntityThatIsOnlyClearedLands() throws {
    let fields =
      "  opportunity.amount: {from: 金额, as: money, currency: CNY, blank: clear}\n"
      + "  opportunity.stage: {value: discovery}"
    let landing = try landRow(text(fields), [("编号", "1"), ("金额", "")])
    #expect(landing.values == ["opportunity.amount="])
  }

  @Test func longValuesKeepTheirSize() throws {
    let long = String(repeating: "很长的备注", count: 60)
    let landing = try landRow(
      text("  lead.remark: 备注\n  lead.title: 主题"), [("编号", "1"), ("备注", long), ("主题", "t")])
    #expect(landing.values == ["lead.title=t", "lead.remark=\(long)"])
  }

  @Test func anEntityOfConstantsAloneIsNotMade() throws {
    let fields =
      "  lead.channel: {value: Excel}\n  lead.title: 主题\n  opportunity.stage: {value: discovery}\n"
      + "  opportunity.name: 商机"
    let without = try landRow(text(fields), [("编号", "1"), ("主题", "t"), ("商机", "")])
    #expect(without.values == ["lead.title=t", "lead.channel=Excel"])
    let numbered = try landRow(text(fields), [("编号", "1"), ("主题", ""), ("商机", "")])
    #expect(numbered.issues == ["record-key-alone 编号 "])
    // A name that is the key tells who it is.
    let named = try landRow(
      "mapping: m\nreads: csv\nobject: account\nkey: 公司\nfields:\n  account.name: 公司\n  account.city: 市",
      [("公司", "安和"), ("市", "")])
    #expect(named.values == ["account.name=安和"])
    let with = try landRow(text(fields), [("编号", "1"), ("主题", "t"), ("商机", "扩产")])
    #expect(with.values.contains("opportunity.stage=discovery"))
  }

  @Test func blankKeepsOrClears() throws {
    let fields = "  lead.title: 主题\n  lead.remark: {from: 备注, blank: clear}\n  lead.product: 产品"
    let landing = try landRow(text(fields), [("编号", "1"), ("主题", "t"), ("备注", ""), ("产品", "")])
    #expect(landing.values == ["lead.title=t", "lead.remark="])
    let absent = try landRow(text(fields), [("编号", "1"), ("主题", "t"), ("备注", nil), ("产品", nil)])
    #expect(absent.values == ["lead.title=t"])
  }

  @Test func allIssuesOfARecordAreTold() throws {
    let landing = try landRow(
      text("  lead.title: {from: 主题, required: true}\n  lead.owner: 负责人\n  account.owner: 客户负责人"),
      [("编号", "1"), ("主题", ""), ("负责人", "赵六"), ("客户负责人", "张伟")])
    #expect(landing.outcome == .quarantined)
    #expect(landing.values == [])
    #expect(
      landing.issues == [
        "owner-ambiguous 客户负责人 account.owner", "required-blank 主题 lead.title",
        "owner-unknown 负责人 lead.owner",
      ])
  }

  @Test func anInvalidCellMayBeKeptInstead() throws {
    let landing = try landRow(
      text("  lead.title: 主题\n  lead.owner: {from: 负责人, invalid: keep}", rest: "keep: [备用]"),
      [("编号", "1"), ("主题", "t"), ("负责人", "赵六"), ("备用", "x")])
    #expect(landing.outcome == .landed)
    #expect(landing.values == ["lead.title=t", "+备用=x", "+负责人=赵六"])
  }

  @Test func templatesAndConcatTakeSeveralColumns() throws {
    let landing = try landRow(
      text(
        "  account.address: {template: \"{省}{市}-{路}\"}\n  lead.remark: {from: [省, 路, 市], as: concat, with: /}"
      ),
      [("编号", "1"), ("省", "浙江"), ("市", "杭州"), ("路", "")])
    #expect(landing.values == ["account.address=浙江杭州-", "lead.remark=浙江/杭州"])
  }

  @Test func theSourcesFaultsRefuse() throws {
    let compiled = try #require(check(text("  lead.title: 主题")).value)
    let layout = Layout(kinds: [.init(path: "", columns: ["编号", "主题"])])
    let bound = try compiled.bind(layout)
    let batch = makeBatch(
      layout,
      [
        Row(["1", "t"], fault: .openQuote), Row(["2", "t"], again: (1, "u")), Row(["3", ""]), Row(["", ""]),
      ])
    #expect(land(bound, batch, 0).issues == ["open-quote  "])
    #expect(land(bound, batch, 1).issues == ["repeated-cell 主题 lead.title"])
    #expect(land(bound, batch, 3).issues == ["record-blank  "])
    var arena = ByteArena()
    let first = bound.key(batch, 0, into: &arena)
    let last = bound.key(batch, 3, into: &arena)
    #expect(first == .key && last == .blank)
    #expect(arena.string(from: 0, count: arena.count) == "1")
  }

  @Test func conditionsFilterOnSourceText() throws {
    let rest = """
      where:
        状态: {in: [新, 跟进中]}
        any: [{lead.title: {matches_prefix: 询}}, {备注: {blank: true}}]
        not: {区域: 海外}
      keep: [状态, 备注, 区域]
      """
    func outcome(_ cells: [String]) throws -> LandingOutcome {
      let names = ["编号", "主题", "状态", "备注", "区域"]
      return try landRow(text("  lead.title: 主题", rest: rest), Array(zip(names, cells))).outcome
    }
    #expect(try outcome(["1", "询价", " 新 ", "x", "华东"]) == .landed)
    #expect(try outcome(["1", "其他", "新", "", ""]) == .landed)
    #expect(try outcome(["1", "其他", "新", "x", "华东"]) == .filtered)
    #expect(try outcome(["1", "询价", "旧", "x", "华东"]) == .filtered)
    #expect(try outcome(["1", "询价", "新", "x", "海外"]) == .filtered)
  }
}
