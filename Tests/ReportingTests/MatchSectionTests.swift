import Model
import Testing

@testable import Reporting

struct MatchSectionTests {
  private func scores() -> PairScores {
    var scores = PairScores()
    scores.joined = [(7, false), (10, false), (12.5, false), (20, true)]
    // One of 11 bits that a guard holds back.
    scores.asked = [(0.5, .byScore), (4, .byScore), (11, .held)]
    scores.unscored = 2
    return scores
  }

  @Test func eachPairStandsInOneStep() {
    let steps = scores().distribution
    #expect(steps.map(\.bits) == Array(0...20), "no step is left out")
    #expect(steps.reduce(0) { $0 + $1.joined } == 4 && steps.reduce(0) { $0 + $1.asked } == 3)
    #expect(steps.first { $0.bits == 11 } == .init(bits: 11, joined: 0, asked: 1))
    var far = PairScores()
    far.joined = [900, -.infinity, 40.2].map { ($0, false) }
    #expect(
      far.distribution.first?.bits == -10 && far.distribution.last == .init(bits: 40, joined: 2, asked: 0))
    #expect(PairScores().distribution.isEmpty)
  }

  /// 0.99 are 6.6 bits, 0.999 are 10, 0.9999 are 13.3; 0.9 are 3.2.
  @Test func loadsCountWhatPeopleWouldSee() {
    let scores = scores()
    #expect(scores.pairs(askFrom: 0.5, joinFrom: 0.99) == 2 + 0 + 3, "as it is now")
    #expect(
      scores.pairs(askFrom: 0.5, joinFrom: 0.9) == 2 + 0 + 2, "4 bits would be joined, the held one asked")
    #expect(scores.pairs(askFrom: 0.9, joinFrom: 0.99) == 2 + 0 + 2)
    #expect(scores.pairs(askFrom: 0.5, joinFrom: 0.9999) == 2 + 3 + 3, "keys join whatever a score says")
    let loads = scores.loads(askFrom: 0.5, joinFrom: 0.97)
    #expect(loads.contains { $0.askFrom == 0.5 && $0.joinFrom == 0.97 }, "today's thresholds are among them")
    #expect(loads.allSatisfy { $0.askFrom >= 0.5 && $0.askFrom <= $0.joinFrom })
    for load in loads {
      for other in loads where other.askFrom == load.askFrom && other.joinFrom > load.joinFrom {
        #expect(other.pairs >= load.pairs, "whoever joins less asks more")
      }
    }
  }

  @Test(arguments: Language.allCases) func thePageShowsAllOfIt(language: Language) throws {
    let report = SampleReport.make()
    let page = HTMLReport.render(report, language: language)
    let start = try #require(page.range(of: "<details class=\"section\" id=\"matching\""))
    let end = try #require(page.range(of: "</details>", range: start.upperBound..<page.endIndex))
    let shown = page[start.lowerBound..<end.lowerBound]
    for join in report.matching.joins { #expect(shown.contains(">\(Shown.count(join.count))<")) }
    for row in report.matching.largest { #expect(shown.contains(row.id) && shown.contains(row.name)) }
    let today = try #require(report.matching.loads.first { $0.askFrom == 0.5 && $0.joinFrom == 0.99 })
    #expect(shown.contains("<mark>\(Shown.count(today.pairs))</mark>"))
    let scoring = try #require(report.scoring)
    for figure in [scoring.candidates, scoring.joined, scoring.asked, scoring.frequent] {
      #expect(shown.contains(" \(Shown.count(figure)) "))
    }
    let bars = shown.components(separatedBy: "<rect class=\"f-merged\" x=").count - 1
    #expect(bars >= report.matching.scores.count { $0.joined > 0 })
  }

  /// Of a pair that may be one, the page and its list say what it weighs.
  @Test func possiblePairsShowTheirWeights() throws {
    let report = SampleReport.make()
    let page = HTMLReport.render(report, language: .zh)
    #expect(page.contains("\"73.9%\",\"先验 -13.0；手机（相同） +19.0；姓名（差一字） -4.5\""))
    var text = ""
    var csv = CSVWriter(protection: .spreadsheet) { text += String(decoding: $0, as: UTF8.self) }
    for pair in report.possible.items.prefix(2) { try pair.write(to: &csv, .en) }
    try csv.finish()
    let rows = text.components(separatedBy: "\r\n")
    #expect(rows[0].hasSuffix(",,,"), "\(rows[0])")
    let weights =
      "1.5,73.9%,\"Before any evidence -13.0; Mobile (exact) +19.0; Name (one character differs) -4.5\""
    #expect(rows[1].hasSuffix(weights), "\(rows[1])")
  }

  @Test func withoutScoresNothingIsSaidOfThem() throws {
    var report = SampleReport.make()
    (report.matching.scores, report.matching.loads) = ([], [])
    let page = HTMLReport.render(report, language: .en)
    #expect(!page.contains("class=\"chart histogram\"") && !page.contains("Review load by thresholds"))
  }

  @Test(arguments: Language.allCases) func theTerminalShowsWhatJoined(language: Language) {
    for width in [60, 80] {
      let text = TerminalReport.planSummary(SampleReport.make(), language: language, width: width)
      #expect(text.contains(language == .zh ? "374 手机相同" : "374 same mobile"))
      #expect(text.contains("leadferry review"))
    }
  }
}
