import Foundation
import Reporting
import Testing

/// A row that is refused and does not say which record it is may be one that no row names: nothing is
/// called vanished for it, and the run says so.
@Suite struct WithheldVanishTests {
  private static let ids = ["202600000101", "202600000102", "202600000103"]
  private static let first = ids.map { "\($0),公司\($0),,,\n" }

  private func second(_ dir: Workdir, _ body: String) throws -> RunReport {
    try dir.writeSmallMigration(body, gates: "gates: {quarantined: 9}")
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 0, "\(verified)")
    let report = try JSONDecoder().decode(
      RunReport.self, from: dir.bytes("small-run-2/report.json") ?? Data())
    #expect(got.err.contains("none is marked as vanished") == (report.vanished.total == 0), "\(got.err)")
    return report
  }

  private func store() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration(Self.first.joined(), gates: "gates: {quarantined: 9}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    return dir
  }

  @Test(arguments: [
    // Its key is damaged, is blank, or cannot be told from what else the row says.
    ("2.026E+11,公司,,,\n", "id-scientific"), (",公司,,,\n", "key-blank"),
    ("\"20260000\"x0102,公司,,,\n", "text-after-quote"), ("公司,,\n", "too-few-cells"),
  ])
  func aRowWithoutAReadableKey(row: String, code: String) throws {
    let dir = try store()
    let report = try second(dir, Self.first[0] + row)
    #expect(report.vanished.total == 0)
    let withheld = report.damage.filter { $0.code == RunReport.Damage.vanishWithheld }
    #expect(withheld.map(\.count) == [2] && withheld.map(\.file) == ["leads.csv"])
    #expect(try dir.reading().int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 0)
    #expect(try dir.reading().texts("SELECT code FROM quarantine WHERE closed_run IS NULL") == [code])
    // The same again says no more than before.
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.reading().int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 0)
    // Mended: it is there again, and the other one is gone.
    try dir.writeSmallMigration(Self.first[0] + Self.first[1])
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(
      try dir.reading().texts("SELECT key FROM record WHERE vanished_run IS NOT NULL") == [Self.ids[2]])
  }

  /// Every row that was refused says who it is: the others are gone.
  @Test(arguments: [
    "202600000102,公司\n", "\"202600000102\"x,公司,,,\n", "202600000999,公司,,,\n",
  ])
  func aRowThatNamesItsRecord(row: String) throws {
    let report = try second(store(), Self.first[0] + row)
    #expect(report.damage.allSatisfy { $0.code != RunReport.Damage.vanishWithheld })
    #expect(report.vanished.items.contains { $0.key == Self.ids[2] })
  }

  /// A row whose quotes are broken names the record all parts of whose key stand in it; one part is none.
  @Test(arguments: [
    ("\"202600000102\"x,公司202600000102,,,\n", [ids[2]]),
    ("\"202600000102\"x,公司202600000103,,,\n", []), ("\"1202600000102\"x,公司202600000102,,,\n", []),
  ])
  func aKeyOfTwoColumns(row: String, gone: [String]) throws {
    let dir = try Workdir()
    func write(_ rows: String) throws {
      try dir.writeSmallMigration(rows, gates: "gates: {quarantined: 9}")
      try dir.write("leads.yaml", dir.text("leads.yaml").replacing("key: 编号", with: "key: [编号, 公司]"))
    }
    try write(Self.first.joined())
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try write(Self.first[0] + row)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let keys = try dir.reading().texts("SELECT key FROM record WHERE vanished_run IS NOT NULL")
    #expect(keys.map { String($0.prefix(12)) } == gone, "\(got)")
  }

  /// A row that stood refused while all of them were there is none of them.
  @Test func aRowThatWasRefusedBefore() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(Self.first.joined() + ",公司,,,\n", gates: "gates: {quarantined: 9}")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let report = try second(dir, Self.first[0] + ",公司,,,\n")
    #expect(report.vanished.items.map(\.key) == Array(Self.ids[1...]))
  }

  /// A condition leaves a row out before anybody looks at its key.
  @Test func aRowThatIsLeftOut() throws {
    let dir = try store()
    try dir.write("leads.yaml", dir.text("leads.yaml") + "\nwhere: {not: {备注: 删}}\n")
    let mapping = dir.text("leads.yaml")
    try dir.writeSmallMigration(Self.first[0] + "2.026E+11,公司,,,删\n", gates: "gates: {quarantined: 9}")
    try dir.write("leads.yaml", mapping)
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0 && got.err.contains("none is marked as vanished"), "\(got)")
    #expect(try dir.reading().int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == 0)
  }

  /// Without a key, a changed record is another one; one that is refused may be a former one.
  @Test func aSourceWithoutAKey() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("")
    let mapping =
      dir.text("leads.yaml").replacing("key: 编号\n", with: "").replacing(
        "contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}") + "\nignore: [编号]\n"
    for (body, vanished) in [
      ("1,甲公司,张伟,13812345678,\n2,乙公司,李娜,,\n", 0), ("1,甲公司,张伟,1.38E+10,\n2,乙公司,李娜,,\n", 0),
      ("2,乙公司,李娜,,\n", 1),
    ] {
      try dir.writeSmallMigration(body, gates: "gates: {quarantined: 9}")
      try dir.write("leads.yaml", mapping)
      #expect(try dir.run("apply", "m.yaml").status == 0)
      #expect(
        try dir.reading().int("SELECT count(*) FROM record WHERE vanished_run IS NOT NULL") == vanished)
    }
  }
}
