import Desk
import Documents
import Foundation
import Model
import Reporting
import Run

/// What `review` and `unmerge` say besides the pairs themselves.
enum ReviewText {
  static func end(_ language: Language) -> String {
    language == .zh ? "没有别的存疑记录了" : "No other pair is in doubt."
  }

  static func noWayBack(_ language: Language) -> String {
    language == .zh ? "已经是第一个" : "this is the first"
  }

  static func why(_ language: Language) -> String { language == .zh ? "理由：" : "why: " }

  static func takenBack(_ language: Language) -> String { language == .zh ? "上一个判断已撤销" : "taken back" }

  static func refused(_ error: RunError, _ language: Language) -> String {
    DiagnosticRenderer.render(error.diagnostics, language)
  }

  /// How many were answered, and what comes of it.
  static func summary(
    _ counts: [JudgementVerdict: Int], left: Int, migration: String, _ language: Language, width: Int
  ) -> String {
    let shown = JudgementVerdict.allCases.map { "\(counts[$0] ?? 0) \($0.title.text(language))" }
      .joined(separator: language == .zh ? "，" : ", ")
    let isZh = language == .zh
    var lines = [isZh ? "判断：\(shown)；还有 \(left) 对存疑" : "Judged: \(shown); \(left) still in doubt"]
    if counts.values.contains(where: { $0 > 0 }) { lines.append(next(migration, language)) }
    return wrapped(lines, width)
  }

  private static func wrapped(_ lines: [String], _ width: Int) -> String {
    lines.flatMap { TerminalLines.wrap($0, width, margin: "  ", first: "") }.joined(separator: "\n")
  }

  static func next(_ migration: String, _ language: Language) -> String {
    language == .zh
      ? "判断已写入线索库，下一次运行时生效：leadferry plan \(migration)"
      : "They are in the store and take effect in the next run: leadferry plan \(migration)"
  }

  static func imported(
    _ count: Int, known: Int, migration: String, _ language: Language, width: Int
  ) -> String {
    let isZh = language == .zh
    let first =
      isZh
      ? "导入 \(count) 个判断，\(known) 个原已如此"
      : "\(count) \(count == 1 ? "judgement" : "judgements") imported, \(known) stood already"
    let lines = count == 0 ? [first] : [first, next(migration, language)]
    return wrapped(lines, width)
  }

  static func unmerged(
    _ unmerged: Desk.Unmerged, migration: String, _ language: Language
  ) -> String {
    let isZh = language == .zh
    let kind = isZh ? unmerged.entity.title.zh : unmerged.entity.title.en
    var lines = ["\(kind) \(unmerged.id)"]
    lines += unmerged.staying.map { "  = \($0)" } + unmerged.apart.map { "  - \($0)" }
    guard unmerged.judgements > 0 else {
      lines.append(isZh ? "这些判断原已成立" : "All of this was judged before.")
      return lines.joined(separator: "\n")
    }
    let count = unmerged.judgements
    lines.append(isZh ? "写入 \(count) 个判断" : count == 1 ? "1 judgement" : "\(count) judgements")
    lines.append(next(migration, language))
    return lines.joined(separator: "\n")
  }

  /// Pairs by their places; values are not shown.
  static func list(_ pairs: [ReviewPair], total: Int, _ language: Language, width: Int) -> String {
    guard !pairs.isEmpty else { return language == .zh ? "没有存疑的记录" : "No pair is in doubt." }
    var lines: [String] = []
    for pair in pairs {
      let doubt = ReviewCard.doubt(pair, language)
      lines += TerminalLines.wrap(
        "\(pair.id)  \(pair.entity.title.text(language))  \(doubt)", width, margin: "    ", first: "")
      for side in [pair.left, pair.right] {
        let part = side.part == 0 ? "" : "#\(side.part)"
        let place = "\(side.record.file):\(side.record.line)"
        let key = side.record.key.replacing("\u{1F}", with: " ")
        lines.append(TerminalLines.fit("    \(side.record.source)/\(key)\(part)  \(place)", width))
      }
    }
    if total > pairs.count {
      lines.append(language == .zh ? "…另有 \(total - pairs.count) 对" : "… and \(total - pairs.count) more")
    }
    lines.append("")
    lines.append(
      language == .zh
        ? "共 \(total) 对存疑" : total == 1 ? "1 pair in doubt" : "\(total) pairs in doubt")
    return lines.joined(separator: "\n")
  }
}
