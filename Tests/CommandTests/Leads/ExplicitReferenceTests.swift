import Testing

/// What a record names by key is what it has, whatever it writes beside that key.
@Suite struct ExplicitReferenceTests {
  private func migration(_ leads: String, _ firms: String, top: String = "") throws -> Workdir {
    let dir = try Workdir()
    try dir.writeMigration(
      [("firms", "firms", ""), ("leads", "leads", "")], more: top + "\ngates: {quarantined: 100 %}")
    try dir.write(
      "firms.yaml",
      """
      mapping: firms
      reads: csv
      object: account
      key: code
      fields:
        account.name: {from: name, as: company}
        account.parent: parent
      """)
    try dir.write(
      "leads.yaml",
      """
      mapping: leads
      reads: csv
      object: lead
      key: no
      fields:
        account.name: {from: firm, as: company}
        contact.name: {from: person, as: person}
        contact.mobile: {from: phone, as: phone}
        lead.title: topic
        lead.account: {from: code, source: firms}
      """)
    try dir.write("firms.csv", "code,name,parent\n" + firms)
    try dir.write("leads.csv", "no,firm,person,phone,topic,code\n" + leads)
    return dir
  }

  private static let firms = "F1,青溪阀门有限公司,\nF2,白石仪表有限公司,\n"

  @Test func leadAndContactHangOnTheNamedAccount() throws {
    // The name beside the key is another company's.
    let dir = try migration(
      "1,白石仪表有限公司,秦岚,13612340001,询价,F1\n2,,秦岚,13612340001,报价,F1\n", Self.firms)
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT name, records FROM account ORDER BY name") == ["白石仪表有限公司|1", "青溪阀门有限公司|2"])
    let sql = """
      SELECT DISTINCT a.name, b.name FROM lead l JOIN account a ON a.nr = l.account
      JOIN contact c ON c.nr = l.contact JOIN account b ON b.nr = c.account
      """
    #expect(try dir.rows(sql) == ["青溪阀门有限公司|青溪阀门有限公司"])
    #expect(try dir.rows("SELECT count(*) FROM contact") == ["1"])
    #expect(try dir.rows("SELECT reason FROM judgement WHERE entity = 1") == ["reference"])
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 0)
    let trace = try dir.run("trace", "m.yaml", "leads.csv:2")
    #expect(trace.out.contains("named by its key"), "\(trace)")
  }

  @Test func withMatchingOffTheReferenceStandsAllTheSame() throws {
    let dir = try migration(
      "1,白石仪表有限公司,秦岚,13612340001,询价,F1\n", Self.firms, top: "matching: off")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*) FROM account") == ["3"])
    let sql = "SELECT a.name FROM contact c JOIN account a ON a.nr = c.account"
    #expect(try dir.rows(sql) == ["青溪阀门有限公司"])
  }

  @Test func aReferenceToARefusedRecordSaysSo() throws {
    let dir = try migration(
      "1,,秦岚,13612340001,询价,F9\n2,,孟晓,13612340002,报价,F3\n", Self.firms + "F9,同名甲有限公司,F9\n")
    try dir.applyAndVerify()
    #expect(
      try dir.rows("SELECT code, key FROM quarantine ORDER BY key") == [
        "reference-quarantined|1", "reference-not-found|2", "reference-to-itself|F9",
      ])
  }

  @Test func aCircleOfParentsIsRefused() throws {
    let dir = try migration(
      "", "F1,甲河有限公司,F2\nF2,乙河有限公司,F3\nF3,丙河有限公司,F1\nF4,丁河有限公司,F3\nF5,戊河有限公司,\nF6,己河有限公司,F5\n")
    try dir.applyAndVerify()
    #expect(
      try dir.rows("SELECT code, key FROM quarantine ORDER BY key") == [
        "reference-circle|F1", "reference-circle|F2", "reference-circle|F3", "reference-quarantined|F4",
      ])
    #expect(try dir.rows("SELECT count(*) FROM account") == ["2"])
    // One that closes over a record of the store.
    try dir.write("firms.csv", "code,name,parent\nF5,戊河有限公司,F6\nF6,己河有限公司,F5\n")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT code, key FROM quarantine WHERE key = 'F5'") == ["reference-circle|F5"])
    #expect(try dir.rows("SELECT count(*) FROM account WHERE parent IS NOT NULL") == ["1"])
  }

  @Test func namesOfEveryScriptAreFolded() throws {
    let dir = try migration(
      "",
      "A,Vörös Bau GmbH,\nB,VÖRÖS BAU GMBH,\nC,Vo\u{308}ro\u{308}s Bau GmbH,\nD,ООО Рассвет,\nE,ооо рассвет,\n"
        + "F,ΑΘΗΝΑ Ltd,\nG,αθηνα Ltd,\nH,ＮＯＲＤ Inc,\nI,nord Inc,\n")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT records FROM account ORDER BY nr") == ["3", "2", "2", "2"])
  }
}
