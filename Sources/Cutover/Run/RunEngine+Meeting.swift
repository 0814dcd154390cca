import LeadModel
import LeadStore
import Matching
import Records

/// Matching of what changed, among those whom it can meet.
extension RunEngine {
  /// Among how many records one may have changed for that to be the shorter way.
  private static let shortWay = 8

  /// The keys of the store, when a part of the records can be judged by itself: no judgement of a
  /// person and no reference ties records together, no source is trusted otherwise than before, and
  /// few records changed.
  func meetingKeys() throws -> MeetingKeys? {
    guard !wasEmpty, !matchesAll, !trustChanged, judgements.isEmpty, !judgementsMoved, referring.isEmpty
    else {
      return nil
    }
    let touched = index.flags.indices.count { index.flags[$0].contains(.touched) }
    guard touched * Self.shortWay <= index.count + 1000 else { return nil }
    return try session.matchKeys().map { segments in
      segments.reduce(into: MeetingKeys()) { $0.add($1) }
    }
  }

  /// Adds to the table whom the changed records, as they are and as they were, can meet, and whom
  /// those can meet, until there is nobody left.
  func addReachable(_ stored: MeetingKeys) throws {
    var seen: Set<UInt32> = []
    var next = formerKeys
    table.forEachMeetingKey(since: MatchTable.Mark()) { next.append(UInt32($0 >> 32)) }
    while !next.isEmpty {
      var records: Set<Int> = []
      for hash in next where seen.insert(hash).inserted {
        stored.forEachRecord(of: hash) { record in
          let record = Int(record)
          guard record >= 1, record <= index.count else { return }
          let flags = index.flags[record - 1]
          if flags.contains(.stored) && !flags.contains(.matched) { records.insert(record) }
        }
      }
      next.removeAll(keepingCapacity: true)
      let mark = table.mark()
      for record in records.sorted() {
        _ = try writer.withLanding(of: record) { addToTable(record, $0.bindMemory(to: UInt8.self).span) }
      }
      table.forEachMeetingKey(since: mark) { next.append(UInt32($0 >> 32)) }
      try progress.check()
    }
  }

  /// Remembers under which keys a record could be met before it changed.
  func noteFormerKeys(_ landed: Span<UInt8>) {
    let former = MatchTable()
    former.add(record: 0, identity: Identity(low: 0, high: 0), firstRun: 0, trust: 0, landed: landed)
    former.forEachMeetingKey(since: MatchTable.Mark()) { formerKeys.append(UInt32($0 >> 32)) }
  }

  /// Writes the keys that came with this run; all, when the store has none yet.
  func writeMeetingKeys() throws {
    guard !isPlan else { return }
    let isWhole = try !session.hasMatchKeys()
    var entries: [UInt64] = []
    table.forEachMeetingKey(since: MatchTable.Mark()) { entry in
      let flags = index.flags[Int(UInt32(truncatingIfNeeded: entry)) - 1]
      if isWhole || flags.contains(.touched) { entries.append(entry) }
    }
    MeetingKeys.sort(&entries)
    let refers = index.flags.indices.contains { at in
      index.flags[at].contains(.refers) && (isWhole || index.flags[at].contains(.touched))
    }
    try session.insertMatchKeys(entries, run: run, isWhole: isWhole, refers: refers)
  }
}
