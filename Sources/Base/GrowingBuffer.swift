/// A growing run of plain values with one owner: an array that is never shared, so that reading an
/// element of one inside a class costs no reference counting.
@frozen
public struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0

  @inlinable
  public init(capacity: Int = 64) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  @inlinable deinit { base.deallocate() }

  @inlinable public var count: Int { used }
  @inlinable public var isEmpty: Bool { used == 0 }
  @inlinable public var indices: Range<Int> { 0..<used }

  @inlinable
  public subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < used, "index out of range")
      return base[index]
    }
    _modify {
      precondition(index >= 0 && index < used, "index out of range")
      yield &base[index]
    }
  }

  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if used == capacity { reserve(used + 1) }
    base[used] = element
    used += 1
  }

  @inlinable
  public mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let from = elements.baseAddress, !elements.isEmpty else { return }
    if used + elements.count > capacity { reserve(used + elements.count) }
    (base + used).update(from: from, count: elements.count)
    used += elements.count
  }

  @inlinable
  public mutating func append(repeating element: Element, count: Int) {
    guard count > 0 else { return }
    if used + count > capacity { reserve(used + count) }
    (base + used).update(repeating: element, count: count)
    used += count
  }

  @inlinable
  public mutating func removeAll() { used = 0 }

  /// Drops what was appended after there were `count` elements.
  @inlinable
  public mutating func truncate(to count: Int) { if count < used { used = max(0, count) } }

  @inlinable
  public mutating func popLast() -> Element? {
    guard used > 0 else { return nil }
    used -= 1
    return base[used]
  }

  /// The elements from `start` on, to be read or changed where they are.
  @inlinable
  public mutating func withElements<R>(
    from start: Int, count: Int, _ body: (UnsafeMutableBufferPointer<Element>) -> R
  ) -> R {
    precondition(start >= 0 && count >= 0 && start + count <= used, "index out of range")
    return body(UnsafeMutableBufferPointer(start: base + start, count: count))
  }

  /// Makes room for `total` elements.
  public mutating func reserve(_ total: Int) {
    guard total > capacity else { return }
    let size = Swift.max(capacity * 2, total)
    let next = UnsafeMutablePointer<Element>.allocate(capacity: size)
    next.update(from: base, count: used)
    base.deallocate()
    base = next
    capacity = size
  }
}
