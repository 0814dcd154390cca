import Testing

@testable import Verification

@Suite struct ChildMatchingTests {
  /// - Parameter fitting: by row from 1, the numbers that fit it; 0: it needs none.
  private func numbers(_ likely: [Int], _ landed: [Int], _ fitting: [Set<Int>]) -> [Int?] {
    var matching = ChildMatching(likely: [0] + likely, landed: landed) { row, number in
      fitting[row - 1].contains(landed.contains(number) ? number : 0)
    }
    return matching.numbers().dropFirst().map { landed.contains($0) ? $0 : nil }
  }

  @Test func whatIsLikelyStandsWhereItFits() {
    #expect(numbers([2, 1], [1, 2], [[1, 2], [1, 2]]) == [2, 1])
  }

  @Test func aRowGivesItsChildToOneThatHasNoOther() {
    #expect(numbers([1, 2], [1, 2], [[1, 2], [1]]) == [2, 1])
    #expect(numbers([1, 2, 3], [1, 2, 3], [[1, 2], [2, 3], [1]]) == [2, 3, 1])
  }

  @Test func aRowThatSaysNothingGivesUpItsChild() {
    #expect(numbers([1, 9], [1], [[0, 1], [1]]) == [nil, 1])
  }

  @Test func noChildIsLeftOverThatARowMayBe() {
    #expect(numbers([1, 9], [1, 2], [[1, 2], [0, 1]]) == [2, 1])
  }

  /// There is no way: what is likely stays, so that the finding names it.
  @Test func whatFitsNothingStays() {
    #expect(numbers([1, 2], [1, 2], [[1], [1]]) == [1, 2])
  }
}
