import Testing

/// Children of a record that come and go keep their ids and what is kept of them.
@Suite struct ChildrenTests {
  private func migration(key: Bool) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: tree
      store: sqlite:t.leads
      sources:
        erp: {files: erp.xml, mapping: erp.yaml, snapshot: true}
      """)
    try dir.write(
      "erp.yaml",
      """
      mapping: erp
      reads: xml
      record: data/customer
      object: account
      key: code
      fields: {account.name: name}
      each:
        - path: contacts/contact
          object: contact
          \(key ? "key: \"@id\"" : "ignore: [\"@id\"]")
          fields: {contact.name: name, contact.mobile: mobile}
          keep: [qq]
      """)
    return dir
  }

  private func write(_ dir: Workdir, _ contacts: [(id: Int, name: String, qq: String)]) throws {
    let inner = contacts.map {
      "<contact id=\"\($0.id)\"><name>\($0.name)</name><qq>\($0.qq)</qq></contact>"
    }.joined()
    try dir.write(
      "erp.xml",
      "<data><customer><code>1</code><name>甲公司</name><contacts>\(inner)</contacts></customer></data>")
  }

  private func apply(_ dir: Workdir) throws -> StoreReading {
    let planned = try dir.run("plan", "m.yaml", "--out", "plan")
    #expect(planned.status == 2, "\(planned)")
    let got = try dir.run("apply", "plan")
    #expect(got.status == 0, "\(got)")
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 0, "\(verified)")
    return try dir.reading()
  }

  @Test(arguments: [true, false])
  func theOthersKeepTheirIdsWhenTheFirstIsRemoved(hasKey: Bool) throws {
    let dir = try migration(key: hasKey)
    try write(dir, [(7, "张伟", "70"), (8, "李娜", "80"), (9, "王芳", "90")])
    let before = try apply(dir).rows("SELECT name, id FROM contact ORDER BY name")
    #expect(before.count == 3)
    try write(dir, [(8, "李娜", "80"), (9, "王芳", "90")])
    let reading = try apply(dir)
    #expect(
      try reading.rows("SELECT name, id FROM contact ORDER BY name") == before.filter { !$0.hasPrefix("张伟") })
    let extras = try reading.text("SELECT extras FROM account")
    #expect(extras.contains("contact[2]/qq\":\"80\""), "\(extras)")
    #expect(extras.contains("contact[3]/qq\":\"90\""), "\(extras)")
    #expect(!extras.contains("[1]"), "what was kept of the removed one stayed: \(extras)")

    // Somebody new does not get the id of whoever went.
    try write(dir, [(10, "赵敏", "100"), (8, "李娜", "80"), (9, "王芳", "90")])
    let after = try apply(dir).rows("SELECT name, id FROM contact ORDER BY name")
    #expect(after.filter { !$0.hasPrefix("赵敏") } == before.filter { !$0.hasPrefix("张伟") })
    let ids = try dir.reading().texts("SELECT id FROM contact WHERE name = '赵敏'")
    #expect(ids.count == 1 && !before.contains { $0.hasSuffix(ids[0]) })
  }

  /// Who was merged with somebody else leaves that row, and what came from there goes along.
  @Test(arguments: [true, false])
  func aRemovedChildLeavesTheRowThatItShared(isOldest: Bool) throws {
    let dir = try migration(key: true)
    try dir.write(
      "erp.yaml",
      dir.text("erp.yaml").replacing("keep: [qq]", with: "").replacing(
        "contact.mobile: mobile}", with: "contact.mobile: mobile, contact.wechat: qq}"))
    func write(_ shared: Bool) throws {
      let gone =
        shared ? "<contact id=\"7\"><name>张伟</name><mobile>13857139246</mobile><qq>zw_7</qq></contact>" : ""
      let other = "<contact id=\"9\"><name>李娜</name><mobile>13957139247</mobile></contact>"
      let first = "<customer><code>1</code><name>甲公司</name><contacts>\(gone)\(other)</contacts></customer>"
      let stays = "<contact id=\"8\"><name>张伟</name><mobile>13857139246</mobile></contact>"
      let second = "<customer><code>2</code><name>乙公司</name><contacts>\(stays)</contacts></customer>"
      try dir.write("erp.xml", "<data>\(isOldest ? first + second : second + first)</data>")
    }
    try write(true)
    let names = "SELECT name, coalesce(wechat, '') FROM contact ORDER BY name"
    #expect(try apply(dir).rows(names) == ["张伟|zw_7", "李娜|"])
    try write(false)
    let reading = try apply(dir)
    #expect(try reading.rows(names) == ["张伟|", "李娜|"])
    #expect(try reading.int("SELECT count(*) FROM member") == 0)
    // As if it had never been there.
    let fresh = try migration(key: true)
    for name in ["erp.yaml", "erp.xml"] { try fresh.write(name, dir.text(name)) }
    #expect(try apply(fresh).rows(names) == reading.rows(names))
  }

  @Test func aKeyTellsWhoWasRenamed() throws {
    let dir = try migration(key: true)
    try write(dir, [(7, "张伟", ""), (8, "李娜", "80")])
    let id = try apply(dir).text("SELECT id FROM contact WHERE name = '李娜'")
    try write(dir, [(8, "李梅", "")])
    let reading = try apply(dir)
    #expect(try reading.rows("SELECT name, id FROM contact") == ["李梅|\(id)"])
    #expect(try reading.text("SELECT extras FROM account").contains("80"))
  }

  @Test func anotherOrderChangesNothing() throws {
    let dir = try migration(key: false)
    try write(dir, [(7, "张伟", "70"), (8, "李娜", "80")])
    let digest = try apply(dir).digest()
    try write(dir, [(8, "李娜", "80"), (7, "张伟", "70")])
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    #expect(try dir.reading().digest() == digest)
  }
}
