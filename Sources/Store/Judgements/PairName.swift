import Base
import Model

/// A part of a record, named for good: whatever numbers a store gives it.
public struct PartName: Hashable, Sendable, Codable, Comparable {
  public var source: String
  /// What the record is; a part of it may be something else.
  public var object: Entity
  public var key: String
  /// 0 for the record's own, 1, 2, … for those of its children.
  public var part: Int

  public init(source: String, object: Entity, key: String, part: Int) {
    self.source = source
    self.object = object
    self.key = key
    self.part = part
  }

  public var identity: Identity {
    RecordScope(source: source, object: object.rawValue).identity(ofKey: Array(key.utf8).span)
  }

  /// `u8/000123#1`: as people write it.
  public var text: String {
    "\(source)/\(key.replacing("\u{1F}", with: " "))" + (part == 0 ? "" : "#\(part)")
  }

  public static func < (a: PartName, b: PartName) -> Bool {
    (a.source, a.object.rawValue, a.key, a.part) < (b.source, b.object.rawValue, b.key, b.part)
  }
}

/// Two parts that may be one entity, in whatever order they are given.
public struct PairName: Hashable, Sendable, Codable {
  public let entity: Entity
  public let left: PartName
  public let right: PartName

  public init(_ entity: Entity, _ one: PartName, _ other: PartName) {
    self.entity = entity
    left = min(one, other)
    right = max(one, other)
  }

  /// 13 characters: the same for the same two parts, in any store.
  public var id: String {
    var hash = Fingerprint(value: UInt64(entity.rawValue))
    for part in [left, right] {
      let identity = part.identity
      hash.combine(identity.low)
      hash.combine(identity.high)
      hash.combine(UInt64(bitPattern: Int64(part.part)))
    }
    return EntityID.text(hash.value)
  }
}
