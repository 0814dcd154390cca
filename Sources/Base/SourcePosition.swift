/// A place in a source file, as an error names it. Lines and columns count from 1.
public struct SourcePosition: Sendable, Hashable, Codable {
  /// The file as the user named it.
  public var file: String
  /// 0 when the file as a whole is meant.
  public var line: Int
  /// In characters of the decoded text; nil when only the line is known.
  public var column: Int?

  public init(file: String, line: Int, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourcePosition: CustomStringConvertible {
  public var description: String {
    guard line > 0 else { return file }
    return column.map { "\(file):\(line):\($0)" } ?? "\(file):\(line)"
  }
}
