import Foundation
import Reporting
import Testing

/// A plan and a run say what they go by, and what came apart.
@Suite struct PeopleReportTests {
  private func report(_ dir: Workdir, _ folder: String) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: dir.bytes("\(folder)/report.json") ?? Data())
  }

  @Test func aRowTakenApartIsTold() throws {
    let dir = try Workdir()
    try dir.writeSmallMigration("1,,李娜,13867120945,甲\n2,,李娜,13867120945,乙\n")
    #expect(try dir.run("apply", "m.yaml", "--out", "first").status == 0)
    #expect(try report(dir, "first").judgements.total == 0)
    #expect(try report(dir, "first").splits.total == 0)
    let id = try dir.contactID(of: "1")
    #expect(try dir.run("unmerge", "m.yaml", id).status == 0)
    #expect(try dir.run("plan", "m.yaml", "--out", "plan").status == 2)
    #expect(try dir.run("apply", "m.yaml", "--out", "second").status == 0)
    for folder in ["plan", "second"] {
      let said = try report(dir, folder)
      #expect(said.judgements.different == 1 && said.judgements.total == 1, "\(folder)")
      let split = try #require(said.splits.items.first { $0.entity == .contact }, "\(folder)")
      #expect(said.splits.total == said.splits.items.count)
      #expect(split.from == id)
      let left = try #require(split.records.first)
      #expect(split.records.count == 1 && left.source == "sheet")
      #expect(try split.becomes == dir.contactID(of: left.key))
    }
  }
}
