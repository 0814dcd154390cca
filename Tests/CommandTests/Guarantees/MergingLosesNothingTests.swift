import Testing

/// Guarantee 4: values that lose in a merge stay with their record.
@Suite struct MergingLosesNothingTests {
  @Test func theLosingValueStaysInItsLanding() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,杭州云杉科技有限公司,张伟,13812345678,先\n2,杭州云杉科技有限公司,张伟,13812345678,后\n")
    try dir.write(
      "leads.yaml",
      dir.text("leads.yaml").replacing("contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}"))
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let store = try dir.reading()
    #expect(try store.int("SELECT count(*) FROM contact") == 1)
    #expect(try store.int("SELECT count(*) FROM record") == 2)
    for value in ["先", "后"] {
      #expect(
        try store.int("SELECT count(*) FROM landing WHERE instr(bytes, CAST('\(value)' AS BLOB)) > 0") == 1,
        "\(value) is gone")
    }
    #expect(try store.rows("SELECT DISTINCT record FROM crosswalk ORDER BY 1") == ["1", "2"])
    #expect(try store.int("SELECT count(*) FROM judgement WHERE verdict = 'same' AND reason <> ''") > 0)
  }

  @Test func theFormerVersionOfAChangedRecordStays() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲公司,张伟,13812345678,旧\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration("1,甲公司,张伟,13812345678,新\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let store = try dir.reading()
    #expect(try store.texts("SELECT remark FROM lead") == ["新"])
    #expect(
      try store.int("SELECT count(*) FROM record_version WHERE instr(bytes, CAST('旧' AS BLOB)) > 0") == 1)
  }
}
