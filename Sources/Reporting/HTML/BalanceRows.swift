import Model

/// Rows of the balance: a count, its parts, and whether they add up.
extension PageParts {
  func recordHead() -> String {
    let words: [Word] = [
      .read, .counted, .declared, .added, .updated, .unchanged, .merged, .quarantined, .filtered, .held,
      .superseded,
      .sum,
    ]
    return Markup.head(
      [(Markup.both(.file), false)] + words.map { (Markup.both($0), true) } + [("", false)])
  }

  func cellHead() -> String {
    let words: [Word] = [.filled, .mapped, .kept, .ignored, .quarantined, .filtered]
    return Markup.head(
      [(Markup.both(.file), false)] + words.map { (Markup.both($0), true) } + [("", false)])
  }

  func recordRow(
    _ name: String, _ counts: RunReport.Dispositions, counted: Int, declared: Int?, class rowClass: String
  ) -> String {
    let isOdd = counted != counts.read
    var cells = count(counts.read) + count(counted, isWrong: isOdd)
    cells += declared.map { count($0, isWrong: $0 != counts.read) } ?? "<td class=\"n mute\">–</td>"
    for view in DispositionView.all(counts) { cells += count(view.count) }
    cells += count(counts.sum, isWrong: counts.sum != counts.read)
    return
      "<tr class=\"\(rowClass)\"><th scope=\"row\">\(name)</th>\(cells)\(mark(counts.isBalanced && !isOdd))</tr>"
  }

  func cellRow(_ name: String, _ cells: RunReport.CellBalance, class rowClass: String) -> String {
    let counts = [cells.filled, cells.mapped, cells.kept, cells.ignored, cells.quarantined, cells.filtered]
    let inner = counts.map { count($0) }.joined()
    return "<tr class=\"\(rowClass)\"><th scope=\"row\">\(name)</th>\(inner)\(mark(cells.isBalanced))</tr>"
  }

  private func count(_ count: Int, isWrong: Bool = false) -> String {
    let style = isWrong ? "n wrong" : count == 0 ? "n mute" : "n"
    return "<td class=\"\(style)\">\(Shown.count(count))</td>"
  }

  func mark(_ holds: Bool) -> String {
    let word = holds ? Word.holds : Word.violated
    return """
      <td class="mark \(holds ? "ok" : "broken")"><span aria-hidden="true">\(holds ? "✓" : "✕")</span>\
      <span class="sr">\(Markup.both(word))</span></td>
      """
  }
}
