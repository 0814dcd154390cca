/// One value for each entity.
@frozen
public struct EntityMap<Value> {
  /// By raw value; the first is that of no entity, so that a raw value is an index.
  @usableFromInline var storage: [Value]

  /// - Parameter make: called once for each entity, in the order of their raw values.
  @inlinable
  public init(_ make: (Entity) throws -> Value) rethrows {
    storage = []
    storage.reserveCapacity(Entity.allCases.count + 1)
    for entity in Entity.allCases {
      let value = try make(entity)
      if storage.isEmpty { storage.append(value) }
      storage.append(value)
    }
  }

  /// The same value for all.
  @inlinable
  public init(repeating value: Value) {
    storage = Array(repeating: value, count: Entity.allCases.count + 1)
  }

  @inlinable
  public subscript(entity: Entity) -> Value {
    get { storage[Int(entity.rawValue)] }
    _modify { yield &storage[Int(entity.rawValue)] }
  }

  /// The value for the entity of a raw value, as landed bytes and `member` have it; nil for that of
  /// none: the extras of a record, or bytes of a newer version.
  @inlinable
  public subscript(raw raw: UInt8) -> Value? {
    raw > 0 && Int(raw) < storage.count ? storage[Int(raw)] : nil
  }

  /// The values, in the order of the entities.
  @inlinable public var values: ArraySlice<Value> { storage.dropFirst() }

  /// Another value for each.
  @inlinable
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> EntityMap<Other> {
    try EntityMap<Other> { try transform(self[$0]) }
  }
}

extension EntityMap: Sendable where Value: Sendable {}
extension EntityMap: Equatable where Value: Equatable {}
