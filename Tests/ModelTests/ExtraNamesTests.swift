import Testing

@testable import Model

@Suite struct ExtraNamesTests {
  private func names(_ cells: [(String, Int, Int)]) -> [String] {
    ExtraNames.all(cells.map { ExtraNames.Cell(name: Array($0.0.utf8), child: $0.1, copy: $0.2) })
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func withoutACollisionNothingIsRenamed() {
    #expect(
      names([("a", 0, 1), ("a", 0, 3), ("k[1].a", 1, 1), ("b", 0, 1)]) == ["a", "a[3]", "k[1].a", "b"])
  }

  /// The column keeps its name; the repeated cells go on behind it, in the order in which they came.
  @Test func repeatedCellsGiveWay() {
    let cells = [("a", 0, 1), ("a", 0, 2), ("a", 0, 3), ("a[2]", 0, 1), ("a[2]", 0, 2), ("a[4]", 0, 1)]
    #expect(names(cells) == ["a", "a[3]", "a[5]", "a[2]", "a[2][2]", "a[4]"])
    // Whatever the order in which they are met.
    #expect(names(cells.reversed()) == ["a[4]", "a[2][2]", "a[2]", "a[5]", "a[3]", "a"])
  }

  /// A column of the record may be called as a cell of its first child is.
  @Test func aChildGivesWayToTheRecord() {
    #expect(names([("k[1].a", 1, 1), ("k[1].a", 0, 1)]) == ["k[1].a[2]", "k[1].a"])
  }

  @Test func manyCollisionsAreCheap() {
    let columns = (0..<4000).map { ($0 == 0 ? "a" : "a[\($0 + 1)]", 0, 1) }
    let copies = (2...4000).map { ("a", 0, $0) }
    #expect(Set(names(columns + copies)).count == 7999)
  }
}
