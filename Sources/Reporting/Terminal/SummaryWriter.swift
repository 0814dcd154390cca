import Model

/// Writes the summary of a plan or a run, part by part.
struct SummaryWriter {
  var report: RunReport
  var language: Language
  var width: Int
  var ink: Ink
  var showValues: Bool

  func text(firstChanges: Int) -> String {
    var parts = [title(), sources(), entities(), matched(), severalLeads()]
    if firstChanges > 0 { parts.append(changes(firstChanges)) }
    parts += [quarantine(), balance(), [ink(TerminalReport.lastLine(report, language: language), .bold)]]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func title() -> [String] {
    let name = report.title.text(language)
    let kind =
      report.run.map { Word.run.text.with(Shown.count($0)).text(language) } ?? Word.plan.text(language)
    let shown = DisplayWidth.fit("\(kind) · \(name) (\(report.migration))", width)
    return [ink(shown, .bold)]
  }

  private func sources() -> [String] {
    let name = Word.source.text(language).lowercased()
    let counts = Counts(report.sources.map(\.total), language)
    let columns = [TextTable.Column(head: name, short: name)] + counts.columns
    var rows = report.sources.map { [$0.name] + counts.cells($0.total) }
    if rows.count > 1 { rows.append([Word.sum.text(language).lowercased()] + counts.cells(report.totals)) }
    let table = TextTable(columns: columns, rows: rows).lines(width: width, ink: ink)
    return table.isShort ? table.lines + counts.legend(width).map { ink($0, .faint) } : table.lines
  }

  private func entities() -> [String] {
    let shown = report.entities.filter { $0.before + $0.after > 0 }
    guard !shown.isEmpty else { return [] }
    let heads: [(Word, String, Ink.Tone?)] = [
      (.entity, "", nil), (.before, "", nil), (.added, "+ ", .green), (.updated, "~ ", .yellow),
      (.unchanged, "= ", nil), (.removed, "- ", .red), (.after, "", .bold),
    ]
    let columns = heads.map { word, symbol, tone in
      let head = symbol + word.text(language).lowercased()
      let short = symbol.isEmpty ? head : String(symbol.prefix(1))
      return TextTable.Column(head: head, short: short, tone: tone)
    }
    let rows = shown.map { row in
      let counts = [row.before, row.added, row.updated, row.unchanged, row.removed, row.after]
      return [row.entity.title.text(language).lowercased()] + counts.map(Shown.count)
    }
    return TextTable(columns: columns, rows: rows).lines(width: width, ink: ink).lines
  }

  private func changes(_ most: Int) -> [String] {
    guard report.updates.total > 0 else { return [] }
    var lines = [heading(.changes, report.updates.total)]
    var last: RunReport.RecordName?
    let shown = report.updates.items.prefix(most)
    for change in shown {
      if change.record != last {
        lines.append("  \(ink("~", .yellow)) \(name(change.record, room: width - 4))")
      }
      last = change.record
      lines.append(self.change(change))
    }
    let rest = report.updates.total - shown.count
    if rest > 0 { lines.append("  " + ink(Word.more.text.with(Shown.count(rest)).text(language), .faint)) }
    return lines
  }

  private func change(_ change: RunReport.FieldChange) -> String {
    let (symbol, tone): (String, Ink.Tone) =
      change.after == nil ? ("-", .red) : change.before == nil ? ("+", .green) : ("~", .yellow)
    let head = "      \(symbol) \(change.field): "
    let room = max(10, (width - DisplayWidth.of(head) - 4) / 2)
    let sides = "\(value(change.before, change.field, room)) -> \(value(change.after, change.field, room))"
    return "      \(ink(symbol, tone)) \(change.field): \(sides)"
  }

  private func value(_ value: String?, _ field: String, _ room: Int) -> String {
    guard let value else { return Word.blank.text(language) }
    let shown = showValues ? Shown.value(value) : Mask.value(value, field: field)
    let line = String(shown.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return "\"\(DisplayWidth.fit(TerminalText.plain(line), room - 2))\""
  }

  private func quarantine() -> [String] {
    guard report.totals.quarantined > 0 else { return [] }
    var lines = [heading(.quarantined, report.totals.quarantined)]
    let causes = report.quarantineByCode.sorted { ($0.count, $1.code) > ($1.count, $0.code) }
    let digits = causes.map { Shown.count($0.count).count }.max() ?? 1
    for cause in causes {
      let count = DisplayWidth.pad(Shown.count(cause.count), digits, right: true)
      let margin = String(repeating: " ", count: digits + 6)
      lines.append("  \(ink("!", .red)) \(count)  \(ink(cause.code, .bold))")
      for line in DisplayWidth.wrap(cause.message.text(language), width - margin.count) {
        lines.append(margin + line)
      }
      let remedy = DisplayWidth.wrap(cause.remedy.text(language), width - margin.count - 3)
      for (index, line) in remedy.enumerated() {
        lines.append(margin + (index == 0 ? ink("->", .green) + " " : "   ") + line)
      }
      lines += groups(cause.code).map { margin + DisplayWidth.fit($0, width - margin.count) }
    }
    return lines
  }

  /// The words that most records of a cause are refused for: mended once, they are gone.
  private func groups(_ code: String) -> [String] {
    (report.quarantineGroups ?? []).filter {
      $0.code == code && $0.count > 1
        && RefusalMend.command($0, migration: "", value: "", hasStore: true) != nil
    }
    .prefix(3).map { group in
      let value = group.value ?? ""
      let shown = showValues ? Shown.value(value) : Mask.value(value, field: group.field)
      return TerminalText.plain("\(Shown.count(group.count)) × \(group.column): \(shown)")
    }
  }

  private func balance() -> [String] {
    let totals = report.totals
    let isRight = report.imbalances == 0
    let terms = DispositionView.all(totals).filter { $0.count > 0 }
      .map { "\(Shown.count($0.count)) \($0.word.text(language).lowercased())" }
    let read = "\(Shown.count(totals.read)) \(Word.read.text(language).lowercased())"
    let equals = totals.isBalanced ? "=" : "≠"
    let sum = "\(read) \(equals) \(terms.isEmpty ? "0" : terms.joined(separator: " + "))"
    let verdict =
      isRight ? ink("✓ \(Word.holds.text(language))", .green) : ink("✕ \(Word.violated.text(language))", .red)
    var lines = ["\(Word.balance.text(language))\(language == .zh ? "：" : ": ")\(verdict)"]
    lines += DisplayWidth.wrap(sum, width - 2).map { "  " + $0 }
    for source in report.sources {
      for file in source.files where !file.isRight {
        let numbers = "\(Shown.count(file.dispositions.read)) / \(Shown.count(file.countedRecords))"
        lines.append(
          ink(
            "  ✕ \(file.path)  \(Word.read.text(language))/\(Word.counted.text(language)): \(numbers)", .red))
      }
    }
    for said in report.undeclared {
      let numbers = "\(Shown.count(said.read)) / \(Shown.count(said.declared))"
      lines.append(
        ink(
          "  ! \(said.name)  \(Word.read.text(language))/\(Word.declared.text(language)): \(numbers)", .yellow
        ))
    }
    return lines
  }

  private func heading(_ word: Word, _ count: Int) -> String {
    ink("\(word.text(language)) (\(Shown.count(count)))", .bold)
  }

  private func name(_ record: RunReport.RecordName, room: Int) -> String {
    let key = showValues ? Shown.key(record.key) : Mask.key(Shown.key(record.key))
    let line = record.line > 0 ? ":\(record.line)" : ""
    return DisplayWidth.fit(
      TerminalText.plain("\(record.source) \(record.object) \(key)  \(record.file)\(line)"), room)
  }
}

extension RunReport.FileReport {
  var isRight: Bool {
    dispositions.isBalanced && cells.isBalanced && countedRecords == dispositions.read
  }
}

/// Keeps what a file says from steering the terminal: control characters become `·`.
enum TerminalText {
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "·"
          default: scalar
          }
        }))
  }
}
