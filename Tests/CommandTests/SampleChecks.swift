import Foundation
import Model
import Reporting
import Testing

/// Holds the result of one night to its facts.
struct SampleChecks {
  let dir: Workdir
  let facts: SampleFacts
  private var night: SampleFacts.Night
  private var report: RunReport
  private var store: StoreReading
  private var ids: [String: String] = [:]
  private var quarantine: [Refused] = []

  struct Refused: Decodable, Hashable {
    var source: String
    var key: String
    var file: String
    var ordinal: Int
    var code: String
    var column: String
  }

  init(dir: Workdir, facts: SampleFacts, report: String, night: SampleFacts.Night) throws {
    (self.dir, self.facts, self.night) = (dir, facts, night)
    self.report = try Self.read(dir, report)
    store = try StoreReading(dir.file("anhe.leads"))
    ids = try store.crosswalk()
    let list = try dir.run("quarantine", "list", "migration.yaml", "--json")
    quarantine = try JSONDecoder().decode([Refused].self, from: Data(list.out.utf8))
  }

  private static func read(_ dir: Workdir, _ folder: String) throws -> RunReport {
    try JSONDecoder().decode(RunReport.self, from: dir.bytes("\(folder)/report.json") ?? Data())
  }

  /// The plan said what the run then did.
  func plan(says folder: String) throws {
    let plan = try Self.read(dir, folder)
    for (said, done) in zip(plan.sources, report.sources) {
      #expect(said.total == done.total, "\(said.name)")
    }
    #expect(plan.updates.total == report.updates.total)
    #expect(plan.changesByField == report.changesByField)
    #expect(plan.merges.total == report.merges.total)
    #expect(plan.vanished.total == report.vanished.total)
  }

  func files() {
    let files = report.sources.flatMap(\.files)
    #expect(files.count == night.files.count)
    for fact in night.files {
      guard let file = files.first(where: { $0.path == "exports/\(fact.path)" }) else {
        Issue.record("no report of \(fact.path)")
        continue
      }
      #expect(file.dispositions.read == fact.records, "\(fact.path)")
      #expect(file.countedRecords == fact.records, "\(fact.path)")
      #expect(file.dispositions.quarantined == fact.quarantined, "\(fact.path)")
      #expect(file.object == fact.object)
      #expect(file.declaredRecords == fact.declared, "\(fact.path)")
      #expect(file.dispositions.isBalanced && file.cells.isBalanced, "\(fact.path)")
      #expect(file.cells.filled > 0)
    }
  }

