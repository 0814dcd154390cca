import Foundation
import Reporting
import Testing

/// A record that is refused today and landed yesterday is still there: it has not vanished.
@Suite struct RefusedAgainTests {
  private func report(_ dir: Workdir, _ folder: String) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: dir.bytes("\(folder)/report.json") ?? Data())
  }

  private func refused(_ dir: Workdir) throws -> [SampleChecks.Refused] {
    let list = try dir.run("quarantine", "list", "m.yaml", "--json")
    return try JSONDecoder().decode([SampleChecks.Refused].self, from: Data(list.out.utf8))
  }

  private let first = """
    1,杭州云杉科技有限公司,张伟,13812345678,a
    2,宁波海棠贸易有限公司,李娜,13912345678,b
    3,绍兴青禾商贸有限公司,王磊,13712345678,c
    4,,赵静,13612345678,d

    """

  @Test(arguments: [
    ("2,宁波海棠贸易有限公司,李娜,13912345678", "too-few-cells", "2"),
    ("2,宁波海棠,贸易有限公司,李娜,13912345678,b", "too-many-cells", "2"),
    ("\"2\"x,宁波海棠贸易有限公司,李娜,13912345678,b", "text-after-quote", ""),
  ])
  func aDamagedRowHasNotVanished(_ row: String, _ code: String, _ key: String) throws {
    let dir = try Workdir()
    let gates = "gates: {quarantined: 2}"
    try dir.writeSmallMigration(first, gates: gates)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let rows = first.split(separator: "\n").map(String.init)
    try dir.writeSmallMigration([rows[0], row, rows[3], ""].joined(separator: "\n"), gates: gates)
    let run = try dir.run("apply", "m.yaml")
    #expect(run.status == 0, "\(run)")
    let said = try report(dir, "small-run-2")
    #expect(said.vanished.items.map(\.key) == ["3"])
    #expect(try refused(dir).map { "\($0.code) \($0.key)" } == ["\(code) \(key)"])
  }

  /// Where it is refused again, it is named by the row on which it stands now.
  @Test func quarantineNamesTheRowOfTheNewestExport() throws {
    let dir = try Workdir()
    let gates = "gates: {quarantined: 5}"
    let bad = "9,苏州明月科技有限公司,周涛,1.38E+10,\n"
    try dir.writeSmallMigration(first + bad, gates: gates)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try refused(dir).map(\.ordinal) == [5])
    try dir.writeSmallMigration(bad + first, gates: gates)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try refused(dir).map(\.ordinal) == [1])
    // Known already: nothing is new.
    #expect(try dir.run("plan", "m.yaml").status == 0)
    // Mended: it lands, and nothing stands in quarantine.
    try dir.writeSmallMigration(bad.replacing("1.38E+10", with: "13512345678") + first, gates: gates)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try refused(dir).isEmpty)
  }

  /// A feed carries what changed: what it does not send again is as refused as before.
  @Test func aFeedKeepsWhatItRefused() throws {
    let dir = try Workdir()
    let gates = "gates: {quarantined: 5}"
    let bad = "9,苏州明月科技有限公司,周涛,1.38E+10,\n"
    try dir.writeSmallMigration(first + bad, gates: gates, snapshot: false)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration(
      "1,杭州云杉科技有限公司,张伟,13812345678,z\n", gates: gates, snapshot: false)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try refused(dir).map(\.key) == ["9"])
    // Sent again with other damage: one record, refused once.
    try dir.writeSmallMigration(
      "9,苏州明月科技有限公司,周涛,13512345,\n", gates: gates, snapshot: false)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try refused(dir).map(\.code) == ["phone-digits"])
    try dir.writeSmallMigration(
      "9,苏州明月科技有限公司,周涛,13512345678,\n", gates: gates, snapshot: false)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try refused(dir).isEmpty)
  }

  /// Yesterday's record, refused today and standing twice in the export.
  @Test func aRefusedRecordThatComesTwice() throws {
    let dir = try Workdir()
    let gates = "gates: {quarantined: 5}"
    try dir.writeSmallMigration(first, gates: gates)
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration(
      first.replacing("13812345678,a", with: "1.38E+10,a") + "1,杭州云杉科技有限公司,张伟,13812345678,z\n",
      gates: gates)
    let run = try dir.run("apply", "m.yaml")
    #expect(run.status == 0, "\(run)")
    #expect(try report(dir, "small-run-2").vanished.total == 0)
  }

  /// A lead of which only company and contact are known is a lead.
  @Test func aLeadWithoutAValueOfItsOwn() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let store = try StoreReading(dir.store)
    #expect(
      try store.int("SELECT count(*) FROM lead WHERE account IS NOT NULL AND contact IS NOT NULL") == 1)
    #expect(try store.text("SELECT contact FROM lead_overview") == "张伟")
    // Its first own value comes the next night, and the same again changes nothing.
    try dir.writeSmallMigration("1,杭州云杉科技有限公司,张伟,13812345678,b\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try store.text("SELECT remark FROM lead") == "b")
    #expect(try dir.run("plan", "m.yaml").status == 0)
  }
}
