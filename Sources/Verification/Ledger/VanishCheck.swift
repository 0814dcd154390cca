import Evidence
import Model
import Store

/// A record that is marked as vanished has a line in the ledger that says so, and a line has its mark:
/// on the record, or on the version of it that a later run replaced.
struct VanishCheck {
  let book: FindingBook

  func run(_ session: StoreSession) throws {
    let marks = try Vanished.marksWithoutLine(session)
    while let mark = try marks.next() {
      book.violated(
        .records, Subject(run: mark.run, record: mark.record), VerificationWording.vanishedWithoutLine)
    }
    let lines = try Vanished.lines(session)
    while let line = try lines.next() {
      if line.isConfirmed {
        book.holds(.records)
      } else {
        book.violated(
          .records, Subject(run: line.run, record: line.record),
          VerificationWording.vanishedWithoutMark)
      }
    }
  }
}
