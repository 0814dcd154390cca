import Model
import Reporting
import Verification

/// A verification on the terminal: a line for each check, the first findings, what was not checked.
struct VerificationText {
  static let findingLimit = 20
  static let checkLimit = 5

  private let result: VerificationResult
  private let language: Language
  private let width: Int

  private var isZh: Bool { language == .zh }

  /// - Parameter width: columns of the terminal.
  static func render(_ result: VerificationResult, _ language: Language, width: Int) -> String {
    VerificationText(result: result, language: language, width: width).lines.joined(separator: "\n")
  }

  private var lines: [String] {
    let counts = [result.runs, result.records, result.goldenRows].map(Shown.count)
    var lines = TerminalLines.wrap(result.store, width)
    lines.append(
      isZh
        ? "\(counts[0]) 次运行，\(counts[1]) 条记录，\(counts[2]) 条主记录"
        : "\(counts[0]) runs, \(counts[1]) records, \(counts[2]) golden rows")
    lines.append("")
    lines += checks
    lines += columns
    if let totals = result.totals { lines += TotalsText.lines(totals, language) }
    lines += findings
    lines.append("")
    lines.append(isZh ? "没有检查的：" : "Not checked:")
    lines += (result.notChecked + result.blindSpots).flatMap { item($0.text(language)) }
    lines.append("")
    lines += TerminalLines.wrap(conclusion, width)
    return lines
  }

  private func item(_ text: String) -> [String] {
    TerminalLines.wrap(text, width, margin: "    ", first: "  · ")
  }

  /// A table: what was checked, and how often it holds, is violated, or could not be checked; the last
  /// two only where there is something to say.
  private var checks: [String] {
    let asked = result.askedChecks
    let heads = isZh ? ["成立", "不成立", "无法检查"] : ["holds", "violated", "unchecked"]
    let columns = [
      asked.map(\.holds), asked.map(\.violated), asked.map(\.notCheckable),
    ]
    let shown = (0..<3).filter { $0 == 0 || columns[$0].contains { $0 > 0 } }
    let widths = shown.map { place in
      ([heads[place]] + columns[place].map(Shown.count)).map(DisplayWidth.of).max() ?? 0
    }
    let titles = asked.map { $0.title.text(language) }
    let widest = titles.map(DisplayWidth.of).max() ?? 0
    let room = min(widest, width - 2 - widths.reduce(0) { $0 + $1 + 2 })
    func row(_ sign: String, _ title: String, _ cells: [String]) -> String {
      let right = zip(cells, widths).map { cell, width in
        "  " + String(repeating: " ", count: max(0, width - DisplayWidth.of(cell))) + cell
      }
      return "\(sign) \(TerminalLines.pad(title, room))\(right.joined())"
    }
    return [row(" ", "", shown.map { heads[$0] })]
      + asked.enumerated().flatMap { index, tally in
        let counts = shown.map { columns[$0][index] == 0 ? "–" : Shown.count(columns[$0][index]) }
        let title = TerminalLines.wrap(titles[index], room)
        return title.enumerated().map { line, text in
          line == 0 ? row(sign(tally.verdict), text, counts) : "  " + text
        }
      }
  }

  private func sign(_ verdict: Verification.Verdict) -> String {
    switch verdict {
    case .holds: "✓"
    case .violated: "✗"
    case .notCheckable: "?"
    }
  }

  /// What became of all cells that a rule reads; then the rules that merge several cells into one value.
  private var columns: [String] {
    guard !result.columns.isEmpty else { return [] }
    func sum(_ count: (ColumnVerdict) -> Int) -> String {
      Shown.count(result.columns.reduce(0) { $0 + count($1) })
    }
    let (equal, ruled) = (sum(\.equal), sum(\.ruled))
    let (different, blank) = (sum(\.different), sum(\.blank))
    let count = Shown.count(result.columns.count)
    var lines = [""]
    lines += TerminalLines.wrap(
      isZh
        ? "列规则 \(count) 条：相同 \(equal)，按规则相同 \(ruled)，不同 \(different)，空 \(blank)"
        : "\(count) columns: \(equal) equal, \(ruled) by rule, \(different) different, \(blank) blank", width)
    let lossy = result.columns.flatMap { column in column.byRule.filter(\.isLossy).map { (column, $0) } }
    guard !lossy.isEmpty else { return lines }
    lines.append(isZh ? "从值看不出原来写法的：" : "Values that do not tell which cell they were:")
    for (column, rule) in lossy.prefix(Self.lossyLimit) {
      lines += item(
        "\(column.mapping) → \(column.field), \(rule.title.text(language)): \(Shown.count(rule.count))")
    }
    if lossy.count > Self.lossyLimit { lines.append("  " + more(lossy.count - Self.lossyLimit)) }
    return lines
  }

  private static let lossyLimit = 8

  private var findings: [String] {
    // Some of every check, so that the many of one do not hide the few of another.
    var ofCheck: [Check: Int] = [:]
    let shown = result.findings.filter { finding in
      ofCheck[finding.check, default: 0] += 1
      return ofCheck[finding.check, default: 0] <= Self.checkLimit
    }.prefix(Self.findingLimit)
    var lines = shown.isEmpty ? [] : [""]
    lines += shown.flatMap(text)
    let total = result.checks.reduce(0) { $0 + $1.violated + $1.notCheckable }
    if total > shown.count { lines.append(more(total - shown.count)) }
    return lines
  }

  private func more(_ count: Int) -> String {
    isZh
      ? "… 另有 \(Shown.count(count)) 项；--json 或 --out 列出更多"
      : "… and \(Shown.count(count)) more; --json or --out lists them"
  }

  private func text(_ finding: Finding) -> [String] {
    let place = "[\(finding.check.rawValue)] \(place(finding.subject))"
    var lines = TerminalLines.wrap(
      place + finding.message.text(language), width, margin: "  ", first: sign(finding.verdict) + " ")
    guard finding.expected != nil || finding.actual != nil else { return lines }
    let none = isZh ? "（无）" : "(none)"
    let heads = isZh ? ["应为 ", "实为 "] : ["expected ", "found    "]
    for (head, value) in zip(heads, [finding.expected, finding.actual]) {
      lines += TerminalLines.wrap(head + (value ?? none), width, margin: "      ", first: "    ")
    }
    return lines
  }

  private func place(_ subject: Subject) -> String {
    var parts: [String] = []
    if let run = subject.run { parts.append(isZh ? "第 \(run) 次运行" : "run \(run)") }
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

  private var conclusion: String {
    switch result.verdict {
    case .holds:
      isZh ? "检查过的全部成立。" : "All that was checked holds."
    case .violated:
      isZh
        ? "有不成立的：请勿继续切换；从备份恢复，或查明是谁改动了线索库。"
        : "Something is violated: do not go on. Restore a backup, or find out who changed the store."
    case .notCheckable:
      isZh
        ? "没有不成立的，但有些无法检查。" : "Nothing is violated, but something could not be checked."
    }
  }
}
