import GRDB
import Testing

/// A store of an earlier version of the schema is brought up to date by whoever opens it.
@Suite struct OlderStoreTests {
  private func older(nights: Int = 1) throws -> Workdir {
    let dir = try Workdir()
    for night in 1...nights {
      try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,备注\(night)\n2,杭州云杉科技有限公司,张伟,13812345678,\n")
      #expect(try dir.run("apply", "m.yaml").status == 0)
    }
    try dir.makeVersion1()
    return dir
  }

  @Test(arguments: [["verify", "m.yaml"], ["status", "m.yaml"], ["plan", "m.yaml"]])
  func isReadAsBefore(arguments: [String]) throws {
    let dir = try older()
    #expect(try dir.reading().int("SELECT count(*) FROM pragma_table_info('run')") == 10)
    let got = try dir.run(arguments)
    #expect(got.status == 0, "\(got)")
  }

  @Test func isReadAndWrittenAsBefore() throws {
    let dir = try older()
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 0, "\(verify)")
    #expect(try dir.reading().int("PRAGMA user_version") > 1)
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    #expect(try dir.reading().rows("SELECT columns IS NULL FROM file ORDER BY id") == ["1", "0"])
  }

  @Test func isMigratedByARunToo() throws {
    let dir = try older()
    try dir.write("leads.csv", dir.text("leads.csv") + "3,,李娜,13912345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.reading().int("SELECT count(*) FROM correction") == 0)
    #expect(try dir.run("verify", "m.yaml").status == 0)
    // That run can be taken back, and the first as well: nothing was before it.
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try dir.run("rollback", "m.yaml").status == 0)
  }

  @Test func whatItDidNotKeepIsNotTakenBack() throws {
    let dir = try older(nights: 2)
    let got = try dir.run("rollback", "m.yaml")
    #expect(got.status == 64 && got.err.contains("run-not-kept"), "\(got)")
  }

  /// Else the statements that write whole rows would put values into the wrong columns.
  @Test func hasTheColumnsOfANewOneInTheirOrder() throws {
    let dir = try older()
    let new = try Workdir()
    try new.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,a\n")
    for other in [dir, new] { #expect(try other.run("apply", "m.yaml").status == 0) }
    let sql = """
      SELECT m.type, m.name, c.name, c.type, c."notnull", c.pk
      FROM sqlite_schema m LEFT JOIN pragma_table_info(m.name) c ON m.type <> 'index'
      WHERE m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid
      """
    let (upgraded, made) = try (dir.reading().rows(sql), new.reading().rows(sql))
    #expect(upgraded == made)
    #expect(made.count > 200)
  }
}
