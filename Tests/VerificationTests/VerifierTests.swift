import Base
import Foundation
import Model
import Store
import Testing

@testable import Verification

/// The stores of these tests were written by hand, without a migration: that values cannot be laid
/// beside their cells is said each time.
struct VerifierTests {
  private func withoutValues(_ result: VerificationResult) -> [Finding] {
    result.findings.filter { $0.check != .values && $0.check != .totals }
  }

  /// What is violated, as `check:field`, in order; the seal, which sees every change of evidence, apart.
  private func violated(_ result: VerificationResult) -> [String] {
    result.findings.filter { $0.verdict == .violated && $0.check != .seal }.map { finding in
      finding.check.rawValue + (finding.subject.field.map { ":\($0)" } ?? "")
    }
  }

  private func violations(after sql: String...) throws -> [String] {
    let store = try SmallStore()
    for text in sql { try store.damage(text) }
    let result = try store.verify()
    #expect(result.exitCode == (result.findings.contains { $0.verdict == .violated } ? 4 : 8))
    return violated(result)
  }

  @Test func aSoundStoreHolds() throws {
    let result = try SmallStore().verify()
    #expect(withoutValues(result) == [])
    #expect(result.findings.map(\.verdict) == [.notCheckable, .notCheckable])
    #expect(result.exitCode == 8)
    #expect(result.records == 4)
    #expect(result.goldenRows == 4)
    // Each check has looked at something.
    let asked: [Check] = [.values, .documents, .totals, .controlFile, .manifest, .filtered, .owners]
    for tally in result.checks where !asked.contains(tally.check) {
      #expect(tally.holds > 0, "\(tally.check)")
    }
    #expect(!result.notChecked.isEmpty)
  }

  @Test(arguments: [
    ("UPDATE account SET phone = '0571-88886667'", ["golden:phone", "digest"]),
    ("UPDATE lead SET created_at_zone = 'UTC'", ["golden:created_at_zone", "digest"]),
    ("UPDATE contact SET email = NULL", ["golden:email", "digest"]),
    ("UPDATE contact SET qq = ''", ["golden:qq", "digest"]),
    ("UPDATE activity SET account = NULL", ["golden:account", "fan-out:activity", "digest"]),
    (
      "UPDATE contact SET account = 999",
      ["golden:account", "fan-out:contact", "fan-out:contact", "relations:account", "digest"]
    ),
    ("UPDATE lead SET owner = 'nobody'", ["golden:owner", "relations:owner", "digest"]),
    ("UPDATE lead SET extras = '{}'", ["golden:extras", "digest"]),
    ("UPDATE lead SET origins = NULL", ["golden:origins"]),
    ("UPDATE contact SET records = 1", ["golden:records"]),
    ("UPDATE activity SET id = '0000000000000'", ["golden:id", "digest"]),
    ("UPDATE source SET trust = 0 WHERE name = 'oa'", ["golden:origins", "golden:name"]),
    ("DELETE FROM activity", ["crosswalk", "digest"]),
  ])
  func findsAChangedGoldenRow(_ sql: String, _ expected: [String]) throws {
    #expect(try violations(after: sql) == expected)
  }

  @Test func namesRowFieldAndBothValues() throws {
    let store = try SmallStore()
    try store.damage("UPDATE account SET phone = '0571-88886667'")
    let finding = try #require(withoutValues(try store.verify()).first)
    #expect(finding.expected == "0571-88886666")
    #expect(finding.actual == "0571-88886667")
    #expect(finding.subject.object == "account")
    #expect(finding.subject.id?.count == EntityID.length)
    #expect(finding.subject.file == "leads.csv")
    #expect(finding.subject.line == 2)
    #expect(finding.subject.key == "K1")
    #expect(finding.masked.actual == "0***-********")
    #expect(finding.masked.subject.key == "**")
  }

