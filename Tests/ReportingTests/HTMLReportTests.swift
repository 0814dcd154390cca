import Foundation
import Model
import Testing

@testable import Reporting

struct HTMLReportTests {
  let page = HTMLReport.render(SampleReport.make(), language: .zh)

  @Test(arguments: Language.allCases, [RunReport.Kind.plan, .run])
  func everyTagIsClosed(language: Language, kind: RunReport.Kind) {
    let page = HTMLReport.render(SampleReport.make(kind: kind), language: language)
    #expect(TagChecker.fault(page) == nil)
  }

  @Test func theCheckerFindsWhatIsOpen() {
    #expect(TagChecker.fault("<p><b>x</p>") != nil)
    #expect(TagChecker.fault("<p>x") != nil)
  }

  @Test func aReportWithNothingInItIsAPageToo() {
    let empty = RunReport(
      kind: .plan, migration: "m", title: Bilingual(zh: "空", en: "Empty"), run: nil, toolVersion: "0",
      startedAt: "2026-01-01T00:00:00Z", seconds: 0, store: "s", digestBefore: "", digestAfter: nil)
    let page = HTMLReport.render(empty, language: .en)
    #expect(TagChecker.fault(page) == nil)
    #expect(page.contains("Nothing changes."))
  }

  @Test func nothingIsFetched() {
    for trace in ["http://", "https://", "src=", "@import", "url(", "<link", "<iframe", "fetch(", "XMLHttp"] {
      #expect(!page.contains(trace), "\(trace)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func valuesCannotBecomeMarkup() {
    var report = SampleReport.make()
    let attack = "</script><script>alert(1)</script>\"'><img onerror=x>"
    report.title = Bilingual(zh: attack, en: attack)
    report.store = attack
    report.generics = [.init(kind: attack, value: attack, records: 1)]
    report.notMapped = [.init(source: attack, column: attack, fate: attack, cells: 1)]
    report.updates.file = "javascript:alert(1)"
    report.updates.items[0].after = attack
    report.quarantineByCode[0].message = Bilingual(zh: attack, en: attack)
    let page = HTMLReport.render(report, language: .zh)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img"))
    #expect(!page.contains("href=\"javascript:"))
    #expect(TagChecker.fault(page) == nil)
  }

  @Test func theDataOfThePageIsJSONWithEveryRow() throws {
    let start = try #require(page.range(of: "id=\"data\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let text = page[start.upperBound..<end.lowerBound]
    let data = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let lists = try #require(data["lists"] as? [String: [String: Any]])
    let strings = try #require(data["strings"] as? [String])
    for (name, count) in [
      ("changes", 140), ("merges", 300), ("possible", 46), ("quarantine", 60), ("vanished", 12),
    ] {
      #expect((lists[name]?["rows"] as? [[Any]])?.count == count)
    }
    let row = try #require((lists["changes"]?["rows"] as? [[Any]])?.first)
    let record = try #require(row[0] as? [Any])
    #expect(strings[try #require(record[0] as? Int)] == "excel")
    #expect(record[2] as? String == "XS-000000")
    #expect(strings[try #require(row[1] as? Int)] == "contact.mobile")
  }

  @Test func totalsAreWrittenWithSeparatorsAndBalance() {
    #expect(page.contains("<span class=\"figure\">4,000</span>"))
    #expect(page.contains("<span class=\"figure\">2,840</span>"))
    #expect(page.contains("class=\"verdict attention\""))
    #expect(!page.contains("class=\"n wrong\""))
  }

  @Test func aCountThatDiffersIsShownAsWrong() {
    var report = SampleReport.make()
    report.sources[0].files[0].countedRecords = 1_001
    #expect(report.imbalances == 1)
    let page = HTMLReport.render(report, language: .en)
    #expect(page.contains("class=\"verdict bad\""))
    #expect(page.contains("<td class=\"n wrong\">1,001</td>"))
  }

  @Test func aDeclaredCountThatDiffersIsSaid() {
    var report = SampleReport.make()
    report.sources[0].files[0].declaredRecords = 1_200
    #expect(report.imbalances == 0)
    #expect(News.sentences(report).contains { $0.en.contains("announce another number") })
  }
}

/// Looks for tags that are not closed, or closed in another order. Knows the elements that need no end.
enum TagChecker {
  static func fault(_ page: String) -> String? {
    let void: Set<String> = ["meta", "input", "br", "img", "col", "link"]
    var open: [String] = []
    var rest = Substring(page)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      if rest.first == "!" { continue }
      guard let end = rest.firstIndex(of: ">") else { return "unfinished tag" }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      if name.isEmpty { return "stray < before \(tag.prefix(30))" }
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return "unexpected </\(name)> before \(rest.prefix(80))" }
      } else if tag.hasSuffix("/") || void.contains(name) {
        continue
      } else if name == "script" || name == "style" {
        guard let close = rest.range(of: "</\(name)>") else { return "unfinished \(name)" }
        rest = rest[close.upperBound...]
      } else {
        open.append(name)
      }
    }
    return open.isEmpty ? nil : "open: \(open)"
  }
}
