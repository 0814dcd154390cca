import Foundation
import Testing

/// Guarantee 7: the order of rows and files does not matter.
@Suite struct SameInputSameStoreTests {
  /// Rows that share companies, people and numbers in many ways, and a few that are refused.
  private func rows(_ seed: UInt64) -> [String] {
    var random = Seeded(seed)
    return (1...120).map { key in
      let company = ["甲科技有限公司", "乙软件有限公司", "丙贸易有限公司", "丁集团", ""].randomElement(using: &random) ?? ""
      let person = ["张伟", "李娜", "王芳", "赵敏", "张总"].randomElement(using: &random) ?? ""
      let mobile = random.next() % 3 == 0 ? "" : "1381234\(5000 + random.next() % 60)"
      // Some keys come twice, with other cells.
      return "\(key % 17 == 0 ? key - 1 : key),\(company),\(person),\(mobile),备注\(random.next() % 9)\n"
    }
  }

  private func store(_ rows: [String], files: Int) throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration("", gates: "gates: {quarantined: 999}")
    try dir.write("m.yaml", dir.text("m.yaml").replacing("leads.csv", with: "part*.csv"))
    try dir.write(
      "leads.yaml",
      dir.text("leads.yaml").replacing("account.name: 公司", with: "account.name: {from: 公司, as: company}")
        .replacing("contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}"))
    let size = (rows.count + files - 1) / files
    for part in 0..<files {
      let body = rows.dropFirst(part * size).prefix(size).joined()
      try dir.write("part\((part * 7 + 3) % 10).csv", "编号,公司,联系人,手机,备注\n" + body)
    }
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    return dir
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func rowsInAnyOrderAndFile(seed: UInt64) throws {
    let rows = rows(seed)
    let first = try store(rows, files: 1)
    let reading = try first.reading()
    #expect(try reading.int("SELECT count(*) FROM contact") < 100, "nothing merged: this tests too little")
    #expect(try reading.int("SELECT count(*) FROM quarantine") > 4)
    for round in 1...2 {
      var random = Seeded(seed * 31 + UInt64(round))
      let other = try store(rows.shuffled(using: &random), files: 1 + round * 2)
      #expect(try other.reading().golden() == reading.golden())
      let (digest, expected) = try (other.reading().digest(), reading.digest())
      #expect(digest == expected)
    }
  }

  @Test func applyingTwiceChangesNothing() throws {
    let dir = try store(rows(9), files: 3)
    let (digest, golden) = try (dir.reading().digest(), dir.reading().golden())
    let again = try dir.run("apply", "m.yaml")
    #expect(again.status == 0, "\(again)")
    let plan = try dir.run("plan", "m.yaml")
    #expect(plan.status == 0, "nothing to do: \(plan)")
    #expect(try dir.reading().digest() == digest)
    #expect(try dir.reading().golden() == golden)
    #expect(try dir.reading().int("SELECT count(*) FROM record_version") == 0)
  }
}
