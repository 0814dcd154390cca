import Base
import Foundation
import Model

/// The text of a file that a person wrote, and the way from a place in it to a diagnostic.
public struct SourceText: Sendable {
  /// The largest file that is taken for a migration or a mapping, in bytes.
  public static let sizeLimit = 4 << 20

  /// As the user named it.
  public let path: String
  public let text: String
  /// As they were read.
  public let bytes: Data
  /// SHA-256 of the text, 64 hexadecimal digits.
  public let digest: String
  public let lines: [String]

  public init(path: String, text: String) { self.init(path, text, Data(text.utf8)) }

  private init(_ path: String, _ text: String, _ bytes: Data) {
    self.path = path
    self.bytes = bytes
    self.text = text
    digest = SHA256.hex(of: text)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasSuffix("\r") ? String(line.dropLast()) : String(line)
    }
  }

  /// Reads a UTF-8 file; a byte order mark at its start is left out.
  static func read(path: String) throws(FileProblem) -> SourceText {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .missingFile(path)
    }
    guard !isDirectory.boolValue, let data = FileManager.default.contents(atPath: path) else {
      throw .unreadableFile(path)
    }
    guard data.count <= sizeLimit else { throw .hugeFile(path) }
    guard let source = SourceText(path: path, bytes: data) else { throw .notUTF8(path) }
    return source
  }

  /// The bytes of such a file; nil: they are no UTF-8.
  public init?(path: String, bytes: Data) {
    guard var text = String(validating: bytes, as: UTF8.self) else { return nil }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    self.init(path, text.replacingOccurrences(of: "\r\n", with: "\n"), bytes)
  }

  /// A diagnostic at a place of this file, with its line as the excerpt.
  public func diagnostic(
    _ severity: Diagnostic.Severity = .error, code: String, at place: Place?, message: Bilingual,
    hint: Bilingual?
  ) -> Diagnostic {
    guard let place else {
      return Diagnostic(
        severity, code: code, at: SourcePosition(file: path, line: 1), message: message, hint: hint)
    }
    return Diagnostic(
      severity, code: code, at: SourcePosition(file: path, line: place.line, column: place.column),
      length: place.length, message: message, hint: hint, excerpt: line(place.line))
  }

  func line(_ number: Int) -> String? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }
}
