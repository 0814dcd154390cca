import Foundation
import Testing

/// What a run went by stays with it: a mapping, an owners table, a condition.
@Suite struct KeptDocumentsTests {
  private static let rows = "1,杭州云杉科技有限公司,张伟,13812345678,a\n2,,李娜,13912345678,测试\n"

  private func applied(_ mapping: String = "", owners: String? = nil) throws -> Workdir {
    let dir = try Workdir()
    try dir.writeSmallMigration(Self.rows)
    try dir.write("leads.yaml", dir.text("leads.yaml") + "\n" + mapping)
    if let owners {
      try dir.write("owners.csv", owners)
      try dir.write("m.yaml", dir.text("m.yaml") + "\nowners: owners.csv\n")
    }
    let apply = try dir.run("apply", "m.yaml")
    #expect(apply.status == 0, "\(apply)")
    return dir
  }

  private struct Verified: Decodable {
    struct Finding: Decodable {
      struct Subject: Decodable {
        var file: String?
        var id: String?
        var field: String?
        var ordinal: Int?
        var record: Int?
      }

      var check: String
      var verdict: String
      var subject: Subject
    }

    struct Tally: Decodable {
      var check: String
      var holds: Int
      var violated: Int
      var notCheckable: Int
    }

    var findings: [Finding]
    var checks: [Tally]

    func tally(_ check: String) -> Tally? { checks.first { $0.check == check } }
  }

  private func verify(_ dir: Workdir, _ status: Int32, _ target: String = "m.yaml") throws -> Verified {
    let verify = try dir.run("verify", target, "--json")
    #expect(verify.status == status, "\(verify)")
    return try JSONDecoder().decode(Verified.self, from: Data(verify.out.utf8))
  }

  /// The file of today is named; the values are laid beside the one that was kept.
  @Test func aMappingEditedSinceIsNamedAndValuesAreStillCompared() throws {
    let dir = try applied()
    let before = try #require(try verify(dir, 0).tally("values"))
    try dir.write(
      "leads.yaml", dir.text("leads.yaml").replacing("lead.remark: 备注", with: "lead.title: 备注"))
    let result = try verify(dir, 8)
    #expect(result.findings.map(\.check) == ["documents"])
    #expect(result.findings.first?.subject.file == "leads.yaml")
    #expect(result.tally("values")?.holds == before.holds)
    #expect(result.tally("values")?.notCheckable == 0)
  }

  /// Records of two runs stand beside the mapping of each.
  @Test func eachRecordStandsBesideTheMappingItLandedBy() throws {
    let dir = try applied()
    try dir.write(
      "m.yaml", dir.text("m.yaml").replacing("snapshot: true", with: "snapshot: false"))
    try dir.write(
      "leads.yaml", dir.text("leads.yaml").replacing("lead.remark: 备注", with: "lead.title: 备注"))
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n3,,王芳,13712345678,新\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(try dir.reading().int("SELECT count(*) FROM document WHERE kind = 'mapping'") == 2)
    // The first export was replaced by one with the same header.
    let result = try verify(dir, 0)
    #expect(result.findings.isEmpty)
    #expect((result.tally("values")?.holds ?? 0) > 8)
  }

  @Test func aStoreAloneIsVerifiedByWhatItKeeps() throws {
    let dir = try applied()
    try FileManager.default.removeItem(atPath: dir.file("m.yaml"))
    try FileManager.default.removeItem(atPath: dir.file("leads.yaml"))
    let result = try verify(dir, 0, "t.leads")
    #expect((result.tally("values")?.holds ?? 0) > 0)
  }

  @Test(arguments: [
    "UPDATE document SET bytes = CAST(replace(CAST(bytes AS TEXT), 'lead.remark', 'lead.title') AS BLOB) WHERE kind = 'mapping'",
    "DELETE FROM document WHERE kind = 'mapping'",
  ]) func aKeptMappingThatSomebodyChangedIsNamed(_ harm: String) throws {
    let dir = try applied()
    try dir.execute(harm)
    let result = try verify(dir, 4)
    #expect(result.findings.contains { $0.check == "documents" && $0.verdict == "violated" })
  }

  @Test func rollingBackForgetsWhatOnlyThatRunWentBy() throws {
    let dir = try applied()
    try dir.write(
      "leads.yaml", dir.text("leads.yaml").replacing("lead.remark: 备注", with: "lead.title: 备注"))
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let reading = try dir.reading()
    #expect(try reading.int("SELECT count(*) FROM document WHERE run = 2") == 1)
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    #expect(try reading.int("SELECT count(*) FROM document WHERE run = 2") == 0)
    let result = try verify(dir, 8)
    #expect(result.findings.map(\.check) == ["documents"])
  }

  // MARK: Conditions

  private static let condition = "where: {备注: {not_in: [测试]}}\n"

  @Test func aConditionThatLeavesARecordOutIsHeldToIt() throws {
    let dir = try applied(Self.condition)
    #expect(try dir.reading().int("SELECT count(*) FROM ledger WHERE disposition = 'filtered'") == 1)
    let sound = try verify(dir, 0)
    #expect(sound.tally("filtered")?.holds == 2)

    // Read once more, it is no other record; in a file that is no longer there, it is one that was not checked.
    #expect(try dir.run("apply", "m.yaml").status == 0)
    #expect(!(try dir.run("verify", "m.yaml", "--json")).out.contains("records that conditions left out"))
    let former = try #require(dir.bytes("leads.csv"))
    try dir.write("leads.csv", "编号,公司,联系人,手机,备注\n1,甲公司,张伟,13812345678,a\n")
    #expect(try dir.run("apply", "m.yaml").status == 0)
    let replaced = try dir.run("verify", "m.yaml", "--json")
    #expect(replaced.out.contains("whose mapping was not kept: 1;"), "\(replaced)")
    #expect(try dir.run("rollback", "m.yaml").status == 0)
    try dir.write("leads.csv", former)

    // The other one is said to have been left out.
    try dir.execute("UPDATE ledger SET disposition = iif(first = 1, 'filtered', 'added')")
    let harmed = try verify(dir, 4)
    #expect(harmed.findings.contains { $0.check == "filtered" && $0.subject.ordinal == 1 })
  }

  // MARK: Owners

  private static let owners = "工号,姓名,状态,接手人,手机\nE1,王芳,在职,,13712345678\nE2,李强,离职,E1,\n"

  @Test(arguments: [
    ("UPDATE owner SET successor = 'E2' WHERE code = 'E2'", "E2", "successor"),
    ("UPDATE owner SET status = 'active' WHERE code = 'E2'", "E2", "status"),
    ("UPDATE owner SET mobile = NULL WHERE code = 'E1'", "E1", "mobile"),
    ("DELETE FROM owner WHERE code = 'E1'", "E1", nil),
    ("UPDATE owner SET code = 'E3' WHERE code = 'E1'", "E3", nil),
  ]) func ownersAreThoseOfTheTable(_ harm: String, _ code: String, _ field: String?) throws {
    let dir = try applied(owners: Self.owners)
    #expect(try verify(dir, 0).tally("owners")?.holds == 2)
    try dir.execute(harm)
    let result = try verify(dir, 4)
    let found = result.findings.filter { $0.check == "owners" }
    #expect(found.contains { $0.subject.id == code && $0.subject.field == field }, "\(found)")
  }
}
