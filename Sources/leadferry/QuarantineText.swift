import Mapping
import Model
import Reporting
import Store

/// Refused records for people, by cause.
enum QuarantineText {
  /// How many records of one cause are shown.
  static let limit = 20

  /// - Parameter showValues: as they are; they are masked otherwise.
  static func render(
    _ rows: [StoreSession.QuarantineRow], _ language: Language, width: Int, showValues: Bool = false
  ) -> String {
    let isZh = language == .zh
    guard !rows.isEmpty else { return isZh ? "没有被隔离的记录" : "No record is in quarantine." }
    let byCode = Dictionary(grouping: rows, by: \.code).sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    var lines: [String] = []
    for (code, group) in byCode {
      let wording = IssueWording.message(code)
      lines.append("\(group.count) × \(code)")
      lines += TerminalLines.wrap(wording.message.text(language), width, margin: "  ")
      lines += TerminalLines.wrap(wording.remedy.text(language), width, margin: "     ", first: "  -> ")
      let shown = group.prefix(limit)
      lines += table(shown.map { cells($0, showValues: showValues) }, width)
      if group.count > limit {
        let rest = group.count - limit
        lines.append(
          isZh ? "    …另有 \(rest) 条，可用 quarantine export 导出" : "    … and \(rest) more: see quarantine export"
        )
      }
      lines.append("")
    }
    lines.append(isZh ? "共 \(rows.count) 条记录在隔离中" : "\(rows.count) records in quarantine")
    return lines.joined(separator: "\n")
  }

  /// Number, place, key, and the cell at fault.
  private static func cells(_ row: StoreSession.QuarantineRow, showValues: Bool) -> [String] {
    let key = row.key.replacing("\u{1F}", with: " ")
    var cell = row.column
    if !row.value.isEmpty {
      let value = showValues ? row.value : Mask.value(row.value, field: row.field)
      cell += cell.isEmpty ? value : ": \(value)"
    }
    return ["#\(row.id)", "\(row.file):\(row.line)", showValues ? key : Mask.key(key), cell]
  }

  /// Columns as wide as their widest cell; the last takes what is left.
  private static func table(_ rows: [[String]], _ width: Int) -> [String] {
    func widest(_ column: Int) -> Int { rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
    let rooms = [widest(0), min(widest(1), width * 2 / 5), min(widest(2), width / 4)]
    return rows.map { row in
      let cells = zip(row, rooms).map { TerminalLines.pad($0, $1) } + [row[3]]
      return TerminalLines.fit("    " + cells.joined(separator: "  "), width)
    }
  }

  static func header(_ language: Language) -> [String] {
    language == .zh
      ? ["编号", "来源", "对象", "文件", "行", "主键", "原因代码", "原因", "列", "字段", "值", "改为", "处理办法", "原始记录"]
      : [
        "id", "source", "object", "file", "line", "key", "code", "cause", "column", "field", "value",
        "new value", "remedy", "raw record",
      ]
  }

  static func cells(_ row: StoreSession.QuarantineRow, _ language: Language) -> [String] {
    let wording = IssueWording.message(row.code)
    return [
      "\(row.id)", row.source, row.object, row.file, "\(row.line)", row.key, row.code,
      wording.message.text(language), row.column, row.field, row.value, "", wording.remedy.text(language),
      row.raw,
    ]
  }
}
