import Base
import Matching
import Model
import Reporting
import Store

/// Matching and golden rows.
extension RunEngine {
  /// Finds which parts of all records, old and new, are one entity.
  func match() throws -> Clusters {
    try begin("match")
    progress.enter(.matching)
    let stored = try meetingKeys()
    isLocal = stored != nil
    if let stored { try addReachable(stored) } else { try addTheRest() }
    try tellReferences()
    try progress.check()
    let clusters = table.cluster()
    try writeMeetingKeys(clusters)
    dropTable()
    return clusters
  }

  /// Instead of a run: what findings weigh among all records, old and new.
  package func learn() throws -> [LearntRules] {
    try readAll()
    try begin("match")
    progress.enter(.matching)
    try addTheRest()
    try tellReferences()
    return [Entity.account, .contact].compactMap { table.learn($0) }
  }

  /// Who is one by rules and by what people said until now; nothing is read but the store.
  package func clustersOfStore() throws -> Clusters {
    matchesAll = true
    try loadIndex()
    try takeJudgements()
    return try match()
  }

  /// Of the store's records, those that are not there yet.
  private func addTheRest() throws {
    guard !wasEmpty else { return }
    try session.forEachLanding { record, bytes in
      guard record <= index.count, index.flags[record - 1].contains(.stored),
        !index.flags[record - 1].contains(.matched)
      else { return }
      let landed = bytes.bindMemory(to: UInt8.self).span
      if References.refers(landed) { index.flags[record - 1].insert(.refers) }
      addToTable(record, landed)
    }
  }

  /// A contact that names its customer works for that account.
  private func tellReferences() throws {
    let references = references
    let account = References.fields[Int(Entity.contact.rawValue)].first { $0.entity == .account }?.field
    for record in 1...max(index.count, 1)
    where record <= index.count && index.flags[record - 1].contains([.refers, .matched]) {
      _ = try writer.withLanding(of: record) { bytes in
        let landed = bytes.bindMemory(to: UInt8.self).span
        Landed.forEachPart(landed) { part in
          guard part.entity == Entity.contact.rawValue else { return }
          Landed.forEachValue(landed, part) { field, range in
            guard field == account, !range.isEmpty else { return }
            if case .record(let other) = references.resolve(
              landed.extracting(range), from: index.scopes[record - 1], to: .account)
            {
              table.refer(record: Int32(record), part: part.number, toAccountOf: Int32(other))
            }
          }
        }
      }
    }
  }

  func computeGolden(_ clusters: Clusters) throws {
    try begin("golden")
    progress.enter(.computing)
    let membership = try Membership(
      clusters, session: session, wasEmpty: wasEmpty, isLocal: isLocal, index: index)
    try reportMatching(clusters)
    try removeFormerRows(clusters, membership)
    let affected = trustChanged ? nil : membership.affected(index, removed: removedParts.values.joined())
    let stage = GoldenStage(
      index: index, clusters: clusters, references: references, trusts: scopes.map(\.trust),
      objects: scopes.map(\.object.rawValue), affected: affected, shown: builder.shownMerges,
      wantsMerge: { membership.hasNewMember($0) })
    var crosswalk = CrosswalkWriter(clusters, membership, writer, isFirst: wasEmpty, isLocal: isLocal)
    if affected == nil { try gather(stage, &crosswalk) }
    let pipeline = GoldenPipeline(stage, run: run) { [unowned self] batch in
      try progress.check()
      try take(batch, membership)
    }
    try pipeline.run { submit in
      guard let affected else {
        return try writer.forEachLanding { record, bytes in try submit(record, bytes) }
      }
      // A few rows of many: only the records behind them are read.
      var records: Set<Int> = []
      for anchor in affected {
        for member in clusters.members(of: anchor) {
          records.insert(Int(clusters.parts[Int(member)].record))
        }
      }
      for record in records.sorted() {
        _ = try writer.withLanding(of: record) { try submit(record, $0) }
      }
    }
    guard stage.waiting == 0 else {
      throw RunError.inconsistent(
        Bilingual(
          zh: "有 \(stage.waiting) 组合并缺少成员", en: "\(stage.waiting) clusters miss members"))
    }
    if !isPlan { try begin("crosswalk") }
    try crosswalk.finish()
    try writer.setInForce(judgements)
    for entity in Entity.allCases where entity != .owner {
      var report = RunReport.EntityReport(entity: entity)
      report.before = formerCounts[Int(entity.rawValue)]
      report.added = addedRows[Int(entity.rawValue)]
      report.updated = updatedRows[Int(entity.rawValue)]
      report.removed = removedRows[Int(entity.rawValue)]
      report.after = report.before + report.added - report.removed
      report.unchanged = report.before - report.updated - report.removed
      builder.report.entities.append(report)
    }
    try leavePossible(clusters)
    try reportGenerics(clusters)
    reportJudgements()
    try reportSplits(clusters, membership)
  }

