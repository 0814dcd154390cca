import Desk
import Mapping
import Model
import Reporting
import Run

/// A correction, as the person who typed it in sees it.
enum FixText {
  static func render(_ result: FixResult, _ migration: String, _ language: Language) -> String {
    let isZh = language == .zh
    var lines = [
      "#\(result.record)  \(result.source)  \(result.file):\(result.line)",
      "  \(result.column): \(quoted(result.before)) -> \(quoted(result.after))  (\(result.author))",
    ]
    switch result.outcome {
    case "landed":
      lines.append(isZh ? "  映射接受它。" : "  The mapping takes it.")
    case "filtered":
      lines.append(isZh ? "  映射的条件会把这条记录排除。" : "  The mapping's conditions leave this record out.")
    default:
      let code = result.code ?? ""
      let cause = IssueWording.message(code).message.text(language)
      let place = [code, result.codeColumn ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      lines.append(isZh ? "  还有一处被拒收：\(place)" : "  Another cell is refused still: \(place)")
      lines.append("    \(cause)")
    }
    lines.append(
      isZh
        ? "之后运行：leadferry quarantine replay \(migration)"
        : "Next: leadferry quarantine replay \(migration)")
    return lines.joined(separator: "\n")
  }

  /// Of corrections that are one decision: the places, and the change once.
  static func render(all results: [FixResult], _ migration: String, _ language: Language) -> String {
    guard let first = results.first else { return "" }
    let isZh = language == .zh
    let shown = 5
    var lines = [
      "\(first.column): \(quoted(first.before)) -> \(quoted(first.after))  (\(first.author))"
    ]
    lines += results.prefix(shown).map { "  #\($0.record)  \($0.source)  \($0.file):\($0.line)" }
    if results.count > shown {
      let rest = results.count - shown
      lines.append(isZh ? "  …另有 \(rest) 条" : "  … and \(rest) more")
    }
    let refused = results.count { $0.outcome == "refused" }
    lines.append(
      isZh ? "\(results.count) 处修正" : "\(results.count) \(results.count == 1 ? "correction" : "corrections")")
    if refused > 0 {
      lines.append(
        isZh
          ? "其中 \(refused) 条记录还有别处被拒收"
          : "\(refused) \(refused == 1 ? "record is" : "records are") refused for another cell still")
    }
    lines.append(
      isZh
        ? "之后运行：leadferry quarantine replay \(migration)"
        : "Next: leadferry quarantine replay \(migration)")
    return lines.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String { text.isEmpty ? "(empty)" : "\"\(text)\"" }
}

/// What became of the records in quarantine.
enum ReplayText {
  /// How many records are listed.
  static let limit = 20

  static func render(_ replay: ReplayOutcome, _ language: Language, width: Int) -> String {
    let isZh = language == .zh
    guard replay.read + replay.absent.count > 0 else {
      return isZh ? "没有被隔离的记录" : "No record is in quarantine."
    }
    var lines = [
      isZh
        ? "重放 \(replay.read) 条：\(replay.landed) 条写入（用到 \(replay.corrections) 处修正），\(replay.filtered) 条被排除，\(replay.refused.count) 条仍被隔离"
        : "Replayed \(replay.read): \(replay.landed) landed (with \(replay.corrections) corrections), \(replay.filtered) left out, \(replay.refused.count) refused again"
    ]
    let corrected = replay.refused.filter(\.isCorrected)
    if !corrected.isEmpty {
      lines.append(
        isZh
          ? "其中 \(corrected.count) 条已修正仍被拒收："
          : "Of these \(corrected.count) were corrected, and are refused still:")
      lines += corrected.prefix(limit).map { "  #\($0.id)  \($0.file):\($0.line)" }
    }
    if !replay.absent.isEmpty {
      lines.append(
        isZh
          ? "\(replay.absent.count) 条没有重放：无法拆成单元格，或没有映射读取；请在来源里修正"
          : "\(replay.absent.count) not replayed: no cells, or no mapping; mend them in the source")
    }
    if replay.settled == 0 {
      lines.append(
        isZh
          ? "没有写入任何内容；先用 quarantine fix 修正"
          : "Nothing was written; correct records with quarantine fix first.")
    }
    return lines.flatMap { TerminalLines.wrap($0, width, margin: "  ", first: "") }.joined(separator: "\n")
  }
}
