import Base
import Foundation
import Model
import Run

/// A file of the migration that a person wrote, and in which one line is changed: it takes its new
/// state whole or not at all, and keeps its mode.
struct KeptFile {
  /// Where it is, links followed.
  let path: String
  let bytes: [UInt8]

  init(_ name: String) throws(RunError) {
    path = URL(fileURLWithPath: name).resolvingSymlinksInPath().path
    guard let data = FileManager.default.contents(atPath: path) else { throw PrivateFiles.failed(name) }
    bytes = Array(data)
  }

  var digest: String { SHA256.hex(of: bytes) }

  /// Its text as mappings are read, and what stands in the file instead of each line's end.
  var text: (text: String, hasMark: Bool, isCRLF: Bool)? {
    guard var text = String(validating: bytes, as: UTF8.self) else { return nil }
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    if hasMark { text.unicodeScalars.removeFirst() }
    let plain = text.replacingOccurrences(of: "\r\n", with: "\n")
    let isCRLF = plain.utf8.count != text.utf8.count
    let again = Self.bytes(plain, hasMark: hasMark, isCRLF: isCRLF)
    return again == bytes ? (plain, hasMark, isCRLF) : nil
  }

  static func bytes(_ text: String, hasMark: Bool, isCRLF: Bool) -> [UInt8] {
    let lines = isCRLF ? text.replacingOccurrences(of: "\n", with: "\r\n") : text
    return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(lines.utf8)
  }

  /// - Parameter check: looks at the new file before it takes the place of this one.
  func replace(_ new: [UInt8], check: (String) throws -> Void = { _ in }) throws {
    // Somebody may have saved it since it was read.
    guard FileManager.default.contents(atPath: path).map(Array.init) == bytes else {
      throw DecisionProblem.moved(path).error
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw PrivateFiles.failed(path) }
    let (descriptor, part) = try PrivateFiles.makePart(path)
    do {
      defer { close(descriptor) }
      try new.withUnsafeBytes { try PrivateFiles.write($0, to: descriptor, part) }
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
        throw PrivateFiles.failed(part)
      }
      try check(part)
      guard rename(part, path) == 0 else { throw PrivateFiles.failed(path) }
    } catch {
      unlink(part)
      throw error
    }
  }
}
