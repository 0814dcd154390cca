import Model

@testable import Reporting
@testable import Verification

/// A verification with something in every place.
enum SampleVerification {
  static let attack = "</script><script>alert(1)</script>\"'><img onerror=x>"

  static func make(
    violated: Int = 3, notCheckable: Int = 1, showsValues: Bool = true, value: String = "13800000000"
  ) -> VerificationReport {
    var result = VerificationResult(store: "/data/anhe.leads")
    result.runs = 2
    result.records = 5
    result.goldenRows = 4
    result.digest = String(repeating: "a", count: 32)
    let book = FindingBook()
    for check in Check.allCases { book.holds(check, 10) }
    for number in 0..<violated {
      var subject = Subject(
        run: 1, source: "excel", file: "exports/线索 2026.csv", object: "contact", record: number,
        ordinal: number + 1, field: "contact.mobile")
      subject.line = number + 2
      subject.key = "XS-\(number)"
      subject.column = "手机"
      subject.child = 1
      book.violated(
        .values, subject, expected: value, actual: "1390000000\(number)", values: true,
        VerificationWording.valueDiffers)
    }
    for number in 0..<notCheckable {
      book.notCheckable(
        .recordCount, Subject(run: 2, source: "u8", file: "exports/u8-\(number).xml"),
        VerificationWording.fileGone)
    }
    result.checks = book.checks
    result.findings = book.findings
    result.columns = [
      ColumnVerdict(
        sources: ["excel"], mapping: "excel-leads", columns: ["手机"], field: "contact.mobile", equal: 2,
        byRule: [.init(rule: .phone, title: Bilingual(zh: "电话", en: "phone"), isLossy: true, count: 2)],
        different: violated, blank: 1)
    ]
    result.files = [file("exports/线索 2026.csv", added: 3, merged: 1, quarantined: 1)]
    result.totals = totals
    result.notChecked = [Bilingual(zh: "没查", en: "left out")]
    return VerificationReport(
      showsValues ? result : result.masked, toolVersion: "0.1.0", startedAt: "2026-11-25T15:00:00Z",
      seconds: 1.5, migration: "anhe.yaml", title: Bilingual(zh: "安和", en: "Anhe"), showsValues: showsValues)
  }

  static func file(_ name: String, added: Int, merged: Int, quarantined: Int) -> FileBalance {
    var records = FileBalance.Records()
    records.added = added
    records.merged = merged
    records.quarantined = quarantined
    let read = added + merged + quarantined
    return FileBalance(
      run: 1, source: "excel", file: name, object: "lead", isReplay: false, read: read, counted: read,
      declared: read, records: records, cells: .init(filled: 9, mapped: 6, kept: 2, ignored: 1))
  }

  private static var totals: ControlTotals {
    let quarantined = ControlTotals.Difference(
      name: "quarantined", title: Bilingual(zh: "隔离", en: "quarantined"),
      figure: .init(count: -1, sum: "-100.50"))
    var totals = ControlTotals()
    totals.lines = [
      .init(
        source: "excel", file: "exports/线索 2026.csv", measure: .money, field: "opportunity.amount",
        title: Bilingual(zh: "金额", en: "Amount"), group: "CNY", files: .init(count: 5, sum: "1000.50"),
        toLanded: [quarantined], landed: .init(count: 4, sum: "900.00"), toGolden: [],
        golden: .init(count: 4, sum: "900.00"), unexplained: .init(count: 1)),
      .init(
        source: nil, file: nil, measure: .records, field: "", title: Bilingual(zh: "记录", en: "Records"),
        group: nil, files: nil, toLanded: [], landed: .init(count: 4), toGolden: [], golden: nil,
        unexplained: nil),
    ]
    totals.folded = ["lead.owner"]
    return totals
  }
}
