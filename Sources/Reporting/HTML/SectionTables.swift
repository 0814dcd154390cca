import Model

/// Tables of a few rows, and their cells.
extension PageParts {
  func table(
    _ id: String, _ title: Word, lead: Word, columns: [(word: Word, isNumber: Bool)], rows: [[String]],
    below: String = ""
  ) -> Section {
    Section(
      id: id, title: title.text, count: rows.count, lead: lead.text,
      body: table(title.text, columns, rows) + below)
  }

  func table(
    _ title: Bilingual, _ columns: [(word: Word, isNumber: Bool)], _ rows: [[String]]
  ) -> String {
    let head = Markup.head(columns.map { (Markup.both($0.word), $0.isNumber) })
    let body = rows.map { "<tr>\($0.joined())</tr>" }.joined(separator: "\n")
    return Markup.scrolling(title, language, class: "cards", "\(head)<tbody>\(body)</tbody>")
  }

  /// On a narrow screen rows become cards, and each cell shows the label it carries.
  func cell(_ html: String, _ word: Word, _ style: String = "") -> String {
    "<td class=\"\(style)\" \(Markup.label("data-l", word.text, language))><div>\(html)</div></td>"
  }

  func text(_ value: String, _ word: Word) -> String { cell(Markup.escape(value), word) }

  func number(_ value: Int, _ word: Word) -> String { cell(Shown.count(value), word, "n") }
}
