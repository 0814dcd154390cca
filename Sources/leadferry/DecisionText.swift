import Desk
import Model
import Run

/// A changed line of a mapping or of the owners table, as a diff.
enum DecisionText {
  static func change(_ result: DecisionResult, _ language: Language) -> String {
    var lines = ["\(result.path):\(result.line)  \(result.subject)  (\(result.author))"]
    if let before = result.before, !before.isEmpty { lines.append("- \(before)") }
    lines.append("+ \(result.after)")
    return lines.joined(separator: "\n")
  }

  static func next(_ result: DecisionResult, _ migration: String, _ language: Language) -> String {
    if result.isBeforeFirstRun == true {
      return language == .zh
        ? "已写入；还没有线索库，第一次运行会照此读取。\n之后运行：leadferry plan \(migration)"
        : "Written; there is no store yet, and the first run goes by it.\nNext: leadferry plan \(migration)"
    }
    let count = result.records
    guard language == .zh else {
      return """
        Written; \(count) \(count == 1 ? "record" : "records") in quarantine \(count == 1 ? "is" : "are") refused for it.
        Next: leadferry quarantine replay \(migration)
        """
    }
    return "已写入；隔离区里有 \(count) 条记录因它被拒收。\n之后运行：leadferry quarantine replay \(migration)"
  }
}
