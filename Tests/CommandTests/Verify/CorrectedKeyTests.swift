import Testing

/// A record that people gave another key is that record on the nights after, too.
@Suite struct CorrectedKeyTests {
  private func night(_ rows: String, fix record: String, to key: String) throws -> Workdir {
    let dir = try FixTests.applied(rows)
    #expect(try dir.run("verify", "m.yaml").status == 0)
    let fix = try FixTests.fix(dir, record, key, column: "编号")
    #expect(fix.status == 0, "\(fix)")
    let replay = try dir.run("quarantine", "replay", "m.yaml")
    #expect(replay.status == 0, "\(replay)")
    return dir
  }

  private func expectSound(_ dir: Workdir, _ when: String) throws {
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 0, "\(when): \(verify.out)")
  }

  @Test(arguments: [
    ("1,杭州云杉科技有限公司,张伟,13812345678,a\n1,宁波甬江机械有限公司,李娜,13912345678,\n", "#2", "2"),
    (",杭州云杉科技有限公司,张伟,13812345678,a\n2,宁波甬江机械有限公司,李娜,13912345678,\n", "#1", "71"),
  ])
  func theNextNightIsVerifiedWithoutAlarm(rows: String, record: String, key: String) throws {
    let dir = try night(rows, fix: record, to: key)
    try expectSound(dir, "after the replay")
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    try expectSound(dir, "after the next night")
  }

  /// A correction that a condition then leaves out is filtered, and rightly so.
  @Test func aCorrectedRecordThatAConditionLeavesOutIsNoAlarm() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      "1,杭州云杉科技有限公司,张伟,1.38E+10,a\n2,,李娜,13912345678,\n", gates: "gates: {quarantined: 9}")
    try dir.write(
      "leads.yaml",
      dir.text("leads.yaml").replacing("手机", with: "{from: 手机, as: phone}")
        + "\nwhere: {not: {手机: {in: ['13812345678']}}}\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try expectSound(dir, "refused")
    let fix = try FixTests.fix(dir, "1", "13812345678")
    #expect(fix.status == 0, "\(fix)")
    let replay = try dir.run("quarantine", "replay", "m.yaml")
    #expect(replay.status == 0, "\(replay)")
    try expectSound(dir, "after the replay")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try expectSound(dir, "after the next night")
  }
}
