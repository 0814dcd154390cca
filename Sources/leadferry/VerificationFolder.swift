import Foundation
import Model
import Reporting
import Run
import Verification

/// The folder that `verify --out` leaves: a page for people, all of the result for machines, its findings,
/// columns and control totals as CSV for spreadsheets.
enum VerificationFolder {
  /// - Parameter folder: one that is there.
  static func write(
    _ report: VerificationReport, to folder: String, _ language: Language
  ) throws(RunError) {
    try PrivateFiles.write(try csv(findingRows(report)), to: folder + "/findings.csv")
    try PrivateFiles.write(try csv(columnRows(report.result)), to: folder + "/columns.csv")
    if let totals = report.result.totals {
      try PrivateFiles.write(try csv(TotalsText.rows(totals)), to: folder + "/totals.csv")
    }
    let page = VerificationPage.render(report, language: language)
    try PrivateFiles.write(Data(page.utf8), to: folder + "/verification.html")
    if let manifest = report.result.manifest {
      try PrivateFiles.write(manifest.json, to: folder + "/manifest.json")
    }
    // Last: a folder with this file in it is complete.
    try PrivateFiles.write(Data(try json(report).utf8), to: folder + "/verification.json")
  }

  static func json(_ report: VerificationReport) throws(RunError) -> String {
    do {
      return String(decoding: try JSONReport.encode(report), as: UTF8.self)
    } catch {
      throw .inconsistent(
        Bilingual(zh: "报告无法编码：\(error)", en: "the report cannot be encoded: \(error)"))
    }
  }

  private static func csv(_ rows: [[String]]) throws(RunError) -> Data {
    var data = Data()
    do {
      var writer = CSVWriter(protection: .spreadsheet) { data.append(contentsOf: $0) }
      for row in rows { try writer.row(row) }
      try writer.finish()
    } catch {
      throw .inconsistent(Bilingual(zh: "CSV 无法写出：\(error)", en: "CSV cannot be written: \(error)"))
    }
    return data
  }

  private static func findingRows(_ report: VerificationReport) -> [[String]] {
    let head = [
      "check", "verdict", "run", "source", "file", "line", "ordinal", "record", "key", "object", "id",
      "field", "column", "child", "expected", "actual", "zh", "en", "decides", "remedy zh", "remedy en",
      "trail",
    ]
    return [head]
      + report.result.findings.map { finding in
        let kind = report.kind(of: finding)
        let advice = [
          kind?.decides.rawValue ?? "", kind?.remedy.zh ?? "", kind?.remedy.en ?? "",
          report.trail(finding) ?? "",
        ]
        let subject = finding.subject
        let place = [subject.run.text, subject.source, subject.file, subject.line.text]
        let record = [subject.ordinal.text, subject.record.text, subject.key, subject.object, subject.id]
        let cell = [subject.field, subject.column, subject.child.text, finding.expected, finding.actual]
        return [finding.check.rawValue, finding.verdict.rawValue]
          + (place + record + cell).map { $0 ?? "" } + [finding.message.zh, finding.message.en] + advice
      }
  }

  private static func columnRows(_ result: VerificationResult) -> [[String]] {
    let head = ["sources", "mapping", "columns", "field", "equal", "by rule", "different", "blank", "rules"]
    return [head]
      + result.columns.map { column in
        let rules = column.byRule.map { "\($0.rule.rawValue) \($0.count)" + ($0.isLossy ? " lossy" : "") }
        let counts = [column.equal, column.ruled, column.different, column.blank].map(String.init)
        let names = [
          column.sources.joined(separator: "; "), column.mapping, column.columns.joined(separator: "; "),
          column.field,
        ]
        return names + counts + [rules.joined(separator: "; ")]
      }
  }
}

extension Int? {
  fileprivate var text: String? { map(String.init) }
}
