import Testing

@testable import Matching

@Suite struct AccountMatchingTests {
  private let codeA = "91330100MA2B0A0A1X"
  private let codeB = "91330100MA2B0B0B2Y"
  private let full = "安和科技（杭州）有限公司"

  @Test func oneCreditCodeIsOneAccountWhateverTheName() {
    let result = match([
      [.account(["name": "安和科技", "credit_code": codeA])], [.account(["name": full, "credit_code": codeA])],
      [.account(["name": full, "credit_code": codeB])],
    ])
    #expect(result.merged(.account) == [[1, 2]])
    #expect(result.reasons(.account) == ["1-2 credit-code"])
    #expect(result.possible(.account) == ["2-3 company credit-codes-differ"])
  }

  @Test func oneFullLegalNameIsOneAccount() {
    let result = match([
      [.account(["name": full])], [.account(["name": "安和科技(杭州)有限责任公司", "credit_code": codeA])],
      [.account(["name": "安和科技"])],
    ])
    #expect(result.merged(.account) == [[1, 2]])
    #expect(result.reasons(.account) == ["1-2 company"])
    #expect(result.possibleTotal == 0)
  }

  @Test func aShortNameIsOnlyPossible() {
    let result = match([[.account(["name": "安和科技"])], [.account(["name": "安和 科技"])]])
    #expect(result.merged(.account).isEmpty)
    #expect(result.possible(.account) == ["1-2 company short-name"])
  }

  @Test(arguments: ["杭州安和科技有限公司", "杭州安和科技有限责任公司", "杭州安和科技股份有限公司"])
  func aLegalNameAndItsBareFormAreOnlyPossible(_ legal: String) {
    let result = match([
      [.account(["name": legal])], [.account(["name": "杭州安和科技"])], [.account(["name": legal])],
      [.account(["name": "杭州安和科技有限公司上海分公司"])], [.account(["name": "宁波安和科技"])],
    ])
    #expect(result.merged(.account) == [[1, 3]])
    #expect(result.possible(.account) == ["1-2 company short-name"])
  }

  @Test func aBareFormSharedByManyIsGenericAndPairsWithNoLegalName() {
    let result = match(
      (0..<21).map { _ in [.account(["name": "宏达"])] } + [[.account(["name": "宏达有限公司"])]])
    #expect(result.possibleTotal == 0)
    #expect(result.generics == ["company shared 21 1"])
  }

  @Test func namesNeverBridgeTwoCreditCodes() {
    // 1 and 3 carry codes; 2 has both names' one and no code: whose it is, nobody knows.
    let result = match([
      [.account(["name": full, "credit_code": codeA])], [.account(["name": full])],
      [.account(["name": full, "credit_code": codeB])],
    ])
    #expect(result.merged(.account).isEmpty)
    #expect(
      result.possible(.account) == [
        "1-3 company credit-codes-differ", "1-2 company credit-codes-ambiguous",
      ])
  }

  @Test func theGuardHoldsForTheWholeCluster() {
    // 2 joins 1 by code; 4 joins 3 by code; 2 and 4 share a name.
    let result = match([
      [.account(["name": "甲乙商贸有限公司", "credit_code": codeA])],
      [.account(["name": full, "credit_code": codeA])],
      [.account(["name": "丙丁商贸有限公司", "credit_code": codeB])],
      [.account(["name": full, "credit_code": codeB])],
    ])
    #expect(result.merged(.account) == [[1, 2], [3, 4]])
    #expect(result.possible(.account) == ["2-4 company credit-codes-differ"])
  }

  @Test func placeholdersJoinNothingAndAreListed() {
    let result = match([
      [.account(["name": "个人"])], [.account(["name": "个人"])], [.account(["name": "测试有限公司"])],
      [.account(["name": "测试有限公司"])], [.account(["name": "测试有限公司"])],
    ])
    #expect(result.merged(.account).isEmpty)
    #expect(result.possibleTotal == 0)
    #expect(result.generics == ["company placeholder 3 3", "company placeholder 2 1"])
  }

  @Test func aLegalNameMayBeSharedByAnyNumber() {
    let result = match((0..<50).map { _ in [.account(["name": full])] })
    #expect(result.merged(.account) == [Array(1...50)])
    #expect(result.generics.isEmpty)
  }

  @Test func aShortNameSharedByManyIsGeneric() {
    let result = match((0..<21).map { _ in [.account(["name": "宏达"])] })
    #expect(result.possibleTotal == 0)
    #expect(result.generics == ["company shared 21 1"])
  }

  @Test func aCreditCodeUnderManyNamesIsGeneric() {
    let result = match(
      (0..<21).map { [.account(["name": "第\($0 % 5)贸易有限公司", "credit_code": codeA])] })
    #expect(result.generics == ["credit-code shared 21 1"])
    // By their legal names they still are five.
    #expect(result.merged(.account).count == 5)
  }

  @Test func traditionalCharactersAreSimplifiedOnes() {
    let result = match([
      [.account(["name": "華瑞科技有限公司"]), .contact(["name": "陳國華", "mobile": "13812345678"])],
      [.account(["name": "华瑞科技有限公司"]), .contact(["name": "陈国华", "mobile": "13812345678"])],
      [.account(["name": "华锐科技有限公司"])],
    ])
    #expect(result.merged(.account) == [[1, 2]])
    #expect(result.merged(.contact) == [[1, 2]])
  }
}
