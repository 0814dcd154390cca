/// A growing run of bytes. The one place in Swift code that owns raw memory for cells; everything
/// else sees `Span<UInt8>`.
@frozen
public struct ByteArena: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var used: Int

  @inlinable
  public init(capacity: Int = 4096) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
    used = 0
  }

  @inlinable deinit { base.deallocate() }

  @inlinable public var count: Int { used }

  @inlinable
  public mutating func removeAll() { used = 0 }

  /// Drops what was appended after the arena had `count` bytes.
  @inlinable
  public mutating func truncate(to count: Int) { if count < used { used = count } }

  @inlinable
  public mutating func reserve(_ more: Int) {
    if used + more > capacity { grow(more) }
  }

  @usableFromInline
  mutating func grow(_ more: Int) {
    let size = Swift.max(capacity * 2, used + more)
    let next = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    next.update(from: base, count: used)
    base.deallocate()
    base = next
    capacity = size
  }

  @inlinable
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    base[used] = byte
    used += 1
  }

  /// Eight bytes, the lowest first.
  @inlinable
  public mutating func append(word: UInt64) {
    reserve(8)
    UnsafeMutableRawPointer(base + used).storeBytes(of: word.littleEndian, as: UInt64.self)
    used += 8
  }

  /// Answers where the bytes start.
  @inlinable @discardableResult
  public mutating func append(_ source: UnsafeRawBufferPointer) -> Int {
    let start = used
    guard let from = source.baseAddress, source.count > 0 else { return start }
    reserve(source.count)
    UnsafeMutableRawPointer(base + used).copyMemory(from: from, byteCount: source.count)
    used += source.count
    return start
  }

  @inlinable @discardableResult
  public mutating func append(_ source: Span<UInt8>) -> Int {
    let start = used
    source.withUnsafeBytes { _ = append($0) }
    return start
  }

  @inlinable @discardableResult
  public mutating func append(_ text: StaticString) -> Int {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inlinable @discardableResult
  public mutating func append(utf8 text: String) -> Int {
    let start = used
    var copy = text
    copy.withUTF8 { _ = append(UnsafeRawBufferPointer($0)) }
    return start
  }

  @inlinable
  public subscript(index: Int) -> UInt8 {
    get {
      precondition(index >= 0 && index < used)
      return base[index]
    }
    set {
      precondition(index >= 0 && index < used)
      base[index] = newValue
    }
  }

  @inlinable
  public func withSpan<R>(from start: Int, count: Int, _ body: (Span<UInt8>) -> R) -> R {
    precondition(start >= 0 && count >= 0 && start + count <= used)
    return body(UnsafeBufferPointer(start: base + start, count: count).span)
  }

  @inlinable
  public func withUnsafeBytes<R>(
    from start: Int, count: Int, _ body: (UnsafeRawBufferPointer) throws -> R
  ) rethrows -> R {
    precondition(start >= 0 && count >= 0 && start + count <= used)
    return try body(UnsafeRawBufferPointer(start: base + start, count: count))
  }

  public func string(from start: Int, count: Int) -> String {
    withUnsafeBytes(from: start, count: count) { String(decoding: $0, as: UTF8.self) }
  }
}
