import Base
import Documents
import Model
import Testing

@testable import Mapping

struct DraftTests {
  /// A file of these columns, without a record.
  private func empty(_ name: String, _ layout: Layout, _ format: SourceFormat, record: String? = nil)
    -> DraftFile
  {
    DraftFile(path: name, name: name, format: format, recordPath: record, layout: layout)
  }

  @Test func aHeaderBecomesAMappingThatPasses() throws {
    let columns = [
      "序号", "线索编号", "公司名称", "联系人", "手 机", "电话", "E-mail", "状态", "负责人", "预计金额（万元）", "创建时间", "备用1", "#奇怪: 列",
    ]
    let layout = Layout(kinds: [.init(path: "", columns: columns)])
    let draft = MappingDraft.make([empty("excel-leads", layout, .csv)])[0].text
    let loaded = check(draft, owners: nil)
    #expect(loaded.diagnostics.isEmpty)
    let file = try #require(loaded.value?.file)
    #expect(file.object == .lead)
    #expect(file.key.map(\.value) == ["线索编号"])
    let fields = Set(file.fields.filter { !$0.isImplied }.map { $0.path.value })
    #expect(
      fields == [
        "account.name", "contact.name", "contact.mobile", "contact.phone", "contact.email", "lead.status",
        "lead.created_at", "opportunity.amount",
      ])
    #expect(draft.contains("scale: 10000, currency: CNY"))
    #expect(draft.contains("# lead.owner: {from: 负责人, as: owner}"))
    #expect(draft.contains("- \"#奇怪: 列\"  # ?"))
    #expect(throws: Never.self) { _ = try loaded.value?.bind(layout) }
    let withOwners = MappingDraft.make([empty("excel-leads", layout, .csv)], hasOwners: true)[0].text
    #expect(check(withOwners).value?.file.fields.contains { $0.path.value == "lead.owner" } == true)
  }

  @Test func childrenBecomeEach() throws {
    let layout = Layout(kinds: [
      .init(path: "", columns: ["code", "name", "@status"]),
      .init(path: "contacts/contact", columns: ["name", "mobile", "."]),
      .init(path: "visits/visit", columns: ["x"]),
      .init(path: "orders/order", columns: ["sku"]),
    ])
    let draft = MappingDraft.make([empty("u8-customer", layout, .xml, record: "ufinterface/customer")])[0]
      .text
    let loaded = check(draft, owners: nil)
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.value?.file.each.map(\.object) == [.contact, .activity])
    // What nobody knows is kept whole, and no activity is made of it.
    #expect(draft.contains("  - orders/order  # ?"))
    #expect(throws: Never.self) { _ = try loaded.value?.bind(layout) }
  }

  @Test(arguments: [
    ["姓名"], ["null", "~", "", "a: b", "- c", "'", "\"", "*", "&a", "{x}", "[y]", "100%", "是否公海", "生日", "性别"],
    ["true", "No", "a\nb", "x\u{2028}y", "IsDeleted", "{First Name}", "Last } Name", "First_Name", "a,b"],
    LeadModel.allFields.map(\.title.zh), LeadModel.allFields.map(\.title.en),
    LeadModel.allFields.flatMap(\.synonyms),
  ])
  func anyHeaderPasses(columns: [String]) {
    var seen: Set<String> = []
    let unique = columns.filter { seen.insert($0).inserted }
    let layout = Layout(kinds: [.init(path: "", columns: unique)])
    for name in ["some leads.csv", "Contacts", "客户", "deals", "Tasks"] {
      for (format, hasOwners) in [(SourceFormat.csv, false), (.json, true), (.xml, false)] {
        let draft = MappingDraft.make([empty(name, layout, format)], hasOwners: hasOwners)[0].text
        let loaded = check(draft, owners: hasOwners ? owners : nil)
        #expect(loaded.diagnostics.filter { $0.severity == .error }.isEmpty, "\(draft)")
        #expect(throws: Never.self) { _ = try loaded.value?.bind(layout) }
      }
    }
  }
}