  @Test(arguments: [
    (
      "DELETE FROM member WHERE entity = 2",
      // The row lacks the other record, and that record a row; its lead went with another person.
      ["golden:records", "golden:origins", "golden:position", "golden:email", "golden:qq"]
    ),
    ("DELETE FROM member WHERE entity = 3", ["golden:records", "golden:origins", "golden:title"]),
    ("INSERT INTO member VALUES (5, 9, 0, 16384, 1)", ["crosswalk"]),
    ("INSERT INTO member VALUES (5, 4, 3, 16384, 1)", ["crosswalk"]),
  ])
  func findsADamagedCrosswalk(_ sql: String, _ expected: [String]) throws {
    let found = try violations(after: sql)
    #expect(found.contains("crosswalk"))
    for item in expected { #expect(found.contains(item), "\(item)") }
  }

  @Test func findsARowThatNobodyStandsBehind() throws {
    #expect(
      try violations(
        after: "INSERT INTO opportunity (nr, id, records, run) VALUES (4096, 'X', 1, 1)")
        == ["crosswalk", "digest"])
  }

  @Test(arguments: [
    ("UPDATE judgement SET revoked_run = 1 WHERE entity = 2", ["judgements"]),
    ("DELETE FROM judgement WHERE entity = 1", ["judgements"]),
    ("UPDATE judgement SET verdict = 'undecided' WHERE entity = 1", ["judgements"]),
    (
      "INSERT INTO judgement VALUES (9, 1, 5, 4, 0, 1, 0, 'same', 'x', 'rule', NULL, NULL, NULL, NULL, NULL)",
      ["judgements"]
    ),
    (
      "INSERT INTO judgement VALUES (9, 1, 1, 1, 0, 3, 0, 'different', 'x', 'wf', NULL, 'now', NULL, 1, NULL)",
      ["judgements"]
    ),
  ])
  func findsAMissingJudgement(_ sql: String, _ expected: [String]) throws {
    #expect(try violations(after: sql) == expected)
  }

  @Test(arguments: [
    ("DELETE FROM ledger WHERE file = 1 AND first = 4", ["ledger", "sources"]),
    ("DELETE FROM ledger WHERE file = 1 AND first = 3", ["ledger", "sources", "records"]),
    ("UPDATE ledger SET last = 3 WHERE file = 1 AND first = 2", ["ledger", "sources"]),
    ("UPDATE ledger SET disposition = 'lost' WHERE file = 1 AND first = 4", ["ledger"]),
    ("INSERT INTO ledger VALUES (1, 77, 1, 1, 'added')", ["ledger"]),
    ("UPDATE ledger SET disposition = 'updated' WHERE file = 3", ["records"]),
    ("UPDATE ledger SET disposition = 'filtered' WHERE file = 3", ["records"]),
    ("UPDATE ledger SET disposition = 'added' WHERE file = 1 AND first = 4", ["records"]),
    ("UPDATE ledger SET disposition = 'filtered' WHERE file = 1 AND first = 3", ["records"]),
    ("UPDATE record SET ordinal = 4 WHERE id = 2", ["records"]),
    ("UPDATE file SET counted_records = 2 WHERE id = 2", ["sources", "record-count"]),
    ("UPDATE file SET declared_records = 66 WHERE id = 1", ["declared-count"]),
    ("UPDATE file SET counted_cells = 8 WHERE id = 1", ["cells"]),
    ("UPDATE ledger_cell SET landed = 1 WHERE file = 1 AND column_name = '主题'", ["cells", "cells"]),
    ("UPDATE ledger_cell SET fate = 'gone' WHERE file = 1 AND column_name = '主题'", ["cells"]),
    ("UPDATE run SET digest_before = digest_after", ["runs"]),
    ("UPDATE run SET digest_after = digest_before", ["digest"]),
  ])
  func findsALedgerThatDoesNotBalance(_ sql: String, _ expected: [String]) throws {
    #expect(try violations(after: sql) == expected)
  }

  @Test(arguments: [
    ("DELETE FROM landing WHERE record = 4", "landings"),
    ("DELETE FROM record WHERE id = 4", "landings"),
    ("UPDATE landing SET bytes = substr(bytes, 1, 12) WHERE record = 4", "landings"),
    ("UPDATE record SET key = 'K1' WHERE id = 2", "landings"),
    ("UPDATE record SET source = 9 WHERE id = 4", "landings"),
  ])
  func findsADamagedLanding(_ sql: String, _ expected: String) throws {
    let found = try violations(after: sql)
    #expect(found.contains(expected))
    #expect(found.contains("digest"))
  }

