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
    let replays = Set(files.filter { $0.replays != nil }.map(\.id))
    var newest: [String: Int] = [:]
    for file in files where !replays.contains(file.id) {
      newest[file.source] = max(newest[file.source] ?? 0, file.run)
    }
    let kept = try RefusedPlace.kept(session)
    let refused = try LedgerRange.refused(session)
    while let range = try refused.next() {
      // Those of earlier runs were closed when a later one read their source again.
      guard let file = known[range.file], file.run == newest[file.source], !replays.contains(file.id),
        range.first <= min(range.last, file.records)
      else { continue }
      for ordinal in range.first...min(range.last, file.records) {
        if kept.contains(RefusedPlace(file: file.id, ordinal: ordinal)) {
          book.holds(.records)
        } else {
          var subject = file.subject
          subject.ordinal = ordinal
          book.violated(.records, subject, VerificationWording.refusedButNotKept)
        }
      }
    }
  }
}
