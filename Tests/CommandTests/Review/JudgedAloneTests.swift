import Foundation
import GRDB
import Testing

/// With people's judgements in the store, few changed records are judged by themselves as well: the
/// store is the one that judging all of them would give.
@Suite struct JudgedAloneTests {
  /// People answer some questions, take one merged row apart, and take an earlier judgement back.
  private struct People {
    var random: Seeded

    mutating func judge(_ dir: Workdir) throws {
      let answers = (0..<30).map { _ in ["y", "n", "u"].randomElement(using: &random) ?? "u" }
      let review = try dir.review(answers.joined(separator: "\n") + "\n", "--author", "王芳")
      #expect(review.status == 0, "\(review)")
      let merged = try dir.reading().texts(
        """
        SELECT c.id FROM contact c WHERE c.nr IN (SELECT nr FROM member WHERE entity = \(Self.contact))
        ORDER BY c.id
        """)
      if let id = merged.randomElement(using: &random) {
        let unmerge = try dir.run("unmerge", "m.yaml", id, "--author", "李强")
        #expect(unmerge.status == 0 || unmerge.err.contains("[judgement-contradicted]"), "\(unmerge)")
      }
      let old = try dir.reading().texts(
        "SELECT people FROM judgement WHERE people IS NOT NULL AND revoked_run IS NULL ORDER BY people")
      if let id = old.randomElement(using: &random) { try takeBack(dir, id) }
    }

    private static let contact = 2

    /// As `review import` does it with `open`.
    private func takeBack(_ dir: Workdir, _ id: String) throws {
      let names = ["source", "object", "key", "part"].flatMap { ["left_\($0)", "right_\($0)"] }
        .joined(separator: ", ")
      try DatabaseQueue(path: dir.file("t.leads")).write {
        try $0.execute(
          sql: """
            UPDATE people_judgement SET undone_by = (SELECT max(id) + 1 FROM people_judgement)
              WHERE id = \(id) AND undone_by IS NULL;
            INSERT INTO people_judgement (entity, \(names), verdict, author, judged_at, reason, note)
              SELECT entity, \(names), 'open', '赵敏', judged_at, reason, '' FROM people_judgement
              WHERE undone_by = (SELECT max(id) + 1 FROM people_judgement);
            """)
      }
    }
  }

  private func store(_ seed: UInt64, before: String) throws -> StoreContent {
    let tests = ChangedAloneTests()
    var people = People(random: Seeded(seed))
    var content = try tests.store(tests.nights(seed), before: before, byHand: true) {
      try people.judge($0)
    }
    #expect((content.tables["people_judgement"] ?? []).count > 12)
    content.tables["people_judgement"] = nil
    for table in ["judgement", "judgement_version"] {
      // When people judged.
      content.tables[table] = content.tables[table]?.map {
        $0.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "")
      }.sorted()
    }
    return content
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func asIfAllWereJudged(seed: UInt64) throws {
    let alone = try store(seed, before: "")
    let all = try store(seed, before: "DELETE FROM match_key")
    #expect(alone.differences(from: all) == [])
  }

  /// What the test above compares is not twice the same way.
  @Test func nightsWithJudgementsDoNotReadAll() throws {
    let all = try store(15, before: "DELETE FROM match_key")
    let blind = try store(15, before: "UPDATE match_key SET bytes = x''")
    #expect(!blind.differences(from: all).isEmpty)
  }

  /// Whom a person compared with a record that changes is judged with it, though no key leads there.
  @Test func aJudgementLeadsToWhomItNames() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    #expect(try dir.review("y\ny\n").status == 0)
    try dir.applied()
    let before = try dir.contacts()
    #expect(before == ["1 2 3", "4 5"])
    // Both lose what they shared: a person's word alone holds them together.
    try dir.write(
      "leads.csv",
      dir.text("leads.csv").replacing("4,南京青松软件有限公司,王芳,13967120945", with: "4,镇江红柳机电有限公司,王芳,13967120111"))
    try dir.applied()
    // Either of the two, whichever has given the row its id.
    for (old, new) in [
      ("13967120111", "13967120222"), ("南京青松软件有限公司,赵强,13967120945", "无锡蓝桉物流有限公司,赵大强,13967120333"),
      ("13967120333", "13967120444"),
    ] {
      try dir.write("leads.csv", dir.text("leads.csv").replacing(old, with: new))
      try dir.applied()
      #expect(try dir.contacts() == before, "\(new)")
    }
  }
}
