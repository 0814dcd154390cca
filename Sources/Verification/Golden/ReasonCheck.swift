import Evidence
import Model
import Store

/// A rule's judgement is true of the records that it joins: they do share what it says they share.
/// Reasons that are not one shared value are somebody else's to defend.
struct ReasonCheck {
  let book: FindingBook

  func run(_ entity: Entity, _ session: StoreSession) throws {
    let judged = try JudgedByKey.all(entity, reasons: Self.fields.keys.sorted(), session)
    let (left, right) = (LandedView(), LandedView())
    while let pair = try judged.next() {
      guard let fields = Self.fields[pair.reason], left.load(pair.left.landed),
        right.load(pair.right.landed),
        let a = left.part(entity, pair.left.part), let b = right.part(entity, pair.right.part)
      else { continue }
      guard
        Self.shareAValue(fields, a, left: left, b: b, right: right)
          || !Self.keys(fields, a, left).isDisjoint(with: Self.keys(fields, b, right))
      else {
        book.violated(
          .judgements, Subject(object: entity.name, record: pair.left.record),
          VerificationWording.reasonIsUntrue(other: pair.right.record))
        continue
      }
      book.holds(.judgements)
    }
  }

  /// By reason, the fields of which one value is shared.
  private static let fields: [String: [UInt8]] = [
    "credit-code": numbers(["account.credit_code"]),
    "mobile": numbers(["contact.mobile", "contact.phone", "contact.other_phones"]),
    "email": numbers(["contact.email"]),
  ]

  private static func numbers(_ paths: [String]) -> [UInt8] {
    paths.compactMap { LeadModel.field(path: $0)?.number }
  }

  /// Most pairs share one as it stands. A value of separators alone says nothing.
  private static func shareAValue(
    _ fields: [UInt8], _ a: LandedView.Part, left: LandedView, b: LandedView.Part, right: LandedView
  ) -> Bool {
    for own in left.values[a.values] where fields.contains(own.field) {
      let bytes = left.bytes[own.range]
      guard bytes.contains(where: { $0 > 0x2F && $0 != UInt8(ascii: ";") }) else { continue }
      for other in right.values[b.values] where fields.contains(other.field) {
        if bytes.elementsEqual(right.bytes[other.range]) { return true }
      }
    }
    return false
  }

  /// Letters without case, digits; several values of one cell apart.
  private static func keys(_ fields: [UInt8], _ part: LandedView.Part, _ view: LandedView) -> Set<[UInt8]> {
    var keys: Set<[UInt8]> = []
    for value in view.values[part.values] where fields.contains(value.field) {
      for item in view.bytes[value.range].split(separator: UInt8(ascii: ";")) {
        let key = item.filter { $0 > 0x2F }.map { (65...90).contains($0) ? $0 | 32 : $0 }
        if !key.isEmpty { keys.insert(key) }
      }
    }
    return keys
  }
}
