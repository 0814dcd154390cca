import Testing

/// A key that comes twice with different values while the store has a record of it: what the store has
/// stands, and only what came new is in doubt.
@Suite struct RepeatedStoredKeyTests {
  private func migration() throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: small
      store: sqlite:t.leads
      sources:
        erp:
          snapshot: true
          objects:
            - {files: customers.csv, mapping: customers.yaml}
            - {files: contacts.csv, mapping: contacts.yaml}
      gates: {quarantined: 9}
      """)
    try dir.write(
      "contacts.yaml",
      "mapping: contacts\nreads: csv\nobject: contact\nkey: 编号\nfields: {contact.name: 姓名, contact.account: 客户编码}\n"
    )
    try dir.write(
      "customers.yaml",
      "mapping: customers\nreads: csv\nobject: account\nkey: 客户编码\nfields: {account.name: 名称}\n")
    try write(dir, customers: "C1,杭州云杉科技有限公司\nC2,宁波海棠贸易有限公司\n", contacts: "1,张伟,C1\n2,李娜,C2\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    return dir
  }

  private func write(_ dir: Workdir, customers: String, contacts: String) throws {
    try dir.write("customers.csv", "客户编码,名称\n" + customers)
    try dir.write("contacts.csv", "编号,姓名,客户编码\n" + contacts)
  }

  @Test func referencesStillReachWhatTheStoreHas() throws {
    let dir = try migration()
    try write(
      dir, customers: "C1,甲公司\nC2,宁波海棠贸易有限公司\nC1,乙公司\nC3,丙公司\nC3,丁公司\n",
      contacts: "1,张玮,C1\n2,李娜,C2\n3,王芳,C1\n4,赵敏,C3\n")
    for round in 2...3 {
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 0, "\(got)")
      let store = try dir.reading()
      #expect(
        try store.rows("SELECT code, key FROM quarantine WHERE closed_run IS NULL ORDER BY 1, 2")
          == [
            "key-repeated|C1", "key-repeated|C1", "key-repeated|C3", "key-repeated|C3",
            "reference-ambiguous|4",
          ],
        "run \(round)")
      #expect(
        try store.rows(
          "SELECT c.name, a.name FROM contact c JOIN account a ON a.nr = c.account ORDER BY c.name")
          == ["张玮|杭州云杉科技有限公司", "李娜|宁波海棠贸易有限公司", "王芳|杭州云杉科技有限公司"])
      #expect(try store.int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 0)
      let verified = try dir.run("verify", "m.yaml")
      #expect(verified.status == 0, "\(verified)")
    }
    // Mended at the source: one of them is right.
    try write(
      dir, customers: "C1,乙公司\nC2,宁波海棠贸易有限公司\nC3,丙公司\n", contacts: "1,张玮,C1\n2,李娜,C2\n3,王芳,C1\n4,赵敏,C3\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let store = try dir.reading()
    #expect(try store.int("SELECT count(*) FROM quarantine WHERE closed_run IS NULL") == 0)
    #expect(try store.texts("SELECT name FROM account ORDER BY name") == ["丙公司", "乙公司", "宁波海棠贸易有限公司"])
  }
}
