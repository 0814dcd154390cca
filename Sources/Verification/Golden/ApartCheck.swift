import Model
import Store

/// Whom somebody judged to be two is two in the golden rows, whatever else they share.
enum ApartCheck {
  static func run(_ entity: Entity, _ session: StoreSession, _ book: FindingBook) throws {
    let judged = try session.statement(
      """
      SELECT coalesce(l.nr, j.left_record << 12 | j.left_part),
        coalesce(r.nr, j.right_record << 12 | j.right_part), j.left_record, j.right_record
      FROM judgement j
      LEFT JOIN member l
        ON l.entity = j.entity AND l.record = j.left_record AND l.part = j.left_part
      LEFT JOIN member r
        ON r.entity = j.entity AND r.record = j.right_record AND r.part = j.right_part
      WHERE j.entity = \(entity.rawValue) AND j.verdict = 'different' AND j.revoked_run IS NULL
      """)
    while try judged.step() {
      if judged.int(0) != judged.int(1) {
        book.holds(.judgements)
      } else {
        book.violated(
          .judgements, Subject(object: entity.name, record: judged.int(2)),
          VerificationWording.judgedTwo(other: judged.int(3)))
      }
    }
  }
}
