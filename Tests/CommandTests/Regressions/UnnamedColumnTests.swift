import Testing

/// A place without a name that one row fills says nothing of the other rows.
@Suite struct UnnamedColumnTests {
  @Test func theOtherRowsAreTheSameAsBefore() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("")
    try dir.write("leads.yaml", dir.text("leads.yaml") + "\nkeep: [\"column*\"]\n")
    let header = "编号,公司,联系人,手机,备注,,\n"
    let rows = "1,甲公司,张伟,,,,\n2,乙公司,李娜,,,,\n"
    try dir.write("leads.csv", header + rows)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.write("leads.csv", header + "3,丙公司,王芳,,,,x\n" + rows + "4,丁公司,赵敏,,,y,\n")
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    // Not even their cells are taken for others.
    #expect(try dir.reading().int("SELECT count(*) FROM record_version") == 0)
    #expect(
      try dir.reading().rows("SELECT disposition, sum(last - first + 1) FROM ledger WHERE run = 2 GROUP BY 1")
        == ["added|2", "unchanged|2"])
    #expect(
      try dir.reading().texts("SELECT extras FROM lead WHERE extras IS NOT NULL ORDER BY extras").count == 2)
  }
}
