import Foundation

/// A scratch file without a name, readable by its owner alone: bytes are appended, and read back in any
/// order. It is gone with the process, however that ends.
public final class UnnamedFile {
  /// What the system said of it.
  public struct Failure: Error {
    /// Where the file lay, or its folder when it could not be made.
    public var path: String
    public var errno: Int32

    public var isFull: Bool { [ENOSPC, EDQUOT, EFBIG].contains(errno) }
    public var reason: String { String(cString: strerror(errno)) }
  }

  private let readAhead: Int
  private let descriptor: Int32
  private let path: String
  private var pending: [UInt8] = []
  private var flushed = 0
  private var window: [UInt8] = []
  private var windowStart = 0

  /// - Parameter readAhead: how many bytes a read takes at least; 0 where reads follow no order.
  /// - Throws: `Failure`, as all that follows.
  public init(directory: String = NSTemporaryDirectory(), readAhead: Int = 1 << 18) throws(Failure) {
    self.readAhead = readAhead
    path = directory + "/leadferry-XXXXXX"
    var template = Array(path.utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Failure(path: directory, errno: errno) }
    unlink(template)
  }

  deinit { close(descriptor) }

  public var count: Int { flushed + pending.count }

  /// Where this process, while it has the file, can open it; all that was appended is there.
  public func openPath() throws(Failure) -> String {
    try flush()
    return "/proc/self/fd/\(descriptor)"
  }

  /// Answers where the bytes start.
  @discardableResult
  public func append(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> Int {
    let at = count
    pending.append(contentsOf: bytes)
    if pending.count >= 1 << 20 { try flush() }
    return at
  }

  public func withBytes<R>(
    at offset: Int, count: Int, _ body: (UnsafeRawBufferPointer) throws -> R
  ) throws -> R {
    if !pending.isEmpty { try flush() }
    if offset < windowStart || offset + count > windowStart + window.count {
      try fill(from: offset, atLeast: count)
    }
    return try window.withUnsafeBytes {
      try body(UnsafeRawBufferPointer(rebasing: $0[(offset - windowStart)...].prefix(count)))
    }
  }

  /// Hands all bytes over, a piece at a time.
  public func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var done = 0
    while done < count {
      let piece = min(1 << 16, count - done)
      try withBytes(at: done, count: piece, body)
      done += piece
    }
  }

  private func fill(from offset: Int, atLeast count: Int) throws(Failure) {
    window = [UInt8](repeating: 0, count: max(count, min(readAhead, flushed - offset)))
    windowStart = offset
    var done = 0
    while done < window.count {
      let read = window.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + done, $0.count - done, off_t(offset + done))
      }
      if read < 0 && errno == EINTR { continue }
      guard read > 0 else {
        let code = errno
        window = []
        throw Failure(path: path, errno: code)
      }
      done += read
    }
  }

  private func flush() throws(Failure) {
    var done = 0
    while done < pending.count {
      let written = pending.withUnsafeBytes {
        write(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw Failure(path: path, errno: errno) }
      done += written
    }
    flushed += pending.count
    pending.removeAll(keepingCapacity: true)
  }
}
