import Testing

@testable import Matching

@Suite struct CompanyComparatorTests {
  private func level(_ a: String, _ b: String) -> String { compared(a, b, .company, .company) }

  @Test func bracketsWidthAndLiabilityAreTheSame() {
    #expect(level("杭州安和科技有限公司", "杭州安和科技有限责任公司") == "exact")
    #expect(level("安和科技（杭州）有限公司", "安和科技(杭州)有限公司") == "exact")
  }

  @Test(arguments: [
    ("杭州安和科技有限公司", "安和科技有限公司"), ("杭州安和科技有限公司", "杭州市安和科技有限公司"),
    ("安和（杭州）科技有限公司", "杭州安和科技有限公司"),
  ])
  func aPlaceLeftOutSaysLittle(_ pair: (String, String)) {
    #expect(level(pair.0, pair.1) == "same but for the legal form or the place left out")
  }

  @Test func aBranchIsNotItsParent() {
    #expect(level("杭州安和科技有限公司", "杭州安和科技有限公司上海分公司") == "parent and branch")
    #expect(level("杭州安和科技有限公司北京分公司", "杭州安和科技有限公司上海分公司") == "parent and branch")
  }

  @Test func shortNamesSoundsAndOthers() {
    #expect(level("杭州安和科技有限公司", "杭州安和科技") == "short name")
    #expect(level("杭州安和科技有限公司", "杭州安禾科技有限公司") == "brand and trade sound alike")
    #expect(level("杭州安和科技有限公司", "上海安和科技有限公司") == "same brand, other trade or place")
    #expect(level("杭州安和科技有限公司", "杭州安和食品有限公司") == "same brand, other trade or place")
    #expect(level("杭州安和科技有限公司", "杭州龙腾科技有限公司") == "else")
  }

  @Test func latinFormsGo() {
    #expect(
      level("Siemens AG", "Siemens Aktiengesellschaft") == "same but for the legal form or the place left out"
    )
    #expect(level("Anhe Co., Ltd.", "Bohe Co., Ltd.") == "else")
  }
}
