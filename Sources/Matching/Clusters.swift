import Base
import Model

/// One entity of one record, as matching sees it. Named by its index in `Clusters.parts`.
@frozen
public struct MatchPart: Sendable, Equatable, BitwiseCopyable {
  public let record: Int32
  /// Into the details of its entity; -1 when its entity has none.
  @usableFromInline var detail: Int32
  /// As in the landed bytes: 0 for the record's own, 1, 2, … for those of its children.
  public let number: UInt16
  /// An `Entity` raw value.
  public let entity: UInt8
  /// The record was taken out after it was added; such a part stands alone and means nothing.
  public internal(set) var isRemoved: Bool

  /// What the store numbers the part's golden row after, when it is the anchor of its cluster.
  @inlinable public var id: PartID { PartID(record: Int(record), part: Int(number)) }
}

/// Two parts judged to be one entity. The judgements of a cluster of n parts are n - 1, and
/// connect it.
public struct Judgement: Sendable, Equatable {
  /// The senior of the two, an index into `Clusters.parts`.
  public var left: Int32
  public var right: Int32
  public var entity: Entity
  public var reason: MatchReason
  /// Of those by score: what it is made of.
  public var card: ScoreCard?
}

/// Two entities that may be one and were left apart. One pair of clusters is named once, by the
/// two parts that share the strongest key.
public struct PossiblePair: Sendable, Equatable {
  public var entity: Entity
  /// The senior of the two, an index into `Clusters.parts`.
  public var left: Int32
  public var right: Int32
  /// What they share.
  public var reason: MatchReason
  /// What stands against it; of a scored pair, why it is asked about.
  public var against: MatchObjection
  /// What the two are worth as one; nil when they were not scored.
  public var card: ScoreCard?
  /// Somebody looked at it and could not say.
  public var isUndecided = false
}

/// A value that joined nothing, because it says nothing of who somebody is.
public struct GenericValue: Sendable, Equatable {
  public enum Cause: UInt8, Sendable, Codable {
    /// A known placeholder: 13800138000, test@…, 无.
    case placeholder = 0
    /// Too many records share it, under too many names.
    case shared = 1
  }
  /// The key that the value would have been.
  public var kind: MatchReason
  public var cause: Cause
  /// How many parts hold it.
  public var count: Int
  /// The oldest part that holds it, to look the value up.
  public var part: Int32
}

/// Which parts are one entity. Independent of the order in which the records were added, but for
/// the indexes of the parts themselves.
public struct Clusters: Sendable {
  public let parts: [MatchPart]
  @usableFromInline let firstParts: [Int32]
  /// Per part: itself when alone, the anchor of its cluster, or, for the anchor, `~` its group.
  @usableFromInline let links: [Int32]
  /// Where each group's members start; one more at the end.
  @usableFromInline let groupStarts: [Int32]
  @usableFromInline let groupMembers: [Int32]
  /// By strength of the reason, then by age.
  public let judgements: [Judgement]
  /// In the order of `judgements`; at most `MatchOptions.possibleLimit`.
  public let possible: [PossiblePair]
  /// How many pairs of entities are possible, listed or not.
  public let possibleTotal: Int
  /// Most frequent first.
  public let generics: [GenericValue]
  public let scoring: ScoringCounts

  /// The first part of a record; -1 when it has none or was not added. Its parts follow it.
  @inlinable
  public func firstPart(ofRecord record: Int32) -> Int32 {
    record >= 0 && Int(record) < firstParts.count ? firstParts[Int(record)] : -1
  }

  /// The records that have parts, lowest first.
  public var records: [Int] { firstParts.indices.filter { firstParts[$0] >= 0 } }

  /// The indexes of a record's parts, in the order of its landed bytes.
  @inlinable
  public func parts(ofRecord record: Int32) -> Range<Int> {
    let first = Int(firstPart(ofRecord: record))
    guard first >= 0 else { return 0..<0 }
    var end = first
    while end < parts.count && parts[end].record == record && !parts[end].isRemoved { end += 1 }
    return first..<end
  }

  /// The part that a golden row of that number would be of; nil when there is none.
  public func part(_ entity: UInt8, nr: Int) -> Int32? {
    parts(ofRecord: Int32(truncatingIfNeeded: PartID(row: nr).record)).first {
      parts[$0].entity == entity && parts[$0].number == PartID(row: nr).partNumber
    }.map(Int32.init)
  }

  /// The part that gives its cluster the id: the oldest; itself when alone.
  ///
  /// Oldest: lowest first run, then highest trust, then smallest identity, then smallest number.
  @inlinable
  public func anchor(of part: Int32) -> Int32 {
    let link = links[Int(part)]
    return link < 0 ? part : link
  }

  /// The group of a part's cluster; -1 when it is alone.
  @inlinable
  public func group(of part: Int32) -> Int {
    let link = links[Int(part)]
    if link == part { return -1 }
    return Int(~(link < 0 ? link : links[Int(link)]))
  }

  /// How many parts are one entity with this one, itself included.
  @inlinable
  public func size(of part: Int32) -> Int {
    let group = group(of: part)
    return group < 0 ? 1 : Int(groupStarts[group + 1] - groupStarts[group])
  }

  /// Whether the part is an entity by itself.
  @inlinable
  public func isAlone(_ part: Int32) -> Bool { links[Int(part)] == part }

  /// Clusters of two parts or more; ordered by the age of their anchors.
  public var groupCount: Int { groupStarts.count - 1 }

  /// The members of such a cluster, oldest first: the first is the anchor.
  @inlinable
  public func members(ofGroup group: Int) -> ArraySlice<Int32> {
    groupMembers[Int(groupStarts[group])..<Int(groupStarts[group + 1])]
  }

  /// The members of a part's cluster, oldest first.
  public func members(of part: Int32) -> ArraySlice<Int32> {
    let group = group(of: part)
    return group < 0 ? [part] : members(ofGroup: group)
  }
}
