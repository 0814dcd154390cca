import Evidence
import Store

/// Compares the ledger with counts: the one that the run had made, a fresh one, and the one that
/// the file itself declares; for records, and for filled cells by column.
struct CountCheck {
  let book: FindingBook
  let files: [LedgerFile]
  let fresh: FreshCount
  /// The newest run that read exports: a replay says nothing new of them.
  private let newestReading: Int

  init(book: FindingBook, files: [LedgerFile], fresh: FreshCount) {
    self.book = book
    self.files = files
    self.fresh = fresh
    newestReading = files.filter { $0.replays == nil }.map(\.run).max() ?? 0
  }

  private struct Cells {
    var total = 0
    var unknownFates = 0
  }

  func run(_ session: StoreSession) throws {
    let cells = try self.cells(session)
    var newestOfPath: [String: Int] = [:]
    for file in files where file.replays == nil { newestOfPath[file.path] = file.id }
    var superseded = 0
    var faulted = 0
    var totals = TotalsCheck(book: book)
    for file in files {
      let sum = cells[file.id] ?? Cells()
      var isSound = recorded(file, sum)
      // What a replay read lies in the store: `ReplayCheck` looks at it.
      guard file.replays == nil else { continue }
      var isComparable = true
      switch fresh.count(file) {
      case .counted(let counted):
        isSound = compare(file, sum, counted) && isSound
        faulted += counted.faultedRecords
        if file.format == .json && file.run == newestReading {
          totals.add(counted.totals, of: file)
        }
      case .changed where newestOfPath[file.path] != file.id:
        // A later run read the file that stands there now: this is what nightly exports do.
        superseded += 1
      case .changed:
        isComparable = false
        book.notCheckable(.recordCount, file.subject, VerificationWording.fileChanged)
      case .gone:
        isComparable = false
        book.notCheckable(.recordCount, file.subject, VerificationWording.fileGone)
      case .failed(let why):
        isComparable = false
        book.notCheckable(.recordCount, file.subject, why)
      }
      if isSound && isComparable { book.holds(.recordCount) }
      declared(file)
    }
    totals.finish()
    if superseded > 0 { book.state(VerificationWording.superseded(superseded)) }
    if faulted > 0 { book.state(VerificationWording.faultedCells(faulted)) }
  }

  /// What the run wrote down, without the file.
  private func recorded(_ file: LedgerFile, _ sum: Cells) -> Bool {
    if sum.total != file.countedCells || sum.unknownFates > 0 {
      book.violated(
        .cells, file.subject, expected: "\(file.countedCells)", actual: "\(sum.total)",
        VerificationWording.cellSum)
    } else {
      book.holds(.cells)
    }
    guard file.countedRecords == file.records else {
      book.violated(
        .recordCount, file.subject, expected: "\(file.countedRecords)", actual: "\(file.records)",
        VerificationWording.countedRecords)
      return false
    }
    return true
  }

  private func compare(_ file: LedgerFile, _ sum: Cells, _ counted: CountedFile) -> Bool {
    if counted.filledCells != sum.total {
      book.violated(
        .cells, file.subject, expected: "\(counted.filledCells)", actual: "\(sum.total)",
        VerificationWording.freshCells)
    } else {
      book.holds(.cells)
    }
    guard counted.records == file.records else {
      book.violated(
        .recordCount, file.subject, expected: "\(counted.records)", actual: "\(file.records)",
        VerificationWording.freshRecords)
      return false
    }
    return true
  }

  /// A file's own statement is looked at while it is news.
  private func declared(_ file: LedgerFile) {
    guard file.run == newestReading, let declared = file.declaredRecords else { return }
    if declared == file.records {
      book.holds(.declaredCount)
    } else {
      book.violated(
        .declaredCount, file.subject, expected: "\(declared)", actual: "\(file.records)",
        VerificationWording.declaredRecords)
    }
  }

  private func cells(_ session: StoreSession) throws -> [Int: Cells] {
    var cells: [Int: Cells] = [:]
    let statement = try session.statement(
      """
      SELECT file, sum(landed + quarantined + filtered),
        sum(fate NOT IN ('mapped', 'kept', 'ignored') OR min(landed, quarantined, filtered) < 0)
      FROM ledger_cell GROUP BY file
      """)
    while try statement.step() {
      cells[statement.int(0)] = Cells(total: statement.int(1), unknownFates: statement.int(2))
    }
    return cells
  }
}
