/// The cells of one CSV row (RFC 4180), by place. A quote opens a quoted cell only as its first byte.
struct CSVRecordCells: RecordCells {
  let delimiter: UInt8
  /// By place: the column; nil: a place that no header names.
  let columns: [Int?]

  func read(_ raw: Span<UInt8>, into cells: SourceCells) -> Bool {
    let row = cells.beginRow(kind: 0)
    var end = raw.count
    while end > 0, raw[end - 1] == 10 || raw[end - 1] == 13 { end -= 1 }
    var at = 0
    var place = 0
    while true {
      let start = cells.bytes.count
      if at < end, raw[at] == RowScanner.quote {
        at += 1
        while true {
          let from = at
          while at < end, raw[at] != RowScanner.quote { at += 1 }
          cells.append(raw, from..<at)
          guard at < end else { return false }
          at += 1
          guard at < end, raw[at] == RowScanner.quote else { break }
          cells.append(RowScanner.quote)
          at += 1
        }
        while at < end, raw[at] != delimiter, raw[at] == 32 || raw[at] == 9 { at += 1 }
        guard at == end || raw[at] == delimiter else { return false }
      } else {
        let from = at
        while at < end, raw[at] != delimiter { at += 1 }
        cells.append(raw, from..<at)
      }
      if place < columns.count {
        if let column = columns[place] {
          cells.add(row: row, column: column, from: start)
        } else if cells.bytes.count > start {
          // A place without a name is called by its number, where it is filled.
          let name = Array("column \(place + 1)".utf8)
          cells.add(row: row, column: cells.kinds.column(name.span, ofKind: 0), from: start)
        }
      }
      place += 1
      guard at < end else { break }
      at += 1
    }
    cells.finish()
    return true
  }
}

/// What the columns of a table are called: the header's texts without blanks round them; a name met
/// again gets `#2`, `#3`; of two header rows, the name of the group above, `/`, and the name below.
struct CSVHeader: Equatable {
  /// By place; empty: no name.
  let names: [String]

  init(rows: [[String]]) {
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
    self.names = names.map { name in
      guard !name.isEmpty else { return name }
      var number = seen[name, default: 0] + 1
      var shown = number == 1 ? name : "\(name)#\(number)"
      while number > 1, names.contains(shown) {
        number += 1
        shown = "\(name)#\(number)"
      }
      seen[name] = number
      return shown
    }
  }

  init(names: [String]) { self.names = names }

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
