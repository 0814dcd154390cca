import Model
import Testing

@testable import Reporting

struct WordTests {
  @Test(arguments: Word.allCases)
  func everyWordHasBothLanguages(word: Word) {
    let text = word.text
    #expect(!text.zh.isEmpty && !text.en.isEmpty)
    #expect(text != Bilingual(zh: word.rawValue, en: word.rawValue), "not in the table")
    #expect(text.en.allSatisfy { $0.isASCII || "…–“”".contains($0) } || word == .language)
  }

  @Test(arguments: Word.allCases)
  func bothLanguagesHaveTheSamePlaces(word: Word) {
    for place in ["{0}", "{1}", "{2}"] {
      #expect(word.text.zh.contains(place) == word.text.en.contains(place))
    }
  }

  @Test func unknownReasonsShowTheirCode() {
    #expect(Word.reason("mobile").zh == "手机相同")
    #expect(Word.reason("moon-phase") == Bilingual(zh: "moon-phase", en: "moon-phase"))
  }

  @Test func numbersAsPeopleReadThem() {
    #expect(
      [0, 999, 1_000, 1_234_567, -1_000].map(Shown.count) == ["0", "999", "1,000", "1,234,567", "-1,000"])
    #expect(Shown.percent(1, of: 100_000) == "<0.1%")
    #expect(Shown.percent(99_999, of: 100_000) == ">99.9%")
    #expect(Shown.percent(2_840, of: 4_000) == "71.0%")
    #expect(
      [0.036, 12.34, 125, 7_260].map(Shown.seconds) == ["0.04 s", "12.3 s", "2 min 05 s", "2 h 01 min"])
    #expect([312, 4_200, 1_300_000_000].map(Shown.bytes) == ["312 B", "4.2 KB", "1.3 GB"])
    #expect(Shown.value("1200.00\u{1F}CNY") == "1200.00 CNY")
  }

  @Test func fieldsAndTimesAsPeopleReadThem() {
    #expect(Shown.field("contact.mobile").zh == "联系人 · 手机")
    #expect(Shown.field("contact[2].mobile") == Bilingual(zh: "联系人 2 · 手机", en: "Contact 2 · Mobile"))
    #expect(
      Shown.field("extra.owner.account") == Bilingual(zh: "保留 · owner.account", en: "Kept · owner.account"))
    #expect(Shown.field("contact[x") == Bilingual(zh: "contact[x", en: "contact[x"))
    #expect(Shown.value("2026-02-17T16:00:00Z Asia/Shanghai") == "2026-02-17 16:00:00 UTC · Asia/Shanghai")
    #expect(
      Shown.value("2026-02-17T16:00:00Z\u{1F}Asia/Shanghai") == "2026-02-17 16:00:00 UTC · Asia/Shanghai")
    #expect(Shown.value("2026-02-17") == "2026-02-17")
  }

  @Test func phasesHaveNames() {
    #expect(Word.phase("read").zh == "读取并映射")
    #expect(Word.phase("moonrise").en == "moonrise")
  }

  @Test func mergeLinesNameTheWinner() {
    let name = SampleReport.name(1, source: 0)
    let merge = RunReport.Merge(
      entity: .contact, id: "c", reasons: ["mobile"],
      sides: [
        .init(record: name, values: [.init(field: "a", value: "1"), .init(field: "b", value: "2")]),
        .init(record: name, values: [.init(field: "a", value: "3"), .init(field: "c", value: "4")]),
      ],
      result: [.init(field: "a", value: "3"), .init(field: "b", value: "2", side: 0)])
    #expect(
      merge.lines == [
        .init(field: "a", result: "3", won: 1, values: ["1", "3"]),
        .init(field: "b", result: "2", won: 0, values: ["2", nil]),
        .init(field: "c", result: nil, won: nil, values: [nil, "4"]),
      ])
  }
}
