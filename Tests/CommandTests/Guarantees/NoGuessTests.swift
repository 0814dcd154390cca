import Foundation
import Testing

/// Guarantee 9: what is ambiguous or damaged is refused, and never made to fit.
@Suite struct NoGuessTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The column, what the mapping says of it, the cell, and what it is refused for.
    var column: String
    var rule: String
    var cell: String
    var code: String
    var testDescription: String { "\(code): \(cell)" }
  }

  private static let phone = "contact.mobile: {from: 手机, as: phone}"
  private static let owner = "lead.owner: {from: 备注, as: owner}"
  private static let date = "lead.created_at: {from: 备注, as: datetime, zone: Asia/Shanghai}"
  private static let money = "opportunity.amount: {from: 备注, as: money, currency: CNY}"
  private static let status = "lead.status: {from: 备注, values: {新: new}}"

  static let cases = [
    Case(column: "手机", rule: phone, cell: "1.38E+10", code: "phone-scientific"),
    Case(column: "手机", rule: phone, cell: "####", code: "cell-hashes"),
    Case(column: "手机", rule: phone, cell: "##############", code: "cell-hashes"),
    Case(column: "手机", rule: phone, cell: "13812345678/13912345678", code: "phone-several"),
    Case(column: "手机", rule: phone, cell: "138123456789", code: "phone-digits"),
    Case(column: "手机", rule: phone, cell: "1381234567", code: "phone-digits"),
    Case(column: "备注", rule: owner, cell: "王芳", code: "owner-ambiguous"),
    Case(column: "备注", rule: owner, cell: "赵六", code: "owner-unknown"),
    Case(column: "备注", rule: date, cell: "03/04/2025", code: "date-ambiguous"),
    Case(column: "备注", rule: money, cell: "1.2.3", code: "money-invalid"),
    Case(column: "备注", rule: status, cell: "旧", code: "enum-unknown"),
  ]

  @Test(arguments: cases) func isRefused(_ one: Case) throws {
    let dir = try Workdir()
    let good = ["手机": "13812345678", "备注": ""]
    let cells = good.merging([one.column: one.cell]) { $1 }
    try dir.writeSmallMigration("1,甲公司,张伟,\(cells["手机"] ?? ""),\(cells["备注"] ?? "")\n")
    try dir.write("m.yaml", dir.text("m.yaml") + "\nowners: owners.csv\n")
    try dir.write("owners.csv", "code,name,status\nw1,王芳,active\nw2,王芳,active\nw3,李强,active\n")
    let former = one.column == "手机" ? "contact.mobile: 手机" : "lead.remark: 备注"
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing(former, with: one.rule))
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 3, "\(got)")
    #expect(got.err.contains("leads.csv:2") && got.err.contains("[\(one.column)]"), "\(got.err)")
    #expect(got.err.contains("[\(one.code)]"), "\(got.err)")
    #expect(dir.storeState().isEmpty)
  }

  @Test func twoRowsOfOneKeyAreBothRefused() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲公司,张伟,,a\n1,乙公司,李娜,,b\n2,,王芳,,\n", gates: "gates: {quarantined: 2}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.reading().texts("SELECT name FROM contact") == ["王芳"])
  }

  /// A cell of any length arrives whole.
  @Test func nothingIsCutOff() throws {
    let dir = try Workdir()
    let long = String(repeating: "很长的备注", count: 20_000)
    let name = String(repeating: "名", count: 5_000) + "有限公司"
    try dir.writeSmallMigration("1,\(name),张伟,13812345678,\(long)\n")
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    #expect(try dir.reading().text("SELECT remark FROM lead") == long)
    #expect(try dir.reading().text("SELECT name FROM account") == name)
  }

  /// What no encoding explains ends the run with its place; nothing is put where a character is missing.
  @Test(arguments: [
    Array("1,甲公司,张".utf8) + [0xFF] + Array(",13812345678,\n".utf8),
    Array("1,甲公司,张".utf8) + [0xE4, 0xBC] + Array(",13812345678,\n".utf8),
    Array("1,甲公司,张伟,13812345678,\u{0}\n2,乙公司\u{0},李娜,,\n".utf8),
  ])
  func noCharacterIsReplaced(_ row: [UInt8]) throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("")
    try dir.write("leads.csv", Data(Array("编号,公司,联系人,手机,备注\n".utf8) + row))
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 6, "\(got)")
    #expect(got.err.contains("not-decodable") || got.err.contains("not-text"), "\(got.err)")
    #expect(dir.storeState().isEmpty)
  }
}
