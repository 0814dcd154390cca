import Foundation
import LeadModel
import LeadStore

/// Files with personal data: created readable by their owner alone.
public enum PrivateFiles {
  /// Writes the whole file, in the place of one that is there.
  public static func write(_ data: Data, to path: String) throws(RunError) {
    let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    fchmod(descriptor, 0o600)
    var done = 0
    while done < data.count {
      let written = data.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw failure(path) }
      done += written
    }
  }

  public static func makeFolder(_ path: String) throws(RunError) {
    if mkdir(path, 0o700) != 0 && errno != EEXIST { throw failure(path) }
    chmod(path, 0o700)
  }

  private static func failure(_ path: String) -> RunError {
    .output(path: path, reason: String(cString: strerror(errno)))
  }
}
