/// A stretch of a source in memory: what was consumed is dropped, more is appended behind.
struct ByteWindow {
  private let source: any ByteSource
  private(set) var bytes: [UInt8] = []
  private(set) var isAtEnd = false

  init(_ source: any ByteSource) { self.source = source }

  /// Drops the first `consumed` bytes and at least doubles what is left, so that a cell of any size
  /// is looked at a bounded number of times.
  mutating func refill(dropping consumed: Int) throws(CountError) {
    bytes.removeFirst(consumed)
    let wanted = bytes.count * 2
    repeat {
      guard try source.append(to: &bytes) else {
        isAtEnd = true
        return
      }
    } while bytes.count < wanted
  }
}
