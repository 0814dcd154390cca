import Base
import Glibc

/// The bytes of one regular file as they lie on disk: read to the end any number of times, the last
/// time with a digest; and whether the file stayed the same in between.
final class DiskFile {
  let displayPath: String
  private let path: String
  private let descriptor: Int32
  private let before: stat
  private var sha = SHA256()
  private var digests = false
  private(set) var position = 0

  /// Size in bytes when it was opened.
  var size: Int { Int(before.st_size) }
  /// Time of the last modification, in nanoseconds since 1970 UTC; a time that does not fit (before 1678, after
  /// 2262) as the nearest that does.
  var modified: Int64 {
    let (whole, isBeyond) = Int64(before.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isAbove) = whole.addingReportingOverflow(Int64(before.st_mtim.tv_nsec))
    return isBeyond || isAbove ? (before.st_mtim.tv_sec < 0 ? .min : .max) : sum
  }

  init(path: String, displayPath: String) throws(ImportError) {
    // O_NONBLOCK: opening a pipe must not wait for somebody to write to it.
    let descriptor = FileName.withSystemPath(path) { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? ImportError.fileMissing(displayPath)
        : ImportError.unreadable(displayPath, systemReason(errno))
    }
    var status = stat()
    let failed = fstat(descriptor, &status) != 0
    let kind = status.st_mode & S_IFMT
    guard !failed, kind == S_IFREG, status.st_size > 0 else {
      close(descriptor)
      if kind == S_IFDIR { throw ImportError.isDirectory(displayPath) }
      if failed || kind != S_IFREG { throw ImportError.notRegular(displayPath) }
      throw ImportError.empty(displayPath)
    }
    self.path = path
    self.displayPath = displayPath
    self.descriptor = descriptor
    before = status
  }

  deinit { close(descriptor) }

  func startsWithGzipMagic() throws(ImportError) -> Bool {
    let magic = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { magic.deallocate() }
    return try read(into: magic) == 2 && magic[0] == 0x1F && magic[1] == 0x8B
  }

  /// Starts again at the first byte. With `digesting`, the digest is made of what is read from now on.
  func rewind(digesting: Bool) {
    lseek(descriptor, 0, SEEK_SET)
    position = 0
    digests = digesting
    sha = SHA256()
  }

  /// - Returns: the number of bytes read; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw ImportError.unreadable(displayPath, systemReason(errno))
      }
      position += count
      if digests && count > 0 { sha.update(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      return count
    }
  }

  /// The digest of all bytes since `rewind(digesting: true)`, once they were read to the end.
  /// - Throws: `file-changed` when the file is not what it was when it was opened.
  func finish() throws(ImportError) -> String {
    var after = stat()
    var named = stat()
    let same =
      fstat(descriptor, &after) == 0 && FileName.withSystemPath(path, { stat($0, &named) }) == 0
      && position == size
      && isSame(after) && isSame(named)
    guard same else { throw ImportError.changed(displayPath) }
    return sha.finish()
  }

  private func isSame(_ other: stat) -> Bool {
    other.st_size == before.st_size && other.st_ino == before.st_ino && other.st_dev == before.st_dev
      && other.st_mtim.tv_sec == before.st_mtim.tv_sec
      && other.st_mtim.tv_nsec == before.st_mtim.tv_nsec
  }
}

private func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
