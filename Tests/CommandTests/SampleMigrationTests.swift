import Foundation
import Reporting
import Testing

/// The sample company, carried over as `make demo` does it, held to what was planted in its exports.
@Suite struct SampleMigrationTests {
  @Test func twoNightsComeToWhatWasPlanted() throws {
    let dir = try Workdir()
    let facts = try dir.copySample()
    try dir.takeNight(1)

    let check = try dir.run("check", "migration.yaml")
    #expect(check.status == 0, "\(check)")
    try profileEachFile(dir, facts.night1)

    let plan = try dir.run("plan", "migration.yaml")
    #expect(plan.status == 2, "\(plan)")
    #expect(!dir.exists("anhe.leads"), "a plan writes nothing to the store")
    let apply = try dir.run("apply", "anhe-2026-plan")
    #expect(apply.status == 0, "\(apply)")

    var checks = try SampleChecks(dir: dir, facts: facts, report: "anhe-2026-run-1", night: facts.night1)
    try checks.plan(says: "anhe-2026-plan")
    checks.files()
    checks.refusals()
    try checks.golden()
    try checks.merges()
    try checks.owners()
    checks.generics()
    checks.names()
    try checks.nobodyLosesTheCompany()

    let again = try dir.run("plan", "migration.yaml")
    #expect(again.status == 0, "the same exports change nothing: \(again)")

    try dir.takeNight(2)
    let changes = try dir.run("plan", "migration.yaml")
    #expect(changes.status == 2, "\(changes)")
    let night2 = try dir.run("apply", "anhe-2026-plan")
    #expect(night2.status == 0, "\(night2)")
    checks = try SampleChecks(dir: dir, facts: facts, report: "anhe-2026-run-2", night: facts.night2)
    try checks.plan(says: "anhe-2026-plan")
    checks.files()
    checks.refusals()
    try checks.golden()
    try checks.merges()
    try checks.changes()
    checks.names()
    try checks.quarantineStaysOpen()
  }

  private func profileEachFile(_ dir: Workdir, _ night: SampleFacts.Night) throws {
    for file in night.files {
      // The profile of a tree needs no more than the file: its records are found.
      let profile = try dir.run("profile", "exports/\(file.path)", "--json")
      #expect(profile.status == 0, "\(file.path): \(profile.err)")
      let said = try JSONDecoder().decode(Profile.self, from: Data(profile.out.utf8))
      #expect(said.records == file.records, "\(file.path)")
      #expect(said.declaredRecords == file.declared, "\(file.path)")
      if file.path.hasSuffix(".csv") {
        #expect(said.encoding == "gb18030" && said.preambleRows > 0 && said.footerRows > 0, "\(said)")
      }
    }
  }

  private struct Profile: Decodable {
    var records: Int
    var declaredRecords: Int?
    var encoding: String
    var preambleRows: Int
    var footerRows: Int
  }
}

extension Workdir {
  /// The sample without its exports.
  func copySample() throws -> SampleFacts {
    let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../SampleData").standardizedFileURL.path
    for name in try FileManager.default.contentsOfDirectory(atPath: sample) {
      try FileManager.default.copyItem(atPath: "\(sample)/\(name)", toPath: file(name))
    }
    return try SampleFacts.load(path: file("facts.json"))
  }

  /// What lies in `exports/` on an evening.
  func takeNight(_ night: Int) throws {
    let manager = FileManager.default
    if exists("exports") { try manager.removeItem(atPath: file("exports")) }
    try manager.copyItem(atPath: file("night\(night)"), toPath: file("exports"))
  }
}
