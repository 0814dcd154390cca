import Foundation
import LeadModel
import LeadStore

/// A file without a name, for what may turn out not to be wanted. It is gone with the process.
final class ScratchFile {
  private let descriptor: Int32
  private let path: String

  init(directory: String = NSTemporaryDirectory()) throws(RunError) {
    path = directory + "/leadferry-list-XXXXXX"
    var template = Array(path.utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw PrivateFiles.failed(directory) }
    unlink(template)
  }

  /// Where this process can open it.
  var openPath: String { "/proc/self/fd/\(descriptor)" }

  func append(_ bytes: [UInt8]) throws(RunError) {
    try Cutover.translating { try bytes.withUnsafeBytes { try append($0) } }
  }

  deinit { close(descriptor) }

  func append(_ bytes: UnsafeRawBufferPointer) throws(RunError) {
    try PrivateFiles.write(bytes, to: descriptor, path)
  }

  /// Hands all bytes over, a piece at a time.
  func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var done = 0
    while true {
      let count = piece.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress!, $0.count, off_t(done)) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw PrivateFiles.failed(path) }
      guard count > 0 else { return }
      try piece.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
      done += count
    }
  }

  /// A file that its owner alone can read, in the place of one that is there.
  func copy(to path: String) throws(RunError) {
    try PrivateFiles.writing(path) { target in
      try forEachPiece { try PrivateFiles.write($0, to: target, path) }
    }
  }
}
