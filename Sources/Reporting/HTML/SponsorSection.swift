import Model
import Verification

/// One screen for a sponsor: the verdict, how much was compared, the balance of every source, what was
/// not checked, and what such a verification was shown to catch.
extension VerificationSections {
  func sponsor() -> String {
    """
    \(banner(news, sentences))
    <ul class="tiles six">\(report.coverage.map(tile).joined())</ul>
    \(equations())
    <div class="panels">
    \(panel(.notLookedAt, list(result.notChecked)))
    \(panel(.blindSpots, list(result.blindSpots)))
    \(panel(.shownToWork, sensitivitySentences.map { "<p>\(Markup.both($0))</p>" }.joined()))
    </div>
    """
  }

  private var news: News {
    switch result.verdict {
    case .holds: .good
    case .violated: .bad
    case .notCheckable: .attention
    }
  }

  var sentences: [Bilingual] {
    let violated = result.checks.reduce(0) { $0 + $1.violated }
    let unchecked = result.checks.reduce(0) { $0 + $1.notCheckable }
    var said: [Bilingual] =
      switch result.verdict {
      case .holds: [Word.verifiedHolds.text.with(Shown.count(read), Shown.count(result.runs))]
      case .violated: [Word.verifiedViolated.text.with(Shown.count(violated))]
      case .notCheckable: [Word.verifiedNotCheckable.text.with(Shown.count(unchecked))]
      }
    if violated > 0, unchecked > 0 { said.append(Word.verifiedAlso.text.with(Shown.count(unchecked))) }
    let counts = [Coverage.Subject.records, .cells, .values].map { subject in
      Shown.count(report.coverage.first { $0.subject == subject }?.compared ?? 0)
    }
    said.append(Word.verifiedSeen.text.with(counts[0], counts[1], counts[2]))
    if result.columns.isEmpty { said.append(Word.verifiedNoValues.text) }
    return said
  }

  private var read: Int { result.files.reduce(0) { $0 + $1.read } }

  private func tile(_ coverage: Coverage) -> String {
    let (name, share): (String, Word) =
      coverage.violated > 0
      ? ("vanished", .countViolated)
      : coverage.notCheckable > 0 ? ("quarantined", .countNotCheckable) : ("added", .allHold)
    let count = coverage.violated > 0 ? coverage.violated : coverage.notCheckable
    return tile(
      Markup.both(coverage.title), name, coverage.compared,
      share: coverage.compared + count == 0 ? nil : Markup.both(share.text.with(Shown.count(count))))
  }

  /// A source to a line: what all runs read of it, and what became of it.
  private func equations() -> String {
    let lines = sourceNames.map { source in
      let total = result.files.filter { $0.source == source }.reduce(into: RunReport.Dispositions()) {
        $0.add($1.dispositions)
      }
      return "<li><b>\(Markup.escape(source))</b>\(equation(total))</li>"
    }
    return lines.isEmpty ? "" : "<ul class=\"equations\">\(lines.joined())</ul>"
  }

  /// In the order in which they were read first.
  var sourceNames: [String] {
    var names: [String] = []
    for file in result.files where !names.contains(file.source) { names.append(file.source) }
    return names
  }

  private func panel(_ title: Word, _ html: String) -> String {
    "<section class=\"panel\"><h3>\(Markup.both(title))</h3>\(html)</section>"
  }

  private func list(_ statements: [Bilingual]) -> String {
    statements.isEmpty
      ? "<p>\(Markup.both(.none))</p>"
      : "<ul>\(statements.map { "<li>\(Markup.both($0))</li>" }.joined())</ul>"
  }

  /// What was shown, and for which version.
  var sensitivitySentences: [Bilingual] {
    guard let shown = report.sensitivity else { return [Word.sensitivityNone.text] }
    let isThis = shown.toolVersion == report.toolVersion
    return [
      Word.sensitivitySum.text.with(
        Shown.count(shown.tried), Shown.count(shown.caught), Shown.count(shown.unharmed),
        Shown.count(shown.falseAlarms)),
      isThis
        ? Word.sensitivityThis.text.with(shown.toolVersion, shown.date)
        : Word.sensitivityOther.text.with(shown.toolVersion, shown.date, report.toolVersion),
    ]
  }
}

extension FileBalance {
  var dispositions: RunReport.Dispositions {
    var counts = RunReport.Dispositions()
    counts.read = read
    counts.added = records.added
    counts.updated = records.updated
    counts.unchanged = records.unchanged
    counts.merged = records.merged
    counts.quarantined = records.quarantined
    counts.filtered = records.filtered
    counts.held = records.held
    counts.superseded = records.superseded
    return counts
  }

  var cellBalance: RunReport.CellBalance {
    var balance = RunReport.CellBalance()
    balance.filled = cells.filled
    balance.mapped = cells.mapped
    balance.kept = cells.kept
    balance.ignored = cells.ignored
    balance.quarantined = cells.quarantined
    balance.filtered = cells.filtered
    return balance
  }
}
