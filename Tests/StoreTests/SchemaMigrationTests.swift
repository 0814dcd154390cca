import Foundation
import GRDB
import Model
import PinnedStores
import Testing

@testable import Store

/// A field is one line in the model: stores that are there already get its column when they are opened.
@Suite struct SchemaMigrationTests {
  /// The tables of a tool whose leads and contacts have one field more.
  private static let tomorrow: [GoldenTable] = GoldenTable.all.map { table in
    let fields = LeadModel.fields(of: table.entity)
    var more = fields[0]
    switch table.entity {
    case .contact: (more.name, more.type, more.isIndexed) = ("wecom", .text, true)
    // With a companion: two columns.
    case .lead: (more.name, more.type, more.isIndexed) = ("won_at", .datetime, false)
    default: return table
    }
    more.number = UInt8(fields.count + 1)
    return GoldenTable(table.entity, fields: fields + [more])
  }

  private func columns(_ table: String, _ session: StoreSession) throws -> [String] {
    try VersionedTable.columns(of: table, session.db).map(\.name)
  }

  @Test(arguments: PinnedStore.allCases)
  func aFieldMoreIsAColumnAtTheEnd(pinned: PinnedStore) throws {
    let store = try TemporaryStore(pinned)
    let former = try store.reading { session in
      #expect(try session.recomputedDigest().hex == pinned.digests.last)
      #expect(try session.brokenSeals() == [])
      return try ["contact", "contact_version", "lead"].map { try columns($0, session) }
    }
    try store.writing { session in
      let wasOlder = try Schema.isOlder(session.db, tables: Self.tomorrow)
      #expect(wasOlder)
      try Schema.migrate(session.db, path: session.path, tables: Self.tomorrow)
      let isOlder = try Schema.isOlder(session.db, tables: Self.tomorrow)
      #expect(!isOlder)
      for (table, former) in zip(["contact", "contact_version"], former) {
        #expect(try columns(table, session) == former + ["wecom"])
      }
      #expect(try columns("lead", session) == former[2] + ["won_at", "won_at_zone"])
      #expect(try columns("account_version", session).contains("wecom") == false)
    }
    try store.reading { (session: StoreSession) throws in
      #expect(try session.recomputedDigest().hex == pinned.digests.last)
      #expect(try session.brokenSeals() == [])
    }
    #expect(
      try store.texts("SELECT name FROM sqlite_schema WHERE name = 'contact_wecom'") == ["contact_wecom"])
    #expect(try store.texts("PRAGMA integrity_check") == ["ok"])
    #expect(try store.texts("PRAGMA user_version") == ["\(Schema.version)"])
    let leads = try store.texts("SELECT count(*) FROM lead_overview")
    #expect(leads.first.flatMap { Int($0) } ?? 0 > 0)
  }

  /// What former runs replaced has one column more as well, and comes back as it was.
  @Test func runsAreTakenBackFromTheWiderTables() throws {
    let pinned = PinnedStore.version2
    let store = try TemporaryStore(pinned)
    try store.writing { try Schema.migrate($0.db, path: $0.path, tables: Self.tomorrow) }
    for left in (0..<pinned.undoableRuns).reversed() {
      try store.writing { session in
        let run = try #require(try session.runs().last)
        let digest = try session.undo(run: run, at: "2026-12-01T00:00:00Z", toolVersion: "t")
        #expect(digest.hex == (left == 0 ? ContentDigest().hex : pinned.digests[left - 1]))
      }
      let broken = try store.reading { try $0.brokenSeals() }
      #expect(broken == [])
    }
  }

  /// A column's place is part of each row's digest: a new one never moves those that are there.
  @Test func columnsKeepTheirPlaces() {
    for (today, tomorrow) in zip(GoldenTable.all, Self.tomorrow) {
      #expect(tomorrow.columns.map(\.name).starts(with: today.columns.map(\.name)))
      #expect(Schema.ddl(of: tomorrow).hasPrefix("CREATE TABLE \(today.entity.name)"))
    }
  }

  /// A new store has what an older one gets.
  @Test func anOlderStoreBecomesWhatANewOneIs() throws {
    let older = try TemporaryStore(.version2)
    try older.writing { try Schema.migrate($0.db, path: $0.path, tables: Self.tomorrow) }
    let new = try DatabaseQueue()
    try new.write { try Schema.create($0, tables: Self.tomorrow) }
    let made = try new.read { db in
      try Self.tomorrow.map { try VersionedTable.columns(of: $0.entity.name, db).map(\.name) }
    }
    let got = try older.reading { session in try Self.tomorrow.map { try columns($0.entity.name, session) } }
    #expect(got == made)
  }

  /// The first entity that a store does not know: its table, its versions, and the view over all.
  @Test func aTableMoreIsMade() throws {
    let store = try TemporaryStore(.version2)
    try store.harm(
      """
      DROP VIEW crosswalk; DROP TABLE activity; DROP TABLE activity_version;
      CREATE VIEW crosswalk AS SELECT 'none' AS entity, 0 AS record, 0 AS part, 0 AS nr, '' AS id;
      """)
    try store.reading { (session: StoreSession) throws in
      let table = GoldenTable.of(.activity)
      #expect(try columns("activity", session).suffix(table.columns.count) == table.columns.map(\.name)[...])
      #expect(try columns("activity_version", session).first == "replaced_run")
    }
    #expect(try store.texts("SELECT DISTINCT entity FROM crosswalk ORDER BY 1").first == "account")
    #expect(try store.texts("SELECT name FROM sqlite_schema WHERE name = 'activity_id'") == ["activity_id"])
  }

  /// A migration carries seals along by what it changes itself: harm done before it stays amiss.
  @Test func harmDoneBeforeStaysAmiss() throws {
    let store = try TemporaryStore(.version2)
    try store.harm(
      """
      UPDATE contact_version SET mobile = '13900000000' WHERE replaced_run = 3;
      CREATE INDEX somebodys ON lead(title);
      """)
    let harmed = ["3 contact_version", "3 sqlite_schema"]
    let before = try store.reading { try $0.brokenSeals() }
    #expect(before == harmed)
    try store.writing { try Schema.migrate($0.db, path: $0.path, tables: Self.tomorrow) }
    let after = try store.reading { try $0.brokenSeals() }
    #expect(after == harmed)
  }
}
