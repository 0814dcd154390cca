import Foundation
import Testing

/// Records that name records of another source.
@Suite struct ReferenceTests {
  private func migration(_ contacts: String, source: String = "erp") throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: small
      store: sqlite:t.leads
      sources:
        sheet: {files: contacts.csv, mapping: contacts.yaml, trust: 1}
        erp: {files: customers.csv, mapping: customers.yaml, trust: 2}
      gates: {quarantined: 5}
      """)
    try dir.write(
      "contacts.yaml",
      """
      mapping: contacts
      reads: csv
      object: contact
      key: 编号
      fields:
        contact.name: 姓名
        contact.account: {from: 客户编码, source: \(source)}
      """)
    try dir.write(
      "customers.yaml",
      "mapping: customers\nreads: csv\nobject: account\nkey: 客户编码\nfields: {account.name: 名称}\n")
    try dir.write("contacts.csv", "编号,姓名,客户编码\n" + contacts)
    try dir.write("customers.csv", "客户编码,名称\nC1,杭州云杉科技有限公司\nC2,宁波海棠贸易有限公司\n")
    return dir
  }

  @Test func aReferenceLeadsIntoTheSourceItNames() throws {
    let dir = try migration("1,张伟,C2\n2,李娜,C1\n3,王磊,C9\n")
    let run = try dir.run("apply", "m.yaml")
    #expect(run.status == 0, "\(run)")
    let store = try StoreReading(dir.store)
    let sql = "SELECT a.name FROM contact c JOIN account a ON a.nr = c.account WHERE c.name = ?"
    #expect(try store.value(sql, ["张伟"]) == "宁波海棠贸易有限公司")
    #expect(try store.value(sql, ["李娜"]) == "杭州云杉科技有限公司")
    #expect(try store.text("SELECT code || ' ' || key FROM quarantine") == "reference-not-found 3")
    #expect(try dir.run("plan", "m.yaml").status == 0)
  }

  @Test func anUnknownSourceIsFoundBeforeDataIsRead() throws {
    let check = try migration("1,张伟,C2\n", source: "erq").run("check", "m.yaml")
    #expect(check.status == 5, "\(check)")
    #expect(check.err.contains("contacts.yaml:7") || check.out.contains("contacts.yaml:7"), "\(check)")
  }

  @Test func aLeaverWithoutSuccessorHasACodeOfHisOwn() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,韩梅\n", gates: "owners: owners.csv")
    try dir.write("owners.csv", "工号,姓名,状态,接手人\nA1,韩梅,离职,\nA2,罗兰,在职,\n")
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing("lead.remark: 备注", with: "lead.owner: 备注"))
    let plan = try dir.run("plan", "m.yaml")
    #expect(dir.text("small-plan/report.json").contains("\"owner-left\""), "\(plan)")
  }
}
