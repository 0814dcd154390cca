import Base

/// How a landed record is written as bytes, in the store and between threads.
///
/// ```
/// record := part*
/// part   := entity:u8  number:u16le  length:u32le  value*      (length counts the values' bytes)
/// value  := field:u8  size:varint  bytes                       (ascending field numbers)
/// ```
/// Entity 0 holds the extras: `value := 0:u8 size name  0:u8 size bytes`, sorted by name.
/// `number` is 0 for the entity that the record itself makes, and 1, 2, … for those of its child
/// records: numbered in the order of the document when the record is new; later a child keeps its
/// number and a new one gets a number that none had (`ChildNumbers`). The entity that the mapping names as the record's object always has its part 0, be it
/// empty: a lead of which only company and contact are known. A value of size 0 was cleared on purpose; a blank one is not written at all.
/// Varints are LEB128, unsigned.
public enum Landed {
  public static let extras: UInt8 = 0
  public static let partHeaderSize = 7
  /// The highest number of a part: the store numbers a golden row by record and part, see `PartID`.
  public static let maximumNumber = 4095
}

/// One entity inside a landed record.
public struct LandedPart: Sendable, Equatable {
  /// An `Entity` raw value, or `Landed.extras`.
  public var entity: UInt8
  public var number: UInt16
  /// The part's values, as offsets into the landed bytes.
  public var start: Int
  public var end: Int

  @inlinable
  public init(entity: UInt8, number: UInt16, start: Int, end: Int) {
    self.entity = entity
    self.number = number
    self.start = start
    self.end = end
  }
}

/// Writes landed records one after the other into an arena.
public struct LandedWriter: ~Copyable {
  public var arena = ByteArena(capacity: 64 << 10)
  @usableFromInline var partStart = -1

  public init() {}

  @inlinable
  public mutating func beginPart(entity: UInt8, number: UInt16) {
    partStart = arena.count
    arena.append(entity)
    arena.append(UInt8(truncatingIfNeeded: number))
    arena.append(UInt8(truncatingIfNeeded: number >> 8))
    for _ in 0..<4 { arena.append(0) }
  }

  /// Closes the part; drops it again when it holds no value. Answers whether it stayed.
  /// - Parameter keepsEmpty: it stays even so: the record's own entity is there without any value.
  @inlinable @discardableResult
  public mutating func endPart(keepsEmpty: Bool = false) -> Bool {
    let length = arena.count - partStart - Landed.partHeaderSize
    guard length > 0 || keepsEmpty else {
      arena.truncate(to: partStart)
      return false
    }
    for i in 0..<4 { arena[partStart + 3 + i] = UInt8(truncatingIfNeeded: length >> (8 * i)) }
    return true
  }

  @inlinable
  public mutating func value(field: UInt8, _ bytes: Span<UInt8>) {
    arena.append(field)
    varint(bytes.count)
    arena.append(bytes)
  }

  @inlinable
  public mutating func extra(name: Span<UInt8>, _ bytes: Span<UInt8>) {
    value(field: 0, name)
    value(field: 0, bytes)
  }

  @inlinable
  mutating func varint(_ number: Int) {
    var rest = number
    while rest >= 0x80 {
      arena.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    arena.append(UInt8(truncatingIfNeeded: rest))
  }
}

extension Landed {
  /// Whether a landed record keeps cells that no field takes.
  public static func hasExtras(_ bytes: Span<UInt8>) -> Bool {
    var hasExtras = false
    forEachPart(bytes) { if $0.entity == extras { hasExtras = true } }
    return hasExtras
  }

  /// Calls `body` for each part of a landed record, in the order written.
  @inlinable
  public static func forEachPart(_ bytes: Span<UInt8>, _ body: (LandedPart) -> Void) {
    var at = 0
    while at + partHeaderSize <= bytes.count {
      let number = UInt16(bytes[at + 1]) | UInt16(bytes[at + 2]) << 8
      var length = 0
      for i in 0..<4 { length |= Int(bytes[at + 3 + i]) << (8 * i) }
      let start = at + partHeaderSize
      let end = min(start + length, bytes.count)
      body(LandedPart(entity: bytes[at], number: number, start: start, end: end))
      at = end
    }
  }

  /// Calls `body` with field number and the range of its bytes, for each value of a part.
  @inlinable
  public static func forEachValue(
    _ bytes: Span<UInt8>, _ part: LandedPart, _ body: (_ field: UInt8, _ range: Range<Int>) -> Void
  ) {
    var at = part.start
    while at < part.end {
      let field = bytes[at]
      at += 1
      var size = 0
      var shift = 0
      while at < part.end {
        let byte = bytes[at]
        at += 1
        size |= Int(byte & 0x7F) << shift
        shift += 7
        if byte & 0x80 == 0 { break }
      }
      // In a harmed store a length may be any number, below zero too.
      let end = size >= 0 && size <= part.end - at ? at + size : part.end
      body(field, at..<end)
      at = end
    }
  }
}
