import Documents
import Testing

@testable import Reporting

struct LevelWordsTests {
  @Test(arguments: ComparatorKind.allCases, [[], [0.92, 0.75]])
  func everyLevelOfEveryComparatorHasWordsInBothLanguages(kind: ComparatorKind, thresholds: [Double]) throws {
    for level in kind.levels(thresholds) + ["exact"] {
      let words = try #require(LevelWords.known(level), "\(kind): \(level)")
      #expect(words.en == level)
      #expect(words.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(level)")
    }
  }

  @Test func twoLevelsOfOneComparatorAreTwoInChineseToo() {
    for kind in ComparatorKind.allCases {
      let words = (kind.levels([]) + ["exact"]).map { LevelWords.text($0).zh }
      #expect(Set(words).count == words.count, "\(kind): \(words)")
    }
  }

  @Test func aLevelThatNobodyKnowsIsShownAsSuch() {
    #expect(LevelWords.known("at least as good") == nil)
    #expect(LevelWords.text("as before").zh == "“as before”")
    #expect(LevelWords.text("as before").en == "as before")
  }
}