  private func take(_ batch: ComputedBatch, _ membership: Membership) throws {
    try writer.golden(batch.golden)
    try reach("rows")
    for (item, change) in zip(batch.golden.rows, batch.golden.changes) {
      switch change {
      case .added: addedRows[Int(item.row.entity.rawValue)] += 1
      case .updated: updatedRows[Int(item.row.entity.rawValue)] += 1
      case .unchanged: break
      }
    }
    for (at, anchor, row) in batch.merges where batch.golden.changes[at] != .unchanged {
      try builder.merge(row, reasons: membership.reasons(anchor))
    }
  }

  private func removeFormerRows(_ clusters: Clusters, _ membership: Membership) throws {
    for row in membership.swallowed {
      let id = EntityID.hash(
        index.identities[(row.becomes >> 12) - 1], entity: row.entity.rawValue,
        part: UInt16(row.becomes & 0xFFF))
      if try writer.removeGolden(entity: row.entity, nr: row.nr, becomes: id) {
        removedRows[Int(row.entity.rawValue)] += 1
      }
    }
    for part in removedParts.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
      let record = part.nr >> 12
      if membership.wasMember(part.entity, nr: part.nr) {
        try writer.removeMember(
          entity: part.entity.rawValue, record: record, part: part.nr & 0xFFF)
      } else if try writer.removeGolden(entity: part.entity, nr: part.nr, becomes: nil) {
        removedRows[Int(part.entity.rawValue)] += 1
      }
    }
  }

  /// The first of two scans: rows of several records.
  private func gather(_ stage: GoldenStage, _ crosswalk: inout CrosswalkWriter) throws {
    let pipeline = GoldenPipeline(stage, run: run, isGathering: true) { [progress] _ in try progress.check() }
    var count = 0
    try pipeline.run { submit in
      try writer.forEachLanding { record, bytes in
        try submit(record, bytes)
        count += 1
        // While the other thread computes.
        if wasEmpty && count % 1024 == 0 { try crosswalk.write(1536) }
      }
    }
  }

  private func reportGenerics(_ clusters: Clusters) throws {
    for generic in clusters.generics.prefix(200) {
      builder.report.generics.append(
        RunReport.Generic(
          kind: generic.kind.name, value: try value(of: generic, clusters), records: generic.count))
    }
  }

  /// The value that a generic key stands for, from the oldest part that holds it.
  private func value(of generic: GenericValue, _ clusters: Clusters) throws -> String {
    let part = clusters.parts[Int(generic.part)]
    guard let path = generic.kind.fieldPath, let field = LeadModel.field(path: path) else { return "" }
    return try writer.withLanding(of: Int(part.record)) { bytes -> String in
      let landed = bytes.bindMemory(to: UInt8.self).span
      var result = ""
      Landed.forEachPart(landed) { candidate in
        guard candidate.entity == part.entity, candidate.number == part.number else { return }
        Landed.forEachValue(landed, candidate) { number, range in
          if number == field.number { result = text(landed.extracting(range)) }
        }
      }
      return result
    } ?? ""
  }
}

extension MatchReason {
  /// The field whose value is the key.
  var fieldPath: String? {
    switch self {
    case .creditCode: "account.credit_code"
    case .company: "account.name"
    case .mobile: "contact.mobile"
    case .email: "contact.email"
    case .companyPerson: "contact.name"
    case .judged, .score: nil
    }
  }
}
