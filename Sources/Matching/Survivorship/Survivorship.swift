import Base
import Model

/// One part of a cluster, on its way into the golden row.
public struct SurvivorMember: Sendable, BitwiseCopyable {
  public var record: Int32
  public var identity: Identity
  /// Of the record's source; higher is trusted more.
  public var trust: Int16
  /// Its record names the entity by key: what it says itself stands behind what all others say.
  public var yields: Bool
  /// Where the part's values lie in the buffer (`LandedPart.start`, `end`, shifted to it).
  public var start: Int
  public var end: Int

  public init(
    record: Int32, identity: Identity, trust: Int16, yields: Bool = false, start: Int, end: Int
  ) {
    self.record = record
    self.identity = identity
    self.trust = trust
    self.yields = yields
    self.start = start
    self.end = end
  }
}

/// Which member a golden value came from.
public struct FieldOrigin: Sendable, Equatable, BitwiseCopyable {
  public var field: UInt8
  /// Index into the members.
  public var member: Int
}

/// Computes a golden row: per field one value of the cluster's members.
///
/// The value of: a record that does not name the entity by key and write something beside it; then the
/// highest trust; then the most recent member (its `updated_at`, else `created_at`,
/// an activity's `at`; none is oldest); then the member with the most filled fields; then the longest
/// value; then the smallest identity. A cleared value (size 0) is no value here. The order of the
/// members does not matter. Values that lose stay with their records.
public enum Survivorship {
  /// Appends one part (number 0) to `writer`, and to `origins` one entry per field, by field number.
  ///
  /// - Parameters:
  ///   - buffer: holds the values of all members.
  ///   - members: the parts of one cluster, in any order.
  /// - Returns: how many values lost: those of other members that differ from the one taken.
  @discardableResult
  public static func resolve(
    entity: Entity, buffer: Span<UInt8>, members: [SurvivorMember], into writer: inout LandedWriter,
    origins: inout [FieldOrigin]
  ) -> Int {
    writer.beginPart(entity: entity.rawValue, number: 0)
    defer { writer.endPart() }
    if members.count == 1 {
      let part = LandedPart(entity: entity.rawValue, number: 0, start: members[0].start, end: members[0].end)
      Landed.forEachValue(buffer, part) { field, range in
        guard !range.isEmpty else { return }
        writer.value(field: field, buffer.extracting(range))
        origins.append(FieldOrigin(field: field, member: 0))
      }
      return 0
    }
    var candidates: [Candidate] = []
    var standings: [Standing] = []
    candidates.reserveCapacity(members.count * fieldsOfMany)
    standings.reserveCapacity(members.count)
    for (index, member) in members.enumerated() {
      standings.append(standing(of: member, index, entity, buffer, into: &candidates))
    }
    candidates.sort { $0.field < $1.field }
    return take(candidates, standings, buffer, into: &writer, origins: &origins)
  }

  /// Appends the values of a member to the candidates.
  static func standing(
    of member: SurvivorMember, _ index: Int, _ entity: Entity, _ buffer: Span<UInt8>,
    into candidates: inout [Candidate]
  ) -> Standing {
    var standing = Standing(member)
    let times = changeFields[entity]
    let part = LandedPart(entity: entity.rawValue, number: 0, start: member.start, end: member.end)
    Landed.forEachValue(buffer, part) { field, range in
      guard !range.isEmpty else { return }
      standing.filled += 1
      if field == times.updated || (field == times.created && standing.changed.isEmpty) {
        standing.changed = range
      }
      candidates.append(Candidate(field: field, member: index, range: range))
    }
    return standing
  }

  private static func take(
    _ candidates: [Candidate], _ standings: [Standing], _ buffer: Span<UInt8>,
    into writer: inout LandedWriter, origins: inout [FieldOrigin]
  ) -> Int {
    var losers = 0
    var start = 0
    while start < candidates.count {
      var best = candidates[start]
      var end = start + 1
      while end < candidates.count && candidates[end].field == best.field {
        if beats(candidates[end], best, standings: standings, buffer: buffer) { best = candidates[end] }
        end += 1
      }
      for index in start..<end where compare(buffer, candidates[index].range, best.range) != 0 { losers += 1 }
      writer.value(field: best.field, buffer.extracting(best.range))
      origins.append(FieldOrigin(field: best.field, member: best.member))
      start = end
    }
    return losers
  }

  /// More than most members fill.
  private static let fieldsOfMany = 24

  struct Candidate {
    var field: UInt8
    var member: Int
    var range: Range<Int>
  }

  /// What decides between members, whatever the field.
  struct Standing {
    var member: SurvivorMember
    var changed = 0..<0
    var filled = 0

    init(_ member: SurvivorMember) { self.member = member }
  }

  static func beats(
    _ a: Candidate, _ b: Candidate, standings: [Standing], buffer: Span<UInt8>
  ) -> Bool {
    let (x, y) = (standings[a.member], standings[b.member])
    if x.member.yields != y.member.yields { return y.member.yields }
    #if FAULTS
      if Sabotage.isAsked("survivorship-takes-loser"), x.member.trust != y.member.trust {
        return x.member.trust < y.member.trust
      }
    #endif
    if x.member.trust != y.member.trust { return x.member.trust > y.member.trust }
    let newer = compare(buffer, instant(buffer, x.changed), instant(buffer, y.changed))
    if newer != 0 { return newer > 0 }
    if x.filled != y.filled { return x.filled > y.filled }
    if a.range.count != b.range.count { return a.range.count > b.range.count }
    let (i, j) = (x.member.identity, y.member.identity)
    if i.high != j.high { return i.high < j.high }
    if i.low != j.low { return i.low < j.low }
    // Two parts of one record.
    if x.member.record != y.member.record { return x.member.record < y.member.record }
    return compare(buffer, a.range, b.range) < 0
  }

  /// The time without its zone: UTC in one canonical form, so that bytes compare as times do.
  static func instant(_ buffer: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    for index in range where buffer[index] == FieldType.companionSeparator {
      return range.lowerBound..<index
    }
    return range
  }

  /// Below 0, 0 or above 0, bytewise; a value sorts after its own beginning.
  static func compare(_ buffer: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Int {
    for step in 0..<min(a.count, b.count) {
      let (x, y) = (buffer[a.lowerBound + step], buffer[b.lowerBound + step])
      if x != y { return Int(x) - Int(y) }
    }
    return a.count - b.count
  }

  /// The fields that say when a part was last changed, and when it was made; 255 stands in no part.
  private static let changeFields = EntityFacts.all.map {
    (updated: $0.updated ?? 255, created: $0.created ?? 255)
  }
}
