import Base

/// Where records can meet: the hash of each strong key, with the record that has it. Two records that
/// share no key, and that no chain of others which do connects, have no say in each other's
/// clusters; so whoever changed is judged among those whom he can reach. Judgements of people and
/// references connect records as well: with these, all are judged together.
///
/// An entry is `hash << 32 | record`. A record that shares a hash by chance is judged once more, and
/// comes out as before.
public struct MeetingKeys: Sendable {
  /// Each sorted.
  private var segments: [[UInt64]] = []

  public init() {}

  /// - Parameter entries: sorted; they may hold keys that a record has no more.
  public mutating func add(_ entries: [UInt64]) { segments.append(entries) }

  /// Calls `body` with each record that has the key, some more than once.
  public func forEachRecord(of hash: UInt32, _ body: (Int32) -> Void) {
    let first = UInt64(hash) << 32
    for segment in segments {
      var low = 0
      var high = segment.count
      while low < high {
        let middle = (low + high) / 2
        if segment[middle] < first { low = middle + 1 } else { high = middle }
      }
      while low < segment.count, UInt32(segment[low] >> 32) == hash {
        body(Int32(truncatingIfNeeded: segment[low]))
        low += 1
      }
    }
  }

  /// Sorts entries: by eleven bits of the hash at a time, from the lowest; records come in order.
  public static func sort(_ entries: inout [UInt64]) {
    guard entries.count > 4096 else { return entries.sort() }
    if zip(entries, entries.dropFirst()).contains(where: { $0 & 0xFFFF_FFFF > $1 & 0xFFFF_FFFF }) {
      for shift in stride(from: 0, to: 32, by: 11) { deal(&entries, by: shift) }
    }
    for shift in stride(from: 32, to: 64, by: 11) { deal(&entries, by: shift) }
  }

  private static func deal(_ entries: inout [UInt64], by shift: Int) {
    var places = [Int](repeating: 0, count: 1 << 11)
    // The last of three passes has but ten bits: what stands above them must not count.
    let mask: UInt64 = shift % 32 == 22 ? 0x3FF : 0x7FF
    for entry in entries { places[Int(entry >> UInt64(shift) & mask)] += 1 }
    var sum = 0
    for digit in places.indices { (places[digit], sum) = (sum, sum + places[digit]) }
    entries = [UInt64](unsafeUninitializedCapacity: entries.count) { out, count in
      for entry in entries {
        let digit = Int(entry >> UInt64(shift) & mask)
        out[places[digit]] = entry
        places[digit] += 1
      }
      count = entries.count
    }
  }
}

extension MatchTable {
  /// How many keys of each kind there are.
  public struct Mark: Sendable {
    fileprivate var counts = [Int](repeating: 0, count: MatchColumns.meetingKinds)
    fileprivate var parts = 0
    /// Before the first.
    public init() {}
  }

  public func mark() -> Mark {
    var mark = Mark()
    for (number, keys) in columns.meeting.enumerated() { mark.counts[number] = keys.count }
    mark.parts = columns.parts.count
    return mark
  }

  /// Calls `body` with the entry of each key that was added since, but for those of records that were
  /// taken out. Not after `cluster`, which puts keys in another order, unless for all.
  public func forEachMeetingKey(since mark: Mark, _ body: (UInt64) -> Void) {
    func visit(_ key: Key) {
      let part = columns.parts[Int(key.part)]
      guard !part.isRemoved else { return }
      body(UInt64(MatchColumns.short(key.value)) << 32 | UInt64(UInt32(bitPattern: part.record)))
    }
    for (keys, start) in zip(columns.meeting, mark.counts) {
      for key in keys[start...] { visit(key) }
    }
    for key in columns.blockKeys(from: mark.parts) { visit(key) }
  }
}

extension MatchColumns {
  /// The keys that join parts, or leave them apart. Of a full name at one account the account's own
  /// keys stand for it.
  fileprivate static let meetingKinds = 7

  fileprivate var meeting: [[Key]] {
    [creditCodes, companies, shortNames, bareNames, mobiles, emails, roleEmails]
  }
}
