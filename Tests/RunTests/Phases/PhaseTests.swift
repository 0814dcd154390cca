import Foundation
import Model
import Store
import Testing

@testable import Run

/// Phases of a run without a process of their own: what goes in, and what comes out.
@Suite struct PhaseTests {
  /// A folder with a migration of two sources, of which contacts name customers.
  private struct Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init(contacts: String, customers: String = "C1,杭州云杉科技有限公司\nC2,宁波海棠贸易有限公司\n") throws {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      try write(
        "m.yaml",
        """
        migration: small
        store: sqlite:t.leads
        sources:
          sheet: {files: contacts.csv, mapping: contacts.yaml, trust: 1, snapshot: true}
          erp: {files: customers.csv, mapping: customers.yaml, trust: 2}
        gates: {quarantined: 5, vanished: 5}

        """)
      try write(
        "contacts.yaml",
        """
        mapping: contacts
        reads: csv
        object: contact
        key: 编号
        fields:
          contact.name: 姓名
          contact.account: {from: 客户编码, source: erp}

        """)
      try write(
        "customers.yaml",
        "mapping: customers\nreads: csv\nobject: account\nkey: 客户编码\nfields: {account.name: 名称}\n")
      try write("customers.csv", "客户编码,名称\n" + customers)
      try write("contacts.csv", "编号,姓名,客户编码\n" + contacts)
    }

    var path: String { url.appendingPathComponent("m.yaml").path }

    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    /// Settles the records of the files against the store, and writes nothing.
    func settled() throws -> (settled: SettlePhase.Output, plan: PlanWriter?) {
      let migration = try LoadedMigration.load(path: path)
      return try LeadStore.reading(path: migration.file.storePath) { session in
        let engine = try RunEngine(
          migration, session: session, isPlan: true, progress: RunProgress())
        let context = engine.context
        let prepared = try PrepareFiles(context: context).run()
        let known = try LoadRecords(
          context: context, index: engine.index, scopes: prepared.scopes
        ).run()
        let read = try ReadPhase(context: context, files: prepared.files, known: known).run()
        let settled = try SettlePhase(
          context: context, files: prepared.files, known: known, read: read
        ).run()
        return (settled, context.writer as? PlanWriter)
      }
    }
  }

  private func names(_ fates: FileFates) -> [Disposition?] {
    fates.dispositions.map(Disposition.init(rawValue:))
  }

  @Test func aReferenceThatLeadsNowhereIsRefusedWhereItStands() throws {
    let folder = try Folder(contacts: "1,张伟,C1\n2,李娜,C9\n")
    defer { folder.remove() }
    let (settled, plan) = try folder.settled()
    #expect(names(settled.fates[0]) == [.added, .quarantined])
    #expect(settled.fates[0].records[1] == 0)
    #expect(plan?.discarded.quarantined == 1)
    #expect(settled.refers)
  }

  @Test func aReferenceToARefusedRecordIsRefusedAsWell() throws {
    // Two versions of C1: neither is taken, and so whoever names it is not.
    let folder = try Folder(
      contacts: "1,张伟,C1\n2,李娜,C2\n", customers: "C1,杭州云杉科技有限公司\nC1,另一家公司\nC2,宁波海棠\n")
    defer { folder.remove() }
    let (settled, plan) = try folder.settled()
    #expect(names(settled.fates[0]) == [.quarantined, .added])
    #expect(names(settled.fates[1]) == [.quarantined, .quarantined, .added])
    #expect(plan?.discarded.quarantined == 3)
  }

  @Test func whomASnapshotLacksIsGoneAndARowWithoutAKeyWithholdsThat() throws {
    let folder = try Folder(contacts: "1,张伟,C1\n2,李娜,C2\n")
    defer { folder.remove() }
    let first = try Run.apply(migration: folder.path)
    #expect(first.report.sources.map(\.total.added) == [2, 2])

    try folder.write("contacts.csv", "编号,姓名,客户编码\n1,张伟,C1\n")
    let gone = try folder.settled().settled
    #expect(names(gone.fates[0]) == [.unchanged])
    #expect(gone.vanished.records.count == 1 && gone.vanished.withheld.isEmpty)

    // The row without a key may be the one that is missing.
    try folder.write("contacts.csv", "编号,姓名,客户编码\n1,张伟,C1\n,李娜,C2\n")
    let withheld = try folder.settled().settled
    #expect(withheld.vanished.records.isEmpty && withheld.vanished.withheld == ["sheet"])
  }

  @Test func aPlanComesToWhatItsApplyComesTo() throws {
    let folder = try Folder(contacts: "1,张伟,C1\n1,张伟,C1\n2,李娜,C2\n3,王磊,C9\n")
    defer { folder.remove() }
    for contacts in [nil, "1,张伟,C2\n2,李娜,C2\n4,赵敏,C1\n"] {
      if let contacts { try folder.write("contacts.csv", "编号,姓名,客户编码\n" + contacts) }
      let (plan, planned) = try Run.plan(path: folder.path)
      let applied = try Run.apply(migration: folder.path)
      #expect(plan.digestAfter == applied.digestAfter.hex && plan.actions == applied.actions.hex)
      #expect(planned.report.sources.map(\.total) == applied.report.sources.map(\.total))
      #expect(planned.report.entities.map(\.after) == applied.report.entities.map(\.after))
      // Records are conserved: all that was read has one disposition.
      for total in applied.report.sources.map(\.total) { #expect(total.read == total.sum) }
      #expect(applied.hasChanges)
    }
    #expect(try !Run.plan(path: folder.path).outcome.hasChanges)
  }
}
