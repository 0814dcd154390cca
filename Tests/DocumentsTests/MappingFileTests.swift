import Model
import Testing

@testable import Documents

struct MappingFileTests {
  @Test func theExampleOfTheDesignIsRead() throws {
    let loaded = mapping(designMapping)
    #expect(loaded.diagnostics.isEmpty)
    let file = try #require(loaded.value)
    #expect(file.name == "excel-leads")
    #expect(file.reads == .csv)
    #expect(file.object == .lead)
    #expect(file.key.map(\.value) == ["线索编号"])
    // Seven are written; that a title is kept follows from the name.
    #expect(file.fields.count == 8 && file.fields.last?.path.value == "contact.honorific")
    #expect(file.keep.map(\.value) == ["备用1", "备用2"])
    let mobile = file.fields[2]
    guard case .columns(let columns) = mobile.origin else {
      Issue.record("no columns")
      return
    }
    #expect(columns.map(\.value) == ["手机", "电话"])
    #expect(mobile.transform.map(\.value) == "phone")
    #expect(mobile.options.map { $0.name.value + "=" + $0.value.value } == ["take=first"])
    #expect(file.fields[3].valueMap.map { $0.to.value } == ["new", "working", "converted", "unqualified"])
  }

  @Test func textStaysAsWritten() throws {
    let file = try #require(
      mapping(
        """
        mapping: m
        reads: csv
        object: lead
        fields:
          lead.title: 00123
          lead.channel: {from: yes, values: {no: 0x10, 1.10: ~x}}
        csv: {delimiter: tab, header_row: 3, header_rows: 2, footers: [合计]}
        """
      ).value)
    guard case .columns(let columns) = file.fields[0].origin else { return }
    #expect(columns.map(\.value) == ["00123"])
    #expect(file.fields[1].valueMap.map { $0.from.value } == ["no", "1.10"])
    #expect(file.readOptions.delimiter == 9)
    #expect(file.readOptions.headerRow == 3)
    #expect(file.readOptions.footers == ["合计"])
  }

  @Test func nestedEachMakesPathsFromTheRecord() throws {
    let file = try #require(
      mapping(
        """
        mapping: m
        reads: xml
        record: customer
        object: account
        fields: {account.name: name}
        each:
          - path: contacts/contact
            object: contact
            key: "@id"
            fields: {contact.name: name}
            each:
              - {path: calls/call, object: activity, fields: {activity.content: .}}
        """
      ).value)
    #expect(file.readOptions.children == ["contacts/contact", "contacts/contact/calls/call"])
    #expect(file.each[0].key.map(\.value) == ["@id"])
  }

  @Test func everyMistakeIsToldAtOnce() throws {
    let loaded = mapping(
      """
      mapping: m
      reads: cvs
      object: leed
      key: [a]
      record: x
      fields:
        account.nmae: 公司
        lead.status: {from: 状态, values: {新: nwe}}
        lead.title: {as: text}
        lead.title: 标题
        lead.remark: {from: a, value: b, blank: erase}
        lead.rating: {value: boiling}
        lead.owner: {from: [a, {b: c}], required: perhaps}
      keep: [序号]
      ignore: [序号]
      where: {状态: {is: 新}, any: 3}
      """)
    #expect(loaded.value == nil)
    #expect(
      loaded.summary == [
        "2:8 not-one-of", "3:9 not-one-of", "5:1 only-for-format", "7:3 unknown-field",
        "8:39 not-in-choices", "10:3 field-twice", "11:26 two-sources", "11:43 not-one-of",
        "12:24 not-in-choices", "13:26 wrong-type", "13:45 wrong-type", "15:10 kept-and-ignored",
        "16:14 unknown-operator", "16:27 wrong-type",
      ])
    let hints = loaded.diagnostics.compactMap(\.hint?.en)
    #expect(hints.contains("did you mean 'csv'?"))
    #expect(hints.contains("did you mean 'account.name'?"))
    #expect(hints.contains("did you mean 'new'?"))
  }

  @Test(arguments: [
    ("a: [1, 2\nb: 3\n", "yaml"), ("a: b: c\n", "yaml"), ("a:\n\t- b\n", "yaml"), ("key: @id\n", "yaml"),
    ("", "file-empty"), ("- a\n", "wrong-type"), ("keep: *\n", "yaml"),
  ])
  func badSyntax(text: String, code: String) {
    let loaded = mapping(text)
    #expect(loaded.value == nil)
    #expect(loaded.diagnostics.first?.code == code)
  }

  @Test func anAliasBombIsRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1..<7 {
      text += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ",") + "]\n"
    }
    #expect(mapping(text).diagnostics.contains { $0.code == "too-many-nodes" })
  }

  @Test func columnsToBeFilledDownAreATables() {
    func summary(_ reads: String, _ columns: String) -> [String] {
      mapping(
        """
        mapping: m
        reads: \(reads)
        object: lead
        fields: {lead.title: 主题}
        fill_down: \(columns)
        """
      ).summary
    }
    #expect(summary("csv", "[主题, 区]").isEmpty && summary("csv", "区").isEmpty)
    #expect(summary("json", "[主题]") == ["5:1 only-for-format"])
    #expect(summary("csv", "[区, 主题, 区]") == ["5:20 column-twice"])
    #expect(summary("csv", "[]") == ["5:12 empty-list"])
    #expect(summary("csv", "{区: 1}") == ["5:12 wrong-type"])
  }
}
