import Testing

@testable import Matching

@Suite struct HanRulesTests {
  /// The text of ICU's rules says of each character alone what its transliterators answer.
  @Test func theTextSaysWhatTheTransliteratorsAnswer() throws {
    let simplifying = try #require(HanRules.simplified())
    let reading = try #require(HanRules.readings())
    let naming = try #require(HanRules.surnames())
    let rules = HanTable(simplified: simplifying, readings: reading, surnames: naming)
    let asked = HanTable(simplified: nil, readings: nil, surnames: nil)
    func shown(_ table: HanTable, _ reading: UInt16) -> String { "\(table.pinyin(reading)) \(reading & 7)" }
    var (simplified, read) = (0, 0)
    for unit in UInt16(0x4E00)...0x9FA5 {
      #expect(rules.simplified(unit) == asked.simplified(unit), "\(unit)")
      #expect(shown(rules, rules.reading(unit)) == shown(asked, asked.reading(unit)), "\(unit)")
      let head = asked.reading(ofSurname: unit)
      #expect(shown(rules, rules.reading(ofSurname: unit)) == shown(asked, head), "\(unit)")
      if asked.simplified(unit) != unit { simplified += 1 }
      if asked.reading(unit) != 0 { read += 1 }
    }
    #expect(simplified > 2000 && read > 20_000)
  }
}
