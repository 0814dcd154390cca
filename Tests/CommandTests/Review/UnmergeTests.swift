import Foundation
import Testing

/// A golden row is taken apart again, and stays apart.
@Suite struct UnmergeTests {
  private func merged() throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      """
      1,,李娜,13867120945,甲
      2,,李娜,13867120945,乙
      3,,李娜,13867120945,丙

      """)
    try dir.applied()
    #expect(try dir.contacts() == ["1 2 3"])
    return dir
  }

  @Test func oneRecordLeavesAndTheOthersKeepTheID() throws {
    let dir = try merged()
    let id = try dir.contactID(of: "1")
    let anchor = try dir.reading().text(
      "SELECT r.key FROM contact c JOIN record r ON r.id = c.nr / 4096")
    let leaving = anchor == "3" ? "2" : "3"
    let unmerge = try dir.run("unmerge", "m.yaml", id, "sheet/\(leaving)", "--author", "王芳")
    #expect(unmerge.status == 0 && unmerge.out.contains("- sheet/\(leaving)"), "\(unmerge)")
    try dir.applied()
    let others = ["1", "2", "3"].filter { $0 != leaving }
    #expect(try dir.contacts() == [others.joined(separator: " "), leaving].sorted())
    #expect(try dir.contactID(of: others[0]) == id)
    #expect(try dir.contactID(of: leaving) != id)
    // Each key of the sheet is a lead of its own, whoever its contact is.
    #expect(try dir.reading().int("SELECT count(*) FROM lead") == 3)
    // It comes again with other values, and is still another.
    try dir.write("leads.csv", dir.text("leads.csv").replacing("丙", with: "丙丙").replacing("乙", with: "乙乙"))
    try dir.applied()
    #expect(try dir.contacts().count == 2)
    let again = try dir.run("unmerge", "m.yaml", id, "sheet/\(leaving)")
    #expect(again.status == 5 && again.err.contains("[record-unknown]"), "\(again)")
  }

  @Test func aLeadIsTakenApartAndItsContactStaysOne() throws {
    let dir = try merged()
    let migration = dir.text("m.yaml").replacing("snapshot: true}", with: "snapshot: true, leads: merge}")
    try dir.write("m.yaml", migration)
    try dir.applied()
    #expect(try dir.reading().int("SELECT count(*) FROM lead") == 1)
    let lead = try dir.reading().text("SELECT id FROM lead")
    #expect(try dir.run("unmerge", "m.yaml", lead).status == 0)
    try dir.applied()
    #expect(try dir.reading().int("SELECT count(*) FROM lead") == 3)
    #expect(try dir.contacts() == ["1 2 3"])
  }

  /// An id that a merge swallowed leads to the row that took it; a split makes it a row again.
  @Test func idsLeadWhereTheyBelong() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let ids = try ["4", "5"].map { try dir.contactID(of: $0) }
    _ = try dir.review("n\ny\n")
    try dir.applied()
    #expect(try dir.contacts().contains("4 5"))
    let kept = try dir.contactID(of: "4")
    let swallowed = ids.first { $0 != kept } ?? ""
    #expect(try dir.reading().value("SELECT becomes FROM redirect WHERE id = ?", [swallowed]) == kept)
    #expect(try dir.run("unmerge", "m.yaml", kept).status == 0)
    try dir.applied()
    #expect(try ["4", "5"].map { try dir.contactID(of: $0) } == ids)
    #expect(try dir.reading().value("SELECT becomes FROM redirect WHERE id = ?", [swallowed]) == nil)
  }

  @Test(arguments: [
    (["NOSUCHID00000"], "id-unknown"), (["ACCOUNT"], "not-merged"),
    (["CONTACT", "sheet/9"], "record-unknown"),
    (["CONTACT", "sheet/1", "sheet/2", "sheet/3"], "nothing-left"),
  ])
  func refusesWhatMakesNoSense(_ words: [String], _ code: String) throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(
      """
      1,,李娜,13867120945,甲
      2,,李娜,13867120945,乙
      3,杭州云杉科技有限公司,李娜,13867120945,丙

      """)
    try dir.applied()
    let reading = try dir.reading()
    let ids = [
      "ACCOUNT": try reading.text("SELECT id FROM account"),
      "CONTACT": try reading.text("SELECT id FROM contact"),
    ]
    let refused = try dir.run(["unmerge", "m.yaml"] + words.map { ids[$0] ?? $0 })
    #expect(refused.status == 5 && refused.err.contains("[\(code)]"), "\(refused)")
    #expect(try dir.reading().int("SELECT count(*) FROM people_judgement") == 0)
  }
}
