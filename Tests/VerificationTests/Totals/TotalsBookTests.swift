import Testing

@testable import Verification

@Suite struct TotalsBookTests {
  private func entry(_ book: TotalsBook, _ field: Int, _ name: String) -> TotalEntry {
    let bytes = Array(name.utf8)
    return TotalEntry(group: book.group(field, bytes.span), amount: ExactSum(1))
  }

  /// Two threads meet the same values in two orders, and each tells apart as many as it may.
  @Test func whichGroupsAreToldApartDoesNotHangOnTheOrder() {
    let field = TotalField.records
    let names = ["a", "b", "c", "d", "e"]
    let part = TotalsBook(mostGroups: 3)
    let from = part.addScope()
    for name in names.reversed() { part.add(from, field, .golden, entry(part, field, name)) }
    let book = TotalsBook(mostGroups: 2)
    let files = book.addScope()
    for name in names { book.add(files, field, .landed, entry(book, field, name)) }
    let golden = book.addScope()
    book.add(part, scope: from, into: golden)
    #expect(book.isFolded[field])
    for group in book.labels[field].indices {
      #expect(
        book.slots(files, field, group).map(\.count) == book.slots(golden, field, group).map(\.count))
    }
    #expect(book.labels[field] == [TotalsBook.others])
    #expect(book.slots(files, field, 0).first?.sum.text == "5")
    // What comes later goes where all are.
    #expect(entry(book, field, "a").group == 0)
  }
}
