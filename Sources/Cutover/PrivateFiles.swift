import Foundation
import LeadModel
import LeadStore

/// Files with personal data: created readable by their owner alone.
public enum PrivateFiles {
  /// Writes the whole file, in the place of one that is there.
  public static func write(_ data: Data, to path: String) throws(RunError) {
    let descriptor = try create(path)
    defer { close(descriptor) }
    try Cutover.translating { try data.withUnsafeBytes { try write($0, to: descriptor, path) } }
  }

  /// Opens a file to be written, in the place of one that is there. The caller closes it.
  static func create(_ path: String) throws(RunError) -> Int32 {
    let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    fchmod(descriptor, 0o600)
    return descriptor
  }

  static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
  ) throws(RunError) {
    var done = 0
    while done < bytes.count {
      let written = Foundation.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw failure(path) }
      done += written
    }
  }

  /// What the system says of a file, right after the call that failed.
  static func failed(_ path: String) -> RunError { failure(path) }

  public static func makeFolder(_ path: String) throws(RunError) {
    if mkdir(path, 0o700) != 0 && errno != EEXIST { throw failure(path) }
    chmod(path, 0o700)
  }

  private static func failure(_ path: String) -> RunError {
    .output(path: path, reason: String(cString: strerror(errno)))
  }
}
