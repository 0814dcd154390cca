import Testing

/// Sources whose files hold what changed: a record comes as often as it did, in whatever order, and the version
/// that was changed last stands.
@Suite struct VersionsTests {
  private func migration(
    snapshot: String = "snapshot: false", changed: String = "", times: Bool = true
  ) throws -> Workdir {
    let dir = try Workdir()
    try dir.write(
      "m.yaml",
      """
      migration: feed
      store: sqlite:t.leads
      sources:
        feed: {files: "in/*.csv", mapping: feed.yaml, \(snapshot)}
      gates: {quarantined: 9}
      """)
    let time = times ? "  lead.updated_at: {from: 改于, as: datetime, zone: Asia/Shanghai}" : "ignore: [改于]"
    try dir.write(
      "feed.yaml",
      """
      mapping: feed
      reads: csv
      object: lead
      key: 单号
      \(changed)
      fields:
        lead.title: 主题
        lead.remark: 说明
      \(time)
      """)
    return dir
  }

  private func write(_ dir: Workdir, _ name: String, _ rows: String) throws {
    try dir.write("in/\(name).csv", "单号,主题,说明,改于\n" + rows)
  }

  private func apply(_ dir: Workdir) throws {
    let got = try dir.run("apply", "m.yaml")
    #expect(got.status == 0, "\(got)")
    let verified = try dir.run("verify", "m.yaml")
    #expect(verified.status == 0, "\(verified)")
  }

  private func leads(_ dir: Workdir) throws -> [String] {
    try dir.reading().rows("SELECT title, remark FROM lead ORDER BY title")
  }

  private func ledger(_ dir: Workdir) throws -> [String] {
    try dir.reading().rows(
      """
      SELECT f.path, disposition, sum(last - first + 1) FROM ledger l JOIN file f ON f.id = l.file
      WHERE l.run = (SELECT max(id) FROM run) GROUP BY 1, 2 ORDER BY 1, 2
      """)
  }

  @Test func anOlderVersionOverwritesNothing() throws {
    let dir = try migration()
    try write(dir, "a", "7,水泵,新,2025-06-03 10:00\n8,阀门,甲,2025-06-03 10:00\n")
    try apply(dir)
    try write(dir, "a", "7,水泵,旧,2025-06-01 10:00\n8,阀门,乙,2025-06-04 10:00\n")
    let planned = try dir.run("plan", "m.yaml", "--out", "p")
    #expect(planned.status == 2, "\(planned)")
    try apply(dir)
    #expect(try leads(dir) == ["水泵|新", "阀门|乙"])
    #expect(try ledger(dir) == ["in/a.csv|superseded|1", "in/a.csv|updated|1"])
    // The same late file again changes nothing.
    let digest = try dir.reading().digest()
    try apply(dir)
    #expect(try dir.reading().digest() == digest)
    // In the year's other half of the zone the hour is the same moment: as late as before is not late.
    try write(dir, "a", "7,水泵,同时,2025-06-03 10:00\n")
    try apply(dir)
    #expect(try leads(dir).first == "水泵|同时")
  }

  @Test func theLastOfSeveralVersionsStands() throws {
    let dir = try migration(times: false)
    try write(dir, "day2", "1,叉车,二,x\n2,货架,只此,x\n")
    try write(dir, "day10", "1,叉车,十,x\n")
    try write(dir, "day1", "1,叉车,一,x\n1,叉车,一之二,x\n")
    try apply(dir)
    #expect(try leads(dir) == ["叉车|十", "货架|只此"])
    #expect(
      try ledger(dir) == [
        "in/day1.csv|superseded|2", "in/day10.csv|added|1", "in/day2.csv|added|1", "in/day2.csv|superseded|1",
      ])
    let digest = try dir.reading().digest()
    try apply(dir)
    #expect(try dir.reading().digest() == digest)
    #expect(try ledger(dir).filter { $0.contains("updated") || $0.contains("added") } == [])
    try write(dir, "day11", "1,叉车,十一,x\n")
    try apply(dir)
    #expect(try leads(dir).first == "叉车|十一")
  }

  @Test func timesGoBeforeTheOrderOfFiles() throws {
    let dir = try migration()
    try write(dir, "1", "5,吊机,最新,2025-06-09 09:00\n")
    try write(dir, "2", "5,吊机,较旧,2025-06-08 09:00\n5,吊机,最旧,2025-06-07 09:00\n")
    try apply(dir)
    #expect(try leads(dir) == ["吊机|最新"])
    #expect(try ledger(dir) == ["in/1.csv|added|1", "in/2.csv|superseded|2"])
    // What the mapping says of it goes before both.
    let other = try migration(changed: "changed_at: none")
    try write(other, "1", "5,吊机,最新,2025-06-09 09:00\n")
    try write(other, "2", "5,吊机,较旧,2025-06-08 09:00\n")
    try apply(other)
    #expect(try leads(other) == ["吊机|较旧"])
  }

  @Test func aSnapshotMayHaveAChangeTime() throws {
    let dir = try migration(snapshot: "snapshot: true", changed: "changed_at: lead.updated_at")
    try write(dir, "a", "3,电机,旧,2025-06-01\n3,电机,新,2025-06-02\n")
    try apply(dir)
    #expect(try leads(dir) == ["电机|新"])
    // Without one, two versions of a snapshot's record are in doubt.
    let plain = try migration(snapshot: "snapshot: true")
    try write(plain, "a", "3,电机,旧,2025-06-01\n3,电机,新,2025-06-02\n")
    _ = try plain.run("apply", "m.yaml")
    #expect(try leads(plain) == [])
  }

  @Test func theFieldMustBeOneThatIsMapped() throws {
    let dir = try migration(changed: "changed_at: lead.update_at")
    try write(dir, "a", "3,电机,旧,2025-06-01\n")
    let got = try dir.run("check", "m.yaml")
    #expect(got.status == 5, "\(got)")
    #expect((got.out + got.err).contains("changed_at"))
  }
}
