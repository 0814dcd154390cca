/// The columns of a CSV file: what each place in a row is called.
///
/// A name is the header's text without blanks at its ends, and with one blank for a line end inside.
/// A name that occurs again gets `#2`, `#3`. A place without a name becomes `column N` (N is the place,
/// from 1) when the first filled cell stands there, and then comes last in the layout.
struct CSVColumns {
  /// The names in the layout's order.
  private(set) var names: [String] = []
  /// For every place of the header, its column in the layout; nil while it has no name.
  private(set) var columnOfPlace: [Int?] = []
  /// A row must have at least this many cells: up to the last place with a name.
  private(set) var needed = 0
  /// Place and column are the same up to `needed`, and no place lies beyond.
  private(set) var isPlain = true
  private var used: Set<String> = []
  /// How many names the header gives.
  private(set) var named = 0

  /// - Parameter rows: the rows of the header, from the top.
  init(rows: [[String]]) {
    let width = rows.map(\.count).max() ?? 0
    // By text: the number that comes next. Thousands of columns may be called the same.
    var numbers: [String: Int] = [:]
    let texts = Self.joined(rows.map { $0.map(clean) }, width)
    for (place, text) in texts.enumerated() {
      guard !text.isEmpty else {
        columnOfPlace.append(nil)
        continue
      }
      var name = text
      var number = numbers[text] ?? 2
      while !used.insert(name).inserted {
        name = "\(text)#\(number)"
        number += 1
      }
      numbers[text] = number
      columnOfPlace.append(names.count)
      names.append(name)
      needed = place + 1
    }
    isPlain = names.count == columnOfPlace.count
    named = names.count
  }

  /// By place; empty for one that the header does not name.
  var places: [String] {
    columnOfPlace.map { column in column.map { $0 < named ? names[$0] : "" } ?? "" }
  }

  /// Gives an unnamed place its column.
  mutating func name(place: Int) -> Int {
    if let column = columnOfPlace[place] { return column }
    var name = "column \(place + 1)"
    while !used.insert(name).inserted { name += "#2" }
    columnOfPlace[place] = names.count
    names.append(name)
    return names.count - 1
  }

  /// Two rows make `group/name`. A group's text stands over its first column only (a merged cell), so
  /// it holds for the columns after it that have a name below and none above.
  private static func joined(_ rows: [[String]], _ width: Int) -> [String] {
    guard rows.count > 1 else { return rows.first ?? [] }
    var groups = [String](repeating: "", count: rows.count)
    return (0..<width).map { place in
      let cells = rows.map { place < $0.count ? $0[place] : "" }
      var parts: [String] = []
      for (level, cell) in cells.enumerated() {
        if !cell.isEmpty {
          groups[level] = cell
          for lower in (level + 1)..<max(level + 1, groups.count) { groups[lower] = "" }
          parts.append(cell)
        } else if cells[(level + 1)...].contains(where: { !$0.isEmpty }), !groups[level].isEmpty {
          parts.append(groups[level])
        }
      }
      return parts.joined(separator: "/")
    }
  }
}

private func clean(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  guard let first = scalars.firstIndex(where: { !isBlank($0) }),
    let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  var result = String.UnicodeScalarView()
  var endedLine = false
  for scalar in scalars[first...last] {
    let endsLine = scalar == "\n" || scalar == "\r"
    if !endsLine { result.append(scalar) } else if !endedLine { result.append(" ") }
    endedLine = endsLine
  }
  return String(result)
}

private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  [" ", "\t", "\r", "\n", "\u{3000}", "\u{A0}", "\u{FEFF}", "\u{200B}"].contains(scalar)
}
