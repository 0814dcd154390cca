import Testing

/// What a record is, what it keeps, and what it says of itself.
@Suite struct WhatIsKeptTests {
  private func migration(_ fields: String, _ rows: String, object: String = "lead", more: String = "") throws
    -> Workdir
  {
    let dir = try Workdir()
    try dir.writeMigration([("a", "a", "")], more: "gates: {quarantined: 100 %}")
    try dir.write(
      "a.yaml", "mapping: a\nreads: csv\nobject: \(object)\nkey: no\nfields: {\(fields)}\n\(more)\n")
    try dir.write("a.csv", rows)
    return dir
  }

  @Test func everyRecordOfAListOfLeadsIsALead() throws {
    let dir = try migration(
      "account.name: firm, contact.name: person", "no,firm,person\n1,云梦食品有限公司,\n2,,沈澄\n")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*), count(account), count(contact) FROM lead") == ["2|1|1"])
    #expect(try dir.rows("SELECT count(*) FROM lead_overview") == ["2"])
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 0)
  }

  @Test(arguments: ["opportunity", "activity", "contact"])
  func everyObjectMakesItsOwn(_ object: String) throws {
    let dir = try migration("account.name: firm", "no,firm\n1,云梦食品有限公司\n", object: object)
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*) FROM \(object)") == ["1"])
  }

  @Test func aRowWithNothingButItsNumberIsTold() throws {
    let dir = try migration(
      "account.name: firm, lead.status: {value: new}, lead.remark: note",
      "no,firm,note\n1,云梦食品有限公司,\n2,,\n3,-,无\n4,,x\n")
    try dir.applyAndVerify()
    #expect(
      try dir.rows("SELECT key, code FROM quarantine ORDER BY key") == [
        "2|record-key-alone", "3|record-key-alone",
      ])
    #expect(try dir.rows("SELECT count(*) FROM lead") == ["2"])
  }

  @Test func aBlankThatClearsSaysSomething() throws {
    let dir = try migration("lead.remark: {from: note, blank: clear}", "no,note\n1,x\n")
    try dir.applyAndVerify()
    try dir.write("a.csv", "no,note\n1,\n")
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT count(*), count(remark) FROM lead") == ["1|0"])
  }

  @Test func theSourcesOwnWordStandsBesideAChoice() throws {
    let dir = try migration(
      "lead.status: {from: state, values: {谈判: working, 已约见: working}}, lead.rating: {value: hot}, lead.remark: note",
      "no,state,note\n1,谈判,x\n2, 已约见 ,x\n3,new,x\n4,,x\n")
    try dir.applyAndVerify()
    #expect(
      try dir.rows("SELECT status, status_label, rating, rating_label FROM lead ORDER BY nr") == [
        "working|谈判|hot|", "working|已约见|hot|", "new|new|hot|", "||hot|",
      ])
    // A label that is lost is seen.
    try dir.execute("UPDATE lead SET status_label = NULL WHERE status_label = '谈判'")
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 4, "\(verify.out)")
  }

  @Test func aColumnMayBeMappedAndKept() throws {
    let dir = try migration(
      "lead.status: {from: state, values: {谈判: working}}, lead.remark: {from: note, as: integer, invalid: keep}"
        .replacing("lead.remark: {from: note, as: integer, invalid: keep}", with: "lead.remark: note"),
      "no,state,note\n1,谈判,x\n", more: "keep: [state, note]")
    #expect(try dir.run("check", "m.yaml").status == 0)
    try dir.applyAndVerify()
    #expect(try dir.rows("SELECT extras FROM lead") == [#"{"note":"x","state":"谈判"}"#])
  }

  @Test func keptCellsOfMergedRecordsStandSideBySide() throws {
    let dir = try Workdir()
    try dir.writeMigration([("crm", "f", ""), ("erp", "f", "")])
    try dir.write(
      "f.yaml",
      "mapping: f\nreads: csv\nobject: account\nkey: no\nfields: {account.name: {from: name, as: company}}\nkeep: [Code]\n"
    )
    try dir.write("crm.csv", "no,name,Code\n1,云梦食品有限公司,AAA\n2,孤山文具有限公司,CCC\n")
    try dir.write("erp.csv", "no,name,Code\n77,云梦食品有限公司,BBB\n78,云梦食品有限公司,\n")
    try dir.applyAndVerify()
    let expected = [#"{"crm/1":{"Code":"AAA"},"erp/77":{"Code":"BBB"}}"#, #"{"Code":"CCC"}"#]
    #expect(try dir.rows("SELECT extras FROM account ORDER BY nr") == expected)
    // The same by a plan, and when one of them comes later.
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 0)
    try dir.write("erp.csv", dir.text("erp.csv") + "79,孤山文具有限公司,DDD\n")
    #expect(try dir.run("plan", "m.yaml", "--out", "p2").status == 2)
    #expect(try dir.run("apply", "p2").status == 0)
    #expect(try dir.run("verify", "m.yaml").status == 0)
    #expect(
      try dir.rows("SELECT extras FROM account ORDER BY nr LIMIT 1 OFFSET 1") == [
        #"{"crm/2":{"Code":"CCC"},"erp/79":{"Code":"DDD"}}"#
      ])
  }
}
