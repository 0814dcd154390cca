import Testing

/// Guarantee 9: what is ambiguous or damaged is refused, and never made to fit.
@Suite struct NoGuessTests {
  @Test(arguments: [
    ("手机", "contact.mobile: {from: 手机, as: phone}", "1.38E+10"),
    ("手机", "contact.mobile: {from: 手机, as: phone}", "####"),
    ("备注", "lead.created_at: {from: 备注, as: datetime, zone: Asia/Shanghai}", "03/04/2025"),
    ("备注", "opportunity.amount: {from: 备注, as: money, currency: CNY}", "1.2.3"),
    ("备注", "lead.status: {from: 备注, values: {新: new}}", "旧"),
  ])
  func isRefused(column: String, rule: String, cell: String) throws {
    let dir = try Workdir()
    let good = ["手机": "13812345678", "备注": ""]
    let cells = good.merging([column: cell]) { $1 }
    try dir.writeSmallMigration("1,甲公司,张伟,\(cells["手机"] ?? ""),\(cells["备注"] ?? "")\n")
    let former = column == "手机" ? "contact.mobile: 手机" : "lead.remark: 备注"
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing(former, with: rule))
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 3, "\(got)")
    #expect(got.err.contains("leads.csv:2") && got.err.contains(column), "\(got.err)")
    #expect(dir.storeState().isEmpty)
  }

  @Test func twoRowsOfOneKeyAreBothRefused() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲公司,张伟,,a\n1,乙公司,李娜,,b\n2,,王芳,,\n", gates: "gates: {quarantined: 2}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.reading().texts("SELECT name FROM contact") == ["王芳"])
  }
}
