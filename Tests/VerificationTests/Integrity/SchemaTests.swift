import Testing

@testable import Verification

/// What the store says that its tables and views are is part of what the newest run sealed.
@Suite struct SchemaTests {
  @Test(arguments: [
    // A word of a comment; which account a lead belongs to, for all who read the overview.
    "UPDATE sqlite_schema SET sql = replace(sql, 'what a row of', 'what a rot of') WHERE name = 'judgement_version'",
    "UPDATE sqlite_schema SET sql = replace(sql, 'a.nr = l.account', 'a.nr = l.contact') WHERE name = 'lead_overview'",
  ])
  func namesASchemaThatIsAnother(sql: String) throws {
    let store = try SmallStore()
    try store.damage("PRAGMA writable_schema = ON", sql)
    let findings = try store.verify().findings.filter { $0.verdict == .violated }
    #expect(findings.map(\.check) == [.seal])
    #expect(findings.first?.subject.object == "sqlite_schema")
  }

  /// A store of an earlier build sealed no schema.
  @Test func aSealWithoutASchemaIsNoFinding() throws {
    let store = try SmallStore()
    try store.damage("UPDATE run SET seal = json_remove(seal, '$.sqlite_schema')")
    #expect(try store.verify().checks.first { $0.check == .seal }?.violated == 0)
  }
}
