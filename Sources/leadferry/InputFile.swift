import Base
import Foundation
import Importing

/// A file that a command looks at: one by its path, or what comes through a pipe (`-` is standard input), which
/// is kept in a scratch file, since it is read more than once.
struct InputFile {
  /// Where it can be opened.
  let path: String
  /// As messages name it.
  let name: String
  private let scratch: UnnamedFile?

  /// - Throws: `ImportError` or `UnnamedFile.Failure` when a pipe cannot be read, or there is no room for what it gives.
  init(_ file: String) throws {
    name = file == "-" ? "stdin" : file
    var status = stat()
    let isThere = stat(file, &status) == 0
    guard file == "-" || isThere && status.st_mode & S_IFMT == S_IFIFO else {
      path = file
      scratch = nil
      return
    }
    // A pipe under its name, a shell's <(…) too: opening it waits for whoever writes.
    let descriptor = file == "-" ? dup(0) : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(name, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    let kept = try Self.keep(descriptor, name)
    scratch = kept
    path = try kept.openPath()
  }

  private static func keep(_ descriptor: Int32, _ name: String) throws -> UnnamedFile {
    let kept = try UnnamedFile()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { piece.deallocate() }
    while true {
      let count = Foundation.read(descriptor, piece.baseAddress, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(name, String(cString: strerror(errno))) }
      if count == 0 { return kept }
      try kept.append(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  private static func failure(_ name: String, _ reason: String) -> ImportError {
    ImportError(
      code: "file-unreadable", file: name, zh: "读取失败：\(reason)", en: "it cannot be read: \(reason)",
      hintZh: "请先存成文件", hintEn: "save it as a file first")
  }
}
