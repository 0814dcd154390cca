import Model

/// What people have a say in: their judgements, what these left to decide, and rows that came apart.
extension Page {
  func judgements() -> Section {
    let judged = report.judgements
    let rows = [
      (JudgementVerdict.same.title, judged.same), (JudgementVerdict.different.title, judged.different),
      (JudgementVerdict.undecided.title, judged.undecided), (Word.reviewLoad.text, report.possible.total),
    ].map { title, count in
      "<tr><td>\(Markup.both(title))</td><td class=\"n\">\(Shown.count(count))</td></tr>"
    }
    let head = Markup.head([(Markup.both(.decision), false), (Markup.both(.count), true)])
    let table = Markup.scrolling(
      Word.judgements.text, language, class: "plain", "\(head)<tbody>\(rows.joined())</tbody>")
    return Section(
      id: "judgements", title: Word.judgements.text, count: judged.total,
      lead: Word.judgementsLead.text, body: table + reviewHint())
  }

  /// How the pairs that wait are decided; nothing when none waits.
  func reviewHint() -> String {
    guard report.possible.total > 0 else { return "" }
    let hint = Word.reviewHint.text.with(Shown.count(report.possible.total))
    return """
      <p class="lead">\(Markup.both(hint)) <code>leadferry review \
      \(Markup.both(Bilingual(zh: "<迁移文件>", en: "<migration>")))</code></p>
      """
  }

  func splits() -> Section {
    let rows = report.splits.items.map { split in
      let records = split.records.map { record in
        let place = "\(record.source)/\(Shown.value(record.key)) · \(record.file):\(record.line)"
        return "<div>\(Markup.escape(place))</div>"
      }
      return """
        <tr>\(cell(Markup.both(split.entity.title), .entity))\
        \(cell("<code>\(Markup.escape(split.from))</code>", .before))\
        \(cell("<code>\(Markup.escape(split.becomes))</code>", .after))\
        \(cell(records.joined(), .records))</tr>
        """
    }
    let head = Markup.head([Word.entity, .before, .after, .records].map { (Markup.both($0), false) })
    let table = Markup.scrolling(
      Word.splits.text, language, class: "cards", "\(head)<tbody>\(rows.joined(separator: "\n"))</tbody>")
    let rest =
      report.splits.items.count < report.splits.total
      ? "<p class=\"rest\">\(Markup.both(Word.splitsRest.text.with(Shown.count(report.splits.items.count))))</p>"
      : ""
    return Section(
      id: "splits", title: Word.splits.text, count: report.splits.total, lead: Word.splitsLead.text,
      body: table + rest)
  }
}
