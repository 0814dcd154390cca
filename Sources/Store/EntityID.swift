import Base
import Model

/// The stable id of a golden row: 13 characters of Crockford's Base32, minted from the identity of
/// its oldest record (source, object, key) and the part of it. The same sources give the same ids.
public enum EntityID {
  public static let length = 13
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  public static func hash(_ identity: Identity, entity: UInt8, part: UInt16) -> UInt64 {
    var hash = Fingerprint(value: identity.low)
    hash.combine(identity.high)
    hash.combine(UInt64(entity) << 16 | UInt64(part))
    return hash.value
  }

  /// The id of the golden row whose oldest part is `part`, of a record with that identity.
  @inlinable
  public static func hash(_ identity: Identity, _ entity: Entity, _ part: PartID) -> UInt64 {
    hash(identity, entity: entity.rawValue, part: part.partNumber)
  }

  public static func write(_ hash: UInt64, into out: inout ByteArena) {
    // 64 bits in 13 digits of 5: the first digit carries the upper 4.
    var shift = 60
    while shift >= 0 {
      out.append(alphabet[Int((hash >> UInt64(shift)) & 31)])
      shift -= 5
    }
  }

  public static func text(_ hash: UInt64) -> String {
    var arena = ByteArena(capacity: length)
    write(hash, into: &arena)
    return arena.string(from: 0, count: arena.count)
  }
}
