import Base
import Matching
import Model
import Store

/// Matching of what changed, among those whom it can meet.
extension RunEngine {
  /// Among how many records one may have changed for that to be the shorter way.
  private static let shortWay = 8

  /// The keys of the store, when a part of the records can be judged by itself: no reference ties
  /// records together, no source is trusted otherwise than before, and few records changed.
  func meetingKeys() throws -> MeetingKeys? {
    guard !wasEmpty, !matchesAll, !trustChanged, !matchingChanged, referring.isEmpty else { return nil }
    let touched =
      index.flags.indices.count { index.flags[$0].contains(.touched) } + 2 * movedJudgements.count
    guard touched * Self.shortWay <= index.count + 1000 else { return nil }
    return try session.matchKeys().map { segments in
      segments.reduce(into: MeetingKeys()) { $0.add($1) }
    }
  }

  /// Adds to the table whom the changed records, as they are and as they were, can meet, of whom people
  /// judged otherwise than before, with whom people compared any of these, and whom those can meet,
  /// until there is nobody left.
  func addReachable(_ stored: MeetingKeys) throws {
    let judgedWith = judgedWith()
    var seen: Set<UInt32> = []
    var next: [UInt32] = []
    formers.forEachMeetingKey(since: MatchTable.Mark()) { next.append(UInt32($0 >> 32)) }
    var records = Set(movedJudgements.flatMap { [$0.left, $0.right] })
    for (record, others) in judgedWith where index.flags[record - 1].contains(.matched) {
      records.formUnion(others)
    }
    table.forEachMeetingKey(since: MatchTable.Mark()) { next.append(UInt32($0 >> 32)) }
    while !next.isEmpty || !records.isEmpty {
      for hash in next where seen.insert(hash).inserted {
        stored.forEachRecord(of: hash) { records.insert(Int($0)) }
      }
      next.removeAll(keepingCapacity: true)
      let mark = table.mark()
      var others: Set<Int> = []
      for record in records.sorted() where isToCome(record) {
        _ = try writer.withLanding(of: record) { addToTable(record, $0.bindMemory(to: UInt8.self).span) }
        others.formUnion(judgedWith[record] ?? [])
      }
      records = others
      table.forEachMeetingKey(since: mark) { next.append(UInt32($0 >> 32)) }
      try progress.check()
    }
  }

  /// A record of the store that is not in the table.
  private func isToCome(_ record: Int) -> Bool {
    guard record >= 1, record <= index.count else { return false }
    let flags = index.flags[record - 1]
    return flags.contains(.stored) && !flags.contains(.matched)
  }

  /// Remembers under which keys a record could be met before it changed.
  func noteFormerKeys(_ landed: Span<UInt8>) {
    formers.add(
      record: formerCount, identity: Identity(low: 0, high: 0), firstRun: 0, trust: 0, landed: landed)
    formerCount += 1
  }

  /// Writes the keys that came with this run; all, when the store has none that can be gone by. None are
  /// kept when more pairs are possible than are named: who judges a part has to know those of the others.
  func writeMeetingKeys(_ clusters: Clusters) throws {
    let areNamed = clusters.possible.count == clusters.possibleTotal
    let refers = index.flags.indices.contains { index.flags[$0].contains(.refers) }
    let canBeMended = try !isLocal && areNamed && !refers && !session.hasMatchKeys(isUsable: true)
    let isWhole = try matchingChanged || canBeMended || !session.hasMatchKeys()
    guard areNamed else {
      return try writer.keepMatchKeys(isWhole: isWhole, isUsable: false) { [] }
    }
    let nowRefers = index.flags.indices.contains { at in
      index.flags[at].contains(.refers) && (isWhole || index.flags[at].contains(.touched))
    }
    try writer.keepMatchKeys(isWhole: isWhole, isUsable: !nowRefers) {
      var entries: [UInt64] = []
      table.forEachMeetingKey(since: MatchTable.Mark()) { entry in
        let flags = index.flags[Int(UInt32(truncatingIfNeeded: entry)) - 1]
        if isWhole || flags.contains(.touched) { entries.append(entry) }
      }
      MeetingKeys.sort(&entries)
      return entries
    }
  }
}
