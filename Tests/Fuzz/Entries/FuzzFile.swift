import Glibc

/// A file that holds one input after the other; gone with this value.
public final class FuzzFile {
  public let path: String
  private let descriptor: Int32

  public struct NoFile: Error {}

  public init() throws {
    var template = Array("/tmp/leadferry-fuzz-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw NoFile() }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  deinit {
    close(descriptor)
    for end in ["", "-journal", "-wal", "-shm"] { unlink(path + end) }
  }

  public func write(_ bytes: [UInt8]) throws {
    for end in ["-journal", "-wal", "-shm"] { unlink(path + end) }
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
      throw NoFile()
    }
  }
}
