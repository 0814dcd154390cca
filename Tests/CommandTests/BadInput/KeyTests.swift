import Testing

@Suite struct BadKeyTests {
  @Test func aKeyThatIsBlank() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 3, says: ["leads.csv:3", "编号", "key-blank"]) {
      try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n,,李娜,13912345678,\n")
    }
  }

  @Test func aKeyTwiceInOneSnapshot() throws {
    let dir = try Workdir()
    try dir.expectRefused(code: 3, says: ["leads.csv:2", "leads.csv:3", "key-repeated"]) {
      try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n1,,李娜,13912345678,\n")
    }
  }

  @Test func theSameRowTwiceSaysTheSameTwice() throws {
    let dir = try Workdir()
    let row = "1,杭州云杉科技有限公司,张伟,13812345678,a\n"
    try dir.writeSmallMigration(row + row)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let store = try dir.reading()
    #expect(try store.int("SELECT count(*) FROM record") == 1)
    #expect(try store.rows("SELECT first, last, disposition FROM ledger") == ["1|1|added", "2|2|merged"])
  }

  /// Of two rows with one key, the one that is refused for a cell must not let the other one in:
  /// that would be a choice by chance, and another one when the rows change places.
  @Test(arguments: [false, true], [false, true])
  func aRefusedRowStillHasItsKey(reversed: Bool, hasStore: Bool) throws {
    let dir = try Workdir()
    let rows = ["1,甲公司,张伟,13812345678,a\n", "1,乙公司,李娜,\"139\"12345678,b\n", "2,,王芳,,\n"]
    // The second row's fault is in a cell that a transform refuses.
    try dir.writeSmallMigration("1,旧公司,张伟,13812345678,a\n2,,王芳,,\n", gates: "gates: {quarantined: 9}")
    try dir.write(
      "leads.yaml",
      dir.text("leads.yaml").replacing("contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}"))
    if hasStore { #expect(try dir.run("apply", "m.yaml").status == 0) }
    let bad = rows[1].replacing("\"139\"12345678", with: "1.39E+10")
    let body = (reversed ? [bad, rows[0]] : [rows[0], bad]).joined() + rows[2]
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n" + body)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let store = try dir.reading()
    #expect(try store.texts("SELECT name FROM account ORDER BY 1") == (hasStore ? ["旧公司"] : []))
    #expect(try store.int("SELECT count(*) FROM quarantine WHERE closed_run IS NULL") == 2)
    #expect(try store.int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 0)
  }
}
