import Foundation
import Model
import Store

/// Files with personal data: created readable by their owner alone, and never there in part. What is
/// being written is called `NAME.part`; it takes its name, and the place of a file that has it, when
/// it is whole.
public enum PrivateFiles {
  /// Writes the whole file, in the place of one that is there.
  public static func write(_ data: Data, to path: String) throws(RunError) {
    try writing(path) { descriptor in
      try data.withUnsafeBytes { try write($0, to: descriptor, path) }
    }
  }

  /// - Parameter body: writes to the descriptor that it is given.
  package static func writing(_ path: String, _ body: (Int32) throws -> Void) throws(RunError) {
    // A pipe or a terminal cannot be replaced by a file; it takes the bytes as they come.
    var status = stat()
    let isFile = stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    guard isFile else {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      return try RunError.translating { try body(descriptor) }
    }
    let (descriptor, part) = try makePart(path)
    do throws(RunError) {
      defer { close(descriptor) }
      try RunError.translating { try body(descriptor) }
      guard fsync(descriptor) == 0 else { throw failure(path) }
      guard rename(part, path) == 0 else { throw failure(path) }
    } catch {
      unlink(part)
      throw error
    }
  }

  /// A new file beside `path`, for what is to take its place: nobody can have prepared it, since its name is
  /// drawn by lot and no link is followed.
  package static func makePart(_ path: String) throws(RunError) -> (descriptor: Int32, path: String) {
    while true {
      let part = "\(path).\(String(UInt32.random(in: .min ... .max), radix: 36)).part"
      let descriptor = open(part, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY | O_CLOEXEC, 0o600)
      if descriptor >= 0 { return (descriptor, part) }
      guard errno == EEXIST else { throw failure(path) }
    }
  }

  package static func write(
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
  public static func failed(_ path: String) -> RunError { failure(path) }

  private static func failure(_ path: String) -> RunError {
    .output(path: path, reason: String(cString: strerror(errno)))
  }
}
