import Base
import Glibc

/// Bytes that come in pieces.
package protocol ByteSource: AnyObject {
  /// Appends the next bytes.
  /// - Returns: false when there are none left.
  func append(to buffer: inout [UInt8]) throws(CountError) -> Bool
}

/// A file as it lies on disk: its bytes, its size and its digest.
package final class FileBytes: ByteSource {
  /// Bytes that were read so far.
  package private(set) var count = 0
  private let descriptor: Int32
  private var chunk: [UInt8]
  private var sha = SHA256()

  package init(path: String, chunkSize: Int = 256 << 10) throws(CountError) {
    descriptor = FileName.withSystemPath(path) { open($0, O_RDONLY | O_CLOEXEC) }
    chunk = [UInt8](repeating: 0, count: chunkSize)
    if descriptor < 0 { throw CountError(errno == ENOENT ? .missing : .unreadable) }
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package func append(to buffer: inout [UInt8]) throws(CountError) -> Bool {
    let fd = descriptor
    var size = -1
    repeat {
      size = chunk.withUnsafeMutableBytes { Glibc.read(fd, $0.baseAddress, $0.count) }
    } while size < 0 && errno == EINTR
    guard size >= 0 else { throw CountError(.unreadable) }
    guard size > 0 else { return false }
    count += size
    chunk.withUnsafeBytes { sha.update(UnsafeRawBufferPointer(rebasing: $0[..<size])) }
    buffer.append(contentsOf: chunk[..<size])
    return true
  }

  /// 64 hexadecimal digits; once, after the last byte.
  package func digest() -> String { sha.finish() }
}

/// A stretch of a source in memory: what was consumed is dropped, more is appended behind.
package struct ByteWindow {
  private let source: any ByteSource
  package private(set) var bytes: [UInt8] = []
  package private(set) var isAtEnd = false

  package init(_ source: any ByteSource) { self.source = source }

  /// Drops the first `consumed` bytes and at least doubles what is left, so that a cell of any size
  /// is looked at a bounded number of times.
  package mutating func refill(dropping consumed: Int) throws(CountError) {
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
