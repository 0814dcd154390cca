import Evidence
import Model
import Store

/// No two accounts have one credit code, unless somebody judged them to be two: it names a company, so
/// that records which share it and stand apart were torn apart.
struct TwinCheck {
  let book: FindingBook

  func run(_ session: StoreSession) throws {
    let twins = try GoldenRelations.twins(session)
    while let pair = try twins.next() {
      for nr in [pair.first, pair.second] {
        book.violated(
          .judgements, Subject(object: "account", record: PartID(row: nr).record, field: "credit_code"),
          VerificationWording.twins)
      }
    }
  }
}
