import Testing

/// A key that comes again with the same values says the same again, however it is written.
@Suite struct RespelledKeyTests {
  private func migration(_ first: String, _ second: String) throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("", gates: "gates: {quarantined: 9}")
    try dir.write("m.yaml", dir.text("m.yaml").replacing("leads.csv", with: "part*.csv"))
    try dir.write(
      "leads.yaml",
      dir.text("leads.yaml").replacing("contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}"))
    try write(dir, first, second)
    return dir
  }

  private func write(_ dir: Workdir, _ first: String, _ second: String) throws {
    try dir.write("part1.csv", "编号,公司,联系人,手机,备注\n" + first)
    try dir.write("part2.csv", "编号,公司,联系人,手机,备注\n" + second)
  }

  private static let plain = "1,甲公司,张伟,13812345678,a\n2,乙公司,李娜,,\n"

  @Test(arguments: [
    "\"1\",\"甲公司\",张伟,138-1234-5678,a\n", "1,甲公司,张伟,+86 138 1234 5678,\"a\"\n3,,王芳,,\n",
    "1 , 甲公司,张伟,13812345678,a\n",
  ])
  func theSameValuesInOtherBytes(second: String) throws {
    let dir = try migration(Self.plain, second)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let store = try dir.reading()
    #expect(try store.int("SELECT count(*) FROM quarantine") == 0)
    #expect(try store.int("SELECT sum(last - first + 1) FROM ledger WHERE disposition = 'merged'") == 1)
    #expect(try dir.run("verify", "m.yaml").status == 0)
    // Nothing is new, in this order and in the other.
    let digest = try store.digest()
    for (first, other) in [(Self.plain, second), (second, Self.plain)] {
      try write(dir, first, other)
      let again = try dir.run("apply", "m.yaml")
      #expect(again.status == 0, "\(again)")
      #expect(try store.digest() == digest)
    }
  }

  @Test(arguments: [
    // Another value behind another spelling; twice, of which one says the same.
    ["\"1\",\"甲公司\",张伟,138-1234-5678,b\n"],
    ["\"1\",甲公司,张伟,13812345678,a\n", "1,甲公司,张伟,13812345678,\"c\"\n"],
    ["1,甲公司,张伟,13812345678,\"c\"\n", "\"1\",甲公司,张伟,13812345678,a\n"],
    // Less is not the same.
    ["1,甲公司,张伟,13812345678,\n"],
  ])
  func otherValuesAreAllRefused(rows: [String]) throws {
    for hasStore in [false, true] {
      for isFirst in [false, true] {
        let dir = try migration(Self.plain, "")
        if hasStore { #expect(try dir.run("apply", "m.yaml").status == 0) }
        let others = rows.joined()
        try write(dir, isFirst ? others : Self.plain, isFirst ? Self.plain : others)
        let got = try dir.run("apply", "m.yaml")
        #expect(got.status == 0, "\(got)")
        let store = try dir.reading()
        #expect(
          try store.rows("SELECT code, count(*) FROM quarantine GROUP BY code")
            == ["key-repeated|\(rows.count + 1)"])
        #expect(
          try store.texts("SELECT name FROM account ORDER BY 1") == (hasStore ? ["乙公司", "甲公司"] : ["乙公司"]))
        #expect(try store.int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 0)
        let verified = try dir.run("verify", "m.yaml")
        #expect(verified.status == 0, "\(verified)")
      }
    }
  }
}
