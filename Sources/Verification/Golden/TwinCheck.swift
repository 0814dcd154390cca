import Model
import Store

/// No two accounts have one credit code, unless somebody judged them to be two: it names a company, so
/// that records which share it and stand apart were torn apart.
struct TwinCheck {
  let book: FindingBook

  func run(_ session: StoreSession) throws {
    let twins = try session.statement(
      """
      SELECT a.nr, a.id, b.nr FROM account a JOIN account b ON b.credit_code = a.credit_code AND b.nr > a.nr
      WHERE a.credit_code IS NOT NULL AND (SELECT count(*) FROM account c WHERE c.credit_code = a.credit_code) = 2
        AND NOT EXISTS (SELECT 1 FROM judgement WHERE entity = 1 AND verdict <> 'same' AND revoked_run IS NULL)
      """)
    while try twins.step() {
      for nr in [twins.int(0), twins.int(2)] {
        book.violated(
          .judgements, Subject(object: "account", record: nr >> 12, field: "credit_code"),
          VerificationWording.twins)
      }
    }
  }
}
