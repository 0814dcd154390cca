import Desk
import Model
import Reporting
import Run

/// The runs of a store, what it holds, and what waits in quarantine.
enum StatusText {
  static func render(_ status: Desk.Status, _ language: Language, width: Int, color: Bool) -> String {
    let isZh = language == .zh
    var lines = [status.store]
    guard !status.runs.isEmpty else {
      let none = [isZh ? "还没有运行" : "It has had no run yet."]
      return (lines + none + doors(status, isZh)).joined(separator: "\n")
    }
    let rows = status.runs.map { run in
      TerminalReport.StatusRow(
        run: run.number, time: run.startedAt, kind: "apply", totals: totals(of: run))
    }
    lines.append("")
    lines.append(
      TerminalReport.statusTable(rows, language: language, width: width, color: color))
    let golden = Entity.allCases.compactMap { entity in
      status.entities[entity.name].map { "\(Shown.count($0)) \(entity.title.text(language).lowercased())" }
    }
    lines += wrapped((isZh ? "线索库中：" : "In the store: ") + golden.joined(separator: " · "), width)
    lines.append(
      isZh
        ? "隔离中：\(Shown.count(status.openQuarantine)) 条"
        : "In quarantine: \(Shown.count(status.openQuarantine))")
    if let newest = status.runs.max(by: { $0.number < $1.number }) {
      lines.append((isZh ? "摘要：" : "Digest: ") + newest.digest)
    }
    lines += migrations(status, isZh)
    lines += doors(status, isZh)
    return lines.joined(separator: "\n")
  }

  /// Whose runs they are, when several migrations share the store.
  private static func migrations(_ status: Desk.Status, _ isZh: Bool) -> [String] {
    var runs: [(name: String, numbers: [Int])] = []
    for run in status.runs {
      if let known = runs.firstIndex(where: { $0.name == run.migration }) {
        runs[known].numbers.append(run.number)
      } else {
        runs.append((run.migration, [run.number]))
      }
    }
    guard runs.count > 1 else { return [] }
    let head = isZh ? "库中有 \(runs.count) 个迁移：" : "\(runs.count) migrations share this store:"
    return [head]
      + runs.map { name, numbers in
        let shown = numbers.suffix(8).map(String.init).joined(separator: ", ")
        let all = numbers.count > 8 ? "… " + shown : shown
        return isZh ? "  \(name)：第 \(all) 次" : "  \(name): run \(all)"
      }
  }

  /// Which runs were accepted, and which were taken back.
  private static func doors(_ status: Desk.Status, _ isZh: Bool) -> [String] {
    var lines: [String] = []
    if let accepted = status.runs.last(where: { $0.acceptedAt != nil }), let time = accepted.acceptedAt {
      lines.append(
        isZh
          ? "已确认：到第 \(accepted.number) 次（\(time)），不能再撤回"
          : "Accepted: up to run \(accepted.number), at \(time): no rollback")
    }
    for run in status.rolledBack.suffix(5) {
      lines.append(
        isZh
          ? "已撤回：第 \(run.run) 次（\(run.startedAt)），撤回于 \(run.rolledBackAt)"
          : "Rolled back: run \(run.run) of \(run.startedAt), at \(run.rolledBackAt)")
    }
    return lines
  }

  private static func totals(of run: Desk.Status.Run) -> RunReport.Dispositions {
    (run.summary?.sources.values).map { sources in
      sources.reduce(into: RunReport.Dispositions()) { $0.add($1) }
    } ?? RunReport.Dispositions()
  }

  /// Lines of at most `width` columns, broken at ` · `.
  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for piece in text.components(separatedBy: " · ") {
      if let last = lines.last, DisplayWidth.of(last) + DisplayWidth.of(piece) + 3 <= width {
        lines[lines.count - 1] = last + " · " + piece
      } else {
        lines.append(lines.isEmpty ? piece : "  " + piece)
      }
    }
    return lines
  }
}
