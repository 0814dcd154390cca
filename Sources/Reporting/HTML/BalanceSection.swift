import LeadModel

/// Where every record and every cell went, file by file, with the counts that prove it.
extension Page {
  func balance() -> Section {
    let body = """
      <h3>\(Markup.both(.balanceRecords))</h3><p class="lead">\(Markup.both(.recordsRule))</p>
      \(Markup.scrolling(Word.balanceRecords.text, language, class: "grid", recordRows()))
      <h3>\(Markup.both(.balanceCells))</h3><p class="lead">\(Markup.both(.cellsRule))</p>
      \(Markup.scrolling(Word.balanceCells.text, language, class: "grid", cellRows()))
      """
    return Section(id: "balance", title: Word.balance.text, count: nil, lead: nil, body: body)
  }

  private func recordRows() -> String {
    let words: [Word] = [
      .read, .counted, .declared, .added, .updated, .unchanged, .merged, .quarantined, .filtered, .held, .sum,
    ]
    var rows = Markup.head(
      [(Markup.both(.file), false)] + words.map { (Markup.both($0), true) } + [("", false)])
    for source in report.sources {
      let chips = "<span class=\"tag\">\(Markup.both(Word.trust.text.with(String(source.trust))))</span>"
      let snapshot = source.isSnapshot ? "<span class=\"tag\">\(Markup.both(.snapshot))</span>" : ""
      let files = source.files
      let counted = files.reduce(0) { $0 + $1.countedRecords }
      rows += "<tbody>"
      rows += recordRow(
        "<b>\(Markup.escape(source.name))</b> \(chips)\(snapshot)", source.total, counted: counted,
        declared: source.declaredRecords, class: "source")
      for file in files {
        rows += recordRow(
          Markup.escape(file.path), file.dispositions, counted: file.countedRecords,
          declared: file.declaredRecords, class: "file")
      }
      rows += "</tbody>"
    }
    let counted = report.sources.flatMap(\.files).reduce(0) { $0 + $1.countedRecords }
    let total = recordRow(
      Markup.both(.totals), report.totals, counted: counted, declared: nil, class: "total")
    return rows + "<tfoot>\(total)</tfoot>"
  }

  private func recordRow(
    _ name: String, _ counts: RunReport.Dispositions, counted: Int, declared: Int?, class rowClass: String
  ) -> String {
    let isOdd = counted != counts.read
    var cells = number(counts.read) + number(counted, isWrong: isOdd)
    cells += declared.map { number($0, isWrong: $0 != counts.read) } ?? "<td class=\"n mute\">–</td>"
    for view in DispositionView.all(counts) { cells += number(view.count) }
    cells += number(counts.sum, isWrong: counts.sum != counts.read)
    return
      "<tr class=\"\(rowClass)\"><th scope=\"row\">\(name)</th>\(cells)\(mark(counts.isBalanced && !isOdd))</tr>"
  }

  private func cellRows() -> String {
    let words: [Word] = [.filled, .mapped, .kept, .ignored, .quarantined, .filtered]
    var rows = Markup.head(
      [(Markup.both(.file), false)] + words.map { (Markup.both($0), true) } + [("", false)])
    var all = RunReport.CellBalance()
    rows += "<tbody>"
    for file in report.sources.flatMap(\.files) {
      all.add(file.cells)
      rows += cellRow(Markup.escape(file.path), file.cells, class: "file")
    }
    return rows + "</tbody><tfoot>\(cellRow(Markup.both(.totals), all, class: "total"))</tfoot>"
  }

  private func cellRow(_ name: String, _ cells: RunReport.CellBalance, class rowClass: String) -> String {
    let counts = [cells.filled, cells.mapped, cells.kept, cells.ignored, cells.quarantined, cells.filtered]
    let inner = counts.map { number($0) }.joined()
    return "<tr class=\"\(rowClass)\"><th scope=\"row\">\(name)</th>\(inner)\(mark(cells.isBalanced))</tr>"
  }

  private func number(_ count: Int, isWrong: Bool = false) -> String {
    let style = isWrong ? "n wrong" : count == 0 ? "n mute" : "n"
    return "<td class=\"\(style)\">\(Shown.count(count))</td>"
  }

  private func mark(_ holds: Bool) -> String {
    let word = holds ? Word.holds : Word.violated
    return """
      <td class="mark \(holds ? "ok" : "broken")"><span aria-hidden="true">\(holds ? "✓" : "✕")</span>\
      <span class="sr">\(Markup.both(word))</span></td>
      """
  }
}
