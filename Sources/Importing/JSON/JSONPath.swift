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
    for part in rest.split(separator: ".") {
      var name = part
      var stars = 0
      while name.hasSuffix("[*]") {
        name = name.dropLast(3)
        stars += 1
      }
      if !name.isEmpty { steps.append(.key(String(name))) }
      steps += Array(repeating: .each, count: stars)
    }
    // The elements of the last array are the records, with `[*]` or without.
    if steps.last == .each { steps.removeLast() }
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
