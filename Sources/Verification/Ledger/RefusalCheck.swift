import LeadModel
import LeadStore

/// Every record that the newest files have and that was refused stands open in quarantine, and what
/// stands there was refused: ledger and quarantine say the same, one by one.
struct RefusalCheck {
  let book: FindingBook
  let files: [LedgerFile]

  func run(_ session: StoreSession) throws {
    let known = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    var open = try places(
      session, "SELECT file, ordinal, line FROM quarantine WHERE closed_run IS NULL ORDER BY 1, 2")
    let refused = try session.statement(
      "SELECT file, first, last FROM ledger WHERE disposition = 'quarantined' ORDER BY file, first")
    var newest: [String: Int] = [:]
    for file in files { newest[file.source] = max(newest[file.source] ?? 0, file.run) }
    while try refused.step() {
      guard let file = known[refused.int(0)], refused.int(1) <= refused.int(2) else { continue }
      for ordinal in refused.int(1)...min(refused.int(2), max(refused.int(1), file.records)) {
        if open.removeValue(forKey: Place(file: file.id, ordinal: ordinal)) != nil {
          book.holds(.records)
        } else if file.run == newest[file.source] {
          // Those of earlier runs were closed when a later one read their source again.
          report(file, ordinal, line: nil, VerificationWording.refusedButNotKept)
        }
      }
    }
    for (place, line) in open.sorted(by: { $0.key < $1.key }) {
      guard let file = known[place.file] else { continue }
      report(file, place.ordinal, line: line, VerificationWording.refusedButNot)
    }
  }

  private struct Place: Hashable, Comparable {
    var file: Int
    var ordinal: Int

    static func < (a: Place, b: Place) -> Bool { (a.file, a.ordinal) < (b.file, b.ordinal) }
  }

  private func places(_ session: StoreSession, _ sql: String) throws -> [Place: Int] {
    let rows = try session.statement(sql)
    var places: [Place: Int] = [:]
    while try rows.step() { places[Place(file: rows.int(0), ordinal: rows.int(1))] = rows.int(2) }
    return places
  }

  private func report(_ file: LedgerFile, _ ordinal: Int, line: Int?, _ message: Bilingual) {
    var subject = file.subject
    subject.ordinal = ordinal
    subject.line = line
    book.violated(.records, subject, message)
  }
}
