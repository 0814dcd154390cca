/// What a source said at one place of a record. Absent, null and empty are three different things.
public enum CellState: UInt8, Sendable {
  /// The record has no such cell: a short CSV row, a missing element, a missing JSON member.
  case absent = 0
  /// The source said "no value": JSON `null`, `xsi:nil`.
  case null = 1
  /// The cell is there and holds no bytes.
  case empty = 2
  /// The cell holds bytes that the source meant as text.
  case text = 3
  /// The cell holds a JSON number, `true` or `false`, in the digits that were written.
  case literal = 4
}

/// Where the bytes of one cell lie in its batch's arena. 8 bytes.
@frozen
public struct CellSlot: Sendable, Equatable, BitwiseCopyable {
  public static let maximumLength = (1 << 28) - 1

  public var start: UInt32
  @usableFromInline var packed: UInt32

  /// - Parameter length: in bytes, at most `maximumLength`.
  @inlinable
  public init(start: Int, length: Int, state: CellState, isRepeated: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    packed =
      UInt32(truncatingIfNeeded: length) | (UInt32(state.rawValue) << 28) | (isRepeated ? 1 << 31 : 0)
  }

  @inlinable public static var absent: CellSlot { CellSlot(start: 0, length: 0, state: .absent) }
  @inlinable public var length: Int { Int(packed & 0x0FFF_FFFF) }
  @inlinable public var state: CellState { CellState(rawValue: UInt8((packed >> 28) & 7)) ?? .absent }
  @inlinable public var isAbsent: Bool { (packed >> 28) & 7 == 0 }
  /// The source gave this cell more than once in one record; the slot holds the first.
  @inlinable public var isRepeated: Bool { packed >> 31 == 1 }
  /// The cell holds at least one byte: what the conservation of cells counts.
  @inlinable public var isFilled: Bool { packed & 0x0FFF_FFFF != 0 }
  @inlinable public mutating func markRepeated() { packed |= 1 << 31 }
}
