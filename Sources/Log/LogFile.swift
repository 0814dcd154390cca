import Foundation
import Synchronization

/// A file that lines are appended to. Several programs may append to one: a line is one write.
final class LogFile: Sendable {
  private let descriptor: Int32
  private let hasFailed = Atomic<Bool>(false)

  /// Links are not followed: who can place one could have the log written into another's file. A pipe that
  /// nobody reads would be waited for without end, so it is refused as well.
  init(path: String) throws(EventLogError) {
    descriptor = Foundation.open(
      path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else {
      throw EventLogError(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw EventLogError(path: path, reason: "no plain file")
    }
  }

  deinit { close(descriptor) }

  /// The work goes on when a line cannot be written; that is said once.
  func append(_ line: String) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        if !hasFailed.exchange(true, ordering: .relaxed) {
          StandardError.write("leadferry: the log cannot be written: \(String(cString: strerror(errno)))\n")
        }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }
}

enum StandardError {
  static func write(_ text: String) {
    var copy = text
    _ = copy.withUTF8 { Foundation.write(2, $0.baseAddress, $0.count) }
  }
}
