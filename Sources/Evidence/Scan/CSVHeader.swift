/// What the columns of a table are called: the header's texts without blanks round them; a name met
/// again gets `#2`, `#3`; of two header rows, the name of the group above, `/`, and the name below.
package struct CSVHeader: Equatable {
  /// By place; empty: no name.
  package let names: [String]

  package init(rows: [[String]]) {
    let tidy = rows.map { $0.map(Self.tidy) }
    let width = tidy.map(\.count).max() ?? 0
    var names: [String] = []
    var group = [String](repeating: "", count: tidy.count)
    for place in 0..<width {
      var parts: [String] = []
      for level in tidy.indices {
        let text = place < tidy[level].count ? tidy[level][place] : ""
        let below = tidy[(level + 1)...].contains { place < $0.count && !$0[place].isEmpty }
        if !text.isEmpty {
          group[level] = text
          for lower in level + 1..<max(level + 1, tidy.count) { group[lower] = "" }
          parts.append(text)
        } else if tidy.count > 1, below, !group[level].isEmpty {
          parts.append(group[level])
        }
      }
      names.append(parts.joined(separator: "/"))
    }
    var seen: [String: Int] = [:]
    let written = Set(names)
    self.names = names.map { name in
      guard !name.isEmpty else { return name }
      var number = seen[name, default: 0] + 1
      var shown = number == 1 ? name : "\(name)#\(number)"
      while number > 1, written.contains(shown) {
        number += 1
        shown = "\(name)#\(number)"
      }
      seen[name] = number
      return shown
    }
  }

  package init(names: [String]) { self.names = names }

  private static func tidy(_ text: String) -> String {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n", "\u{3000}", "\u{A0}", "\u{FEFF}", "\u{200B}"]
    var scalars = Array(text.unicodeScalars)
    while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
    var result = String.UnicodeScalarView()
    var isBreak = false
    for scalar in scalars.drop(while: blanks.contains) {
      if scalar == "\n" || scalar == "\r" {
        if !isBreak { result.append(" ") }
        isBreak = true
      } else {
        result.append(scalar)
        isBreak = false
      }
    }
    return String(result)
  }
}
