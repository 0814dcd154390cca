import Evidence
import Model
import Store

/// Landed values, and the golden rows that survivorship makes of them.
final class GoldenPass {
  private(set) var digest = ContentDigest()
  private(set) var rows = 0
  private(set) var recordCount = 0
  private let landings = Once<Landings>()
  private let sums = TotalsBook(mostGroups: TotalsBook.partGroups)
  private let scope: Int

  init() { scope = sums.addScope() }

  /// What reading all landed values says.
  fileprivate struct Landings {
    var table: RecordTable
    var digest: ContentDigest
    var book: FindingBook
  }

  private func read(_ session: StoreSession) throws -> Landings {
    try landings.get {
      let book = FindingBook()
      var digest = ContentDigest()
      let table = try LandingCheck(book: book).run(session, into: &digest)
      return Landings(table: table, digest: digest, book: book)
    }
  }

  /// Who the records are: for another pass, which waits until it is known.
  func records(_ session: StoreSession) throws -> RecordTable { try read(session).table }

  func run(_ session: StoreSession, _ book: FindingBook) throws {
    let landings = try read(session)
    book.add(landings.book)
    let table = landings.table
    var digest = landings.digest
    recordCount = table.count
    let crosswalk = try Crosswalk(session, table)
    let rule = try MatchingRule(session)
    for entity in Entity.golden {
      rows += try GoldenCheck(
        entity, session, table, crosswalk, rule, book, GoldenTotals(entity, sums, scope: scope)
      ).run(into: &digest)
    }
    try LeadCheck(session, table, crosswalk, rule, book).run()
    self.digest = digest
  }

  /// Puts the sums of all golden rows into a book; answers their scope.
  func add(to book: TotalsBook) -> Int {
    let own = book.addScope()
    book.add(sums, scope: scope, into: own)
    return own
  }
}
