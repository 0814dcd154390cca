import Testing

@testable import Verification

@Suite struct OrdinalTests {
  @Test func isThePlaceAmongTheCases() {
    #expect(Check.allCases.map(\.ordinal) == Array(Check.allCases.indices))
    #expect(LikenessRule.allCases.map(\.ordinal) == Array(LikenessRule.allCases.indices))
  }
}
