import GRDB
import Model
import PinnedStores
import Testing

@testable import Store

/// A table is written down once; all that is read off it is what a store has.
@Suite struct TableTests {
  @Test func columnsAreThoseOfTheStore() throws {
    let db = try DatabaseQueue()
    try db.write { try Schema.create($0) }
    try db.read { db in
      for table in Table.all {
        #expect(
          try table.columns.map(\.name) == VersionedTable.columns(of: table.name, db).map(\.name),
          "\(table.name)")
      }
      let golden = GoldenTable.all.map(\.entity.name)
      let known = Table.all.map(\.name) + golden + VersionedTable.names.map(VersionedTable.versions)
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      #expect(tables.sorted() == known.sorted())
    }
  }

  /// Letter by letter as the release made it: the seal covers it, and people read the comments.
  @Test func statementsAreThoseOfTheRelease() throws {
    let store = try TemporaryStore(.version2)
    let released = try store.texts(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    let db = try DatabaseQueue()
    try db.write { db in
      try Schema.create(db)
      for index in Schema.indexes { try db.execute(sql: index.sql) }
    }
    let made = try db.read {
      try String.fetchAll(
        $0, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    }
    #expect(made.map(Self.withoutLabels) == released.map(Self.withoutLabels))
    #expect(made.count > 50)
  }

  /// A statement without the columns that came behind the last of the release, and without the commas
  /// between them.
  private static func withoutLabels(_ statement: String) -> [String] {
    statement.split(separator: "\n").filter { !$0.contains("_label ") }.map {
      String($0.replacing(",", with: ""))
    }
  }

  @Test func anInsertNamesEveryColumn() {
    #expect(Table.landing.insert() == "INSERT INTO landing (record, bytes) VALUES (?, ?)")
    #expect(
      Table.replayed.insert(["run": "7"], conflict: "DO NOTHING")
        == "INSERT INTO replayed (run, file, ordinal, refusal) VALUES (7, ?, ?, ?) ON CONFLICT DO NOTHING")
  }

  /// Each bounded column of each table, once below and once above what a run can write.
  @Test func aNumberThatNoRunWritesIsNamed() throws {
    let store = try TemporaryStore(.version2)
    try store.writing { session in
      #expect(try session.harmedNumbers() == [])
      var count = 0
      for table in Table.all
      where try Int.fetchOne(session.db, sql: "SELECT count(*) FROM \(table.name)") ?? 0 > 0 {
        for column in table.columns where column.type == "INTEGER" {
          guard let range = StoredNumber.range(ofColumn: column.name) else { continue }
          for value in [range.lowerBound - 1, range.upperBound + 1] {
            count += 1
            try session.db.execute(sql: "SAVEPOINT harm")
            let row = table.key.joined(separator: ", ")
            try session.db.execute(
              sql: """
                UPDATE \(table.name) SET \(column.name) = ?
                WHERE (\(row)) = (SELECT \(row) FROM \(table.name) LIMIT 1)
                """, arguments: [value])
            let found = try session.harmedNumbers()
            #expect(
              found.map { [$0.table, $0.column, "\($0.value)"] } == [[table.name, column.name, "\(value)"]])
            #expect(throws: StoreError.damaged(path: session.path, detail: found.first?.text ?? "")) {
              try session.checkNumbers()
            }
            try session.db.execute(sql: "ROLLBACK TO harm; RELEASE harm")
          }
        }
      }
      #expect(count > 100)
    }
  }

  /// What is summed while rows are written is what reading them would give.
  @Test func aRowIsSealedAsItIsWritten() throws {
    let store = try TemporaryStore()
    try store.writing { session in
      try session.writer(.quarantine).write { row in
        row.put("id", try session.nextID(of: .quarantine))
        for name in ["run", "file", "source", "object", "ordinal", "line"] as [StaticString] {
          row.put(name, -3)
        }
        row.put("key", "钥\u{0}匙")
        row.put("fingerprint", Int.min)
        for name in ["code", "column_name", "field"] as [StaticString] { row.put(name, "") }
        row.put("value", String(repeating: "长", count: 200))
        for name in ["raw_block", "raw_offset", "raw_length"] as [StaticString] { row.put(name, 1 << 40) }
        row.putNull("closed_run")
      }
      try session.insert(
        StoredJudgement(
          entity: 2, left: 1 << 12, right: 2 << 12 | 3, verdict: "same", reason: "mobile", author: "rule"),
        run: 1)
      try session.insert(
        StoredJudgement(
          entity: 2, left: 1 << 12, right: 2 << 12 | 3, verdict: "same", reason: "mobile", author: "rule",
          score: 1.25, weights: "[]"), run: 1)
      for table in ["quarantine", "judgement"] {
        #expect(try session.sums[table] == session.contentDigest(of: table))
        #expect(try session.contentDigest(of: table) != ContentDigest())
      }
      #expect(try session.maximum("judgement") == 2)
    }
  }

  @Test func recordsOutsideTheirNumbersAreNone() throws {
    let store = try TemporaryStore(.version2)
    try store.writing { session in
      let newest = try session.newestRecord()
      try session.check(record: newest, of: .member)
      for record in [0, -1, newest + 1, 1 << 62, .min] {
        #expect(throws: StoreError.self, "\(record)") { try session.check(record: record, of: .member) }
      }
      try session.db.execute(sql: "UPDATE record SET id = 1 << 30 WHERE id = ?", arguments: [newest])
      #expect(throws: StoreError.self) { try session.newestRecord() }
    }
  }

  /// Names that a block gives to nobody are no reason to fall.
  @Test func recordsOutsideTheirBlockAreNone() {
    let block: [UInt8] = [1, 2, 3]
    #expect(RawBlocks.record(in: block, offset: 1, length: 2).map(Array.init) == [2, 3])
    for (offset, length) in [(1, 3), (-1, 1), (1, -1), (1 << 62, 1 << 62), (0, .max), (.max, 0)] {
      #expect(RawBlocks.record(in: block, offset: offset, length: length) == nil, "\(offset) \(length)")
    }
    var packed: [UInt8] = []
    block.withUnsafeBytes { RawBlocks.compress($0, into: &packed) }
    packed.withUnsafeBytes { bytes in
      #expect(RawBlocks.expand(bytes, length: 3) == block)
      for length in [-1, 0, 4, 1 << 62, .min] { #expect(RawBlocks.expand(bytes, length: length) == nil) }
    }
  }
}
