import Foundation
import PinnedStores
import Testing

/// What no run writes, put into a store by somebody else: every command answers in words that say what is
/// harmed, and none is ended by a signal or falls back on what SQLite says.
@Suite struct HarmedNumbersTests {
  struct Harm: Sendable, CustomTestStringConvertible {
    var sql: String
    /// What every command names.
    var named: String
    var testDescription: String { sql }
  }

  static let numbers = [
    Harm(sql: "UPDATE record SET object = 412 WHERE id = 1", named: "record 1: object = 412"),
    Harm(sql: "UPDATE record SET raw_offset = 1 << 61 WHERE id = 2", named: "record 2: raw_offset"),
    Harm(sql: "UPDATE raw_block SET length = 1 << 61 WHERE id = 1", named: "raw_block 1: length"),
    Harm(sql: "UPDATE file SET header_row = -2 WHERE id = 1", named: "file 1: header_row = -2"),
    Harm(sql: "UPDATE member SET nr = -70000", named: "nr = -70000"),
    Harm(sql: "UPDATE judgement SET entity = 257 WHERE id = 1", named: "judgement 1: entity = 257"),
    Harm(sql: "UPDATE ledger SET last = 1 << 61 WHERE first = 1", named: "last = 2305843009213693952"),
  ]

  @Test(arguments: numbers)
  func areNamedByEveryCommand(harm: Harm) throws {
    let dir = try Workdir()
    try PinnedStore.version2.unpack(into: dir.path)
    try dir.execute(harm.sql, in: PinnedStore.name)
    for command in [
      ["verify", "migration.yaml"], ["plan", "migration.yaml"], ["apply", "migration.yaml"],
      ["quarantine", "list", "migration.yaml"], ["trace", "migration.yaml", "S-1"],
      ["status", "migration.yaml"],
      ["review", "migration.yaml"], ["rollback", "migration.yaml"],
    ] {
      let got = try dir.run(command)
      #expect(got.status == 4, "\(harm.sql): \(command): \(got)")
      #expect((got.out + got.err).contains(harm.named), "\(harm.sql): \(command): \(got)")
    }
  }

  /// In bounds, and of nothing that is there.
  static let dangling = [
    "UPDATE landing SET record = 88888 WHERE record = 3",
    "UPDATE member SET record = 88888 WHERE record = (SELECT max(record) FROM member)",
    "UPDATE judgement SET left_record = 88888", "UPDATE record SET id = 90000000 WHERE id = 2",
    "UPDATE ledger SET first = 70000, last = 80000 WHERE first = 1",
    "UPDATE landing SET bytes = x'FFFFFFFFFFFFFFFF' WHERE record = 3",
    "UPDATE account SET origins = '{\"name\":\"x\"}'", "UPDATE account SET origins = 'x'",
    "UPDATE run SET documents = 'x', matching = 'x', seal = 'x'",
    "UPDATE source SET trust = 1 << 40", "DROP TABLE member",
  ]

  @Test(arguments: dangling)
  func whatLeadsNowhereIsAnswered(sql: String) throws {
    let dir = try Workdir()
    try PinnedStore.version2.unpack(into: dir.path)
    try dir.execute(sql, in: PinnedStore.name)
    for command in [
      ["verify", "migration.yaml"], ["plan", "migration.yaml"], ["trace", "migration.yaml", "S-1"],
      ["apply", "migration.yaml"],
    ] {
      let got = try dir.run(command)
      #expect(got.status < 128 && got.status != 1, "\(sql): \(command): \(got)")
      if command[0] == "verify" { #expect(got.status == 4, "\(sql): \(got)") }
    }
  }
}
