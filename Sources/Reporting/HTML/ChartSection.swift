import Model

/// Bars as inline SVG. The labels stay HTML, so that they keep their size on a narrow screen; each
/// bar's numbers stand beside it in words.
extension Page {
  func charts() -> Section {
    var body = "<div class=\"charts\">"
    body += chart(.chartSources, legend: legend(), sourceBars())
    body += chart(.chartEntities, legend: entityLegend(), entityBars())
    if !report.quarantineByCode.isEmpty { body += chart(.chartQuarantine, legend: "", quarantineBars()) }
    body += "</div>"
    return Section(id: "charts", title: Word.charts.text, count: nil, lead: nil, body: body)
  }

  /// The chart at the head of the changes.
  func changeChart() -> String {
    let counts = report.fieldCounts
    guard let most = counts.first?.total, most > 0 else { return "" }
    let parts: [(String, Word)] = [
      ("updated", .changedValue), ("added", .newValue), ("vanished", .clearedValue),
    ]
    let bars = counts.prefix(15).map { count in
      let values = [("updated", count.changed), ("added", count.filled), ("vanished", count.cleared)]
      return bar(Markup.both(Shown.field(count.field)), segments: values, whole: most, total: count.total)
    }
    return chart(.chartFields, legend: swatches(parts), bars.joined())
  }

  func chart(_ word: Word, legend: String, _ rows: String) -> String {
    """
    <figure class="chart"><figcaption>\(Markup.both(word))</figcaption>\(legend)
    <div class="bars">\(rows)</div></figure>
    """
  }

  private func sourceBars() -> String {
    let most = max(1, report.sources.map(\.total.read).max() ?? 1)
    return report.sources.map { source in
      let segments = DispositionView.all(source.total).map { ($0.name, $0.count) }
      return bar(Markup.escape(source.name), segments: segments, whole: most, total: source.total.read)
    }.joined()
  }

  private func entityBars() -> String {
    let most = max(1, report.entities.map { max($0.before, $0.after) }.max() ?? 1)
    return report.entities.filter { $0.before + $0.after > 0 }.map { entity in
      let name = Markup.both(entity.entity.title)
      return bar(
        name, segments: [("unchanged", entity.before)], whole: most, total: entity.before, class: "pair")
        + bar("", segments: [("updated", entity.after)], whole: most, total: entity.after)
    }.joined()
  }

  private func quarantineBars() -> String {
    let most = max(1, report.quarantineByCode.map(\.count).max() ?? 1)
    return report.quarantineByCode.sorted { $0.count > $1.count }.map { cause in
      let label =
        "<span class=\"wide\">\(Markup.both(cause.message))</span><code>\(Markup.escape(cause.code))</code>"
      return bar(label, segments: [("quarantined", cause.count)], whole: most, total: cause.count)
    }.joined()
  }

  func bar(
    _ label: String, segments: [(name: String, count: Int)], whole: Int, total: Int, class style: String = ""
  ) -> String {
    var at = 0
    var drawn = ""
    for segment in segments where segment.count > 0 {
      let x = percent(at, whole)
      let width = percent(segment.count, whole)
      drawn += """
        <rect class="f-\(segment.name)" x="\(x)" y="0" width="\(width)" height="100%">\
        <title>\(Shown.count(segment.count))</title></rect>
        """
      at += segment.count
    }
    return """
      <div class="bar \(style)"><span class="bl">\(label)</span>\
      <svg width="100%" height="14" aria-hidden="true" focusable="false"><rect class="f-track" width="100%" \
      height="100%"/>\(drawn)</svg><span class="bn">\(Shown.count(total))</span></div>
      """
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    Shown.decimal(Double(part) * 100 / Double(max(1, whole)), places: 3) + "%"
  }

  private func legend() -> String {
    swatches(DispositionView.all(report.totals).filter { $0.count > 0 }.map { ($0.name, $0.word) })
  }

  private func entityLegend() -> String { swatches([("unchanged", .before), ("updated", .after)]) }

  func swatches(_ items: [(name: String, word: Word)], below: String = "") -> String {
    let inner = items.map { "<li><i class=\"c-\($0.name)\"></i>\(Markup.both($0.word))</li>" }
    return "<ul class=\"legend\">\(inner.joined())\(below)</ul>"
  }
}
