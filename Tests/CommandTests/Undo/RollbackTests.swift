import Foundation
import Testing

/// Guarantee 8: every run can be rolled back, as long as it is the newest.
@Suite struct RollbackTests {
  private static let zero = String(repeating: "0", count: 32)

  /// The sample after two nights, of which the second also has other owners and other trust.
  private func twoNights() throws -> (dir: Workdir, first: StoreContent) {
    let dir = try Workdir()
    try dir.writeSample(night: 1)
    let one = try dir.run("apply", "migration.yaml", "--out", "run-1")
    #expect(one.status == 0, "\(one)")
    let first = try dir.sampleReading().content()
    try dir.writeSample(night: 2)
    try dir.write("owners.csv", dir.text("owners.csv").replacing("华东一部", with: "华东二部"))
    try dir.write("migration.yaml", dir.text("migration.yaml").replacing("trust: 2", with: "trust: 4"))
    let two = try dir.run("apply", "migration.yaml", "--out", "run-2")
    #expect(two.status == 0, "\(two)")
    return (dir, first)
  }

  @Test func takesTheNewestRunBackRowByRow() throws {
    let (dir, first) = try twoNights()
    let second = try dir.sampleReading().contentWithoutTimes()
    let digests = try dir.sampleReading().texts("SELECT digest_after FROM run ORDER BY id")
    for table in ["owner", "source", "member", "quarantine", "judgement", "lead", "record"] {
      #expect(second.tables[table] != first.tables[table], "the second night must change \(table)")
    }

    let back = try dir.run("rollback", "migration.yaml")
    #expect(back.status == 0, "\(back)")
    #expect(back.out.contains("Rolled back run 2. The newest is run 1 now."), "\(back.out)")
    #expect(back.out.split(separator: "\n").allSatisfy { HelpTests.width($0) <= 80 }, "\(back.out)")
    #expect(try dir.sampleReading().content().differences(from: first) == [])
    #expect(try dir.sampleReading().digest() == digests[0])

    // The same night once more: the same store.
    #expect(try dir.run("apply", "migration.yaml", "--out", "again-2").status == 0)
    #expect(try dir.sampleReading().contentWithoutTimes().differences(from: second) == [])

    // Run after run, down to nothing; then the first night as if it were the first.
    #expect(try dir.run("rollback", "anhe.leads").status == 0)
    try dir.writeSample(night: 1)
    let verify = try dir.run("verify", "migration.yaml")
    #expect(verify.status == 0, "\(verify)")
    let last = try dir.run("rollback", "migration.yaml", "--json")
    #expect(last.status == 0 && last.out.contains(Self.zero), "\(last)")
    let empty = try dir.sampleReading().content()
    #expect(empty.tables.filter { !$0.value.isEmpty }.keys.sorted() == ["index"])
    #expect(empty.tables["index"]?.contains("lead_id") == false, "a first load builds its indexes last")
    let none = try dir.run("rollback", "migration.yaml")
    #expect(none.status == 64 && none.err.contains("no-run"), "\(none)")
    let status = try dir.run("status", "migration.yaml")
    #expect(status.out.components(separatedBy: "Rolled back: run ").count == 4, "\(status.out)")
    #expect(try dir.run("apply", "migration.yaml", "--out", "again-1").status == 0)
    #expect(try dir.sampleReading().digest() == digests[0])
    #expect(
      try dir.sampleReading().content(without: ["run", "rolled_back"]).differences(from: first) == ["run"])
  }

  @Test func aDryRunSaysTheSameAndWritesNothing() throws {
    let (dir, _) = try twoNights()
    let before = dir.bytes("anhe.leads")
    let dry = try dir.run("rollback", "migration.yaml", "--dry-run", "--json")
    #expect(dry.status == 0, "\(dry)")
    #expect(dir.bytes("anhe.leads") == before)
    let done = try dir.run("rollback", "migration.yaml", "--json")
    #expect(done.status == 0, "\(done)")
    #expect(dry.out.replacing("\"isDryRun\" : true", with: "\"isDryRun\" : false") == done.out)
    // As many as the run itself said.
    try dir.write("said.json", done.out)
    let (said, run) = try (dir.json("said.json"), dir.json("run-2/report.json"))
    for name in ["updated", "vanished"] {
      #expect(sum(said["sources"], name) == sum(run["sources"], name), "\(name)")
    }
    #expect(sum(said["sources"], "added") == sum(run["sources"], "added") + sum(run["sources"], "merged"))
  }

  private func sum(_ sources: Any?, _ name: String) -> Int {
    (sources as? [[String: Any]] ?? []).reduce(0) { sum, source in
      let counts = source["total"] as? [String: Any] ?? source
      return sum + (counts[name] as? Int ?? 0)
    }
  }

  /// Nights at random: merges that come and go, records refused and cured, gone and back.
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func everyNightAtRandom(seed: UInt64) throws {
    var random = Seeded(seed)
    let dir = try Workdir()
    var contents: [StoreContent] = []
    for night in 0..<5 {
      try dir.writeSmallMigration(rows(&random, night), gates: "gates: {quarantined: 999}")
      try dir.write(
        "leads.yaml",
        dir.text("leads.yaml").replacing("account.name: 公司", with: "account.name: {from: 公司, as: company}")
          .replacing("contact.mobile: 手机", with: "contact.mobile: {from: 手机, as: phone}"))
      if night > 0 { contents.append(try dir.reading().content()) }
      let got = try dir.run("apply", "m.yaml")
      #expect(got.status == 0, "\(got)")
    }
    #expect(try dir.reading().int("SELECT count(*) FROM redirect") > 0, "this tests too little")
    #expect(try dir.reading().int("SELECT count(*) FROM quarantine WHERE closed_run IS NOT NULL") > 0)
    for content in contents.reversed() {
      let back = try dir.run("rollback", "m.yaml")
      #expect(back.status == 0, "\(back)")
      #expect(try dir.reading().content().differences(from: content) == [])
    }
  }

  private func rows(_ random: inout Seeded, _ night: Int) -> String {
    (1...80).filter { _ in random.next() % 8 != 0 }.map { key in
      let company = ["甲科技有限公司", "乙软件有限公司", "丙贸易有限公司", ""].randomElement(using: &random) ?? ""
      let person = ["张伟", "李娜", "王芳", "赵敏"].randomElement(using: &random) ?? ""
      let mobile =
        random.next() % 9 == 0 ? "1.38E+10" : "1381234\(5000 + random.next() % 40)"
      return "\(key),\(company),\(person),\(mobile),备注\(random.next() % 3)\n"
    }.joined()
  }

  @Test func whatSomebodyChangedIsNotGuessedBack() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,a\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,b\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    try dir.execute("UPDATE account SET name = '乙' ")
    let before = dir.storeState()
    let got = try dir.run("rollback", "m.yaml")
    #expect(got.status == 1 && got.err.contains("inconsistent"), "\(got)")
    #expect(dir.storeState() == before)
  }

  @Test(arguments: [("error", 1), ("interrupt", 130), ("kill", 137)] as [(String, Int32)])
  func stoppedAtItsEndItLeavesNoTrace(kind: String, status: Int32) throws {
    let dir = try Workdir()
    for night in 1...2 {
      let rows = (1...300).map { "\($0),第\($0)科技有限公司,张\($0),138\(10_000_000 + $0),\(night)\n" }
      try dir.writeSmallMigration(rows.joined())
      #expect(try dir.run("apply", "m.yaml").status == 0)
    }
    let before = try dir.reading().content(without: [])
    let got = try dir.run(
      ["rollback", "m.yaml"],
      environment: ["LEADFERRY_FAULT": "undone:\(kind)", "LEADFERRY_CACHE_PAGES": "4"])
    #expect(got.status == status, "\(got)")
    if kind == "kill" { #expect(dir.exists("t.leads-journal"), "nothing was written: this tests too little") }
    #expect(try dir.run("status", "m.yaml").status == 0)
    #expect(try dir.reading().content(without: []).differences(from: before) == [])
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try dir.reading().int("SELECT max(id) FROM run") == 1)
  }

  @Test func anAcceptedRunStays() throws {
    let dir = try Workdir()
    for remark in ["a", "b"] {
      try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,\(remark)\n")
      #expect(try dir.run("apply", "m.yaml").status == 0)
    }
    let accept = try dir.run("accept", "m.yaml")
    #expect(accept.status == 0 && accept.out.contains("run 2"), "\(accept)")
    #expect(try dir.reading().int("SELECT count(*) FROM run WHERE accepted_at IS NOT NULL") == 2)
    let before = dir.storeState()
    for arguments in [["rollback", "m.yaml"], ["rollback", "m.yaml", "--dry-run"]] {
      let refused = try dir.run(arguments)
      #expect(refused.status == 64 && refused.err.contains("run-accepted"), "\(refused)")
    }
    let again = try dir.run("accept", "m.yaml", "--json")
    #expect(again.status == 0 && again.out.contains("\"closed\" : ["), "\(again)")
    #expect(dir.storeState() == before)
    #expect(try dir.run("status", "m.yaml").out.contains("Accepted: up to run 2"))

    // A later run can be taken back, up to the door.
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,c\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try dir.run("rollback", "m.yaml").status == 64)
  }

  /// A gate that lets everything through would be worse than none.
  @Test func whatPeopleOweBarsTheDoor() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    try dir.writeSmallMigration(Workdir.doubtful, gates: "gates: {undecided: 1}")
    let before = dir.storeState()
    let refused = try dir.run("accept", "m.yaml")
    #expect(refused.status == 3 && refused.err.contains("2 pairs"), "\(refused)")
    #expect(refused.err.contains("[too-many-undecided]") && dir.storeState() == before, "\(refused)")
    // What they could not say is still owed; what they decided is not, also before the next run.
    #expect(try dir.review("u\nq\n").status == 0)
    #expect(try dir.run("accept", "m.yaml").status == 3)
    #expect(try dir.run("accept", "t.leads").status == 0, "the newest run's migration has no gate")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.run("accept", "t.leads").status == 3, "and this one's has")
    #expect(try dir.review("n\nq\n").status == 0)
    #expect(try dir.run("accept", "m.yaml").status == 0)
    // What is accepted already is no question.
    try dir.writeSmallMigration(Workdir.doubtful, gates: "gates: {undecided: 0}")
    #expect(try dir.run("accept", "m.yaml").status == 0)
  }

  @Test func whereNothingIsItSaysSo() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,甲科技有限公司,张伟,13812345678,a\n")
    for command in ["rollback", "accept"] {
      let got = try dir.run(command, "m.yaml")
      #expect(got.status == 1 && got.err.contains("store-missing"), "\(got)")
      #expect(!dir.exists("t.leads"))
    }
  }
}
