import Model
import Store

/// A record that is marked as vanished has a line in the ledger that says so, and a line has its mark:
/// on the record, or on the version of it that a later run replaced.
struct VanishCheck {
  let book: FindingBook

  func run(_ session: StoreSession) throws {
    let marks = try session.statement(
      """
      SELECT r.id, r.vanished_run, f.run FROM record r LEFT JOIN file f ON f.id = r.file
      LEFT JOIN ledger_vanished v ON v.record = r.id AND v.run = r.vanished_run
      WHERE r.vanished_run IS NOT NULL AND (v.record IS NULL OR r.vanished_run <= f.run)
      """)
    while try marks.step() {
      book.violated(
        .records, Subject(run: marks.int(1), record: marks.int(0)), VerificationWording.vanishedWithoutLine)
    }
    let lines = try session.statement(
      """
      SELECT v.run, v.record, r.vanished_run IS v.run
          OR EXISTS (SELECT 1 FROM record_version o WHERE o.record = v.record AND o.vanished_run = v.run)
      FROM ledger_vanished v LEFT JOIN record r ON r.id = v.record
      """)
    while try lines.step() {
      if lines.int(2) != 0 {
        book.holds(.records)
      } else {
        book.violated(
          .records, Subject(run: lines.int(0), record: lines.int(1)),
          VerificationWording.vanishedWithoutMark)
      }
    }
  }
}
