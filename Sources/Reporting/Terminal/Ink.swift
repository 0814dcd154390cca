/// Colors of a terminal (ECMA-48 SGR), or none.
struct Ink {
  enum Tone: String, CaseIterable {
    case green = "32"
    case yellow = "33"
    case red = "31"
    case cyan = "36"
    case faint = "2"
    case bold = "1"
  }

  /// Of all sequences that are written.
  static let codes = ["0"] + Tone.allCases.map(\.rawValue)

  var isOn: Bool

  func callAsFunction(_ text: String, _ tone: Tone?) -> String {
    guard isOn, let tone, !text.isEmpty else { return text }
    return "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
  }
}

/// A table whose columns fit the widest of their cells; the first is aligned left, the others right.
struct TextTable {
  struct Column {
    var head: String
    /// Stands for the head when the table would not fit.
    var short: String
    var tone: Ink.Tone?
    var isLeft = false
  }

  var columns: [Column]
  var rows: [[String]]
  var indent = 2
  private static let gap = 2
  private static let leastName = 8

  /// Lines of at most `width` columns, and whether the short heads had to do.
  func lines(width: Int, ink: Ink) -> (lines: [String], isShort: Bool) {
    var isShort = false
    var widths = measure(isShort: false)
    if total(widths) > width {
      isShort = true
      widths = measure(isShort: true)
    }
    let over = total(widths) - width
    if over > 0 { widths[0] = max(Self.leastName, widths[0] - over) }
    let heads = columns.map { isShort ? $0.short : $0.head }
    var lines = [line(heads, widths) { ink($0, .faint) }]
    for row in rows {
      lines.append(
        line(row, widths) { text, column in
          text.allSatisfy { $0 == " " || $0 == "0" } ? ink(text, .faint) : ink(text, columns[column].tone)
        })
    }
    return (lines, isShort)
  }

  private func measure(isShort: Bool) -> [Int] {
    columns.indices.map { column in
      let head = isShort ? columns[column].short : columns[column].head
      return rows.reduce(DisplayWidth.of(head)) { max($0, DisplayWidth.of($1[column])) }
    }
  }

  private func total(_ widths: [Int]) -> Int { indent + widths.reduce(0, +) + Self.gap * (widths.count - 1) }

  private func line(_ cells: [String], _ widths: [Int], _ paint: (String) -> String) -> String {
    line(cells, widths) { text, _ in paint(text) }
  }

  private func line(_ cells: [String], _ widths: [Int], _ paint: (String, Int) -> String) -> String {
    let padded = cells.indices.map { column in
      let isRight = column > 0 && !columns[column].isLeft
      let text = DisplayWidth.pad(cells[column], widths[column], right: isRight)
      return paint(column == cells.count - 1 ? text.trailingTrimmed : text, column)
    }
    return String(repeating: " ", count: indent) + padded.joined(separator: "  ")
  }
}
