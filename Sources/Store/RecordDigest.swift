import Base

/// The digest of one record in the store: who it is, whether it has vanished, and what it landed.
public enum RecordDigest {
  public static func of(_ identity: Identity, hasVanished: Bool, landed: Span<UInt8>) -> Identity {
    var seed = Fingerprint(value: identity.low)
    seed.combine(identity.high)
    seed.combine(hasVanished ? 1 : 0)
    return Identity(landed, seed: seed.value)
  }
}

/// Names a record by source, object and key, whatever the order in which it came.
public struct RecordScope: Sendable, Hashable {
  public let seed: UInt64

  /// - Parameter object: an entity's number.
  public init(source: String, object: UInt8) {
    var seed = Fingerprint(source)
    seed.combine(UInt64(object))
    self.seed = seed.value
  }

  @inline(__always)
  public func identity(ofKey key: Span<UInt8>) -> Identity { Identity(key, seed: seed) }
}
