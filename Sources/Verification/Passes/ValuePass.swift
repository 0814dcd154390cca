import Evidence
import Store

/// Landed values beside their cells, the files beside the ledger, and the sums of both.
final class ValuePass {
  private(set) var columns: [ColumnVerdict] = []
  /// What the files hold that lie there now; nil: the pass did not come so far.
  private(set) var fileTotals: FileTotals?
  private let files: [LedgerFile]
  private let fresh: FreshCount
  private let migrationPath: String?
  private let sums = TotalsBook()
  private var compared: (files: FileTotals, stored: StoredTotals)?

  init(_ files: [LedgerFile], _ fresh: FreshCount, _ migrationPath: String?) {
    self.files = files
    self.fresh = fresh
    self.migrationPath = migrationPath
  }

  /// - Parameter golden: the pass that finds out who the records are.
  func run(_ session: StoreSession, _ book: FindingBook, _ golden: GoldenPass) throws {
    let shapes = SourceShapes(
      migrationPath: migrationPath, files: files, fresh: fresh, kept: try KeptDocuments(session))
    let fileTotals = try FileTotals(session, try golden.records(session), shapes, sums, book)
    try fileTotals.run(files, fresh)
    try fileTotals.finish(files)
    self.fileTotals = fileTotals
    ControlFileCheck(book: book, fresh: fresh).run(fileTotals.files)
    let stored = try StoredTotals(session, sums, book, fileTotals)
    try CountCheck(book: book, files: files, runs: try RunEntry.all(session), fresh: fresh).run(session)
    let values = shapes.isComplete ? try ValueCheck(session, book, shapes, files, stored) : nil
    if !shapes.isComplete && !files.isEmpty { book.abandon(.values, VerificationWording.mappingUnknown) }
    try RawCheck(book: book, values: values, refused: fileTotals.refused).run(files, session)
    guard shapes.isComplete else { return }
    columns = shapes.verdicts()
    compared = (fileTotals, stored)
  }

  /// When all is read. Nil: no value was compared.
  func totals(with golden: GoldenPass, _ book: FindingBook) -> ControlTotals? {
    let scope = golden.add(to: sums)
    if let compared {
      return ControlTotalsCheck(
        findings: book, book: sums, files: compared.files, stored: compared.stored, golden: scope
      ).run()
    }
    if !files.isEmpty { book.abandon(.totals, VerificationWording.mappingUnknown) }
    return nil
  }
}
