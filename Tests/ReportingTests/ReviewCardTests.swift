import Model
import Testing

@testable import Reporting

struct ReviewCardTests {
  static func pair() -> ReviewPair {
    func side(_ seed: Int, _ name: String, _ company: String) -> ReviewPair.Side {
      .init(
        record: SampleReport.name(seed, source: seed % 2), part: 0, id: "3QQ8KJ3NPBSMN", records: seed,
        values: [
          .init(field: "contact.name", value: name),
          .init(field: "contact.mobile", value: SampleReport.mobile(seed)),
        ], context: [.init(field: "account.name", value: company)])
    }
    return ReviewPair(
      id: "F9GQ9FPGDBNEJ", entity: .contact, left: side(1, "王伟强", "杭州云杉科技有限公司"),
      right: side(2, "王伟刚", "杭州市云杉科技股份有限公司销售分公司"), reason: "score", against: "score-unsure", score: 4.25,
      weights: [
        .init(column: "prior", bits: -13.25),
        .init(column: "contact.name", level: "one character differs", bits: -4.5),
        .init(column: "contact.mobile", level: "exact", bits: 14),
        .init(column: "account.name", level: "same but for the legal form or the place left out", bits: 8),
      ])
  }

  private func lines(_ language: Language, _ width: Int, color: Bool = false) -> [String] {
    ReviewCard.text(Self.pair(), number: 1, of: 12, language: language, width: width, color: color)
      .split(separator: "\n").map(String.init)
  }

  @Test(arguments: Language.allCases, [60, 80]) func fitsAndKeepsItsColumns(language: Language, width: Int)
    throws
  {
    let lines = lines(language, width)
    for line in lines { #expect(DisplayWidth.of(line) <= width, "\(line)") }
    let names = try #require(lines.first { $0.contains("王伟强") && $0.contains("王伟刚") })
    let firms = try #require(lines.first { $0.contains("杭州云杉") && $0.contains("杭州市") })
    func column(_ line: String, _ text: String) -> Int? {
      line.range(of: text).map { DisplayWidth.of(String(line[..<$0.lowerBound])) }
    }
    #expect(column(names, "王伟强") == column(firms, "杭州云杉"))
    #expect(column(names, "王伟刚") == column(firms, "杭州市"))
    #expect(names.hasPrefix("≠"))
  }

  /// Each bar begins where the one before ended, and what speaks against looks otherwise.
  @Test(arguments: Language.allCases, [60, 80]) func weightsAreAWaterfall(language: Language, width: Int)
    throws
  {
    let lines = lines(language, width)
    let figures = ["-13.3", "-4.5", "+14.0", "+8.0"]
    let bars = try figures.map { figure in
      let line = try #require(lines.first { $0.contains(" \(figure) ") }, "\(figure)")
      let drawn = line.filter { "█░".contains($0) }
      #expect(Set(drawn) == [figure.hasPrefix("-") ? "░" : "█"], "\(line)")
      let start = try #require(line.firstIndex { "█░".contains($0) })
      let at = DisplayWidth.of(String(line[..<start]))
      return (from: at, to: at + drawn.count)
    }
    #expect(bars[0].from == bars[1].to, "down")
    #expect(bars[1].from == bars[2].from, "and up again")
    #expect(bars[2].to == bars[3].from)
    let sum = try #require(lines.last)
    #expect(sum.contains("+4.3") && sum.contains("95.0%"), "\(sum)")
    #expect(lines.contains { $0.contains(language == .zh ? "差一字" : "one character d") })
  }

  @Test func theSheetSaysThemInOneCell() throws {
    var text = ""
    try ReviewSheet.write([.init(Self.pair())], language: .zh) { text += String(decoding: $0, as: UTF8.self) }
    let weights = "先验 -13.3；姓名（差一字） -4.5；手机（相同） +14.0；客户名称（只差组织形式或地名） +8.0"
    #expect(text.contains("4.3,95.0%,\(weights),"), "\(text)")
  }
}
