import Base
import Documents
import Model
import Testing

@testable import Mapping

struct DraftTests {
  @Test func aHeaderBecomesAMappingThatPasses() throws {
    let columns = [
      "序号", "线索编号", "公司名称", "联系人", "手 机", "电话", "E-mail", "状态", "负责人", "预计金额（万元）", "创建时间", "备用1", "#奇怪: 列",
    ]
    let layout = Layout(kinds: [.init(path: "", columns: columns)])
    let draft = MappingDraft.make(name: "excel-leads", layout: layout, format: .csv)
    let loaded = check(draft, owners: nil)
    #expect(loaded.diagnostics.isEmpty)
    let file = try #require(loaded.value?.file)
    #expect(file.object == .lead)
    #expect(file.key.map(\.value) == ["线索编号"])
    let fields = Set(file.fields.map { $0.path.value })
    #expect(
      fields == [
        "account.name", "contact.name", "contact.mobile", "contact.phone", "contact.email", "lead.status",
        "lead.created_at", "opportunity.amount",
      ])
    #expect(draft.contains("scale: 10000, currency: CNY"))
    #expect(draft.contains("# lead.owner: 负责人  # needs owners"))
    #expect(draft.contains("- \"#奇怪: 列\"  # ?"))
    #expect(throws: Never.self) { _ = try loaded.value?.bind(layout) }
    let withOwners = MappingDraft.make(name: "excel-leads", layout: layout, format: .csv, hasOwners: true)
    #expect(check(withOwners).value?.file.fields.contains { $0.path.value == "lead.owner" } == true)
  }

  @Test func childrenBecomeEach() throws {
    let layout = Layout(kinds: [
      .init(path: "", columns: ["code", "name", "@status"]),
      .init(path: "contacts/contact", columns: ["name", "mobile", "."]),
      .init(path: "visits/visit", columns: ["x"]),
    ])
    let draft = MappingDraft.make(
      name: "u8-customer", layout: layout, format: .xml, record: "ufinterface/customer")
    let loaded = check(draft, owners: nil)
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.value?.file.each.map(\.object) == [.contact, .activity])
    #expect(throws: Never.self) { _ = try loaded.value?.bind(layout) }
  }

  @Test(arguments: [
    ["姓名"], ["null", "~", "", "a: b", "- c", "'", "\"", "*", "&a", "{x}", "[y]", "100%", "是否公海", "生日", "性别"],
    LeadModel.allFields.map(\.title.zh), LeadModel.allFields.map(\.title.en),
    LeadModel.allFields.flatMap(\.synonyms),
  ])
  func anyHeaderPasses(columns: [String]) {
    var seen: Set<String> = []
    let unique = columns.filter { seen.insert($0).inserted }
    let layout = Layout(kinds: [.init(path: "", columns: unique)])
    for (format, hasOwners) in [(SourceFormat.csv, false), (.json, true), (.xml, false)] {
      let draft = MappingDraft.make(
        name: "some leads.csv", layout: layout, format: format, hasOwners: hasOwners)
      let loaded = check(draft, owners: hasOwners ? owners : nil)
      #expect(loaded.diagnostics.filter { $0.severity == .error }.isEmpty, "\(draft)")
      #expect(throws: Never.self) { _ = try loaded.value?.bind(layout) }
    }
  }
}
