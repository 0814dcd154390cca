import Model
import Verification

/// What an operator needs: findings with their remedy, the balance of every file, what was compared and
/// how, the verdict of every column, what was shown to be caught.
extension VerificationSections {
  func findings() -> Section {
    let total = result.checks.reduce(0) { $0 + $1.violated + $1.notCheckable }
    let rest =
      result.findings.count < total
      ? Markup.both(Word.findingsRest.text.with(Shown.count(FindingKind.limit), Shown.count(total))) : ""
    return list(
      "findings", .findings, .findingsLead, total: total, listed: result.findings.count, file: nil,
      above: kinds() + "<p class=\"rest\">\(rest)</p>", filters: [.verdictWord, .check, .decides, .source])
  }

  private func kinds() -> String {
    let cards = report.kinds.map { kind in
      """
      <li\(kind.verdict == .violated ? " class=\"bad\"" : "")><div class="figure">\(Shown.count(kind.count))</div>\
      <div><p class="what">\(Markup.both(kind.message)) <code>\(Markup.escape(kind.check.rawValue))</code></p>\
      <p class="remedy"><span>\(Markup.both(.remedy))</span> \(Markup.both(kind.remedy))</p>\
      <p class="remedy"><span>\(Markup.both(.decides))</span> \(Markup.both(kind.decides.title))</p></div></li>
      """
    }
    return cards.isEmpty ? "" : "<ul class=\"causes\">\(cards.joined())</ul>"
  }

  func balance() -> Section {
    let body = """
      <h3>\(Markup.both(.balanceRecords))</h3><p class="lead">\(Markup.both(.recordsRule))</p>
      \(Markup.scrolling(Word.balanceRecords.text, language, class: "grid", recordRows()))
      <h3>\(Markup.both(.balanceCells))</h3><p class="lead">\(Markup.both(.cellsRule))</p>
      \(Markup.scrolling(Word.balanceCells.text, language, class: "grid", cellRows()))
      """
    return Section(
      id: "balance", title: Word.balance.text, count: result.files.isEmpty ? 0 : nil, lead: nil, body: body)
  }

  private func recordRows() -> String {
    var rows = recordHead()
    var all = RunReport.Dispositions()
    var allCounted = 0
    for source in sourceNames {
      let files = result.files.filter { $0.source == source }
      let total = files.reduce(into: RunReport.Dispositions()) { $0.add($1.dispositions) }
      let counted = files.reduce(0) { $0 + $1.counted }
      let name = "<b>\(Markup.escape(source))</b> <span class=\"tag\">\(Markup.both(.balanceRuns))</span>"
      rows += "<tbody>" + recordRow(name, total, counted: counted, declared: nil, class: "source")
      for file in files {
        rows += recordRow(
          self.name(of: file), file.dispositions, counted: file.counted, declared: file.declared,
          class: "file")
      }
      rows += "</tbody>"
      all.add(total)
      allCounted += counted
    }
    let total = recordRow(Markup.both(.totals), all, counted: allCounted, declared: nil, class: "total")
    return rows + "<tfoot>\(total)</tfoot>"
  }

  private func cellRows() -> String {
    var rows = cellHead() + "<tbody>"
    var all = RunReport.CellBalance()
    for file in result.files {
      all.add(file.cellBalance)
      rows += cellRow(name(of: file), file.cellBalance, class: "file")
    }
    return rows + "</tbody><tfoot>\(cellRow(Markup.both(.totals), all, class: "total"))</tfoot>"
  }

  private func name(of file: FileBalance) -> String {
    let replay = file.isReplay ? " <span class=\"tag\">\(Markup.both(.replay))</span>" : ""
    let run = Markup.both(Word.run.text.with(Shown.count(file.run)))
    return "\(Markup.escape(file.file))\(replay) <span class=\"tag\">\(run)</span>"
  }

  func coverage() -> Section {
    let rows = report.coverage.map { item in
      [
        cell(Markup.both(item.title), .coverage), cell(Markup.both(item.how), .how),
        number(item.compared, .compared), wrong(item.violated, .violations),
        few(item.notCheckable, .unchecked),
      ]
    }
    return table(
      "coverage", .coverage, lead: .coverageLead,
      columns: [
        (.coverage, false), (.how, false), (.compared, true), (.violations, true), (.unchecked, true),
      ], rows: rows)
  }

