import Foundation
import Model
import Testing
import Verification

@testable import Reporting

struct VerificationPageTests {
  private func page(_ report: VerificationReport, _ language: Language = .en) -> String {
    VerificationPage.render(report, language: language)
  }

  @Test(arguments: Language.allCases)
  func everyTagIsClosedAndNothingIsFetched(language: Language) {
    for report in [
      SampleVerification.make(), SampleVerification.make(violated: 0, notCheckable: 0),
      SampleVerification.make(showsValues: false),
    ] {
      let page = page(report, language)
      #expect(TagChecker.fault(page) == nil)
      for trace in [
        "http://", "https://", "src=", "@import", "url(", "<link", "<iframe", "fetch(", "XMLHttp",
      ] {
        #expect(!page.contains(trace), "\(trace)")
      }
    }
  }

  @Test func theVerdictIsOneSentenceInItsColor() {
    let holds = page(SampleVerification.make(violated: 0, notCheckable: 0))
    #expect(holds.contains("class=\"verdict good\""))
    #expect(
      holds.contains(
        "All 5 records that were read (runs: 2) are accounted for, and all that was checked holds."))
    let violated = page(SampleVerification.make())
    #expect(violated.contains("class=\"verdict bad\""))
    #expect(violated.contains("Not everything holds (violated: 3)."))
    #expect(violated.contains("Some could not be checked either (not checkable: 1)."))
    let unchecked = page(SampleVerification.make(violated: 0))
    #expect(unchecked.contains("class=\"verdict attention\""))
    #expect(
      unchecked.contains("Nothing is violated, but not everything could be checked (not checkable: 1)."))
  }

  @Test func theBalanceIsAnEquation() {
    let page = page(SampleVerification.make())
    #expect(page.contains("class=\"equation ok\""))
    var report = SampleVerification.make()
    report.result.files[0].records.merged = 0
    let wrong = VerificationPage.render(report, language: .en)
    #expect(wrong.contains("class=\"equation broken\"") && wrong.contains("<i>≠</i>"))
    #expect(wrong.contains("<td class=\"n wrong\">4</td>"))
  }

  @Test func coverageSaysHowMuchWasComparedAndWhatNot() {
    let coverage = Dictionary(
      uniqueKeysWithValues: SampleVerification.make().coverage.map { ($0.subject, $0) })
    #expect(coverage[.records]?.compared == 5 && coverage[.records]?.notCheckable == 1)
    #expect(coverage[.cells]?.compared == 9)
    #expect(coverage[.values]?.compared == 13 && coverage[.values]?.violated == 3)
    let page = page(SampleVerification.make())
    #expect(page.contains("left out") && page.contains("what the old system did not export"))
  }

  @Test func findingsSayWhoDecidesWhatToDoAndHowToTrace() {
    let report = SampleVerification.make()
    #expect(report.kinds.map(\.count) == [3, 1])
    #expect(report.kinds.map(\.decides) == [.it, .it])
    #expect(report.trail(report.result.findings[0]) == "leadferry trace anhe.yaml 'exports/线索 2026.csv:2'")
    let page = page(report)
    #expect(page.contains("look at the record with its command"))
    #expect(page.contains("leadferry trace anhe.yaml 'exports/线索 2026.csv:2'"))
  }

  @Test func aTrailIsOneWordOfAShell() {
    var report = SampleVerification.make()
    report.migration = "it's $(x).yaml"
    #expect(report.trail(report.result.findings[0])?.contains(#"trace 'it'\''s $(x).yaml' '"#) == true)
    report.migration = "-x.yaml"
    #expect(report.trail(report.result.findings[0])?.contains("trace '-x.yaml' ") == true)
    report.migration = nil
    #expect(report.trail(report.result.findings[0]) == nil)
    // Nothing to look for: the count of a file.
    #expect(SampleVerification.make().trail(report.result.findings[3]) == nil)
  }

  @Test func messagesThatDifferInTheirNumbersAreOneKind() {
    var report = SampleVerification.make()
    for index in 0..<3 {
      report.result.findings[index].message = Bilingual(
        zh: "另一条是 \(index * 40) 号", en: "record \(index * 40)")
    }
    let kinds = FindingKind.all(report.result.findings)
    #expect(kinds.map(\.count) == [3, 1])
    #expect(kinds[0].message == Bilingual(zh: "另一条是 … 号", en: "record …"))
  }

  @Test func everyCheckHasAdviceForBothVerdicts() {
    for check in Check.allCases {
      for verdict in [Verification.Verdict.violated, .notCheckable] {
        var finding = SampleVerification.make().result.findings[0]
        finding.check = check
        finding.verdict = verdict
        let advice = Advice(finding)
        #expect(!advice.remedy.zh.isEmpty && advice.remedy.en.allSatisfy(\.isASCII), "\(check)")
      }
    }
  }

  @Test func valuesStayMaskedUnlessTheyAreAskedFor() {
    let masked = SampleVerification.make(showsValues: false)
    #expect(!page(masked).contains("13800000000") && !page(masked).contains("XS-0"))
    #expect(!page(masked).contains("data-do=\"mask\""))
    #expect(page(SampleVerification.make()).contains("13800000000"))
  }

  @Test func valuesCannotBecomeMarkup() {
    let attack = SampleVerification.attack
    var report = SampleVerification.make(value: attack)
    report.title = Bilingual(zh: attack, en: attack)
    report.result.store = attack
    report.result.files[0].file = attack
    report.result.files[0].source = attack
    report.result.columns[0].columns = [attack]
    report.result.totals?.lines[0].group = attack
    report.result.notChecked = [Bilingual(zh: attack, en: attack)]
    let page = page(report)
    #expect(!page.contains("<script>alert") && !page.contains("<img"))
    #expect(TagChecker.fault(page) == nil)
  }

  @Test func thousandsOfFindingsAreData() throws {
    let page = page(SampleVerification.make(violated: 900, notCheckable: 900))
    let start = try #require(page.range(of: "id=\"data\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let data = try JSONSerialization.jsonObject(with: Data(page[start.upperBound..<end.lowerBound].utf8))
    let lists = try #require((data as? [String: Any])?["lists"] as? [String: [String: Any]])
    let rows = try #require(lists["findings"]?["rows"] as? [[Any]])
    #expect(rows.count == 1800)
    #expect(rows[0].count == 19)
    #expect((lists["totals"]?["rows"] as? [[Any]])?.map(\.count) == [10, 10])
  }

  @Test func aStoreThatCannotBeReadHasAPageToo() {
    var result = VerificationResult(store: "s")
    result.checks = SampleVerification.make().result.checks
    let report = VerificationReport(
      result, toolVersion: "0", startedAt: "2026-01-01T00:00:00Z", seconds: 0, migration: nil, title: nil,
      showsValues: false)
    let page = page(report)
    #expect(TagChecker.fault(page) == nil)
    #expect(page.contains("No values were compared."))
  }
}
