import Base
import Evidence
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
    // Withdrawn records leave gaps in the numbers; a number far beyond is damage, and would cost
    // memory.
    let highest = try RecordName.count(session) * 8 + (1 << 20)
    let records = try RecordName.all(session)
    let landings = try LandedBytes.all(session)
    let view = LandedView()
    var next = try landings.next()
    while let row = try records.next() {
      let record = row.record
      while let landing = next, landing.record < record {
        book.violated(
          .landings, Subject(record: landing.record), VerificationWording.landingWithoutRecord)
        next = try landings.next()
      }
      guard let source = sources[row.source], record > 0, record <= highest,
        let object = Entity(rawValue: UInt8(truncatingIfNeeded: row.object))
      else {
        book.violated(.landings, Subject(record: record), VerificationWording.unknownOrigin)
        continue
      }
      let scope = table.scopeNumber(
        source: source.name, object: object.rawValue, trust: source.trust)
      let key = [UInt8](row.key)
      let identity = table.scopes[Int(scope)].names.identity(ofKey: key.span)
      if !table.add(record, identity, scope: scope) {
        book.violated(.landings, Subject(record: record), VerificationWording.sameKey)
      }
      guard let landing = next, landing.record == record else {
        book.violated(.landings, Subject(record: record), VerificationWording.noLanding)
        continue
      }
      let isReadable = view.load(landing.bytes)
      let bytes = view.bytes
      digest.add(
        RecordDigest.of(identity, hasVanished: row.hasVanished, landed: bytes.span))
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
      next = try landings.next()
    }
    while let landing = next {
      book.violated(
        .landings, Subject(record: landing.record), VerificationWording.landingWithoutRecord)
      next = try landings.next()
    }
    return table
  }
}
