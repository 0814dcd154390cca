import Base
import Documents
import Model
import Testing

@testable import Mapping

/// A table as a draft sees it.
func table(_ name: String, _ header: [String], _ rows: [[String]]) -> DraftFile {
  var kind = DraftKind(path: "", columns: header.map { ColumnEvidence(name: $0) })
  kind.records = rows.count
  for row in rows {
    for (index, cell) in row.enumerated() { kind.columns[index].add(cell) }
  }
  return DraftFile(path: "\(name).csv", name: name, format: .csv, kinds: [kind])
}

struct DraftValueTests {
  private func draft(_ file: DraftFile, hasOwners: Bool = false) throws -> (text: String, file: MappingFile) {
    let text = MappingDraft.make([file], hasOwners: hasOwners)[0].text
    let loaded = check(text, owners: hasOwners ? owners : nil)
    #expect(!loaded.hasErrors, "\(text)")
    return (text, try #require(loaded.value?.file))
  }

  /// Field → column.
  private func fields(_ file: MappingFile) -> [String: String] {
    var found: [String: String] = [:]
    for rule in file.fields {
      if case .columns(let names) = rule.origin {
        found[rule.path.value] = names.map(\.value).joined(separator: "+")
      }
    }
    return found
  }

  @Test func anAccountExportMakesAccountsAlone() throws {
    let file = table(
      "Account",
      [
        "Id", "Name", "Type", "Rating", "Description", "CreatedDate", "AccountSource", "Owner.Name",
        "CreatedBy.Name",
      ],
      [
        [
          "001Aa00000BcDeFGHI", "Northwind Pumps Inc", "Customer - Direct", "Hot", "pays late",
          "2024-03-01T10:00:00.000+0000", "Web", "Ann Lee", "Bo Kim",
        ],
        [
          "001Aa00000BcDeGGHJ", "Fjord Paper LLC", "Partner", "Cold", "", "2024-03-02T10:00:00.000+0000",
          "Web", "Ann Lee", "Bo Kim",
        ],
      ])
    let made = try draft(file, hasOwners: true)
    #expect(made.file.object == .account)
    #expect(Set(made.file.fields.map(\.field.entity)) == [.account])
    let fields = fields(made.file)
    #expect(fields["account.name"] == "Name")
    #expect(fields["account.type"] == "Type")
    #expect(fields["account.remark"] == "Description")
    #expect(fields["account.created_at"] == "CreatedDate")
    #expect(fields["account.owner"] == "Owner.Name")
    #expect(made.text.contains("- CreatedBy.Name\n"))
    // An offset says the zone; nothing is stamped on it.
    #expect(!made.text.contains("Asia/Shanghai") && !made.text.contains("CNY"))
  }

  @Test(arguments: [("Contacts", Entity.contact), ("Lead list", .lead)])
  func aNameBesideACompanyIsAPerson(name: String, object: Entity) throws {
    let file = table(
      name, ["Name", "Company", "Title", "Email"],
      [
        ["Ann Lee", "Northwind Pumps Inc", "VP Sales", "ann@northwind.example"],
        ["Bo Kim", "Fjord Paper LLC", "Buyer", "bo@fjord.example"],
        ["Cy van Dam", "Dam Logistics", "Managing Director", "cy@dam.example"],
      ])
    let made = try draft(file)
    #expect(made.file.object == object)
    let fields = fields(made.file)
    #expect(fields["contact.name"] == "Name")
    #expect(fields["account.name"] == "Company")
    #expect(fields["contact.position"] == "Title")
  }

  @Test func 客户一列里是人还是公司看内容() throws {
    let persons = table(
      "名单", ["客户", "手机"], [["王芳", "13900001001"], ["李国强", "13900001002"], ["欧阳明月", "13900001003"]])
    #expect(fields(try draft(persons).file)["contact.name"] == "客户")
    let companies = table("名单", ["客户", "手机"], [["安达机械有限公司", "13900001001"], ["北辰贸易公司", "13900001002"]])
    #expect(fields(try draft(companies).file)["account.name"] == "客户")
  }

  @Test func wordsOfAChoiceAreFilledInAndUnknownOnesKept() throws {
    var rows = (0..<12).map { ["\($0)", "跟进中", "高"] }
    rows += [["20", "老板娘在看", "低"], ["21", "Closed - Converted", "中"]]
    let made = try draft(table("线索", ["线索编号", "线索状态", "意向度"], rows))
    let status = try #require(made.file.fields.first { $0.path.value == "lead.status" })
    #expect(
      status.valueMap.map { "\($0.from.value)=\($0.to.value)" } == [
        "跟进中=working", "Closed - Converted=converted",
      ])
    #expect(status.onInvalid == .keep)
    #expect(made.text.contains("# ? 老板娘在看"))
    let rating = try #require(made.file.fields.first { $0.path.value == "lead.rating" })
    #expect(rating.onInvalid == .quarantine && rating.valueMap.count == 3)
  }

