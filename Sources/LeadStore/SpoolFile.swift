import Foundation

/// A scratch file without a name: bytes are appended, and read back in any order. It is gone with
/// the process, however that ends.
public final class SpoolFile {
  private let readAhead: Int
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var flushed = 0
  private var window: [UInt8] = []
  private var windowStart = 0
  private let path: String

  /// - Parameter readAhead: how many bytes a read takes at least; 0 where reads follow no order.
  public init(directory: String = NSTemporaryDirectory(), readAhead: Int = 1 << 18) throws {
    self.readAhead = readAhead
    path = directory + "/leadferry-plan-XXXXXX"
    var template = Array(path.utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw StoreError.unopenable(path: directory, detail: String(cString: strerror(errno)))
    }
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Answers where the bytes start.
  public func append(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    let at = flushed + pending.count
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

  private func fill(from offset: Int, atLeast count: Int) throws {
    window = [UInt8](repeating: 0, count: max(count, min(readAhead, flushed - offset)))
    windowStart = offset
    var done = 0
    while done < window.count {
      let read = window.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress! + done, $0.count - done, off_t(offset + done))
      }
      guard read > 0 else {
        throw StoreError.unopenable(path: path, detail: String(cString: strerror(errno)))
      }
      done += read
    }
  }

  private func flush() throws {
    var done = 0
    while done < pending.count {
      let written = pending.withUnsafeBytes {
        write(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      guard written > 0 else {
        if written < 0 && errno == EINTR { continue }
        throw [ENOSPC, EDQUOT, EFBIG].contains(errno)
          ? StoreError.full(path: path)
          : StoreError.unopenable(path: path, detail: String(cString: strerror(errno)))
      }
      done += written
    }
    flushed += pending.count
    pending.removeAll(keepingCapacity: true)
  }
}
