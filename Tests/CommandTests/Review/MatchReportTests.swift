import Foundation
import Reporting
import Testing

/// The figures of matching in a report are those of the store.
@Suite struct MatchReportTests {
  private func report(_ dir: Workdir, _ folder: String) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: dir.bytes("\(folder)/report.json") ?? Data())
  }

  private func check(_ report: RunReport, _ dir: Workdir) throws {
    for (code, entity) in [(1, "account"), (2, "contact"), (3, "lead")] {
      let members = try dir.reading().int("SELECT count(*) FROM member WHERE entity = \(code)")
      let joins = report.matching.joins.filter { $0.entity.name == entity }
      #expect(joins.reduce(0) { $0 + $1.count } == members, "\(entity): \(joins)")
      let rows = try dir.reading().int("SELECT count(DISTINCT nr) FROM member WHERE entity = \(code)")
      let sizes = report.matching.sizes.filter { $0.entity.name == entity }
      #expect(sizes.reduce(0) { $0 + $1.rows } == rows, "\(entity): \(sizes)")
    }
  }

  @Test func figuresAreThoseOfTheStore() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(Workdir.doubtful + "6,苏州白桦贸易有限公司,李娜,13867120945,己\n")
    #expect(try dir.run("plan", "m.yaml", "--out", "plan").status == 2)
    #expect(try dir.run("apply", "m.yaml", "--out", "first").status == 0)
    let first = try report(dir, "first")
    try check(first, dir)
    #expect(try report(dir, "plan").matching.joins == first.matching.joins)
    let largest = try #require(first.matching.largest.first { $0.entity == .contact })
    #expect(largest.count == 3 && largest.name == "李娜" && largest.records.count == 3)
    #expect(try dir.contactID(of: "2") == largest.id)

    // A person joins two; then a night of one changed row, of which the others are no part.
    _ = try dir.review("y\ny\n")
    #expect(try dir.run("apply", "m.yaml", "--out", "second").status == 0)
    let second = try report(dir, "second")
    try check(second, dir)
    #expect(
      second.matching.joins.contains { $0.entity == .contact && $0.reason == "judged" && $0.count == 2 })
    try dir.write("leads.csv", dir.text("leads.csv") + "7,无锡红枫有限公司,周杰,13767120945,庚\n")
    #expect(try dir.run("apply", "m.yaml", "--out", "third").status == 0)
    let third = try report(dir, "third")
    try check(third, dir)
    #expect(third.matching.joins == second.matching.joins && third.matching.sizes == second.matching.sizes)
    #expect(third.matching.largest.map(\.id) == second.matching.largest.map(\.id))
  }

  /// A night that looks at few records tells of all pairs that wait, those that it looked at first.
  @Test func aPartialNightTellsOfAllPairs() throws {
    let dir = try Workdir()
    try dir.applyDoubtful()
    let first = try report(dir, "small-run-1").possible
    #expect(first.total == 2)
    let added = "7,无锡红枫有限公司,周杰,13767120945,庚\n"
    try dir.write("leads.csv", dir.text("leads.csv") + added + "8,宁波铁杉有限公司,吴敏,13767120945,辛\n")
    #expect(try dir.run("plan", "m.yaml", "--out", "plan").status == 2)
    let run = try dir.run("apply", "m.yaml", "--out", "second")
    #expect(run.out.contains("3 pairs") && run.status == 0, "\(run)")
    for folder in ["plan", "second"] {
      let second = try report(dir, folder)
      #expect(second.matching.isPartial == true && second.possible.total == 3, "\(folder)")
      #expect(
        second.possible.items.map { [$0.left.key, $0.right.key] } == [["7", "8"], ["1", "3"], ["4", "5"]])
    }
    // A night without changes tells of them, too, and of what stands.
    for command in ["plan", "apply"] {
      let run = try dir.run(command, "m.yaml", "--out", "idle-\(command)")
      #expect(run.status == 0 && run.out.contains("3 pairs"), "\(run)")
      let idle = try report(dir, "idle-\(command)")
      #expect(idle.possible.total == 3 && idle.possible.items.count == 3)
      #expect(idle.entities.first { $0.entity == .contact }?.after == 6, "\(idle.entities)")
    }
    // Somebody decides one; the next night looks at that one alone.
    #expect(try dir.review("n\nq\n").status == 0)
    #expect(try dir.run("apply", "m.yaml", "--out", "third").status == 0)
    let third = try report(dir, "third")
    #expect(third.matching.isPartial == true && third.possible.total == 2)
    let rows = try dir.reading().int("SELECT count(*) FROM possible_pair")
    #expect(rows == 2)
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try dir.reading().int("SELECT count(*) FROM possible_pair") == 3)
  }

  /// More pairs than are named: whoever would judge a part could not know of the others, so that all are
  /// judged until they are few enough, and then once more.
  @Test func pairsThatHaveNoNameAreCounted() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration(Workdir.doubtful)
    let few = ["LEADFERRY_POSSIBLE_LIMIT": "1"]
    #expect(try dir.run("apply", "m.yaml", environment: few).status == 0)
    let added = [
      "7,无锡红枫有限公司,周杰,13767120945,庚", "8,宁波铁杉有限公司,吴敏,13567120945,辛", "9,常州柏树有限公司,郑爽,13767120946,壬",
      "10,扬州银杏有限公司,冯刚,13767120947,癸",
    ]
    var found: [[Bool]] = []
    for (night, row) in added.enumerated() {
      try dir.write("leads.csv", dir.text("leads.csv") + row + "\n")
      let run = try dir.run("apply", "m.yaml", "--out", "n\(night)", environment: night == 0 ? few : [:])
      #expect(run.status == 0, "\(run)")
      let report = try report(dir, "n\(night)")
      found.append([report.matching.isPartial ?? false, report.possible.total == 2])
    }
    #expect(found == [[false, true], [false, true], [true, true], [true, true]])
  }
}
