import Foundation
import Model
import Run
import Store

/// A file that somebody will write on by hand: it never takes the place of one that is there.
enum NewFile {
  /// - Throws: `RunError.invalid` when there is something at `path`.
  static func check(_ path: String) throws(RunError) {
    var status = stat()
    guard lstat(path, &status) != 0 else { throw taken(path) }
  }

  static func write(_ text: String, to path: String) throws(RunError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? taken(path) : .store(.unopenable(path: path, detail: String(cString: strerror(errno))))
    }
    defer { close(descriptor) }
    var copy = text.hasSuffix("\n") ? text : text + "\n"
    _ = copy.withUTF8 { Console.write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// Makes a folder, with those above it, where there is none.
  static func makeFolder(_ path: String) throws(RunError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .store(.unopenable(path: path, detail: error.localizedDescription))
    }
  }

  private static func taken(_ path: String) -> RunError {
    .invalid([
      Diagnostic(
        code: "file-exists",
        message: Bilingual(zh: "\(path) 已经存在，没有改动", en: "\(path) is already there; it stays as it is"),
        hint: Bilingual(zh: "换一个文件名，或先移走它", en: "name another file, or move that one away"))
    ])
  }
}
