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
    let ranges = try session.statement(
      "SELECT file, run, first, last, disposition FROM ledger ORDER BY file, first")
    var sums: [SourceRun: Balance] = [:]
    var hasRange = try ranges.step()
    for file in files {
      while hasRange && ranges.int(0) < file.id {
        stray(file: ranges.int(0), run: ranges.int(1))
        hasRange = try ranges.step()
      }
      var next = 1
      var disposed = 0
      var isSound = true
      while hasRange && ranges.int(0) == file.id {
        let (first, last) = (ranges.int(2), ranges.int(3))
        if ranges.int(1) != file.run || first != next || last < first
          || Disposition.allCases.allSatisfy({ $0.name != ranges.text(4) })
        {
          isSound = false
          book.violated(
            .ledger, file.subject, expected: "\(next)", actual: "\(first)–\(last)",
            VerificationWording.ledgerRange)
        }
        disposed += max(0, last - first + 1)
        next = max(next, last + 1)
        hasRange = try ranges.step()
      }
      if next - 1 != file.records {
        isSound = false
        book.violated(
          .ledger, file.subject, expected: "\(file.records)", actual: "\(next - 1)",
          VerificationWording.ledgerEnd)
      }
      if isSound { book.holds(.ledger) }
      sums[SourceRun(run: file.run, source: file.source), default: Balance()].counted +=
        file.countedRecords
      sums[SourceRun(run: file.run, source: file.source), default: Balance()].disposed += disposed
    }
    while hasRange {
      stray(file: ranges.int(0), run: ranges.int(1))
      hasRange = try ranges.step()
    }
    balance(sums)
  }

  private func stray(file: Int, run: Int) {
    book.violated(.ledger, Subject(run: run), actual: "\(file)", VerificationWording.ledgerStray)
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
