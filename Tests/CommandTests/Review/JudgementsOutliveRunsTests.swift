import Foundation
import Testing

/// What a person decided holds in every later run, until a person takes it back.
@Suite struct JudgementsOutliveRunsTests {
  @Test func aDecisionOutlivesRunsUpdatesAndNewRecords() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    #expect(try dir.contacts() == ["1", "2 3", "4", "5"])
    let before = try dir.reading().digest()
    let first = try dir.review("y\nn\n", "--author", "王芳")
    #expect(first.status == 0, "\(first)")
    #expect(first.out.contains("Judged: 1 same, 1 different, 0 undecided; 0 still in doubt"), "\(first)")
    #expect(try dir.contacts() == ["1", "2 3", "4", "5"], "judgements take effect in the next run")

    let plan = try dir.run("plan", "m.yaml")
    #expect(plan.status == 2, "\(plan)")
    try dir.applied()
    #expect(try dir.contacts() == ["1 2 3", "4", "5"])
    let merged = try dir.reading().digest()
    try dir.applied("the same again")
    #expect(try dir.reading().digest() == merged)
    let open = try dir.run("review", "m.yaml", "--list")
    #expect(open.out == "No pair is in doubt.\n", "what is decided is asked no more")

    // Other values, other names, and one more who shares the number.
    try dir.write(
      "leads.csv",
      dir.text("leads.csv").replacing("张伟", with: "张大伟").replacing("赵强", with: "王芳芳")
        + "6,苏州白桦贸易有限公司,李娜,13867120945,己\n")
    try dir.applied()
    #expect(try dir.contacts() == ["1 2 3 6", "4", "5"])

    // Taken back: as before the judgement.
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n" + Workdir.doubtful)
    let sheet = try dir.run("review", "export", "m.yaml", "--all")
    #expect(sheet.status == 0, "\(sheet)")
    try dir.write(
      "review.csv", dir.text("review.csv").replacing(/,(same|different),/) { _ in ",open," })
    let back = try dir.run("review", "import", "m.yaml", "review.csv")
    #expect(back.out.contains("2 judgements imported, 0 stood already"), "\(back)")
    try dir.applied()
    // 6 has vanished from the snapshot and stays.
    #expect(try dir.contacts() == ["1", "2 3 6", "4", "5"])
    #expect(
      try dir.reading().int("SELECT count(*) FROM people_judgement") == 4, "nothing said is forgotten")

    let other = try Workdir()
    try other.applyDoubtful()
    #expect(try other.reading().digest() == before)
    _ = try other.review("y\nn\n", "--author", "别人")
    try other.applied()
    #expect(try other.reading().digest() == merged, "same input, same judgements, same store")
  }

  @Test func aPlanIsStaleWhenPeopleJudgedSince() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    try dir.write("leads.csv", dir.text("leads.csv") + "7,,周杰,,\n")
    #expect(try dir.run("plan", "m.yaml", "--out", "plan").status == 2)
    _ = try dir.review("y\n")
    let apply = try dir.run("apply", "plan")
    #expect(apply.status == 7 && apply.err.contains("people have judged since"), "\(apply)")
    #expect(try dir.run("plan", "m.yaml", "--out", "plan").status == 2)
    #expect(try dir.run("apply", "plan").status == 0)
    #expect(try dir.contacts().contains("1 2 3"))
  }

  @Test func undecidedStaysInQuestion() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    _ = try dir.review("u\nu\n", "--author", "王芳")
    try dir.applied()
    #expect(try dir.contacts() == ["1", "2 3", "4", "5"])
    let asked = try dir.review("y\ny\n", "--author", "李强")
    #expect(asked.out.contains("王芳 could not say"), "\(asked)")
    try dir.applied()
    #expect(try dir.contacts() == ["1 2 3", "4 5"])
  }

  @Test func aRollbackTakesNoDecisionBack() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let before = try dir.reading().digest()
    _ = try dir.review("y\ny\n")
    try dir.applied()
    let merged = try dir.reading().digest()
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try dir.reading().digest() == before)
    let verify = try dir.run("verify", "m.yaml")
    #expect(verify.status == 0, "what waits for a run violates nothing: \(verify)")
    #expect(try dir.run("review", "m.yaml", "--list").out == "No pair is in doubt.\n")
    try dir.applied()
    #expect(try dir.reading().digest() == merged)
  }

  /// The records go with the run that brought them; the decision stays, and waits for them.
  @Test func aDecisionWaitsForItsRecords() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    _ = try dir.review("y\ny\n")
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n0,甲公司,周杰,,\n")
    try dir.applied()
    #expect(try dir.reading().int("SELECT count(*) FROM judgement") == 0)
    // They come again under other numbers.
    try dir.write("leads.csv", dir.text("leads.csv") + Workdir.doubtful)
    try dir.applied()
    #expect(try dir.contacts() == ["0", "1 2 3", "4 5"])
  }
}
