import Documents
import Testing

@testable import Matching

/// What every comparator must be: symmetric, within its levels, and calibrated: from strong to weak
/// cases the mean level falls.
@Suite struct ComparatorConformanceTests {
  private static let values = [
    "王伟强", "王伟刚", "张总", "Wang Wei", "杭州安和科技有限公司", "杭州安和科技有限公司上海分公司", "Anhe Co., Ltd.", "13912345678",
    "021-51234567-803", "wangwei@anhe.cn", "wangwei@163.com", "1970-03-01", "1970-01-03", "12,000.50",
    "11999",
    "浙江省杭州市西湖区文三路90号", "a", "ab cd ef gh", "91330106MA27", "😀 name", String(repeating: "长", count: 400),
  ]

  @Test(arguments: ComparatorKind.allCases)
  func symmetricAndWithinItsLevels(_ comparator: ComparatorKind) {
    let kind = ColumnKind(rawValue: comparator.rawValue) ?? .text
    for a in Self.values {
      for b in Self.values {
        let word = compared(a, b, kind, comparator)
        #expect(word != "not symmetric", "\(a) \(b)")
        if a == b { #expect(word == "exact" || word == "null") }
      }
    }
  }

  @Test(arguments: ComparatorKind.allCases)
  func calibrated(_ comparator: ComparatorKind) throws {
    let ladder = try #require(CalibrationCases.all[comparator], "no cases for \(comparator)")
    let means = ladder.tiers.map { tier in
      Double(tier.reduce(0) { $0 + rank($1.0, $1.1, ladder.kind, comparator) }) / Double(tier.count)
    }
    #expect(ladder.tiers.allSatisfy { $0.count >= 2 })
    #expect(means[0] < means[1] && means[1] < means[2], "\(means)")
  }
}
