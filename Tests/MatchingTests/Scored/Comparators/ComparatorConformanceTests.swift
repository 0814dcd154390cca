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

  private static let cases: [(ColumnKind, ComparatorKind, [[(String, String)]])] = [
    (
      .person, .person,
      [
        [("王伟强", "王伟墙"), ("李明", "李铭"), ("陈建国", "陳健國")], [("张伟", "张总"), ("李小明", "李明"), ("王伟", "Wang Wei")],
        [("王伟强", "王伟刚"), ("李明", "李强"), ("王芳", "张丽")],
      ]
    ),
    (
      .company, .company,
      [
        [("杭州安和科技有限公司", "安和科技有限公司"), ("北京博成电子有限公司", "博成电子有限公司")],
        [("杭州安和科技有限公司", "杭州安禾科技有限公司"), ("北京博成电子有限公司", "北京博成电子有公司")],
        [("杭州安和科技有限公司", "杭州安和科技有限公司上海分公司"), ("北京博成电子有限公司", "上海龙腾食品有限公司")],
      ]
    ),
    (
      .phone, .phone,
      [
        [("021-51234567", "51234567")], [("13912345678", "13912345687"), ("13912345678", "13712345679")],
        [("13912345678", "13887654321"), ("021-51234567-803", "021-51234567-804")],
      ]
    ),
    (
      .email, .email,
      [
        [("wangwei@anhe.cn", "wagnwei@anhe.cn")], [("wangwei@anhe.cn", "wangwei@163.com")],
        [("wangwei@anhe.cn", "lixiaoming@anhe.cn"), ("wangwei@anhe.cn", "zhang@b.com")],
      ]
    ),
    (
      .date, .date,
      [
        [("1970-03-01", "1970-01-03"), ("1970-03-01", "1970-03-02")], [("1970-03-01", "1970-03-29")],
        [("1970-03-01", "1984-11-28")],
      ]
    ),
    (
      .text, .names,
      [
        [("isla hall", "hall isla"), ("robert allen", "rob allen")],
        [("j smith", "john smith"), ("isla hall", "isla")],
        [("isla hall", "grace kelly"), ("isla hall", "isla kelly")],
      ]
    ),
  ]

  @Test func calibrated() {
    for (kind, comparator, tiers) in Self.cases {
      let means = tiers.map { tier in
        Double(tier.reduce(0) { $0 + rank($1.0, $1.1, kind, comparator) }) / Double(tier.count)
      }
      #expect(means == means.sorted() && Set(means).count == means.count, "\(comparator): \(means)")
    }
  }
}
