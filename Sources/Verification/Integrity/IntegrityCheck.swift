import Evidence
import Store

/// The store file is sound: its pages, what its tables say of themselves, and every index holds exactly
/// what its table does.
///
/// `PRAGMA integrity_check` looks up every row in every index, one page here and one there; it is asked
/// only about tables whose indexes cannot be summed, and about those where something was found.
struct IntegrityCheck {
  let book: FindingBook

  func run(_ session: StoreSession) throws {
    guard try ask("quick_check", session, report: { _ in }) else {
      _ = try ask("integrity_check", session, report: violated)
      return
    }
    var isSound = true
    for (table, indexes) in try StoreIndex.byTable(session) {
      let isSummed = indexes.allSatisfy(\.isSummable)
      if isSummed, try IndexSums(table, indexes).agree(session) { continue }
      let isNamed = try !ask("integrity_check('\(table)')", session, report: violated)
      if isSummed && !isNamed { violated("indexes of \(table)") }
      if isSummed || isNamed { isSound = false }
    }
    if isSound { book.holds(.integrity) }
  }

  private func violated(_ answer: String) {
    book.violated(.integrity, Subject(), actual: answer, VerificationWording.storeDamaged)
  }

  /// - Returns: whether the answer is "ok".
  private func ask(_ pragma: String, _ session: StoreSession, report: (String) -> Void) throws -> Bool {
    let complaints = try StorePragma.complaints(pragma, session)
    complaints.forEach(report)
    return complaints.isEmpty
  }
}