  func refusals() {
    let expected = Set(
      night.quarantined.map { "\($0.record) \($0.file):\($0.ordinal) \($0.code) \($0.column)" })
    let names = Set(night.files.map(\.path))
    let paths = Dictionary(uniqueKeysWithValues: names.map { ("exports/\($0)", $0) })
    let found = Set(
      quarantine.map {
        "\($0.source)/\($0.key) \(paths[$0.file] ?? $0.file):\($0.ordinal) \($0.code) \($0.column)"
      })
    #expect(expected.subtracting(found).isEmpty, "not refused, or not there: \(expected.subtracting(found))")
    #expect(report.quarantine.total == night.quarantined.count)
    #expect(report.quarantineByCode.reduce(0) { $0 + $1.count } == night.quarantined.count)
    if night.repaired == nil { #expect(found.subtracting(expected).isEmpty, "refused, and not planted") }
  }

  func golden() throws {
    let golden = night.golden
    for (table, count) in [("account", golden.account), ("contact", golden.contact), ("lead", golden.lead)] {
      #expect(try store.int("SELECT count(*) FROM \(table)") == count, "\(table)")
      #expect(report.entities.first { $0.entity.name == table }?.after == count, "\(table)")
    }
    let landed = night.landed
    #expect(try store.int("SELECT count(*) FROM record WHERE object = 3") == landed.lead)
    #expect(try store.int("SELECT count(*) FROM record WHERE object = 1") == landed.account)
    #expect(try store.int("SELECT count(*) FROM opportunity") == landed.opportunityParts)
    #expect(try store.int("SELECT count(*) FROM activity") == landed.activityParts)
  }

  func merges() throws {
    for group in facts.mustMerge {
      let rows = Set(group.records.map { ids["\(group.entity) \($0)"] ?? "none" })
      #expect(rows.count == 1 && !rows.contains("none"), "\(group)")
    }
    for group in facts.mustStayApart {
      let rows = group.records.map { ids["\(group.entity) \($0)"] ?? "none" }
      #expect(Set(rows).count == rows.count && !rows.contains("none"), "\(group)")
    }
    guard night.repaired == nil else { return }
    // What is not planted as one is not one: every merged row is a planted group, or a part of it.
    let planted = facts.mustMerge.map { group in Set(group.records.map { "\(group.entity) \($0)" }) }
    let byRow = Dictionary(grouping: ids.keys, by: { ids[$0] ?? "" })
    for members in byRow.values where members.count > 1 && !members[0].hasPrefix("lead ") {
      #expect(planted.contains { $0.isSuperset(of: members) }, "\(members)")
    }
    // The pairs that share something are told as possible.
    let possible = Set(
      report.possible.items.map {
        Set(["\($0.left.source)/\($0.left.key)", "\($0.right.source)/\($0.right.key)"])
      })
    for group in facts.mustStayApart where group.records.count == 2 {
      let pair = Set(group.records.map { String($0.prefix { $0 != "#" }) })
      if ["same-name-different-credit-codes", "same-mobile-different-names"].contains(group.why) {
        #expect(possible.contains(pair), "\(group)")
      }
    }
  }

  /// A report names every record by source, key, file and line, and says which side each value is of.
  func names() {
    let merged = report.merges.items.flatMap(\.sides).map(\.record)
    let all =
      merged + report.possible.items.flatMap { [$0.left, $0.right] } + report.vanished.items
      + report.updates.items.map(\.record) + report.quarantine.items.map(\.record)
    #expect(all.count > 50)
    for name in all { #expect(!name.source.isEmpty && name.file.hasPrefix("exports/") && name.line > 0) }
    for merge in report.merges.items {
      for value in merge.result { #expect(value.side != nil, "\(merge.id) \(value.field)") }
    }
  }

  func generics() {
    for generic in facts.generics {
      let found = report.generics.first { $0.kind == generic.kind && $0.value == generic.value }
      #expect(found?.records == generic.records, "\(generic)")
    }
    #expect(report.generics.count == facts.generics.count)
  }

  /// A lead, one of whose records knows the company, has it, whichever record is the newer one.
  func nobodyLosesTheCompany() throws {
    let without = try store.int(
      """
      SELECT count(*) FROM lead l LEFT JOIN account a ON a.nr = l.account
      WHERE a.name IS NULL AND EXISTS (
        SELECT 1 FROM crosswalk c JOIN crosswalk d ON d.record = c.record AND d.entity = 'account'
        JOIN account b ON b.nr = d.nr
        WHERE c.entity = 'lead' AND c.nr = l.nr AND b.name IS NOT NULL)
      """)
    #expect(without == 0)
  }
}

// MARK: Owners, and what the second night changes

extension SampleChecks {
  func owners() throws {
    for owner in facts.owners {
      #expect(try store.int("SELECT count(*) FROM lead WHERE owner = ?", [owner.left]) == 0, "\(owner)")
      #expect(try store.int("SELECT count(*) FROM account WHERE owner = ?", [owner.left]) == 0, "\(owner)")
      let status = try store.value("SELECT status FROM owner WHERE code = ?", [owner.left])
      #expect(status == "left", "\(owner)")
    }
    #expect(try store.int("SELECT count(*) FROM lead WHERE owner IS NULL") == 0)
    #expect(try store.int("SELECT count(*) FROM lead WHERE owner NOT IN (SELECT code FROM owner)") == 0)
  }

  func changes() throws {
    let repaired = night.repaired ?? []
    let new = Set(
      try store.table(
        """
        SELECT s.name || '/' || r.key FROM record r JOIN source s ON s.id = r.source WHERE r.first_run = 2
        """
      ).map { $0[0] as String })
    #expect(new == Set((night.added ?? []) + repaired))
    for record in repaired { #expect(!quarantine.contains { "\($0.source)/\($0.key)" == record }) }

    let vanished = report.vanished.items.map { "\($0.source)/\($0.key)" }
    #expect(Set(vanished) == Set(night.vanished ?? []) && vanished.count == report.vanished.total)
    let marked = try store.int("SELECT count(*) FROM record WHERE vanished_run = 2")
    #expect(marked == night.vanished?.count)

    try updates()
    for kept in night.keptBlanks ?? [] {
      #expect(try store.value(of: kept.field, record: kept.record, in: ids) == kept.value, "\(kept)")
    }
  }

  private func updates() throws {
    var found: Set<String> = []
    for item in report.updates.items {
      let name = "\(item.record.source)/\(item.record.key)"
      // Of a choice the model's word, without the source's own behind it.
      let isChoice = LeadModel.field(path: item.field)?.type == .choice
      let sides = [item.before, item.after].map { side in
        isChoice ? String((side ?? "").prefix { $0 != " " }) : side ?? ""
      }
      found.insert("\(name) \(item.field) \(sides[0]) \(sides[1])")
    }
    #expect(report.updates.items.count == report.updates.total)
    let updated = night.updated ?? []
    for change in updated {
      let parts = change.record.split(separator: "#")
      let field =
        parts.count == 1
        ? change.field : change.field.replacing(".", with: "[\(parts[1])].", maxReplacements: 1)
      #expect(found.contains("\(parts[0]) \(field) \(change.before) \(change.after)"), "\(change)")
    }
    // And nothing else: a mobile of the sheet stands among all its phones as well,
    // and the account of an owner in the OA is kept with him.
    let fields = Set(updated.map(\.field)).union(["contact.other_phones", "extra.owner.account"])
    for item in report.updates.items {
      let field = item.field.replacing("[1]", with: "")
      #expect(fields.contains(field), "\(item.field)")
      let name = "\(item.record.source)/\(item.record.key)"
      #expect(updated.contains { $0.record == name || $0.record == name + "#1" }, "\(name)")
    }
    let sums = report.changesByField.reduce(0) { $0 + $1.total }
    #expect(sums == report.updates.total)
  }

  /// The feed is no snapshot: what it does not send again is refused still.
  func quarantineStaysOpen() throws {
    let feed = Set(
      facts.night1.quarantined.filter { $0.file == "oa-feed.json" }.map { "\($0.record) \($0.code)" })
    let open = Set(quarantine.map { "\($0.source)/\($0.key) \($0.code)" })
    #expect(feed.isSubset(of: open))
    #expect(quarantine.count == night.quarantined.count + feed.count)
  }
}
