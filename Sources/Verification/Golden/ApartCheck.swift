import Evidence
import Model
import Store

/// Whom somebody judged to be two is two in the golden rows, whatever else they share.
enum ApartCheck {
  static func run(_ entity: Entity, _ session: StoreSession, _ book: FindingBook) throws {
    let judged = try JudgedPair.different(entity, session)
    while let pair = try judged.next() {
      if pair.left.row != pair.right.row {
        book.holds(.judgements)
      } else {
        book.violated(
          .judgements, Subject(object: entity.name, record: pair.left.record),
          VerificationWording.judgedTwo(other: pair.right.record))
      }
    }
  }
}
