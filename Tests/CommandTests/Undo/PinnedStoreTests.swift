import Foundation
import PinnedStores
import Testing

/// Stores of earlier releases, as they stand in the field: opened, migrated, verified, carried on, taken
/// back.
@Suite struct PinnedStoreTests {
  private func unpacked(_ pinned: PinnedStore) throws -> Workdir {
    let dir = try Workdir()
    try pinned.unpack(into: dir.path)
    return dir
  }

  private func reading(_ dir: Workdir) throws -> StoreReading {
    try StoreReading(dir.file(PinnedStore.name))
  }

  @Test(arguments: PinnedStore.allCases)
  func isVerifiedCarriedOnAndTakenBack(pinned: PinnedStore) throws {
    let dir = try unpacked(pinned)
    #expect(try reading(dir).int("PRAGMA user_version") == pinned.rawValue)
    let verify = try dir.run("verify", "migration.yaml")
    #expect(verify.status == 0, "\(verify)")
    #expect(try reading(dir).texts("SELECT digest_after FROM run ORDER BY id") == pinned.digests)
    let before = try reading(dir).content()

    // The same exports once more bring what those releases did not keep: the source's words behind a
    // choice, and that two keys of one source are two leads.
    let same = try dir.run("plan", "migration.yaml")
    #expect(same.status == 2, "\(same)")

    try PinnedStore.writeNight(3, into: dir.path)
    let apply = try dir.run("apply", "migration.yaml", "--out", "run-3")
    #expect(apply.status == 0, "\(apply)")
    let digest = try reading(dir).digest()
    #expect(digest == "28eb7f0938460f569e304ec578e169fd")
    let again = try dir.run("verify", "migration.yaml")
    #expect(again.status == 0, "\(again)")

    let back = try dir.run("rollback", "migration.yaml")
    #expect(back.status == 0, "\(back)")
    // Version 1 had no indexes of judgements; the first run after it makes them.
    let made = pinned == .version1 ? ["index"] : []
    #expect(try reading(dir).content().differences(from: before) == made)
    #expect(try reading(dir).digest() == pinned.digests.last)
    try PinnedStore.writeNight(2, into: dir.path)
    let last = try dir.run("verify", "migration.yaml")
    #expect(last.status == 0, "\(last)")
  }

  /// A field that tomorrow's model has is a column of yesterday's store as soon as that is opened.
  @Test(arguments: ["lead.vip", "contact.wecom", "activity.place"])
  func aFieldMoreChangesNothing(field: String) throws {
    let tomorrow = ["LEADFERRY_TOMORROWS_FIELD": field]
    let parts = field.split(separator: ".").map(String.init)
    let dir = try unpacked(.version2)
    let verify = try dir.run("verify", "migration.yaml", environment: tomorrow)
    #expect(verify.status == 0, "\(verify)")
    for table in [parts[0], "\(parts[0])_version"] {
      let last = "SELECT name FROM pragma_table_info('\(table)') ORDER BY cid DESC LIMIT 1"
      #expect(try reading(dir).text(last) == parts[1])
    }
    #expect(
      try reading(dir).texts("SELECT digest_after FROM run ORDER BY id") == PinnedStore.version2.digests)
    let before = try reading(dir).content()
    try PinnedStore.writeNight(3, into: dir.path)
    for arguments in [
      ["apply", "migration.yaml"], ["verify", "migration.yaml"], ["rollback", "migration.yaml"],
    ] {
      let got = try dir.run(arguments, environment: tomorrow)
      #expect(got.status == 0, "\(got)")
    }
    #expect(try reading(dir).content().differences(from: before) == [])
    #expect(try reading(dir).digest() == PinnedStore.version2.digests.last)
  }

  /// Its own runs, too, from what that release kept of them.
  @Test func runsOfVersion2AreTakenBack() throws {
    let pinned = PinnedStore.version2
    let dir = try unpacked(pinned)
    for left in (0..<pinned.undoableRuns).reversed() {
      let back = try dir.run("rollback", "migration.yaml")
      #expect(back.status == 0, "\(back)")
      #expect(try reading(dir).int("SELECT count(*) FROM run") == left)
      if left > 0 { #expect(try reading(dir).digest() == pinned.digests[left - 1]) }
    }
    #expect(try reading(dir).int("SELECT count(*) FROM people_judgement") == 1, "what people said stays")
    #expect(try reading(dir).int("SELECT count(*) FROM correction WHERE used_run IS NULL") == 1)
  }

  /// What an old store has and this tests too little without.
  @Test(arguments: PinnedStore.allCases)
  func holdsEveryKindOfEvidence(pinned: PinnedStore) throws {
    let reading = try reading(unpacked(pinned))
    var tables = [
      "account", "contact", "lead", "opportunity", "activity", "owner", "member", "redirect", "judgement",
      "record_version", "ledger_vanished", "quarantine", "raw_block", "ledger_cell",
    ]
    if pinned == .version2 {
      tables += ["people_judgement", "correction", "replayed", "rolled_back", "document", "contact_version"]
    }
    for table in tables {
      #expect(try reading.int("SELECT count(*) FROM \(table)") > 0, "\(table) is empty")
    }
  }
}
