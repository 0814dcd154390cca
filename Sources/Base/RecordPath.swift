/// The path of the records in a JSON document, or of child records in a record, as a person writes it:
/// `$.data.items[*]`, `data.items`, `$[*]`, `$.pages[*].rows[*]`. It leads to an array, whose elements are
/// the records, or to an object, which is one record.
///
/// A name ends at a `.`, at `[*]` and at a name in quotes; other brackets belong to it (`客户[1]`). A name
/// that holds one of those stands in quotes and brackets: `['a.b']`, `["a.b"]`. This is the only reader of
/// such paths: what reads a file and what counts it again must mean the same place.
public struct JSONPath: Sendable, Equatable {
  public enum Step: Sendable {
    /// The member of an object that has exactly this name.
    case key(String)
    /// Every element of an array on the way.
    case each
  }

  public private(set) var steps: [Step]

  public init(keys: [String]) { steps = keys.map { .key($0) } }

  public init(_ text: String) {
    var rest = Substring(text)
    if rest.hasPrefix("$") { rest = rest.dropFirst() }
    steps = []
    while !rest.isEmpty {
      if rest.hasPrefix(".") {
        rest = rest.dropFirst()
      } else if rest.hasPrefix("[*]") {
        steps.append(.each)
        rest = rest.dropFirst(3)
      } else if let name = Self.quoted(rest) {
        // A name in quotes may hold dots and brackets.
        steps.append(.key(String(name)))
        rest = rest[name.endIndex...].dropFirst(2)
      } else {
        var end = rest.startIndex
        repeat {
          end = rest.index(after: end)
        } while end < rest.endIndex && rest[end] != "."
          && !rest[end...].hasPrefix("[*]") && Self.quoted(rest[end...]) == nil
        steps.append(.key(String(rest[..<end])))
        rest = rest[end...]
      }
    }
    // The elements of the last array are the records, with `[*]` or without.
    if steps.last == .each { steps.removeLast() }
  }

  /// The name in `['…']` or `["…"]` at the start of a text.
  private static func quoted(_ text: Substring) -> Substring? {
    for (opening, closing) in [("['", "']"), ("[\"", "\"]")] where text.hasPrefix(opening) {
      let inner = text.dropFirst(2)
      if let end = inner.firstRange(of: closing) { return inner[..<end.lowerBound] }
    }
    return nil
  }

  /// The path of these records below the records of another.
  public func below(_ parent: JSONPath) -> JSONPath {
    var path = parent
    path.steps += steps
    return path
  }

  /// As a person may write it; `['a.b']` for a key that would not stand alone.
  public var text: String {
    steps.reduce("$") { text, step in
      guard case .key(let name) = step else { return text + "[*]" }
      guard name.isEmpty || name.contains(where: ".[]'".contains) else { return text + ".\(name)" }
      return text + (name.contains("']") ? "[\"\(name)\"]" : "['\(name)']")
    } + "[*]"
  }

  public var keys: [String] {
    steps.compactMap { step in
      if case .key(let name) = step { name } else { nil }
    }
  }

  /// As a layout names child records there (`Layout.Kind.path`): `contact.phones`. An empty name is `''`.
  public var layoutName: String { keys.map { $0.isEmpty ? "''" : $0 }.joined(separator: ".") }
}

extension JSONPath.Step: Equatable {
  /// Names are the same when their bytes are: a letter and a mark are not the letter that has the mark.
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.key(let left), .key(let right)): left.utf8.elementsEqual(right.utf8)
    case (.each, .each): true
    default: false
    }
  }
}

/// The path of the record element in an XML document, or of child elements in a record, as a person writes
/// it: `customer`, `ufinterface/customer`, `/ufinterface/customer`. Prefixes are dropped; a leading `/` ties
/// it to the root. This is the only reader of such paths.
public struct XMLPath: Sendable, Equatable {
  public var names: [String]
  public var isAnchored: Bool

  public init(_ text: String) {
    isAnchored = text.hasPrefix("/")
    names = text.split(separator: "/").map { part in
      part.lastIndex(of: ":").map { String(part[part.index(after: $0)...]) } ?? String(part)
    }
  }

  public init(names: [String], isAnchored: Bool) {
    self.names = names
    self.isAnchored = isAnchored
  }

  /// As a person may write it.
  public var text: String { (isAnchored ? "/" : "") + layoutName }

  /// As a layout names child records there (`Layout.Kind.path`): `contacts/contact`.
  public var layoutName: String { names.joined(separator: "/") }

  /// Whether it names the element that the names from the root lead to.
  public func matches(_ path: [String]) -> Bool {
    guard !names.isEmpty, path.count >= names.count else { return false }
    if isAnchored && path.count != names.count { return false }
    return path.suffix(names.count).elementsEqual(names)
  }
}
