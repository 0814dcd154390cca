import Foundation
import Testing

/// From the refused to the repaired: a correction stands beside the raw bytes, and a replay takes it.
@Suite struct FixTests {
  static func applied(_ rows: String = "1,杭州云杉科技有限公司,张伟,1.38E+10,a\n2,,李娜,13912345678,\n") throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration(rows, gates: "gates: {quarantined: 9}")
    try dir.write("leads.yaml", dir.text("leads.yaml").replacing("手机", with: "{from: 手机, as: phone}"))
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    return dir
  }

  static func fix(_ dir: Workdir, _ record: String, _ value: String, column: String = "手机") throws
    -> Workdir.Output
  {
    try dir.run(
      "quarantine", "fix", "m.yaml", "--record", record, "--column", column, "--value", value, "--by",
      "anna")
  }

  @Test func aCorrectedRecordLandsWithoutItsSource() throws {
    let dir = try Self.applied()
    let fix = try Self.fix(dir, "1", "13812345678")
    #expect(fix.status == 0, "\(fix)")
    try FileManager.default.moveItem(atPath: dir.file("leads.csv"), toPath: dir.file("away.csv"))
    let replay = try dir.run("quarantine", "replay", "m.yaml")
    #expect(replay.status == 0, "\(replay)")
    #expect(replay.out.contains("1 read = 1 added"), "\(replay.out)")
    try FileManager.default.moveItem(atPath: dir.file("away.csv"), toPath: dir.file("leads.csv"))
    let store = try dir.reading()
    #expect(try store.texts("SELECT mobile FROM contact ORDER BY mobile") == ["13812345678", "13912345678"])
    // Who, before and after; and the raw bytes as they came.
    #expect(
      try store.rows("SELECT key, column_name, former, value, author, used_run FROM correction")
        == ["1|手机|1.38E+10|13812345678|anna|2"])
    #expect(try store.int("SELECT count(*) FROM quarantine WHERE closed_run IS NULL") == 0)
    #expect(try store.rows("SELECT run, ordinal, refusal FROM replayed") == ["2|1|1"])
    #expect(try store.rows("SELECT line FROM record WHERE key = '1'") == ["2"])
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 0, "\(verify)")
    // The landed value is laid beside what the person typed: another digit on either side is told.
    try dir.execute(
      """
      UPDATE landing SET bytes = CAST(replace(CAST(bytes AS TEXT), '13812345678', '13812345679') AS BLOB)
      WHERE record = (SELECT id FROM record WHERE key = '1')
      """)
    let harmed = try dir.run("verify", "m.yaml", "--json")
    #expect(harmed.status == 4, "\(harmed)")
    #expect(harmed.out.contains("\"check\" : \"values\""), "\(harmed.out)")
  }

  @Test func theNextNightLeavesItAsItIs() throws {
    let dir = try Self.applied()
    #expect(try Self.fix(dir, "1", "13812345678").status == 0)
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
    let digest = try dir.reading().digest()
    #expect(try dir.run("plan", "m.yaml", "--out", "p").status == 0)
    let apply = try dir.run("apply", "p")
    #expect(apply.status == 0, "\(apply)")
    #expect(apply.out.contains("2 read = 2 unchanged"), "\(apply.out)")
    #expect(try dir.reading().digest() == digest)
    #expect(try dir.run("verify", "m.yaml").status == 0)
  }

  @Test func otherBytesAreJudgedAnew() throws {
    let dir = try Self.applied()
    #expect(try Self.fix(dir, "1", "13812345678").status == 0)
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
    try dir.write("leads.csv", dir.text("leads.csv").replacing("1.38E+10,a", with: "1.38E+10,b"))
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    #expect(
      try dir.reading().rows("SELECT code, closed_run IS NULL FROM quarantine") == [
        "phone-scientific|0", "phone-scientific|1",
      ])
    // The same bytes under another header are other cells.
    try dir.write("leads.csv", "编号,公司,手机,联系人,备注\n1,杭州云杉科技有限公司,张伟,1.38E+10,a\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.reading().rows("SELECT code FROM quarantine WHERE closed_run IS NULL") == ["phone-text"])
  }

  @Test func aCorrectionWaitsForAReplay() throws {
    let dir = try Self.applied()
    #expect(try Self.fix(dir, "1", "13812345678").status == 0)
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.out.contains("1 unchanged + 1 quarantined"), "\(apply.out)")
  }

  @Test func rollingBackLeavesWhatAPersonTyped() throws {
    let dir = try Self.applied()
    let before = try dir.reading().digest()
    #expect(try Self.fix(dir, "1", "13812345678").status == 0)
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
    let after = try dir.reading().digest()
    let rollback = try dir.run("rollback", "m.yaml")
    #expect(rollback.status == 0, "\(rollback)")
    #expect(try dir.reading().digest() == before)
    #expect(try dir.reading().rows("SELECT value, used_run FROM correction") == ["13812345678|"])
    #expect(try dir.reading().int("SELECT count(*) FROM quarantine WHERE closed_run IS NULL") == 1)
    #expect(try dir.run("verify", "m.yaml").status == 0)
    let night = try dir.run("apply", "m.yaml")
    #expect(night.out.contains("1 quarantined"), "\(night.out)")
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
    #expect(try dir.reading().digest() == after)
    #expect(try dir.run("verify", "m.yaml").status == 0)
  }

  @Test func aReplayThatTakesNothingWritesNothing() throws {
    let dir = try Self.applied()
    let before = dir.storeState()
    let replay = try dir.run("quarantine", "replay", "m.yaml")
    #expect(replay.status == 3, "\(replay)")
    #expect(dir.storeState() == before)
  }

  @Test(arguments: [
    ("9", "手机", "13812345678", 1, "fix-unknown-record"),
    ("1", "传真", "13812345678", 1, "fix-unknown-column"),
    ("1", "手机", "1.38E+10", 1, "fix-same"),
    ("1", "手机", "1.39E+10", 3, "fix-still-refused"),
  ])
  func whatCannotBeIsRefused(
    record: String, column: String, value: String, status: Int32, code: String
  ) throws {
    let dir = try Self.applied()
    let fix = try Self.fix(dir, record, value, column: column)
    #expect(fix.status == status, "\(fix)")
    #expect(fix.err.contains(code), "\(fix.err)")
    #expect(try dir.reading().int("SELECT count(*) FROM correction") == 0)
  }

  @Test func aKeyTwiceStaysRefusedUntilBothAreTold() throws {
    let dir = try Self.applied("1,甲公司,张伟,13812345678,a\n1,乙公司,李娜,13912345678,b\n")
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 3)
    let several = try Self.fix(dir, "1", "2", column: "编号")
    #expect(several.err.contains("fix-several-records"), "\(several)")
    let id = try dir.reading().text("SELECT id FROM quarantine WHERE line = 3")
    #expect(try Self.fix(dir, "#\(id)", "2", column: "编号").status == 0)
    let replay = try dir.run("quarantine", "replay", "m.yaml")
    #expect(replay.out.contains("2 read = 2 added"), "\(replay)")
    #expect(try dir.reading().texts("SELECT key FROM record ORDER BY key") == ["1", "2"])
    #expect(try dir.run("verify", "m.yaml").status == 0)
    let night = try dir.run("apply", "m.yaml")
    #expect(night.out.contains("2 read = 2 unchanged"), "\(night.out)")
  }

  @Test func aReplayThatSaysMoreThanTheStoreKeepsIsFound() throws {
    let dir = try Self.applied()
    #expect(try Self.fix(dir, "1", "13812345678").status == 0)
    #expect(try dir.run("quarantine", "replay", "m.yaml").status == 0)
    try dir.execute("UPDATE quarantine SET raw_length = raw_length - 1")
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 4)
    #expect(verify.out.contains("[record-count] run 2"), "\(verify.out)")
  }
}
