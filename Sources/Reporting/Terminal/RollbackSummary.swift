import Model

extension TerminalReport {
  /// What a rollback takes back, or took back: by source, by entity, judgements, digests, and in one
  /// sentence.
  public static func rollbackSummary(
    _ report: RollbackReport, language: Language, width: Int = 80, color: Bool = false
  ) -> String {
    RollbackSummary(
      report: report, language: language, width: max(40, width), ink: Ink(isOn: color)
    ).text
  }
}

private struct RollbackSummary {
  var report: RollbackReport
  var language: Language
  var width: Int
  var ink: Ink

  private typealias Head = (word: Bilingual, symbol: String, tone: Ink.Tone?)

  var text: String {
    let parts = [[title], sources, entities, [others, digests].compactMap(\.self), [lastLine]]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var isZh: Bool { language == .zh }

  private var title: String {
    let run = Word.run.text.with(Shown.count(report.run)).text(language)
    let time = Shown.time(report.startedAt).replacing(" UTC", with: "")
    let head = isZh ? "撤回 \(run)" : "Rollback of \(run.lowercased())"
    return ink(DisplayWidth.fit("\(head) · \(report.migration), \(time)", width), .bold)
  }

  private var sources: [String] {
    let heads: [Head] = [
      (Bilingual(zh: "新增", en: "added"), "+", .green),
      (Bilingual(zh: "更新", en: "updated"), "~", .yellow),
      (Bilingual(zh: "消失", en: "vanished"), "-", .red),
      (Bilingual(zh: "隔离", en: "quarantined"), "!", .red),
      (Bilingual(zh: "重新隔离", en: "quarantined again"), "↺", nil),
    ]
    var rows = report.sources.map { source in
      [source.added, source.updated, source.vanished, source.quarantined, source.reopened]
    }
    var names = report.sources.map(\.name)
    if rows.count > 1 {
      rows.append(heads.indices.map { at in rows.reduce(0) { $0 + $1[at] } })
      names.append(Word.sum.text(language).lowercased())
    }
    return table(Word.source, names, heads: heads, rows: rows)
  }

  private var entities: [String] {
    let heads: [Head] = [
      (Bilingual(zh: "之前", en: "before"), "", nil),
      (Bilingual(zh: "去掉", en: "removed"), "-", .red),
      (Bilingual(zh: "复原", en: "restored"), "~", .yellow),
      (Bilingual(zh: "回来", en: "returned"), "+", .green),
      (Bilingual(zh: "之后", en: "after"), "", .bold),
    ]
    let shown = report.entities.filter { $0.before + $0.after > 0 }
    let names = shown.map { row in
      Entity.allCases.first { $0.name == row.entity }?.title.text(language).lowercased() ?? row.entity
    }
    return table(
      Word.entity, names, heads: heads,
      rows: shown.map { [$0.before, $0.removed, $0.restored, $0.returned, $0.after] })
  }

  private func table(_ name: Word, _ names: [String], heads: [Head], rows: [[Int]]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let first = name.text(language).lowercased()
    let columns =
      [TextTable.Column(head: first, short: first)]
      + heads.map { head in
        let word = head.word.text(language)
        return TextTable.Column(
          head: head.symbol.isEmpty ? word : "\(head.symbol) \(word)",
          short: head.symbol.isEmpty ? word : head.symbol, tone: head.tone)
      }
    let table = TextTable(
      columns: columns, rows: zip(names, rows).map { [$0] + $1.map(Shown.count) }
    ).lines(width: width, ink: ink)
    guard table.isShort else { return table.lines }
    let legend = heads.filter { !$0.symbol.isEmpty }.map { "\($0.symbol) \($0.word.text(language))" }
    return table.lines + [ink("  " + legend.joined(separator: "  "), .faint)]
  }

  private var others: String? {
    guard report.judgements + report.revivedJudgements > 0 else { return nil }
    let (made, revived) = (Shown.count(report.judgements), Shown.count(report.revivedJudgements))
    return isZh
      ? "判断：撤去 \(made) 条，恢复 \(revived) 条" : "Judgements: \(made) taken back, \(revived) stand again"
  }

  private var digests: String? {
    (isZh ? "摘要：" : "Digest: ") + report.digestAfter + (isZh ? "，与该次运行之前相同" : ", as before that run")
  }

  private var lastLine: String {
    let run = Shown.count(report.run)
    if report.isDryRun {
      return ink(
        isZh ? "只是演练：没有写入任何内容。" : "Dry run: nothing was written; run \(run) is still there.", .bold)
    }
    let former = Shown.count(report.run - 1)
    let now =
      report.run == 1
      ? (isZh ? "线索库现在是空的。" : "The store is empty now.")
      : (isZh ? "现在最新的是第 \(former) 次。" : "The newest is run \(former) now.")
    return ink(isZh ? "已撤回第 \(run) 次运行。\(now)" : "Rolled back run \(run). \(now)", .bold)
  }
}
