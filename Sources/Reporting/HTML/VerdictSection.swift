import Model

/// How good the news is; decides color and symbol of the verdict.
enum News: String {
  case good
  case attention
  case bad

  init(_ report: RunReport) {
    if report.imbalances > 0 {
      self = .bad
    } else if report.totals.quarantined > 0 || !report.undeclared.isEmpty {
      self = .attention
    } else {
      self = .good
    }
  }

  var symbol: String {
    switch self {
    case .good: "✓"
    case .attention: "!"
    case .bad: "✕"
    }
  }

  /// One or more sentences.
  static func sentences(_ report: RunReport) -> [Bilingual] {
    let totals = report.totals
    var said: [Bilingual] = []
    if report.imbalances > 0 {
      said.append(Word.verdictImbalance.text.with(Shown.count(report.imbalances)))
    } else if totals.quarantined > 0 {
      let read = Shown.count(totals.read)
      said.append(Word.verdictQuarantine.text.with(read, Shown.count(totals.quarantined)))
    } else {
      said.append(Word.verdictBalanced.text.with(Shown.count(totals.read)))
    }
    if !report.undeclared.isEmpty {
      said.append(Word.verdictUndeclared.text.with(Shown.count(report.undeclared.count)))
    }
    if !report.hasChanges { said.append(Word.verdictNothing.text) }
    said.append(report.kind == .plan ? Word.writtenNothing.text : Word.landedWhole.text)
    return said
  }
}

/// A disposition with its word and its color class, in the order of the balance.
struct DispositionView {
  var word: Word
  var name: String
  var symbol: String
  var count: Int

  static func all(_ counts: RunReport.Dispositions) -> [DispositionView] {
    [
      DispositionView(word: .added, name: "added", symbol: "+", count: counts.added),
      DispositionView(word: .updated, name: "updated", symbol: "~", count: counts.updated),
      DispositionView(word: .unchanged, name: "unchanged", symbol: "=", count: counts.unchanged),
      DispositionView(word: .merged, name: "merged", symbol: "⇄", count: counts.merged),
      DispositionView(word: .quarantined, name: "quarantined", symbol: "!", count: counts.quarantined),
      DispositionView(word: .filtered, name: "filtered", symbol: "○", count: counts.filtered),
      DispositionView(word: .held, name: "held", symbol: "◷", count: counts.held),
      DispositionView(word: .superseded, name: "superseded", symbol: "«", count: counts.superseded),
    ]
  }
}

extension Page {
  /// The verdict, the tiles and the equation under them.
  func verdict() -> String {
    let totals = report.totals
    var tiles = [tile(.read, "read", totals.read, of: nil)]
    for view in DispositionView.all(totals)
    where view.count > 0 || !["filtered", "held", "superseded"].contains(view.name) {
      tiles.append(tile(view.word, view.name, view.count, of: totals.read))
    }
    tiles.append(tile(.vanished, "vanished", totals.vanished, of: nil))
    if report.cleared > 0 { tiles.append(tile(.cleared, "cleared", report.cleared, of: nil)) }
    return """
      \(banner(News(report), News.sentences(report)))
      <ul class="tiles">\(tiles.joined())</ul>
      \(equation(totals))
      """
  }
}

extension PageParts {
  /// The first sentence large, the others below it.
  func banner(_ news: News, _ sentences: [Bilingual]) -> String {
    let first = sentences.first.map { "<p class=\"headline\">\(Markup.both($0))</p>" } ?? ""
    let rest = sentences.dropFirst().map { "<p>\(Markup.both($0))</p>" }.joined()
    return """
      <section class="verdict \(news.rawValue)" id="verdict">
      <div class="mark" aria-hidden="true">\(news.symbol)</div><div class="said">\(first)\(rest)</div>
      </section>
      """
  }

  /// What was read, and what became of it.
  func equation(_ totals: RunReport.Dispositions) -> String {
    let terms = DispositionView.all(totals).filter { $0.count > 0 }
      .map { "<span><b>\(Shown.count($0.count))</b> \(Markup.both($0.word))</span>" }
      .joined(separator: "<i>+</i>")
    let isEqual = totals.isBalanced
    return """
      <p class="equation \(isEqual ? "ok" : "broken")"><span><b>\(Shown.count(totals.read))</b> \
      \(Markup.both(.read))</span><i>\(isEqual ? "=" : "≠")</i>\(terms.isEmpty ? "<span><b>0</b></span>" : terms)</p>
      """
  }

  /// - Parameter whole: what it is a share of; nil: of nothing.
  func tile(_ word: Word, _ name: String, _ count: Int, of whole: Int?) -> String {
    tile(
      Markup.both(word), name, count,
      share: whole.map { Markup.escape(Shown.percent(count, of: $0)) })
  }

  /// - Parameter share: HTML beside the figure.
  func tile(_ title: String, _ name: String, _ count: Int, share: String?) -> String {
    let share = share.map { "<span class=\"share\">\($0)</span>" } ?? ""
    return """
      <li class="tile c-\(name)\(count == 0 ? " zero" : "")"><span class="name">\(title)</span>\
      <span class="figure">\(Shown.count(count))</span>\(share)</li>
      """
  }
}
