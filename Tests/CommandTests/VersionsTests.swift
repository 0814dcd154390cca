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

  /// An export that was sent once more, before and behind the one that followed it.
  @Test(arguments: [["旧", "旧", "新"], ["旧", "新", "旧"], ["新", "旧", "旧"], ["旧", "新", "旧", "新"]])
  func whatCameTwiceGoesTogether(_ sent: [String]) throws {
    let dir = try migration()
    for (day, text) in sent.enumerated() {
      try write(dir, "\(day)", "6,叉车,\(text),2025-06-0\(text == "新" ? 2 : 1)\n")
    }
    try apply(dir)
    #expect(try leads(dir) == ["叉车|新"])
    #expect(try dir.reading().int("SELECT count(*) FROM quarantine") == 0)
    let digest = try dir.reading().digest()
    try apply(dir)
    #expect(try dir.reading().digest() == digest)
  }

  /// One that is refused or left out takes nothing away, whichever came first.
  @Test(arguments: ["9,叉车,坏,二〇二五\n", "9,作废,旧,2025-06-05\n", "9,作废,新,2025-06-20\n"])
  func whatDoesNotLandSupersedesNothing(_ other: String) throws {
    for isFirst in [true, false] {
      let dir = try migration()
      try dir.write("feed.yaml", dir.text("feed.yaml") + "\nwhere: {主题: {not_in: [作废]}}\n")
      try write(dir, isFirst ? "1" : "2", other)
      try write(dir, isFirst ? "2" : "1", "9,叉车,好,2025-06-10\n")
      try apply(dir)
      #expect(try leads(dir) == ["叉车|好"])
    }
  }

  /// Night by night, or all at once: the same stands.
  @Test func aVersionWithoutATimeIsAsNewAsTheOneBefore() throws {
    let rows = ["4,吊机,甲,2025-06-10\n", "4,吊机,乙,\n", "4,吊机,丙,2025-06-05\n"]
    let (once, nightly) = (try migration(), try migration())
    for (day, row) in rows.enumerated() {
      try write(once, "\(day)", row)
      try write(nightly, "\(day)", row)
      try apply(nightly)
    }
    try apply(once)
    #expect(try leads(once) == ["吊机|乙"])
    #expect(try leads(nightly) == ["吊机|乙"])
    // Of two that are late, the one that does not say so is not.
    try write(once, "3", "4,吊机,丁,\n4,吊机,戊,2025-05-01\n")
    try apply(once)
    #expect(try leads(once) == ["吊机|丁"])
  }

  /// The same bytes are no older version, however the mapping reads them now.
  @Test func aMendedMappingIsNotLate() throws {
    let dir = try migration()
    let mended = dir.text("feed.yaml")
    try dir.write("feed.yaml", mended.replacing("as: datetime,", with: "as: datetime, format: mdy,"))
    try write(dir, "a", "1,泵,甲,09/02/2025\n2,阀,乙,03/12/2025\n")
    try apply(dir)
    try dir.write("feed.yaml", mended.replacing("as: datetime,", with: "as: datetime, format: dmy,"))
    try apply(dir)
    #expect(
      try dir.reading().rows("SELECT substr(updated_at, 1, 10) FROM lead ORDER BY title")
        == ["2025-02-08", "2025-12-02"])
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
