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
  /// Files that a later run has nothing to do with any more: it read their sources from others, or its
  /// migration names the sources no more.
  private let history: Set<Int>

  /// - Parameter runs: all runs.
  init(book: FindingBook, files: [LedgerFile], runs: [RunEntry], fresh: FreshCount) {
    self.book = book
    history = Self.history(files, runs)
    self.files = files
    self.fresh = fresh
    newestReading = files.filter { $0.replays == nil }.map(\.run).max() ?? 0
  }

  /// Every run reads all sources of its migration; what a store holds of a migration's former runs is
  /// counted by what they wrote down, once the files are gone.
  private static func history(_ files: [LedgerFile], _ runs: [RunEntry]) -> Set<Int> {
    let migrations = Dictionary(runs.map { ($0.number, $0.migration) }) { first, _ in first }
    var newest: [String: Int] = [:]
    var newestOfSource: [String: Int] = [:]
    for file in files where file.replays == nil {
      let migration = migrations[file.run] ?? ""
      newest[migration] = max(newest[migration] ?? 0, file.run)
      newestOfSource[file.source] = max(newestOfSource[file.source] ?? 0, file.run)
    }
    return Set(
      files.filter {
        $0.run < newestOfSource[$0.source] ?? 0 || $0.run < newest[migrations[$0.run] ?? ""] ?? 0
      }.map(\.id))
  }

  func run(_ session: StoreSession) throws {
    var cells: [Int: CellSum] = [:]
    let sums = try CellSum.all(session)
    while let sum = try sums.next() { cells[sum.file] = sum }
    var superseded = 0
    var faulted = 0
    var totals = TotalsCheck(book: book)
    for file in files {
      let sum = cells[file.id]
      let total = sum?.total ?? 0
      var isSound = recorded(file, total, unknownFates: sum?.unknownFates ?? 0)
      // What a replay read lies in the store: `ReplayCheck` looks at it.
      guard file.replays == nil else { continue }
      var isComparable = true
      switch fresh.count(file) {
      case .counted(let counted):
        isSound = compare(file, total, counted) && isSound
        faulted += counted.faultedRecords
        if file.format == .json && file.run == newestReading {
          totals.add(counted.totals, of: file)
        }
      case .changed where history.contains(file.id), .gone where history.contains(file.id):
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
  private func recorded(_ file: LedgerFile, _ total: Int, unknownFates: Int) -> Bool {
    if total != file.countedCells || unknownFates > 0 {
      book.violated(
        .cells, file.subject, expected: "\(file.countedCells)", actual: "\(total)",
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

  private func compare(_ file: LedgerFile, _ total: Int, _ counted: CountedFile) -> Bool {
    if counted.filledCells != total {
      book.violated(
        .cells, file.subject, expected: "\(counted.filledCells)", actual: "\(total)",
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
}
