import Base
import Matching
import Model
import Reporting
import Store

/// Finds which parts of all records, old and new, are one entity; of a few changes among many records,
/// of those alone whom these can meet.
struct MatchPhase {
  /// What says how much of the store has to be judged anew.
  struct Scope {
    /// Nobody is left out, however little changed: all that is in doubt is wanted.
    var matchesAll = false
    var trustChanged = false
    var matchingChanged = false
    /// Some record of this run names others.
    var refers = false
  }

  let context: RunContext
  let index: RecordIndex
  let scopes: RunScopes
  let tables: MatchTables
  let judgements: StandingJudgements
  let scope: Scope

  struct Output {
    let clusters: Clusters
    /// `clusters` has a part of the records: nobody else is concerned.
    let isLocal: Bool
  }

  /// Among how many records one may have changed for that to be the shorter way.
  private static let shortWay = 8

  /// The tables are empty afterwards: golden rows need the memory.
  consuming func run() throws -> Output {
    try begin()
    let stored = try meetingKeys()
    if let stored { try addReachable(stored) } else { try addTheRest() }
    try linkReferences()
    try context.progress.check()
    let clusters = tables.present.cluster()
    try writeMeetingKeys(clusters, isLocal: stored != nil)
    tables.drop()
    return Output(clusters: clusters, isLocal: stored != nil)
  }

  /// Instead of matching: what findings weigh among all records, old and new.
  consuming func learn() throws -> [LearntRules] {
    try begin()
    try addTheRest()
    try linkReferences()
    return [Entity.account, .contact].compactMap { tables.present.learn($0) }
  }

  private func begin() throws {
    try context.begin("match")
    context.progress.enter(.matching)
  }

  // MARK: Whom to judge

  /// The keys of the store, when a part of the records can be judged by itself: no reference ties
  /// records together, no source is trusted otherwise than before, and few records changed.
  private func meetingKeys() throws -> MeetingKeys? {
    guard !context.wasEmpty, !scope.matchesAll, !scope.trustChanged, !scope.matchingChanged, !scope.refers
    else { return nil }
    let touched =
      index.flags.indices.count { index.flags[$0].contains(.touched) } + 2 * judgements.moved.count
    guard touched * Self.shortWay <= index.count + 1000 else { return nil }
    return try context.session.matchKeys().map { segments in
      segments.reduce(into: MeetingKeys()) { $0.add($1) }
    }
  }

  /// Adds to the table whom the changed records, as they are and as they were, can meet, of whom people
  /// judged otherwise than before, with whom people compared any of these, and whom those can meet,
  /// until there is nobody left.
  private func addReachable(_ stored: MeetingKeys) throws {
    let comparedWith = judgements.comparedWith
    var seen: Set<UInt32> = []
    var next: [UInt32] = []
    tables.former.forEachMeetingKey(since: MatchTable.Mark()) { next.append(UInt32($0 >> 32)) }
    var records = Set(judgements.moved.flatMap { [$0.left, $0.right] })
    for (record, others) in comparedWith where index.flags[record - 1].contains(.matched) {
      records.formUnion(others)
    }
    tables.present.forEachMeetingKey(since: MatchTable.Mark()) { next.append(UInt32($0 >> 32)) }
    while !next.isEmpty || !records.isEmpty {
      for hash in next where seen.insert(hash).inserted {
        stored.forEachRecord(of: hash) { records.insert(Int($0)) }
      }
      next.removeAll(keepingCapacity: true)
      let mark = tables.present.mark()
      var others: Set<Int> = []
      for record in records.sorted() where isToCome(record) {
        _ = try context.writer.withLanding(of: record) {
          tables.add(record, $0.bindMemory(to: UInt8.self).span)
        }
        others.formUnion(comparedWith[record] ?? [])
      }
      records = others
      tables.present.forEachMeetingKey(since: mark) { next.append(UInt32($0 >> 32)) }
      try context.progress.check()
    }
  }

  /// A record of the store that is not in the table.
  private func isToCome(_ record: Int) -> Bool {
    guard record >= 1, record <= index.count else { return false }
    let flags = index.flags[record - 1]
    return flags.contains(.stored) && !flags.contains(.matched)
  }

  /// Of the store's records, those that are not there yet.
  private func addTheRest() throws {
    guard !context.wasEmpty else { return }
    try context.session.forEachLanding { record, bytes in
      guard isToCome(record) else { return }
      let landed = bytes.bindMemory(to: UInt8.self).span
      if References.refers(landed) { index.flags[record - 1].insert(.refers) }
      tables.add(record, landed)
    }
  }

  /// A contact that names its customer works for that account; and whatever of an entity a record has beside
  /// its object is the one that it names by key.
  private func linkReferences() throws {
    let references = scopes.references(in: index)
    let account = References.fields[.contact].first { $0.entity == .account }?.field
    for record in 1...max(index.count, 1)
    where record <= index.count && index.flags[record - 1].contains([.refers, .matched]) {
      _ = try context.writer.withLanding(of: record) { bytes in
        let landed = bytes.bindMemory(to: UInt8.self).span
        let scope = index.scopes[record - 1]
        for named in References.named(landed, object: scopes[scope].object) {
          let key = landed.extracting(named.key)
          guard case .record(let other) = references.resolve(key, from: scope, to: named.entity) else {
            continue
          }
          tables.present.identify(named.entity, of: Int32(record), with: Int32(other))
        }
        Landed.forEachPart(landed) { part in
          guard part.entity == Entity.contact.rawValue else { return }
          Landed.forEachValue(landed, part) { field, range in
            guard field == account, !range.isEmpty else { return }
            if case .record(let other) = references.resolve(
              landed.extracting(range), from: scope, to: .account)
            {
              tables.present.refer(record: Int32(record), part: part.number, toAccountOf: Int32(other))
            }
          }
        }
      }
    }
  }

  // MARK: What the next run can go by

  /// Writes the keys that came with this run; all, when the store has none that can be gone by. None are
  /// kept when more pairs are possible than are named: who judges a part has to know those of the others.
  private func writeMeetingKeys(_ clusters: Clusters, isLocal: Bool) throws {
    let session = context.session
    let areNamed = clusters.possible.count == clusters.possibleTotal
    let refers = index.flags.indices.contains { index.flags[$0].contains(.refers) }
    let canBeMended = try !isLocal && areNamed && !refers && !session.hasMatchKeys(isUsable: true)
    let isWhole = try scope.matchingChanged || canBeMended || !session.hasMatchKeys()
    guard areNamed else {
      return try context.writer.keepMatchKeys(isWhole: isWhole, isUsable: false) { [] }
    }
    let nowRefers = index.flags.indices.contains { at in
      index.flags[at].contains(.refers) && (isWhole || index.flags[at].contains(.touched))
    }
    try context.writer.keepMatchKeys(isWhole: isWhole, isUsable: !nowRefers) {
      var entries: [UInt64] = []
      tables.present.forEachMeetingKey(since: MatchTable.Mark()) { entry in
        let flags = index.flags[Int(UInt32(truncatingIfNeeded: entry)) - 1]
        if isWhole || flags.contains(.touched) { entries.append(entry) }
      }
      MeetingKeys.sort(&entries)
      return entries
    }
  }
}