  func checks() -> Section {
    let rows = result.askedChecks.map { tally in
      let sign =
        switch tally.verdict {
        case .holds: "<span class=\"sign good\">✓</span>"
        case .violated: "<span class=\"sign bad\">✕</span>"
        case .notCheckable: "<span class=\"sign\">?</span>"
        }
      return [
        cell(
          "\(sign) \(Markup.both(tally.title)) <code>\(Markup.escape(tally.check.rawValue))</code>", .check),
        number(tally.holds, .hold), wrong(tally.violated, .violations),
        few(tally.notCheckable, .unchecked),
      ]
    }
    return table(
      "checks", .checks, lead: .checksLead,
      columns: [(.check, false), (.hold, true), (.violations, true), (.unchecked, true)], rows: rows)
  }

  func totals() -> Section? {
    guard let totals = result.totals, !totals.lines.isEmpty else { return nil }
    return list(
      "totals", .controlTotals, .controlTotalsLead, total: totals.lines.count, listed: totals.lines.count,
      file: nil, filters: [.source, .measure])
  }

  func columns() -> Section {
    let rows = result.columns.map { column in
      let rules = column.byRule.map { rule in
        let loss = rule.isLossy ? " · \(Markup.both(.loses))" : ""
        return """
          <span class="tag\(rule.isLossy ? " f-ignored" : "")">\(Markup.both(rule.title)) \
          \(Shown.count(rule.count))\(loss)</span>
          """
      }
      return [
        text(column.sources.joined(separator: ", "), .source),
        text(column.columns.joined(separator: ", "), .column),
        cell(Markup.both(Shown.field(column.field)), .field), number(column.equal, .equal),
        number(column.ruled, .byRule), wrong(column.different, .different), number(column.blank, .blankCells),
        cell(rules.joined(), .rules),
      ]
    }
    return table(
      "columns", .verdicts, lead: .verdictsLead,
      columns: [
        (.source, false), (.column, false), (.field, false), (.equal, true), (.byRule, true),
        (.different, true), (.blankCells, true), (.rules, false),
      ], rows: rows)
  }

  func sensitivity() -> Section {
    let shown = report.sensitivity
    let rows = (shown?.kinds ?? []).map { kind in
      let titles = kind.checks.map { name in
        result.checks.first { $0.check.rawValue == name }.map { Markup.both($0.title) } ?? Markup.escape(name)
      }
      return [
        cell(Markup.both(Word.fault(kind.kind)), .faults), number(kind.tried, .tried),
        cell(Shown.count(kind.caught), .caught, kind.caught == kind.tried ? "n" : "n wrong"),
        cell(titles.map { "<span class=\"tag\">\($0)</span>" }.joined(), .namedBy),
      ]
    }
    let said = sensitivitySentences.map { "<p class=\"lead\">\(Markup.both($0))</p>" }.joined()
    let body =
      rows.isEmpty
      ? ""
      : table(
        Word.sensitivity.text, [(.faults, false), (.tried, true), (.caught, true), (.namedBy, false)], rows)
    return Section(
      id: "sensitivity", title: Word.sensitivity.text, count: nil, lead: Word.sensitivityLead.text,
      body: said + body)
  }

  func forensic() -> Section {
    let totals: [(name: String, what: Word)] = result.totals == nil ? [] : [("totals.csv", .controlTotals)]
    let manifest: [(name: String, what: Word)] = result.manifest == nil ? [] : [("manifest.json", .manifest)]
    let files: [(name: String, what: Word)] =
      [("findings.csv", .findings), ("columns.csv", .verdicts)] + totals
      + [("verification.json", .verification)] + manifest
    let rows = files.map { file in
      [
        cell("<a href=\"\(Markup.reference(file.name))\">\(Markup.escape(file.name))</a>", .file),
        cell(Markup.both(file.what), .contentsOf),
      ]
    }
    return Section(
      id: "files", title: Word.forensic.text, count: nil, lead: Word.forensicLead.text,
      body: table(Word.forensic.text, [(.file, false), (.contentsOf, false)], rows))
  }

  private func few(_ count: Int, _ word: Word) -> String {
    cell(Shown.count(count), word, count > 0 ? "n" : "n mute")
  }

  private func wrong(_ count: Int, _ word: Word) -> String {
    cell(Shown.count(count), word, count > 0 ? "n wrong" : "n mute")
  }
}