  @Test(arguments: [
    ("1709287200", "epoch"), ("1709287200000", "epoch-ms"), ("45352", "excel"), ("25/03/2024", "dmy"),
    ("03/25/2024", "mdy"),
  ])
  func theFormOfATimeIsFoundInTheValues(value: String, format: String) throws {
    let file = table(
      "leads", ["lead id", "Company", "Created"],
      [["1", "Fjord Paper LLC", value], ["2", "Dam Logistics Inc", value]])
    let made = try draft(file)
    let rule = try #require(made.file.fields.first { $0.path.value == "lead.created_at" })
    #expect(rule.optionValues["format"] == format)
    #expect(made.text.contains("lead.created_at") && !made.text.contains("Shanghai"))
  }

  @Test func whatIsGuessedOfForeignDataIsMarked() throws {
    let file = table(
      "deals", ["Deal Id", "Deal Name", "Amount", "Created", "Stage"],
      [
        ["D-1", "Pumps", "1200.50", "2024-03-01 10:00", "Proposal"],
        ["D-2", "Paper", "80", "2024-03-02 11:00", "Closed Won"],
      ])
    let text = try draft(file).text
    for line in text.split(separator: "\n") where line.contains("zone:") || line.contains("currency:") {
      #expect(line.contains("# ?"), "\(line)")
    }
    #expect(text.contains("opportunity.amount: {from: Amount, as: money, currency: USD}  # ?"))
  }

  @Test func theCurrencyThatARecordNamesIsItsOwn() throws {
    let file = table(
      "Opportunity", ["Id", "Name", "StageName", "Amount", "CurrencyIsoCode"],
      [
        ["006Aa00000BcDeFGHI", "Pumps", "Closed Won", "12", "GBP"],
        ["006Aa00000BcDeFGHJ", "Paper", "Closed Lost", "9", "GBP"],
      ])
    #expect(try draft(file).text.contains("opportunity.amount: {from: Amount, as: money, currency: GBP}\n"))
  }

  @Test func damageIsLeftToQuarantineOtherTextIsKept() throws {
    let numbers = (0..<10).map { "1390000100\($0)" }
    let odd = table(
      "线索", ["线索编号", "手机"], (numbers + ["微信同号"]).enumerated().map { ["\($0.offset)", $0.element] })
    let rule = try #require(try draft(odd).file.fields.first { $0.path.value == "contact.mobile" })
    #expect(rule.onInvalid == .keep)
    let harmed = table(
      "线索", ["线索编号", "手机"], (numbers + ["1.39E+10"]).enumerated().map { ["\($0.offset)", $0.element] })
    let made = MappingDraft.make([harmed])[0]
    #expect(made.damagedCells == 1)
    #expect(made.text.contains("contact.mobile: {from: 手机, as: phone}  # ? 1 of 11 damaged or unfit"))
  }

