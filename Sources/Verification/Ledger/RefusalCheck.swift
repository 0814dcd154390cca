import Evidence
import Model
import Store

/// Every record that the newest files have and that was refused stands open in quarantine, or a replay
/// has landed it since. (That what stands there was refused is `RecordCheck`'s to say.)
struct RefusalCheck {
  let book: FindingBook
  let files: [LedgerFile]

  func run(_ session: StoreSession) throws {
    let known = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    // What a replay refuses again stands where it was met first, in the file that it comes from.
    let replays = try numbers(session, "SELECT id FROM file WHERE replays IS NOT NULL")
    var newest: [String: Int] = [:]
    for file in files where !replays.contains(file.id) {
      newest[file.source] = max(newest[file.source] ?? 0, file.run)
    }
    let kept = try places(
      session,
      """
      SELECT file, ordinal FROM quarantine q WHERE closed_run IS NULL
        OR EXISTS (SELECT 1 FROM replayed p WHERE p.refusal = q.id AND p.run = q.closed_run)
      """)
    let refused = try session.statement(
      "SELECT file, first, last FROM ledger WHERE disposition = 'quarantined' ORDER BY file, first")
    while try refused.step() {
      // Those of earlier runs were closed when a later one read their source again.
      guard let file = known[refused.int(0)], file.run == newest[file.source], !replays.contains(file.id),
        refused.int(1) <= min(refused.int(2), file.records)
      else { continue }
      for ordinal in refused.int(1)...min(refused.int(2), file.records) {
        if kept.contains(Place(file: file.id, ordinal: ordinal)) {
          book.holds(.records)
        } else {
          var subject = file.subject
          subject.ordinal = ordinal
          book.violated(.records, subject, VerificationWording.refusedButNotKept)
        }
      }
    }
  }

  private typealias Place = RefusedBytes.Place

  private func places(_ session: StoreSession, _ sql: String) throws -> Set<Place> {
    let rows = try session.statement(sql)
    var places: Set<Place> = []
    while try rows.step() { places.insert(Place(file: rows.int(0), ordinal: rows.int(1))) }
    return places
  }

  private func numbers(_ session: StoreSession, _ sql: String) throws -> Set<Int> {
    let rows = try session.statement(sql)
    var numbers: Set<Int> = []
    while try rows.step() { numbers.insert(rows.int(0)) }
    return numbers
  }
}
