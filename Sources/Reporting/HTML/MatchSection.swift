import Model

/// What joined records, how many stand behind a row, how the scores lie, and what people would have to
/// look at under other thresholds.
extension Page {
  func matched() -> Section {
    let found = report.matching
    var body = ""
    if !found.joins.isEmpty { body += "<div class=\"charts even\">\(joins())\(sizes())</div>" }
    if !found.scores.isEmpty { body += histogram() }
    if !found.loads.isEmpty { body += loads() }
    if !found.largest.isEmpty { body += "<h3>\(Markup.both(.largest))</h3>" + largest() }
    return Section(
      id: "matching", title: Word.matched.text, count: found.joins.reduce(0) { $0 + $1.count },
      lead: Word.matchedLead.text, body: body)
  }

  private func joins() -> String {
    let most = max(1, report.matching.joins.map(\.count).max() ?? 1)
    let bars = report.matching.joins.map { join in
      let label =
        "\(Markup.both(join.entity.title)) <span class=\"pos\">\(Markup.both(Word.reason(join.reason)))</span>"
      return bar(label, segments: [("merged", join.count)], whole: most, total: join.count)
    }
    return chart(.joinsChart, legend: "", bars.joined())
  }

  private func sizes() -> String {
    let most = max(1, report.matching.sizes.map(\.rows).max() ?? 1)
    let bars = report.matching.sizes.map { size in
      let records =
        size.to == size.from ? "\(size.from)" : size.to.map { "\(size.from)–\($0)" } ?? "\(size.from)+"
      let label = "\(Markup.both(size.entity.title)) <span class=\"pos\">× \(records)</span>"
      return bar(label, segments: [("unchanged", size.rows)], whole: most, total: size.rows)
    }
    return chart(.sizesChart, legend: "", bars.joined())
  }

  private func largest() -> String {
    let columns = [Word.entity, .value, .records, .record].map { (word: $0, isNumber: $0 == .records) }
    let rows = report.matching.largest.map { row in
      let records = row.records.map { record in
        let place = "\(record.source)/\(Shown.key(record.key)) · \(record.file):\(record.line)"
        return "<div class=\"pos\">\(Markup.escape(place))</div>"
      }
      let rest = row.count - row.records.count
      let more =
        rest > 0 ? "<div class=\"pos\">\(Markup.both(Word.more.text.with(Shown.count(rest))))</div>" : ""
      return [
        cell(Markup.both(row.entity.title), .entity),
        cell(
          "<span data-mask>\(Markup.escape(row.name))</span> <code>\(Markup.escape(row.id))</code>", .value),
        number(row.count, .records), cell(records.joined() + more, .record),
      ]
    }
    return table(Word.largest.text, columns, rows)
  }

  // MARK: Scores

  private static let height = 120

  private func histogram() -> String {
    let scores = report.matching.scores
    let most = max(1, scores.map { $0.joined + $0.asked }.max() ?? 1)
    let width = 100.0 / Double(scores.count)
    var drawn = ""
    for (place, score) in scores.enumerated() {
      var top = Double(Self.height)
      for (name, count) in [("quarantined", score.asked), ("merged", score.joined)] where count > 0 {
        // One pair of many is seen as well.
        let size = max(1.5, Double(count) * Double(Self.height) / Double(most))
        top -= size
        drawn += """
          <rect class="f-\(name)" x="\(figure(Double(place) * width + width * 0.08))%" y="\(figure(max(0, top)))" \
          width="\(figure(width * 0.84))%" height="\(figure(size))"><title>\(score.bits): \(Shown.count(count))</title></rect>
          """
      }
    }
    let lines = thresholds(width)
    let legend = swatches(
      [("quarantined", Word.asked), ("merged", .joined)], below: lines.isEmpty ? "" : dashed)
    return """
      <figure class="chart histogram"><figcaption>\(Markup.both(.scoresChart))</figcaption>\(legend)
      <svg width="100%" height="\(Self.height)" role="img" \(Markup.label("aria-label", Word.scoresChart.text, language))>\
      \(drawn)\(lines)</svg><div class="ticks" aria-hidden="true">\(ticks(width))</div>\(scored())\(partial())</figure>
      """
  }

  private var dashed: String {
    "<li><span class=\"dash\" aria-hidden=\"true\">┄┄</span>\(Markup.both(.thresholds))</li>"
  }

  private func scored() -> String {
    guard let scoring = report.scoring else { return "" }
    let figures = [scoring.candidates, scoring.joined, scoring.asked, scoring.frequent].map(Shown.count)
    let text = Word.scored.text.with(figures[0], figures[1], figures[2], figures[3])
    return "<p class=\"rest\">\(Markup.both(text))</p>"
  }

  private func partial() -> String {
    report.matching.isPartial == true ? "<p class=\"rest\">\(Markup.both(.partialScores))</p>" : ""
  }

  /// Where pairs begin to be asked about, and to be joined.
  private func thresholds(_ width: Double) -> String {
    [report.matching.askFrom, report.matching.joinFrom].compactMap { probability -> String? in
      guard let probability, let first = report.matching.scores.first else { return nil }
      let place = (PairScores.bits(probability) - Double(first.bits)) * width
      guard place >= 0, place <= 100 else { return nil }
      return """
        <line class="threshold" x1="\(figure(place))%" x2="\(figure(place))%" y1="0" y2="\(Self.height)"/>
        """
    }.joined()
  }

  private func ticks(_ width: Double) -> String {
    let scores = report.matching.scores
    let step = max(1, (scores.count + 7) / 8)
    return scores.enumerated().filter { $0.element.bits % step == 0 }.map { place, score in
      let sign = score.bits < 0 ? "−" : score.bits > 0 ? "+" : ""
      return "<span style=\"left:\(figure(Double(place) * width))%\">\(sign)\(abs(score.bits))</span>"
    }.joined()
  }

  private func figure(_ value: Double) -> String { Shown.decimal(max(0, value), places: 3) }

  // MARK: Loads

  private func loads() -> String {
    let loads = report.matching.loads
    let asks = Array(Set(loads.map(\.askFrom))).sorted()
    let joins = Array(Set(loads.map(\.joinFrom))).sorted()
    let head = asks.map {
      "<th scope=\"col\" class=\"n\">\(Markup.both(Word.askFrom.text.with(share($0))))</th>"
    }
    let rows = joins.map { join in
      let cells = asks.map { ask -> String in
        guard let load = loads.first(where: { $0.askFrom == ask && $0.joinFrom == join }) else {
          return "<td class=\"n mute\">–</td>"
        }
        let isNow = ask == report.matching.askFrom && join == report.matching.joinFrom
        let count = Shown.count(load.pairs)
        return "<td class=\"n\">\(isNow ? "<mark>\(count)</mark>" : count)</td>"
      }
      return """
        <tr><th scope="row">\(Markup.both(Word.joinFrom.text.with(share(join))))</th>\(cells.joined())</tr>
        """
    }
    let table = Markup.scrolling(
      Word.loadsTable.text, language, class: "grid",
      "<thead><tr><td></td>\(head.joined())</tr></thead><tbody>\(rows.joined())</tbody>")
    return "<h3>\(Markup.both(.loadsTable))</h3><p class=\"lead\">\(Markup.both(.loadsLead))</p>\(table)"
  }

  private func share(_ probability: Double) -> String {
    var text = Shown.decimal(probability * 100, places: 2)
    while text.hasSuffix("0") { text.removeLast() }
    return (text.hasSuffix(".") ? String(text.dropLast()) : text) + " %"
  }
}