  @Test func firstAndLastNamesAreOneName() throws {
    let latin = table(
      "contacts", ["First Name", "Last Name", "Email"],
      [["Ann", "Lee", "a@b.example"], ["Bo", "Kim", "c@d.example"]])
    #expect(
      try draft(latin).text.contains("contact.name: {template: \"{First Name} {Last Name}\", as: text}"))
    let han = table(
      "contacts", ["名", "姓", "Email"], [["芳", "王", "a@b.example"], ["强", "李", "c@d.example"]])
    #expect(try draft(han).text.contains("{template: \"{姓}{名}\""))
  }

  @Test func keysOfAnotherFileAreReferences() throws {
    let accounts = table(
      "Account", ["Id", "Name"], (0..<4).map { ["001Aa00000BcDe\($0)GHI", "Firm \($0) Inc"] })
    let contacts = table(
      "Contact", ["Id", "AccountId", "LastName"],
      (0..<4).map { ["003Aa00000BcDe\($0)GHI", "001Aa00000BcDe\($0)GHI", "Lee"] })
    let alone = MappingDraft.make([contacts])[0].text
    #expect(alone.contains("- AccountId  # ? contact.account"))
    let together = MappingDraft.make([accounts, contacts])
    #expect(together[1].text.contains("contact.account: {from: AccountId, as: reference, source: Account}"))
    #expect(together[0].object == .account && together[1].object == .contact)
    // Of 15 characters or of 18, an id is one.
    let short = table("Account", ["Id", "Name"], (0..<4).map { ["001Aa00000BcDe\($0)", "Firm \($0) Inc"] })
    let lines = table(
      "Contact", ["Id", "AccountId", "LastName"],
      (0..<4).map { ["003Aa00000BcDe\($0)", "001Aa00000BcDe\($0)", "Lee"] })
    let made = MappingDraft.make([short, lines])
    #expect(made[0].text.contains("key: {from: Id, as: salesforce-id}"))
    #expect(made[1].text.contains("contact.account: {from: AccountId, as: salesforce-id, source: Account}"))
  }

  @Test func everyColumnIsMappedOrNamed() throws {
    let header = ["编号", "客户名称", "啥也不是", "Owner.Name", "SystemModstamp", "创建人", "备注", "Rating"]
    let file = table(
      "客户", header,
      [["1", "北辰公司", "x", "张三", "y", "李四", "", "Hot"], ["2", "南山公司", "z", "张三", "y", "李四", "n", "Cold"]])
    let made = try draft(file)
    #expect(throws: Never.self) {
      _ = try check(made.text, owners: nil).value?.bind(Layout(kinds: [.init(path: "", columns: header)]))
    }
    #expect(Set(made.file.fields.map(\.field.entity)) == [.account])
  }

  @Test func aPlaceInOneCellIsReadInParts() throws {
    let file = table("线索", ["线索编号", "公司名称", "地区"], [["1", "北辰公司", "浙江省杭州市"], ["2", "南山公司", "江苏省苏州市"]])
    let made = try draft(file)
    #expect(made.text.contains("account.province: {from: 地区, as: region, part: province}"))
    #expect(made.text.contains("account.city: {from: 地区, as: region, part: city}"))
  }

  @Test func whatIsOfAnotherPersonIsNoFactAboutTheContact() throws {
    var kind = DraftKind(
      path: "",
      columns: ["code", "name", "contact", "mobile", "contacts/contact/name", "contacts/contact/mobile"].map {
        ColumnEvidence(name: $0)
      })
    kind.records = 2
    for row in [
      ["1", "北辰公司", "王芳", "13900001001", "李强", "13900001002"],
      ["2", "南山公司", "赵敏", "13900001003", "钱多", "13900001004"],
    ] {
      for (index, cell) in row.enumerated() { kind.columns[index].add(cell) }
    }
    let made = try draft(
      DraftFile(path: "c.xml", name: "customers", format: .xml, recordPath: "a/b", kinds: [kind]))
    #expect(fields(made.file)["contact.name"] == "contacts/contact/name")
    #expect(fields(made.file)["contact.mobile"] == "contacts/contact/mobile")
    #expect(fields(made.file)["contact.other_phones"] == nil)
    #expect(made.file.keep.map(\.value).contains("mobile"))
  }
}
