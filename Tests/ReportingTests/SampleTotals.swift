import Model

@testable import Reporting

/// The numbers of the sample: they balance.
extension SampleReport {
  static let codes:
    [(
      code: String, count: Int, column: String, field: String, value: String, message: Bilingual,
      remedy: Bilingual
    )] = [
      (
        "phone-scientific", 18, "手机", "contact.mobile", "1.38E+10",
        Bilingual(zh: "电话被表格软件变成科学记数法", en: "A spreadsheet turned the phone number into scientific notation"),
        Bilingual(zh: "把该列设为文本后重新导出", en: "Set the column to text and export again")
      ),
      (
        "phone-invalid", 12, "电话", "contact.phone", "8888",
        Bilingual(zh: "不是有效的电话号码", en: "Not a phone number"),
        Bilingual(zh: "在来源中更正，或在映射里另选一列", en: "Correct it at the source, or map another column")
      ),
      (
        "owner-unknown", 9, "负责人", "lead.owner", "王小芳",
        Bilingual(zh: "负责人表里没有这个人", en: "Nobody of this name is in the owners table"),
        Bilingual(zh: "在 owners.csv 中补充此人或其接手人", en: "Add the person, or who takes over, to owners.csv")
      ),
      (
        "reference-not-found", 7, "客户编码", "contact.account", "C000999",
        Bilingual(zh: "引用的客户不存在", en: "The account it refers to does not exist"),
        Bilingual(zh: "确认客户文件是完整的", en: "Check that the file of accounts is complete")
      ),
      (
        "date-ambiguous", 6, "创建时间", "lead.created_at", "03/04/2025",
        Bilingual(zh: "日期有两种读法", en: "The date can be read in two ways"),
        Bilingual(zh: "在映射里写明日期格式", en: "Name the date format in the mapping")
      ),
      (
        "key-repeated", 4, "线索编号", "", "XS-000071",
        Bilingual(zh: "同一全量导出里键出现两次", en: "The key stands twice in one snapshot"),
        Bilingual(zh: "在来源中去掉重复行", en: "Remove the repeated row at the source")
      ),
      (
        "enum-unknown", 3, "状态", "lead.status", "<script>alert(1)</script>",
        Bilingual(zh: "值映射里没有这个值", en: "The value map does not know this value"),
        Bilingual(zh: "在 values: 中为它指定去处", en: "Say in values: what becomes of it")
      ),
      (
        "quote-unclosed", 1, "", "", "", Bilingual(zh: "引号没有闭合", en: "A quote is never closed"),
        Bilingual(zh: "修正该行后重放", en: "Mend the line and replay it")
      ),
    ]

  static func refuse(_ report: inout RunReport) {
    for (at, code) in codes.enumerated() {
      report.quarantineByCode.append(
        .init(code: code.code, message: code.message, remedy: code.remedy, count: code.count))
      for n in 0..<code.count {
        report.quarantine.items.append(
          .init(
            record: name(n * 29 + at, source: n % 3), code: code.code, column: code.column, field: code.field,
            value: code.value, message: code.message, remedy: code.remedy))
      }
    }
    report.quarantine.total = report.quarantine.items.count
  }

  static let sources: [RunReport.SourceReport] = [
    source(
      "excel", trust: 1, snapshot: true,
      [
        file(
          "exports/线索1.csv", "csv", "GB18030", counts(1_000, 700, 20, 154, 100, 16, 10, 0), declared: 1_000),
        file("exports/线索2.csv", "csv", "GB18030", counts(760, 520, 10, 140, 70, 14, 6, 0), declared: nil),
      ], vanished: 12),
    source(
      "u8", trust: 3, snapshot: true,
      [
        file(
          "exports/u8-customer.xml", "xml", "GB18030", counts(1_240, 980, 24, 116, 100, 20, 0, 0),
          declared: nil)
      ], vanished: 0),
    source(
      "oa", trust: 2, snapshot: false,
      [
        file(
          "exports/oa-2026-03-09.json", "json", "UTF-8", counts(1_000, 640, 30, 287, 30, 10, 0, 3),
          declared: nil)
      ], vanished: 0),
  ]

  static let entities: [RunReport.EntityReport] = [
    entity(.account, 640, 1_120, 31, 12), entity(.contact, 702, 1_644, 40, 30),
    entity(.lead, 610, 1_530, 52, 0),
    entity(.opportunity, 122, 310, 14, 0), entity(.activity, 1_420, 3_911, 0, 0),
  ]

  private static func counts(
    _ read: Int, _ added: Int, _ updated: Int, _ unchanged: Int, _ merged: Int, _ quarantined: Int,
    _ filtered: Int,
    _ held: Int
  ) -> RunReport.Dispositions {
    var all = RunReport.Dispositions()
    (all.read, all.added, all.updated, all.unchanged) = (read, added, updated, unchanged)
    (all.merged, all.quarantined, all.filtered, all.held) = (merged, quarantined, filtered, held)
    return all
  }

  private static func file(
    _ path: String, _ format: String, _ encoding: String, _ counts: RunReport.Dispositions, declared: Int?
  ) -> RunReport.FileReport {
    var cells = RunReport.CellBalance()
    (cells.mapped, cells.kept, cells.ignored) = (counts.read * 14, counts.read / 9, counts.read)
    (cells.quarantined, cells.filtered) = (counts.quarantined * 13, counts.filtered * 12)
    cells.filled = cells.mapped + cells.kept + cells.ignored + cells.quarantined + cells.filtered
    return .init(
      path: path, bytes: counts.read * 317, sha256: sha256(counts.read), format: format, encoding: encoding,
      object: format == "xml" ? "account" : "lead", dispositions: counts, countedRecords: counts.read,
      declaredRecords: declared, cells: cells)
  }

  private static func source(
    _ name: String, trust: Int, snapshot: Bool, _ files: [RunReport.FileReport], vanished: Int
  ) -> RunReport.SourceReport {
    var source = RunReport.SourceReport(name: name, trust: trust, isSnapshot: snapshot)
    source.files = files
    for file in files { source.total.add(file.dispositions) }
    source.total.vanished = vanished
    return source
  }

  private static func entity(
    _ entity: Entity, _ before: Int, _ added: Int, _ updated: Int, _ removed: Int
  ) -> RunReport.EntityReport {
    var row = RunReport.EntityReport(entity: entity)
    (row.before, row.added, row.updated, row.removed) = (before, added, updated, removed)
    row.unchanged = before - updated - removed
    row.after = before + added - removed
    return row
  }
}
