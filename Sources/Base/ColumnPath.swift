/// Which column of a source: the kind of record that has it, and its name there.
///
/// A column has one name from the record on, `contacts/contact/@id` in XML, `contacts.mobile` in JSON:
/// mappings, quarantine, findings and reports all write it, and a person may give it back. It is made
/// here and nowhere else.
public struct ColumnPath: Hashable, Sendable {
  /// The path from the record to its child records (`Layout.Kind.path`); empty for the record itself.
  public let kind: String
  /// The column's name within the kind; `.` for the text of a child that has no columns.
  public let column: String

  public init(kind: String, column: String) {
    self.kind = kind
    self.column = column
  }

  /// The column of a kind that has a name from the record on; nil when no column of the kind can have it.
  public init?(name: String, kind: String, _ format: SourceFormat) {
    if kind.isEmpty {
      self.init(kind: kind, column: name)
    } else if name == kind {
      self.init(kind: kind, column: ".")
    } else {
      let beginning = kind + format.separator
      guard name.hasPrefix(beginning), name.utf8.count > beginning.utf8.count else { return nil }
      self.init(kind: kind, column: String(name.dropFirst(beginning.count)))
    }
  }

  /// The column's name from the record on.
  public func name(_ format: SourceFormat) -> String {
    if kind.isEmpty { return column }
    if column == "." { return kind }
    return kind + format.separator + column
  }
}

extension SourceFormat {
  /// Between the names of a path: `contacts/contact` in XML, `contacts.mobile` in JSON.
  public var separator: String { self == .json ? "." : "/" }
}

extension Layout.Kind {
  /// A column's name from the record on.
  public func fullName(_ column: String, _ format: SourceFormat) -> String {
    ColumnPath(kind: path, column: column).name(format)
  }

  /// The number of the column with a name from the record on; nil when the kind has none.
  public func index(ofFullName name: String, _ format: SourceFormat) -> Int? {
    guard let path = ColumnPath(name: name, kind: path, format) else { return nil }
    return columns.firstIndex(of: path.column)
  }
}