  /// Record 4's content in other words, well-formed.
  @Test func findsAChangedLandedValue() throws {
    // Activity 0: field 3 (content) 短信, field 6 (account) O1.
    let landed = "05 0000 0C000000 03 06 E79FADE4BFA1 06 02 4F31".replacing(" ", with: "")
    #expect(
      try violations(after: "UPDATE landing SET bytes = X'\(landed)' WHERE record = 4")
        == ["golden:content", "digest"])
  }

  @Test func findsARecordThatVanishedWithoutARun() throws {
    #expect(
      try violations(after: "UPDATE record SET vanished_run = 1 WHERE id = 4") == ["records", "digest"])
  }

  @Test(arguments: [
    "UPDATE raw_block SET length = length - 1 WHERE id = 1",
    "UPDATE raw_block SET bytes = substr(bytes, 1, 9) WHERE id = 1",
    "DELETE FROM raw_block WHERE id = 3",
    "UPDATE record SET raw_length = 1000 WHERE id = 4",
    "UPDATE quarantine SET raw_block = 99",
  ])
  func findsRawBytesThatCannotBeHadBack(_ sql: String) throws {
    let found = try violations(after: sql)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0 == "raw" })
  }

  /// What is computed with a number that no run writes would say nothing: no other check is made.
  @Test func namesANumberThatNoRunWrites() throws {
    let store = try SmallStore()
    try store.damage("UPDATE record SET raw_offset = -1 WHERE id = 4")
    let violated = try store.verify().findings.filter { $0.verdict == .violated }
    #expect(violated.map(\.check) == [.integrity])
    #expect(violated.map(\.actual) == ["record 4: raw_offset = -1"])
  }

  /// Where no other table says the same once more, the seal names table and run.
  @Test(arguments: [
    ("UPDATE quarantine SET value = 'y'", "quarantine"),
    ("UPDATE record SET last_run = 7 WHERE id = 2", "record"),
    ("UPDATE run SET summary = '{ }'", "run"),
    ("UPDATE contact SET run = 2", "contact"),
    ("UPDATE raw_block SET bytes = CAST(bytes || X'00' AS BLOB) WHERE id = 3", "raw_block"),
    ("INSERT INTO redirect VALUES (1, 'A', 'B', 1)", "redirect"),
  ])
  func namesABrokenSeal(_ sql: String, _ table: String) throws {
    let store = try SmallStore()
    try store.damage(sql)
    let broken = try store.verify().findings.filter { $0.check == .seal }
    #expect(broken.map(\.subject) == [Subject(run: 1, object: table)])
  }

  // MARK: Sources

  @Test func saysWhenASourceIsGoneOrChanged() throws {
    let store = try SmallStore()
    try FileManager.default.removeItem(at: store.folder.appendingPathComponent("leads.csv"))
    try store.write(SmallStore.accounts + "O2,新公司\n", to: "accounts.csv")
    let result = try store.verify()
    #expect(result.exitCode == 8)
    let found = withoutValues(result)
    #expect(found.map(\.check) == [.recordCount, .recordCount])
    #expect(found.map(\.subject.file) == ["leads.csv", "accounts.csv"])
    #expect(Set(found.map(\.message.en)).count == 2)
  }

  @Test func countsTheSourceAgain() throws {
    let store = try SmallStore()
    let longer = SmallStore.accounts + "O2,新公司\n"
    try store.write(longer, to: "accounts.csv")
    // A file that was never counted right: its digest is known, a record of it is not.
    try store.damage("UPDATE file SET sha256 = '\(SHA256.hex(of: longer))' WHERE id = 2")
    #expect(violated(try store.verify()) == ["cells", "record-count"])
  }

  @Test func refusesWhatIsNoStore() throws {
    let store = try SmallStore()
    #expect(throws: StoreError.missing(path: "/nowhere/x.leads")) {
      try Verifier.verify(storePath: "/nowhere/x.leads", sourceDirectory: nil)
    }
    let foreign = store.folder.appendingPathComponent("leads.csv").path
    #expect(throws: StoreError.foreign(path: foreign)) {
      try Verifier.verify(storePath: foreign, sourceDirectory: nil)
    }
  }

  /// A page torn out of the middle: a finding, no crash.
  @Test func findsADamagedFile() throws {
    let store = try SmallStore()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: store.path))
    let middle = bytes.count / 2
    for index in middle..<min(middle + 16384, bytes.count) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(fileURLWithPath: store.path))
    let result = try store.verify()
    #expect(result.exitCode == 4)
    #expect(violated(result).contains("integrity"))
  }
}
