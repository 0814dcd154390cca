import Model
import Testing

@testable import Reporting

struct TerminalReportTests {
  /// A report small enough to be read here.
  private var small: RunReport {
    var report = SampleReport.make(changes: 3, merges: 2, possible: 0, vanished: 0)
    report.sources = [report.sources[1]]
    report.sources[0].total.vanished = 1
    report.entities = [report.entities[1]]
    report.matching.joins = [report.matching.joins[2]]
    report.quarantineByCode = [report.quarantineByCode[0]]
    return report
  }

  @Test func aPlanInEnglish() {
    let text = TerminalReport.planSummary(small, language: .en)
    #expect(
      text == """
        Plan · Anhe moves to a new CRM (anhe-2026)

          source   read    +   ~    =    ⇄   !  -
          u8      1,240  980  24  116  100  20  1
          + added  ~ updated  = unchanged  ⇄ merged  ! quarantined  - vanished

          entity   before  + added  ~ updated  = unchanged  - removed  after
          contact     702    1,644         40          632         30  2,316

        Matching
          ⇄ contact  374 same mobile

        Changes by field (3)
          ~ excel lead XS-000000  exports/线索1.csv:5
              ~ contact.mobile: "130••••0000" -> "133••••3757"
          ~ u8 account C000017  exports/u8-customer.xml:241
              ~ lead.status: "new" -> "working"
          ~ oa lead 881••••••••••••0034  exports/oa-2026-03-09.json:36
              ~ opportunity.amount: "1200000.00 CNY" -> "1350000.00 CNY"

        Quarantined (20)
          ! 18  phone-scientific
                A spreadsheet turned the phone number into scientific notation
                -> Set the column to text and export again

        Balance: ✓ Balanced
          1,240 read = 980 added + 24 updated + 116 unchanged + 100 merged + 20
          quarantined

        Plan: 980 to add, 24 to update, 100 to merge, 20 to quarantine, 1 to vanish, 116 unchanged.

        """)
  }

  @Test func aPlanInChinese() {
    let lines = TerminalReport.planSummary(small, language: .zh).split(separator: "\n").map(String.init)
    #expect(lines[0] == "计划 · 安和科技更换 CRM (anhe-2026)")
    #expect(lines[1] == "  来源   读取  + 新增  ~ 更新  = 未变  ⇄ 合并  ! 隔离  - 消失")
    #expect(lines[2] == "  u8    1,240     980      24     116     100      20       1")
    #expect(lines.last == "计划：新增 980，更新 24，合并 100，隔离 20，消失 1，未变 116。")
  }

  @Test(arguments: Language.allCases, [80, 100, 60])
  func noLineButTheLastIsWider(language: Language, width: Int) {
    for report in [SampleReport.make(), SampleReport.make(kind: .run)] {
      let text = TerminalReport.planSummary(report, language: language, width: width)
      for line in text.split(separator: "\n").dropLast() {
        #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func colorOnlyWhenAsked() {
    let report = SampleReport.make()
    let plain = TerminalReport.planSummary(report, language: .zh)
    let colored = TerminalReport.planSummary(report, language: .zh, color: true)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.contains("\u{1B}[32m"))
    var text = colored
    for code in ["0", "1", "2", "31", "32", "33", "36"] { text = text.replacing("\u{1B}[\(code)m", with: "") }
    #expect(text == plain)
  }

  @Test func valuesAreMaskedUnlessAskedFor() {
    let report = SampleReport.make()
    let mobile = SampleReport.mobile(0)
    #expect(!TerminalReport.planSummary(report, language: .en).contains(mobile))
    #expect(TerminalReport.planSummary(report, language: .en, showValues: true).contains(mobile))
  }

  @Test func valuesCannotSteerTheTerminal() {
    var report = small
    report.updates.items[0].record.key = "\u{1B}[2J\u{202E}"
    report.updates.items[0].after = "a\u{1B}]0;x\u{7}\nb"
    let text = TerminalReport.planSummary(report, language: .en, showValues: true)
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{7}"))
  }

  @Test func whatDoesNotBalanceIsNamed() {
    var report = small
    report.sources[0].files[0].countedRecords = 1_241
    let text = TerminalReport.planSummary(report, language: .en)
    #expect(text.contains("Balance: ✕ Does not balance"))
    #expect(text.contains("✕ exports/u8-customer.xml  Read/Independent count: 1,240 / 1,241"))
  }

  @Test func nothingToDo() {
    var report = small
    report.entities = []
    report.updates = .init()
    report.sources[0].total = .init()
    report.sources[0].total.read = 7
    report.sources[0].total.unchanged = 7
    #expect(TerminalReport.lastLine(report, language: .en) == "Plan: no changes, 7 unchanged.")
    #expect(TerminalReport.lastLine(report, language: .zh) == "计划：没有变化，未变 7。")
  }

  @Test func theRunsOfAStore() {
    var totals = RunReport.Dispositions()
    (totals.read, totals.added, totals.quarantined) = (1_240, 1_220, 20)
    let rows = [TerminalReport.StatusRow(run: 1, time: "2026-03-09T18:30:04Z", kind: "apply", totals: totals)]
    #expect(
      TerminalReport.statusTable(rows, language: .en) == """
        #  Time                 Kind    read      +  ~  =  ⇄   !  -
        1  2026-03-09 18:30:04  apply  1,240  1,220  0  0  0  20  0
          + added  ~ updated  = unchanged  ⇄ merged  ! quarantined  - vanished

        """)
    #expect(
      TerminalReport.statusTable(rows, language: .zh).split(separator: "\n").allSatisfy {
        DisplayWidth.of(String($0)) <= 80
      })
  }
}

