import Evidence
import Model

/// Holds what JSON files say beside their records against the records of the ledger. A system that
/// exports page by page repeats in each how many records all have; others say how many this file has.
struct TotalsCheck {
  let book: FindingBook

  private struct Page {
    var file: LedgerFile
    var total: CountedTotal
  }

  private struct Claim: Hashable {
    var source: String
    var object: String
    var name: String
    var value: Int
  }

  private var pages: [Claim: [Page]] = [:]

  init(book: FindingBook) { self.book = book }

  mutating func add(_ totals: [CountedTotal], of file: LedgerFile) {
    for total in totals {
      let claim = Claim(source: file.source, object: file.object, name: total.name, value: total.value)
      pages[claim, default: []].append(Page(file: file, total: total))
    }
  }

  func finish() {
    for (claim, pages) in pages.sorted(by: { order($0.key) < order($1.key) }) {
      let sum = pages.reduce(0) { $0 + $1.file.records }
      let isEach = pages.allSatisfy { $0.file.records == claim.value }
      if isEach || sum == claim.value {
        for page in pages where page.file.declaredRecords != claim.value { book.holds(.declaredCount) }
      } else if claim.value > 0 && pages.allSatisfy(\.total.isCertain) {
        let isAlone = pages.count == 1
        // The run wrote the same down, and that was said.
        if isAlone && pages[0].file.declaredRecords == claim.value { continue }
        book.violated(
          .declaredCount,
          Subject(
            run: pages[0].file.run, source: claim.source, file: isAlone ? pages[0].file.path : "",
            object: claim.object),
          expected: "\(claim.name): \(claim.value)", actual: "\(sum)",
          isAlone ? VerificationWording.declaredTotal : VerificationWording.declaredTotals(pages.count))
      } else {
        book.state(
          VerificationWording.unclearTotal(
            claim.name, claim.value, file: pages[0].file.path, files: pages.count, records: sum))
      }
    }
  }

  private func order(_ claim: Claim) -> String {
    "\(claim.source)\u{1F}\(claim.object)\u{1F}\(claim.name)\u{1F}\(claim.value)"
  }
}
