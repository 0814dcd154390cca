import Evidence
import Store

/// Balances the ledger: the ranges of each file's ordinals, and the sums per source.
struct LedgerCheck {
  let book: FindingBook
  let files: [LedgerFile]

  private struct Balance {
    var counted = 0
    var disposed = 0
  }

  private struct SourceRun: Hashable {
    var run: Int
    var source: String
  }

  func run(_ session: StoreSession) throws {
    let ranges = try LedgerRange.all(session)
    var sums: [SourceRun: Balance] = [:]
    var next = try ranges.next()
    for file in files {
      while let range = next, range.file < file.id {
        stray(range)
        next = try ranges.next()
      }
      var expected = 1
      var disposed = 0
      var isSound = true
      while let range = next, range.file == file.id {
        let (first, last) = (range.first, range.last)
        if range.run != file.run || first != expected || last < first || range.disposition == nil {
          isSound = false
          book.violated(
            .ledger, file.subject, expected: "\(expected)", actual: "\(first)–\(last)",
            VerificationWording.ledgerRange)
        }
        disposed += max(0, last - first + 1)
        expected = max(expected, last + 1)
        next = try ranges.next()
      }
      if expected - 1 != file.records {
        isSound = false
        book.violated(
          .ledger, file.subject, expected: "\(file.records)", actual: "\(expected - 1)",
          VerificationWording.ledgerEnd)
      }
      if isSound { book.holds(.ledger) }
      sums[SourceRun(run: file.run, source: file.source), default: Balance()].counted +=
        file.countedRecords
      sums[SourceRun(run: file.run, source: file.source), default: Balance()].disposed += disposed
    }
    while let range = next {
      stray(range)
      next = try ranges.next()
    }
    balance(sums)
  }

  private func stray(_ range: LedgerRange) {
    book.violated(
      .ledger, Subject(run: range.run), actual: "\(range.file)", VerificationWording.ledgerStray)
  }

  private func balance(_ sums: [SourceRun: Balance]) {
    for key in sums.keys.sorted(by: { ($0.run, $0.source) < ($1.run, $1.source) }) {
      guard let sum = sums[key] else { continue }
      if sum.counted == sum.disposed {
        book.holds(.sources)
      } else {
        book.violated(
          .sources, Subject(run: key.run, source: key.source), expected: "\(sum.counted)",
          actual: "\(sum.disposed)", VerificationWording.sourceBalance)
      }
    }
  }
}
