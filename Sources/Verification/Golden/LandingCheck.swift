import Base
import Model
import Store

/// Every record has one landing that can be read; makes the table of records and the first half
/// of the content's digest.
struct LandingCheck {
  let book: FindingBook

  func run(_ session: StoreSession, into digest: inout ContentDigest) throws -> RecordTable {
    let table = RecordTable()
    let sources = Dictionary(
      try session.sources().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let count = try session.statement("SELECT count(*) FROM record")
    // Withdrawn records leave gaps in the numbers; a number far beyond is damage, and would cost
    // memory.
    let highest = try count.step() ? count.int(0) * 8 + (1 << 20) : 0
    count.reset()
    let records = try session.statement(
      "SELECT id, source, object, key, vanished_run IS NOT NULL FROM record ORDER BY id")
    let landings = try session.statement("SELECT record, bytes FROM landing ORDER BY record")
    let view = LandedView()
    var hasLanding = try landings.step()
    while try records.step() {
      let record = records.int(0)
      while hasLanding && landings.int(0) < record {
        book.violated(
          .landings, Subject(record: landings.int(0)), VerificationWording.landingWithoutRecord)
        hasLanding = try landings.step()
      }
      guard let source = sources[records.int(1)], record > 0, record <= highest,
        let object = Entity(rawValue: UInt8(truncatingIfNeeded: records.int(2)))
      else {
        book.violated(.landings, Subject(record: record), VerificationWording.unknownOrigin)
        continue
      }
      let scope = table.scopeNumber(
        source: source.name, object: object.rawValue, trust: source.trust)
      let key = [UInt8](records.bytes(3))
      let identity = table.scopes[Int(scope)].names.identity(ofKey: key.span)
      if !table.add(record, identity, scope: scope) {
        book.violated(.landings, Subject(record: record), VerificationWording.sameKey)
      }
      guard hasLanding && landings.int(0) == record else {
        book.violated(.landings, Subject(record: record), VerificationWording.noLanding)
        continue
      }
      let isReadable = view.load(landings.bytes(1))
      let bytes = view.bytes
      digest.add(
        RecordDigest.of(identity, hasVanished: records.int(4) != 0, landed: bytes.span))
      if isReadable {
        for part in view.parts { table.note(partsOf: part.entity) }
        // A value cleared on purpose is not stored: what is there is filled.
        for part in view.parts where part.entity != Landed.extras {
          for value in view.values[part.values] where value.range.isEmpty {
            let entity = Entity(rawValue: part.entity)
            let field = entity.flatMap { LeadModel.field($0, number: value.field)?.name }
            book.violated(
              .landings, Subject(object: entity?.name, record: record, field: field),
              VerificationWording.emptyValue)
          }
        }
        book.holds(.landings)
      } else {
        book.violated(.landings, Subject(record: record), VerificationWording.landingDamaged)
      }
      hasLanding = try landings.step()
    }
    while hasLanding {
      book.violated(
        .landings, Subject(record: landings.int(0)), VerificationWording.landingWithoutRecord)
      hasLanding = try landings.step()
    }
    return table
  }
}
