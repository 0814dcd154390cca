/// The part of a text that a reader still needs: it grows at its end and is dropped at its start.
/// Offsets count from the start of the text.
struct TextWindow: ~Copyable {
  /// Readable bytes behind the end, which simdjson asks for.
  static let padding = 64

  private(set) var bytes: [UInt8]
  private var head = 0
  private var tail = 0
  /// Offset of the first byte kept.
  private(set) var start = 0
  private(set) var isAtEnd = false

  init(capacity: Int = 256 << 10) {
    bytes = [UInt8](repeating: 0, count: capacity + Self.padding)
  }

  /// Offset behind the last byte kept.
  var end: Int { start + tail - head }
  var count: Int { tail - head }

  /// Index in `bytes` of an offset within the window.
  func index(of offset: Int) -> Int { head + offset - start }

  /// The bytes from one offset to another, both within the window.
  func withBytes<R>(from first: Int, to last: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    let range = index(of: first)..<index(of: last)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  subscript(offset: Int) -> UInt8 { bytes[index(of: offset)] }

  /// Forgets the bytes before an offset.
  mutating func drop(before offset: Int) {
    guard offset > start else { return }
    head += offset - start
    start = offset
    if head == tail {
      head = 0
      tail = 0
    }
  }

  /// Appends up to `count` bytes of the stream.
  /// - Returns: false at the end of the text.
  mutating func fill(from stream: TextStream, count: Int) throws(ImportError) -> Bool {
    if isAtEnd { return false }
    makeRoom(count)
    let place = tail..<(tail + count)
    var result: Result<Int, ImportError> = .success(0)
    bytes.withUnsafeMutableBytes { all in
      do throws(ImportError) {
        result = .success(try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: all[place])))
      } catch {
        result = .failure(error)
      }
    }
    let read = try result.get()
    tail += read
    isAtEnd = read == 0
    return read > 0
  }

  private mutating func makeRoom(_ count: Int) {
    guard tail + count + Self.padding > bytes.count else { return }
    let kept = tail - head
    let wanted = kept + count + Self.padding
    if wanted > bytes.count {
      var next = [UInt8](repeating: 0, count: max(wanted, bytes.count * 2))
      next.replaceSubrange(0..<kept, with: bytes[head..<tail])
      bytes = next
    } else if head > 0 {
      let from = head
      bytes.withUnsafeMutableBytes { all in
        guard let base = all.baseAddress else { return }
        base.copyMemory(from: base + from, byteCount: kept)
      }
    }
    head = 0
    tail = kept
  }
}
