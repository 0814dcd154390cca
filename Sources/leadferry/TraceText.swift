import Desk
import Mapping
import Model
import Reporting
import Run

/// A trace for people.
enum TraceText {
  static func render(_ report: TraceReport, _ language: Language, width: Int) -> String {
    let isZh = language == .zh
    var lines: [String] = []
    if let becomes = report.becomes {
      lines.append(isZh ? "编号已并入 \(becomes)" : "This id is now \(becomes).")
    }
    for hit in report.hits { lines += self.hit(hit, language, width) + [""] }
    let rest = report.total - report.hits.count
    lines.append(isZh ? "共 \(report.total) 条记录" : "\(report.total) records")
    if rest > 0 {
      lines += TerminalLines.wrap(
        isZh
          ? "还有 \(rest) 条没有显示：用 --limit，或改用主键、文件:行 来查"
          : "\(rest) more are not shown: raise --limit, or ask by key or file:line", width)
    }
    return lines.joined(separator: "\n")
  }

  private static func hit(_ hit: TraceReport.Hit, _ language: Language, _ width: Int) -> [String] {
    let isZh = language == .zh
    var lines = TerminalLines.wrap(
      "\(hit.source) \(hit.object) \(hit.key) · \(state(hit, isZh))", width, margin: "  ", first: "")
    if let code = hit.code {
      let cause = IssueWording.message(code).message.text(language)
      lines += TerminalLines.wrap(
        "! #\(hit.refusal ?? 0) \(code) \(hit.column ?? ""): \(cause)", width, margin: "    ", first: "  ")
    }
    for fix in hit.waiting {
      let place = fix.child == 0 ? fix.column : "\(fix.child)/\(fix.column)"
      lines += TerminalLines.wrap(
        "~ \(place): \"\(fix.before)\" -> \"\(fix.after)\" (\(fix.author)\(isZh ? "，等待重放" : ", waits for a replay"))",
        width, margin: "    ", first: "  ")
    }
    lines += bytes(hit.bytes, isZh, width)
    for value in hit.values { lines += self.value(value, isZh, width) }
    for judgement in hit.judgements {
      let score = judgement.score.map { " \($0)" } ?? ""
      let revoked = judgement.revokedRun.map { isZh ? "，第 \($0) 次运行撤销" : ", revoked in run \($0)" } ?? ""
      let time = judgement.judgedAt.map { isZh ? "，\($0)" : ", \($0)" } ?? ""
      let note = judgement.note.map { isZh ? "：\($0)" : ": \($0)" } ?? ""
      lines += TerminalLines.wrap(
        "⇄ \(judgement.entity) \(judgement.verdict): \(judgement.reason)\(score) (\(judgement.author)\(time)\(revoked)) \(judgement.other)\(note)",
        width, margin: "    ", first: "  ")
    }
    return lines
  }

  private static func state(_ hit: TraceReport.Hit, _ isZh: Bool) -> String {
    let runs = isZh ? "第 \(hit.firstRun)–\(hit.lastRun) 次运行" : "runs \(hit.firstRun)–\(hit.lastRun)"
    switch hit.state {
    case "vanished": return isZh ? "已从来源消失，\(runs)" : "vanished from its source, \(runs)"
    case "left-out":
      let mapping = hit.leftOutBy ?? ""
      return isZh
        ? "第 \(hit.firstRun) 次运行按 \(mapping) 的 where: 排除"
        : "left out in run \(hit.firstRun) by where: of \(mapping)"
    case "quarantined":
      return isZh ? "第 \(hit.firstRun) 次运行隔离" : "in quarantine since run \(hit.firstRun)"
    default: return isZh ? "在库，\(runs)" : "stored, \(runs)"
    }
  }

  private static func bytes(_ bytes: TraceReport.Bytes, _ isZh: Bool, _ width: Int) -> [String] {
    let disk: String
    switch (bytes.disk, bytes.isThere) {
    case ("gone", _): disk = isZh ? "文件已不在" : "the file is gone"
    case ("compressed", _): disk = isZh ? "压缩文件，未查看" : "compressed, not looked into"
    case (let state, true?):
      let same = state == "as-read"
      disk =
        (isZh
          ? (same ? "文件未变，字节仍在" : "文件变了，字节仍在")
          : (same ? "file as read, bytes there" : "file changed, bytes still there"))
        + (bytes.offset.map { isZh ? "，偏移 \($0)" : ", at byte \($0)" } ?? "")
    default: disk = isZh ? "文件里已没有这些字节" : "the file no longer holds these bytes"
    }
    let first = bytes.decoded.split(whereSeparator: \.isNewline).joined(separator: " ")
    return TerminalLines.wrap(
      "\(bytes.file):\(bytes.line) #\(bytes.ordinal) \(bytes.encoding) · \(disk)", width, margin: "    ",
      first: "  ")
      + [
        TerminalLines.fit("    " + first, width),
        TerminalLines.fit("    " + bytes.raw, width),
      ]
  }

  private static func value(_ value: TraceReport.Value, _ isZh: Bool, _ width: Int) -> [String] {
    var lines = TerminalLines.wrap("\(value.field) = \(value.value)", width, margin: "    ", first: "  ")
    for cell in value.cells {
      let fixed = cell.corrected.map { " -> \"\($0)\" (\(cell.author ?? ""))" } ?? ""
      lines += TerminalLines.wrap(
        "<- \(cell.column): \"\(cell.text)\"\(above(cell, isZh))\(fixed)", width, margin: "       ",
        first: "    ")
    }
    let rule = value.mappingLine.map { "\(value.mapping):\($0) " } ?? ""
    let by = value.transform.isEmpty ? "" : "as: \(value.transform)"
    if !(rule + by).isEmpty { lines.append(TerminalLines.fit("    \(rule)\(by)", width)) }
    if let golden = value.golden {
      let outcome =
        value.wins
        ? (isZh ? "胜出" : "wins")
        : (isZh ? "落选，取 \(value.goldenValue ?? "")" : "loses to \(value.goldenValue ?? "")")
      let from = value.winner.map { " (\($0))" } ?? ""
      lines += TerminalLines.wrap(
        "-> \(golden) \(outcome)\(isZh ? "：" : ": ")\(reason(value.rule, isZh))\(from)", width,
        margin: "       ",
        first: "    ")
    }
    return lines
  }

  /// From which row it was filled down.
  private static func above(_ cell: TraceReport.Cell, _ isZh: Bool) -> String {
    guard cell.isFilledDown == true else { return "" }
    guard let line = cell.filledFrom else {
      return isZh ? "（由上面的行填下）" : " (filled down from a row above)"
    }
    return isZh ? "（由第 \(line) 行填下）" : " (filled down from line \(line))"
  }

  private static func reason(_ rule: String, _ isZh: Bool) -> String {
    switch rule {
    case "only": isZh ? "唯一的值" : "the only value"
    case "same": isZh ? "同样的值" : "the same value"
    case "trust": isZh ? "来源可信度" : "trust of the source"
    case "reference": isZh ? "按键引用的记录优先" : "named by its key"
    case "recency": isZh ? "更新更近" : "more recent"
    case "completeness": isZh ? "更完整" : "more complete"
    case "length": isZh ? "更长" : "longer"
    default: isZh ? "身份在前" : "first by identity"
    }
  }
}