struct ProgressLineTests {
  @Test func withATotal() {
    let text = ProgressLine.text(
      "exports/线索1.csv", done: 412_000, total: 1_000_000, rate: 96_000, language: .en)
    #expect(text == "exports/线索1.csv  412,000 / 1,000,000  41%  96,000/s  6 s left")
  }

  @Test func withoutOne() {
    #expect(ProgressLine.text("读取", done: 5, total: nil, rate: nil, language: .zh) == "读取  5")
    #expect(
      ProgressLine.text("读取", done: 5_000, total: nil, rate: 2_000, language: .zh) == "读取  5,000  2,000 条/秒")
    #expect(ProgressLine.text("a", done: 3, total: 2, rate: .infinity, language: .en) == "a  3 / 2  100%")
  }

  @Test func withAShare() {
    func text(_ share: Double, _ seconds: Double) -> String {
      ProgressLine.text(
        "reading", done: 412_000, total: nil, share: share, seconds: seconds, rate: 96_000, language: .en)
    }
    #expect(text(0.4, 4) == "reading  412,000  40%  96,000/s  6 s left")
    #expect(text(0.1, 60).hasSuffix("  96,000/s  9 min 00 s left"), "\(text(0.1, 60))")
    // Nothing can be said yet, or nothing is left.
    for (share, seconds) in [(0.001, 30.0), (0.5, 0.2), (1, 30)] {
      #expect(!text(share, seconds).contains("left"), "\(text(share, seconds))")
    }
  }

  @Test func neverWiderThanTheTerminal() {
    let label = String(repeating: "线索", count: 40)
    for width in [20, 40, 80] {
      let text = ProgressLine.text(label, done: 1_000, total: 9_000, rate: 10, language: .zh, width: width)
      #expect(DisplayWidth.of(text) <= width)
    }
  }
}

struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("线索", 4), ("ｱ", 1), ("Ａ", 2), ("é", 1), ("e\u{301}", 1), ("，", 2), ("⇄…✓", 3), ("👍", 2),
    ("\u{200B}", 0),
    ("𠮷", 2), ("❤️", 2),
  ])
  func columns(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

  @Test func cutsBetweenCharacters() {
    #expect(DisplayWidth.fit("线索编号", 5) == "线索…")
    #expect(DisplayWidth.pad("线索编号", 6) == "线索… ")
    #expect(DisplayWidth.pad("7", 3, right: true) == "  7")
    #expect(DisplayWidth.wrap("把该列设为文本，后重新导出", 16) == ["把该列设为文本，", "后重新导出"])
    #expect(DisplayWidth.wrap("set the column to text", 10) == ["set the", "column to", "text"])
  }
}
