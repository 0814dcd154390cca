/// A growing run of UTF-16 units: texts that are compared character by character, Chinese ones too.
@frozen
public struct UnitArena: ~Copyable {
  @usableFromInline var buffer: GrowingBuffer<UInt16>

  @inlinable public init(capacity: Int = 1024) { buffer = GrowingBuffer(capacity: capacity) }

  @inlinable public var count: Int { buffer.count }

  /// Answers where the units start.
  @inlinable @discardableResult
  public mutating func append(_ units: [UInt16]) -> Int {
    let start = buffer.count
    units.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
    return start
  }

  /// The units from `start` on. The arena must outlive the view, and not grow while it is used.
  @inlinable @inline(__always)
  public func units(from start: Int, count: Int) -> Units {
    precondition(start >= 0 && count >= 0 && start + count <= buffer.count, "index out of range")
    return Units(base: UnsafePointer(buffer.base + start), count: count)
  }
}

/// A run of units of an arena or of an array; valid as long as what it was taken from.
@frozen
public struct Units: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<UInt16>
  public let count: Int

  @usableFromInline
  init(base: UnsafePointer<UInt16>, count: Int) {
    self.base = base
    self.count = count
  }

  @inlinable public var isEmpty: Bool { count == 0 }
  @inlinable public var indices: Range<Int> { 0..<count }

  @inlinable @inline(__always)
  public subscript(index: Int) -> UInt16 {
    precondition(index >= 0 && index < count, "index out of range")
    return base[index]
  }

  @inlinable @inline(__always)
  public subscript(range: Range<Int>) -> Units {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "index out of range")
    return Units(base: base + range.lowerBound, count: range.count)
  }

  @inlinable
  public static func == (a: Units, b: Units) -> Bool {
    guard a.count == b.count else { return false }
    for index in 0..<a.count where a.base[index] != b.base[index] { return false }
    return true
  }

  /// XXH3 of the units.
  @inlinable
  public func hash(seed: UInt64) -> UInt64 {
    Fingerprint(UnsafeRawBufferPointer(start: base, count: count * 2), seed: seed).value
  }

  public var string: String {
    String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF16.self)
  }

  @inlinable
  public static func with<R>(_ units: [UInt16], _ body: (Units) -> R) -> R {
    units.withUnsafeBufferPointer { buffer in
      // An empty array has no address; none of its units is ever read.
      guard let base = buffer.baseAddress else {
        return withUnsafePointer(to: 0 as UInt16) { body(Units(base: $0, count: 0)) }
      }
      return body(Units(base: base, count: buffer.count))
    }
  }
}
