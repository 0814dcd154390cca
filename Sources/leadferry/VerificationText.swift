import LeadModel
import Verification

/// A verification on the terminal: a line for each check, the first findings, what was not checked.
enum VerificationText {
  static let findingLimit = 20

  static func render(_ result: VerificationResult, _ language: Language) -> String {
    let isZh = language == .zh
    var lines = [result.store]
    lines.append(
      isZh
        ? "\(result.runs) 次运行,\(result.records) 条记录,\(result.goldenRows) 条主记录"
        : "\(result.runs) runs, \(result.records) records, \(result.goldenRows) golden rows")
    lines.append("")
    for tally in result.checks where isShown(tally) { lines.append(line(tally, language)) }
    lines += columns(result.columns, language)
    if let totals = result.totals { lines += TotalsText.lines(totals, language) }
    let shown = result.findings.prefix(findingLimit)
    if !shown.isEmpty { lines.append("") }
    for finding in shown { lines.append(text(finding, language)) }
    let total = result.checks.reduce(0) { $0 + $1.violated + $1.notCheckable }
    if total > shown.count {
      lines.append(
        isZh
          ? "… 另有 \(total - shown.count) 项;--json 列出更多"
          : "… and \(total - shown.count) more; --json lists them")
    }
    lines.append("")
    lines.append(isZh ? "没有检查的:" : "Not checked:")
    for statement in result.notChecked + result.blindSpots { lines.append("  · \(statement.text(language))") }
    lines.append("")
    lines.append(conclusion(result, language))
    return lines.joined(separator: "\n")
  }

  /// What was not asked for is not spoken of.
  private static func isShown(_ tally: VerificationResult.Tally) -> Bool {
    guard tally.check == .manifest || tally.check == .controlFile else { return true }
    return tally.holds + tally.violated + tally.notCheckable > 0
  }

  /// What became of all cells that a rule reads; then the rules that merge several cells into one value.
  private static func columns(_ columns: [ColumnVerdict], _ language: Language) -> [String] {
    guard !columns.isEmpty else { return [] }
    let isZh = language == .zh
    func sum(_ count: (ColumnVerdict) -> Int) -> Int { columns.reduce(0) { $0 + count($1) } }
    let (equal, ruled) = (sum(\.equal), sum(\.ruled))
    let (different, blank) = (sum(\.different), sum(\.blank))
    var lines = [
      "",
      isZh
        ? "列规则 \(columns.count) 条:相同 \(equal),按规则相同 \(ruled),不同 \(different),空 \(blank)"
        : "\(columns.count) columns: \(equal) equal, \(ruled) by rule, \(different) different, \(blank) blank",
    ]
    let lossy = columns.flatMap { column in column.byRule.filter(\.isLossy).map { (column, $0) } }
    guard !lossy.isEmpty else { return lines }
    lines.append(isZh ? "从值看不出原来写法的:" : "Values that do not tell which cell they were:")
    for (column, rule) in lossy.prefix(lossyLimit) {
      lines.append("  · \(column.mapping) → \(column.field), \(rule.title.text(language)): \(rule.count)")
    }
    if lossy.count > lossyLimit {
      let more = lossy.count - lossyLimit
      lines.append(isZh ? "  … 另有 \(more) 项;--json 列出全部" : "  … and \(more) more; --json lists them")
    }
    return lines
  }

  private static let lossyLimit = 8

  private static func line(_ tally: VerificationResult.Tally, _ language: Language) -> String {
    let isZh = language == .zh
    let sign =
      switch tally.verdict {
      case .holds: "✓"
      case .violated: "✗"
      case .notCheckable: "?"
      }
    var counts = [isZh ? "\(tally.holds) 项成立" : "\(tally.holds) hold"]
    if tally.violated > 0 {
      counts.append(isZh ? "\(tally.violated) 项不成立" : "\(tally.violated) violated")
    }
    if tally.notCheckable > 0 {
      counts.append(isZh ? "\(tally.notCheckable) 项无法检查" : "\(tally.notCheckable) not checkable")
    }
    let separator = isZh ? "," : ", "
    return "\(sign) \(tally.title.text(language)): \(counts.joined(separator: separator))"
  }

  private static func text(_ finding: Finding, _ language: Language) -> String {
    let sign = finding.verdict == .violated ? "✗" : "?"
    var text = "\(sign) [\(finding.check.rawValue)] \(place(finding.subject))"
    text += finding.message.text(language)
    guard finding.expected != nil || finding.actual != nil else { return text }
    let none = language == .zh ? "(无)" : "(none)"
    let (should, does) = (finding.expected ?? none, finding.actual ?? none)
    return text
      + (language == .zh
        ? "\n    应为 \(should)\n    实为 \(does)" : "\n    expected \(should)\n    found    \(does)")
  }

  private static func place(_ subject: Subject) -> String {
    var parts: [String] = []
    if let run = subject.run { parts.append("run \(run)") }
    if let source = subject.source, !source.isEmpty { parts.append(source) }
    if let file = subject.file {
      parts.append(subject.line.map { "\(file):\($0)" } ?? file)
    }
    if let ordinal = subject.ordinal { parts.append("#\(ordinal)") }
    if let key = subject.key, !key.isEmpty { parts.append(key) }
    if let object = subject.object { parts.append(object) }
    if let id = subject.id { parts.append(id) }
    if let field = subject.field { parts.append(field) }
    return parts.isEmpty ? "" : parts.joined(separator: " ") + ": "
  }

  private static func conclusion(_ result: VerificationResult, _ language: Language) -> String {
    switch result.verdict {
    case .holds:
      language == .zh ? "检查过的全部成立。" : "All that was checked holds."
    case .violated:
      language == .zh
        ? "有不成立的:请勿继续切换;从备份恢复,或查明是谁改动了线索库。"
        : "Something is violated: do not go on. Restore a backup, or find out who changed the store."
    case .notCheckable:
      language == .zh
        ? "没有不成立的,但有些无法检查。" : "Nothing is violated, but something could not be checked."
    }
  }
}
