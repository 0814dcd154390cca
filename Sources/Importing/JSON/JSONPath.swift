/// The path of the records in an envelope, as a mapping writes it: `$.data.items[*]`, `data.items`,
/// `$[*]`, `$.pages[*].rows[*]`. It leads to an array, whose elements are the records, or to an object,
/// which is one record.
struct JSONPath: Equatable {
  enum Step: Equatable {
    case key(String)
    /// Every element of an array on the way.
    case each
  }

  var steps: [Step]

  init(keys: [String]) { steps = keys.map { .key($0) } }

  init(_ text: String) {
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

  /// As a mapping writes it; `['a.b']` for a key that would not stand alone.
  var text: String {
    steps.reduce("$") { text, step in
      guard case .key(let name) = step else { return text + "[*]" }
      return text + (name.isEmpty || name.contains(where: ".[]'".contains) ? "['\(name)']" : ".\(name)")
    } + "[*]"
  }

  var keys: [String] {
    steps.compactMap { step in
      if case .key(let name) = step { name } else { nil }
    }
  }
}
