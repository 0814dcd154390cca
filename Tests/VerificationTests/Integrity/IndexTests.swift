import Store
import Testing

@testable import Verification

/// An index that does not hold what its table holds is a fault of the file, whatever kind of index it is.
@Suite struct IndexTests {
  /// Changes a table while the schema says that it has no such index; then the index is there again, as it was.
  private func change(_ store: SmallStore, behind index: String, _ sql: String) throws {
    var root = 0
    var table = ""
    var definition = ""
    try LeadStore.reading(path: store.path) { session in
      let found = try session.statement(
        "SELECT rootpage, tbl_name, sql FROM sqlite_schema WHERE name = '\(index)'")
      #expect(try found.step())
      root = found.int(0)
      table = found.text(1) ?? ""
      definition = found.text(2) ?? ""
      found.reset()
    }
    try store.damage(
      "PRAGMA writable_schema = ON", "DELETE FROM sqlite_schema WHERE name = '\(index)'")
    try store.damage(sql)
    let quoted = definition.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    try store.damage(
      "PRAGMA writable_schema = ON",
      """
      INSERT INTO sqlite_schema(type, name, tbl_name, rootpage, sql)
      VALUES ('index', '\(index)', '\(table)', \(root), '\(quoted)')
      """)
  }

  private func faults(_ store: SmallStore) throws -> [String] {
    try store.verify().findings.filter { $0.check == .integrity && $0.verdict == .violated }
      .map { $0.actual ?? "" }
  }

  @Test func anUnharmedStoreIsSound() throws {
    #expect(try faults(SmallStore()) == [])
  }

  /// Summed indexes of texts and numbers, with a condition of their own and without; then those that
  /// SQLite is asked about.
  @Test(arguments: [
    ("account_id", "account", "UPDATE account SET id = id || 'x'"),
    ("account_name", "account", "UPDATE account SET name = name || 'x'"),
    ("account_name", "account", "UPDATE account SET name = NULL"),
    ("contact_account", "contact", "UPDATE contact SET account = account + 1"),
    ("lead_id", "lead", "DELETE FROM lead WHERE nr = (SELECT max(nr) FROM lead)"),
    ("judgement_left", "judgement", "UPDATE judgement SET left_record = left_record + 7"),
    ("judgement_left", "judgement", "UPDATE judgement SET revoked_run = 1"),
    ("correction_raw", "correction", Self.correction),
    ("people_judgement_pair", "people_judgement", Self.judgement),
  ])
  func findsAnIndexThatIsNotItsTable(index: String, table: String, sql: String) throws {
    let store = try SmallStore()
    try change(store, behind: index, sql)
    let faults = try faults(store)
    #expect(!faults.isEmpty)
    #expect(faults.contains { $0.contains(index) })
  }

  private static let correction = """
    INSERT INTO correction(source, object, raw_fingerprint, child, column_name, former, value, key, author, made_at)
    VALUES (1, 1, 5, 0, 'a', 'b', 'c', 'd', 'e', '2026-01-01T00:00:00Z')
    """
  private static let judgement = """
    INSERT INTO people_judgement(entity, left_source, left_object, left_key, left_part, right_source,
      right_object, right_key, right_part, verdict, author, judged_at, reason, note)
    VALUES (1, 'a', 1, 'k', 0, 'b', 1, 'l', 0, 'same', 'x', '2026-01-01T00:00:00Z', 'mobile', '')
    """
}
