import Invented

/// Records that nobody may guess about: damage done by Excel, by hand, or by a broken export.
extension Plan {
  mutating func plantRefusals() {
    for _ in 0..<5 { refuseRow("phone-scientific", "手机") { row, _ in row.mobile = "1.38E+10" } }
    for _ in 0..<3 { refuseRow("cell-hashes", "手机") { row, _ in row.mobile = "###########" } }
    for _ in 0..<2 {
      refuseRow("phone-text", "手机") { row, person in
        row.mobile = person.mobile.prefix(3) + "****" + person.mobile.suffix(4)
      }
    }
    for _ in 0..<2 {
      refuseRow("phone-digits", "手机") { row, person in row.mobile = String(person.mobile.dropLast()) }
    }
    for _ in 0..<2 {
      refuseRow("id-scientific", "统一社会信用代码") { row, _ in row.creditCode = "9.13301E+17" }
    }
    for _ in 0..<2 {
      refuseRow("credit-code-check", "统一社会信用代码") { row, person in
        let code = person.company.creditCode
        row.creditCode = code.dropLast() + (code.hasSuffix("1") ? "2" : "1")
      }
    }
    for name in ["钱多多", "外包小刘", "钱多多"] {
      refuseRow("owner-unknown", "负责人") { row, _ in
        row.owner = name
        row.ownerCode = ""
      }
    }
    for stage in ["老板在谈", "跟踪?"] { refuseRow("enum-unknown", "状态") { row, _ in row.stage = stage } }
    for day in ["2025/13/45", "2025年2月30日"] {
      refuseRow("date-invalid", "创建时间") { row, _ in row.rawCells[17] = day }
    }
    refuseRow("email-invalid", "邮箱") { row, person in row.email = "\(person.wechat)@@qq" }
    for _ in 0..<2 { refuseRow("too-many-cells", "") { row, _ in row.extraCells = 1 } }
    refuseRow("too-few-cells", "") { row, _ in row.extraCells = -6 }
    refuseRow("text-after-quote", "") { row, person in
      row.rawCells[1] = "\"\(person.company.shortName)\"分公司"
    }
    refuseRow("key-blank", "线索编号") { _, _ in }
    refuseRow("key-repeated", "线索编号") { _, _ in }

    refuseItem("enum-unknown", "stage") { row, _ in row.stage = "待定中" }
    refuseItem("phone-digits", "contact.mobile") { row, person in
      row.mobile = String(person.mobile.dropLast(2))
    }
    refuseItem("owner-unknown", "owner.name") { row, _ in
      row.owner = "系统管理员"
      row.ownerCode = ""
    }
    refuseItem("repeated-key", "") { row, _ in row.repeatsMobile = true }

    refuseCustomer("owner-unknown", "person") { $0.ownerText = "B777" }
    refuseCustomer("phone-scientific", "contacts/contact/mobile") { $0.contacts[0].mobile = "1.39E+10" }
    refuseCustomer("key-blank", "code") { _ in }
  }

  private mutating func refuseRow(_ code: String, _ column: String, _ spoil: (inout LeadRow, Person) -> Void)
  {
    let person = world.person()
    var row = world.sheetRow(person, 2026)
    row.refusal = Refusal(code: code, column: column)
    spoil(&row, person)
    leads.append(row)
  }

  private mutating func refuseItem(_ code: String, _ column: String, _ spoil: (inout LeadRow, Person) -> Void)
  {
    let person = world.person()
    var row = world.feedRow(person)
    row.refusal = Refusal(code: code, column: column)
    spoil(&row, person)
    leads.append(row)
  }

  private mutating func refuseCustomer(_ code: String, _ column: String, _ spoil: (inout CustomerRow) -> Void)
  {
    let person = world.person()
    var row = world.customer(person.company, contacts: [person])
    row.refusal = Refusal(code: code, column: column)
    spoil(&row)
    customers.append(row)
  }
}
