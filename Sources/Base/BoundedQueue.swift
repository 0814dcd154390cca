import Foundation

/// Hands values from one thread to another, and makes the faster one wait. `close` ends it from
/// either side: the taker then gets what is left and nil, the giver gets false.
public final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var elements: [Element] = []
  private var head = 0
  private let capacity: Int
  private var closed = false

  public init(capacity: Int) { self.capacity = capacity }

  /// False when the queue is closed: nobody will take the element.
  @discardableResult
  public func put(_ element: Element) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while elements.count - head >= capacity && !closed { condition.wait() }
    guard !closed else { return false }
    elements.append(element)
    condition.broadcast()
    return true
  }

  /// Nil when the queue is closed and empty.
  public func take() -> Element? {
    condition.lock()
    defer { condition.unlock() }
    while head == elements.count && !closed { condition.wait() }
    guard head < elements.count else { return nil }
    let element = elements[head]
    head += 1
    if head > 64 || head == elements.count {
      elements.removeFirst(head)
      head = 0
    }
    condition.broadcast()
    return element
  }

  public func close() {
    condition.lock()
    closed = true
    condition.broadcast()
    condition.unlock()
  }
}
