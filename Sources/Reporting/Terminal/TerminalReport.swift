import Model

/// What a terminal says of a plan, a run and the runs of a store. Texts end with a line break.
public enum TerminalReport {
  /// The summary of a plan: by source and by entity, the first changes, what is refused and why, how it
  /// balances, and the last line. Values are masked unless `showValues`.
  /// - Parameters:
  ///   - width: columns of the terminal; no line of tables or lists is longer.
  ///   - color: whether to write escape sequences.
  public static func planSummary(
    _ report: RunReport, language: Language, width: Int = 80, color: Bool = false, showValues: Bool = false
  ) -> String {
    let writer = SummaryWriter(
      report: report, language: language, width: max(40, width), ink: Ink(isOn: color), showValues: showValues
    )
    return writer.text(firstChanges: 10)
  }

  /// The summary of a run that has landed: as of a plan, but without the list of changes, because a
  /// plan showed it.
  public static func runSummary(
    _ report: RunReport, language: Language, width: Int = 80, color: Bool = false
  ) -> String {
    let writer = SummaryWriter(
      report: report, language: language, width: max(40, width), ink: Ink(isOn: color), showValues: false)
    return writer.text(firstChanges: 0)
  }

  /// `Plan: 1,234 to add, 12 to update, 60 to quarantine.`; what is zero is left out.
  public static func lastLine(_ report: RunReport, language: Language) -> String {
    let totals = report.totals
    let counts: [(count: Int, plan: Word, run: Word)] = [
      (totals.added, .toAdd, .added), (totals.updated, .toUpdate, .updated),
      (totals.merged, .toMerge, .merged),
      (totals.quarantined, .toQuarantine, .quarantined), (totals.vanished, .toVanish, .vanished),
      (report.cleared, .toClear, .cleared), (totals.unchanged, .unchanged, .unchanged),
    ]
    let isPlan = report.kind == .plan
    let said = counts.filter { $0.count > 0 }.map { item -> String in
      let number = Shown.count(item.count)
      let word = (isPlan ? item.plan : item.run).text(language)
      switch language {
      case .zh: return "\(word) \(number)"
      case .en where isPlan && item.plan != .unchanged: return "\(number) to \(word)"
      case .en: return "\(number) \(word.lowercased())"
      }
    }
    let lead = (isPlan ? Word.planLine : Word.runLine).text(language)
    // Without any change the line says so before it says how many stay as they are.
    var parts = said
    if !report.hasChanges {
      let none = Word.noChanges.text(language)
      parts.insert(String(none.dropLast()), at: 0)
    }
    return lead + parts.joined(separator: language == .zh ? "，" : ", ") + (language == .zh ? "。" : ".")
  }

  /// One run of a store, for `status`.
  public struct StatusRow: Sendable {
    public var run: Int
    /// UTC, ISO 8601.
    public var time: String
    /// `apply`, `rollback`, …
    public var kind: String
    public var totals: RunReport.Dispositions

    public init(run: Int, time: String, kind: String, totals: RunReport.Dispositions) {
      self.run = run
      self.time = time
      self.kind = kind
      self.totals = totals
    }
  }

  /// The runs of a store, as given: run, time, kind, totals.
  public static func statusTable(
    _ rows: [StatusRow], language: Language, width: Int = 80, color: Bool = false
  ) -> String {
    var columns = [
      TextTable.Column(head: "#", short: "#"),
      TextTable.Column(head: Word.time.text(language), short: Word.time.text(language), isLeft: true),
      TextTable.Column(head: Word.kind.text(language), short: Word.kind.text(language), isLeft: true),
    ]
    let counts = Counts(rows.map(\.totals), language)
    columns += counts.columns
    let cells = rows.map { row in
      let time = Shown.time(row.time).replacing(" UTC", with: "")
      return [Shown.count(row.run), time, row.kind] + counts.cells(row.totals)
    }
    let table = TextTable(columns: columns, rows: cells, indent: 0).lines(width: width, ink: Ink(isOn: color))
    var lines = table.lines
    if table.isShort { lines += counts.legend(width) }
    return lines.joined(separator: "\n") + "\n"
  }
}
