import Model

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
    var rows = recordHead()
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

  private func cellRows() -> String {
    var rows = cellHead()
    var all = RunReport.CellBalance()
    rows += "<tbody>"
    for file in report.sources.flatMap(\.files) {
      all.add(file.cells)
      rows += cellRow(Markup.escape(file.path), file.cells, class: "file")
    }
    return rows + "</tbody><tfoot>\(cellRow(Markup.both(.totals), all, class: "total"))</tfoot>"
  }
}
