import Documents
import Model
import Testing

@testable import Mapping

struct CheckTests {
  @Test func theExampleOfTheDesignPasses() {
    let loaded = check(
      """
      mapping: excel-leads
      title: {zh: Excel 线索表, en: Lead sheet kept in Excel}
      reads: csv
      object: lead
      key: 线索编号
      fields:
        account.name:        {from: 公司名称, as: company}
        contact.name:        {from: 联系人, as: person}
        contact.mobile:      {from: [手机, 电话], as: phone, take: first}
        lead.status:         {from: 状态, values: {新线索: new, 跟进中: working, 已转化: converted, 无效: unqualified}}
        lead.owner:          {from: 负责人, as: owner}
        opportunity.amount:  {from: 预计金额(万元), as: money, scale: 10000, currency: CNY}
        lead.created_at:     {from: 创建时间, as: datetime, zone: Asia/Shanghai}
      keep: [备用1, 备用2]        # carried as extras
      ignore: [序号]              # dropped on purpose, by name
      """)
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.value?.lossy == [])
  }

  @Test func everyMistakeIsToldAtOnce() {
    let loaded = check(
      """
      mapping: m
      reads: csv
      object: lead
      fields:
        account.name: {from: a, as: compny}
        contact.mobile: {from: b, as: email}
        contact.email: {from: c, as: email, tkae: first}
        contact.phone: {from: d, take: frist}
        lead.title: {from: e, values: {}, as: text}
        lead.remark: {template: "{开口"}
        lead.channel: {from: f, take: all}
        lead.created_at: {value: tomorrow}
        lead.nothing: g
      where: {lead.rating: hot}
      """)
    #expect(loaded.value == nil)
    #expect(
      loaded.diagnostics.map { "\($0.position?.line ?? 0) \($0.code)" }.filter { $0 != "12 bad-constant" }
        == [
          "5 unknown-transform", "6 type-mismatch", "7 unknown-key", "8 not-one-of", "9 empty-list",
          "10 bad-template", "11 take-all", "13 unknown-field", "14 condition-on-unmapped-field",
        ])
    let hints = loaded.diagnostics.compactMap { $0.hint?.en }
    #expect(hints.contains("did you mean 'company'?"))
    #expect(hints.contains("did you mean 'take'?"))
    #expect(hints.contains("did you mean 'first'?"))
  }

  @Test func ownersNeedTheirTable() {
    let text = "mapping: m\nreads: csv\nobject: lead\nfields:\n  lead.owner: 负责人\n"
    #expect(check(text, owners: nil).summary == ["5:3 owners-needed"])
    #expect(check(text).value != nil)
  }

  @Test func mapsThatCollapseValuesAreReportedAndAllowed() {
    let loaded = check(
      """
      mapping: m
      reads: csv
      object: lead
      fields:
        lead.status: {from: 状态, values: {新: new, 待联系: new, 无效: lost}}
      """)
    #expect(loaded.value?.lossy == [LossyMap(field: "lead.status", values: ["新", "待联系"], becomes: "new")])
    #expect(loaded.diagnostics.map(\.severity) == [.note])
  }
}
