import Foundation
import Model
import Testing

@testable import Reporting

struct PeopleSectionsTests {
  /// The page from one section's start to the next one's.
  private func section(_ id: String, _ report: RunReport) throws -> Substring {
    let page = HTMLReport.render(report, language: .en)
    let start = try #require(page.range(of: "<details class=\"section\" id=\"\(id)\""))
    let end = page.range(of: "</details>", range: start.upperBound..<page.endIndex)
    return page[start.lowerBound..<(try #require(end)).lowerBound]
  }

  @Test func judgementsAndWhatWaits() throws {
    let report = SampleReport.make()
    let shown = try section("judgements", report)
    for count in [12, 31, 2, report.possible.total] {
      #expect(shown.contains("<td class=\"n\">\(Shown.count(count))</td>"), "\(count)")
    }
    for part in [shown, try section("possible", report)] {
      #expect(part.contains("\(Shown.count(report.possible.total)) pairs await a judgement:"))
      #expect(part.contains("leadferry review"))
    }
  }

  @Test func nothingWaitsAndNothingIsHinted() throws {
    var report = SampleReport.make()
    report.possible.total = 0
    #expect(!HTMLReport.render(report, language: .zh).contains("leadferry review"))
  }

  @Test func rowsThatCameApart() throws {
    var report = SampleReport.make()
    report.splits.items[0].records[0].key = "<b>7"
    let shown = try section("splits", report)
    for split in report.splits.items {
      #expect(shown.contains(split.from) && shown.contains(split.becomes))
      #expect(shown.contains(split.records[0].file))
    }
    #expect(shown.contains("&lt;b&gt;7") && !shown.contains("are listed"))
    report.splits.total = 700
    #expect(try section("splits", report).contains("Only the first 2 are listed."))
  }
}
