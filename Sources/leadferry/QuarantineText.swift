import LeadModel
import LeadStore
import Mapping

/// Refused records for people. Values are shown: the one who asks is the one who mends them.
enum QuarantineText {
  static func render(_ rows: [StoreSession.QuarantineRow], _ language: Language) -> String {
    guard !rows.isEmpty else {
      return language == .zh ? "没有被隔离的记录" : "No record is in quarantine."
    }
    let byCode = Dictionary(grouping: rows, by: \.code).sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    var lines: [String] = []
    for (code, group) in byCode {
      let wording = IssueWording.message(code)
      lines.append("\(code) · \(group.count) · \(wording.message.text(language))")
      lines.append("  → \(wording.remedy.text(language))")
      for row in group.prefix(20) {
        let column = row.column.isEmpty ? "" : " [\(row.column)]"
        let key = row.key.isEmpty ? "" : " \(row.key)"
        lines.append("  \(row.file):\(row.line)\(key)\(column)")
      }
      if group.count > 20 {
        lines.append(
          language == .zh ? "  …另有 \(group.count - 20) 条" : "  … and \(group.count - 20) more")
      }
    }
    return lines.joined(separator: "\n")
  }

  static func header(_ language: Language) -> [String] {
    language == .zh
      ? ["编号", "来源", "对象", "文件", "行", "主键", "原因代码", "原因", "列", "字段", "值", "处理办法", "原始记录"]
      : [
        "id", "source", "object", "file", "line", "key", "code", "cause", "column", "field", "value",
        "remedy", "raw record",
      ]
  }

  static func cells(_ row: StoreSession.QuarantineRow, _ language: Language) -> [String] {
    let wording = IssueWording.message(row.code)
    return [
      "\(row.id)", row.source, row.object, row.file, "\(row.line)", row.key, row.code,
      wording.message.text(language), row.column, row.field, row.value, wording.remedy.text(language),
      row.raw,
    ]
  }
}
