import Base
import Foundation
import Model

/// What stands beside an export and says what is in it: `leads.csv.control`, a YAML file with `records:`,
/// `sha256:` and `sums: {column: 123.45}`, each optional; or `leads.csv.sha256`, as `sha256sum` writes it.
/// Both may be there.
public struct ControlFile: Sendable, Equatable {
  /// One declared figure, and where it stands.
  public struct Figure<Value: Sendable & Equatable>: Sendable, Equatable {
    public var value: Value
    /// Path of the control file.
    public var file: String
    /// From 1.
    public var line: Int
  }

  public struct Sum: Sendable, Equatable {
    public var column: String
    /// `-?digits(.digits)?`
    public var text: String
  }

  public var records: Figure<Int>?
  /// Of the file as it lies on disk; 64 lower-case hexadecimal digits.
  public var sha256: Figure<String>?
  public var sums: [Figure<Sum>] = []

  /// What is put behind the name of an export.
  public static let suffixes = [".control", ".sha256"]

  static let keys = ["records", "sha256", "sums"]

  /// Whether a file is one that says something of another file.
  public static func isOne(_ path: String) -> Bool { suffixes.contains { path.hasSuffix($0) } }

  /// Nil when nothing stands beside the export.
  public static func load(beside path: String) -> Loaded<ControlFile>? {
    let there = suffixes.map { path + $0 }.filter { Paths.isFile($0) }
    guard !there.isEmpty else { return nil }
    var control = ControlFile()
    var diagnostics: [Diagnostic] = []
    for file in there {
      do {
        let problems = Problems(try SourceText.read(path: file))
        if file.hasSuffix(suffixes[0]) { control.read(problems) } else { control.readHash(problems) }
        diagnostics += problems.sorted
      } catch {
        diagnostics.append(
          Diagnostic(
            code: error.code, at: SourcePosition(file: file, line: 1), message: error.message,
            hint: error.hint))
      }
    }
    let isSound = !diagnostics.contains { $0.severity == .error }
    return Loaded(value: isSound ? control : nil, diagnostics: diagnostics)
  }

  private mutating func read(_ problems: Problems) {
    guard let tree = TreeParser.parse(problems), let map = MapReader(tree, "control", problems) else {
      return
    }
    map.allow(Self.keys)
    let file = problems.text.path
    if let records = map.integer("records"), let place = map.value("records")?.place {
      self.records = Figure(value: records, file: file, line: place.line)
    }
    if let hash = map.text("sha256") {
      note(hash.value, file, line: hash.place.line, problems: problems, at: hash.place)
    }
    guard let tree = map.value("sums"), let sums = MapReader(tree, "sums", problems) else { return }
    for entry in sums.entries {
      let text = entry.value.scalar?.value.filter { $0 != "," } ?? ""
      guard Self.isDecimal(text) else {
        problems.add(.wrongType(entry.key.value, .number), at: entry.value.place)
        continue
      }
      self.sums.append(
        Figure(value: Sum(column: entry.key.value, text: text), file: file, line: entry.key.place.line))
    }
  }

  /// `digits  name`, the first line.
  private mutating func readHash(_ problems: Problems) {
    let first = problems.text.lines.first ?? ""
    note(String(first.prefix { $0 != " " }), problems.text.path, line: 1, problems: problems, at: nil)
  }

  private mutating func note(
    _ text: String, _ file: String, line: Int, problems: Problems, at place: Place?
  ) {
    let hash = text.lowercased()
    guard hash.utf8.count == 64, hash.allSatisfy(\.isHexDigit) else {
      problems.add(.wrongType("sha256", .text), at: place)
      return
    }
    sha256 = Figure(value: hash, file: file, line: line)
  }

  private static func isDecimal(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}
