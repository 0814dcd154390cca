import Records

/// Lays a record's new landed bytes over its former ones: blank cells keep what is there.
///
/// - A field that the new record fills has the new value; one it cleared (size 0) is gone; one it
///   says nothing of keeps the former value. Extras likewise, by name: so an extra stays when its
///   cell is blank, and also when the mapping no longer keeps it.
/// - The record's own parts (number 0) stay when the new record has no such part.
/// - Children (number 1, 2, …) are those of the new record: a child that is gone is dropped.
///   Children have no key but their place, and one removed moves the others up; so a child keeps
///   former values only when it is plainly the same one: the first of its telling fields that both
///   have (a contact's name, mobile, e-mail; …) is equal. Else it is taken as it came.
public enum LandedOverlay {
  /// Appends one landed record to `writer`: parts ordered by entity and number, no cleared values.
  /// Laying the same bytes over the result again changes nothing.
  /// - Parameter object: the entity that the record itself is: its part stays without values, too.
  public static func merge(
    former: Span<UInt8>, new: Span<UInt8>, object: UInt8 = 0, into writer: inout LandedWriter
  ) {
    LandedParts.forEachPair(former, new) { old, now in
      guard let part = now ?? old else { return }
      if now == nil && part.number > 0 { return }
      let newValues = now.map { LandedParts.values(new, $0) } ?? []
      var oldValues = old.map { LandedParts.values(former, $0) } ?? []
      if part.number > 0 && !isSame(part.entity, former, oldValues, new, newValues) { oldValues = [] }
      writer.beginPart(entity: part.entity, number: part.number)
      LandedParts.forEachPair(former, oldValues, new, newValues) { was, now in
        if let now {
          write(new, now, into: &writer)
        } else if let was {
          write(former, was, into: &writer)
        }
      }
      writer.endPart(keepsEmpty: part.number == 0 && part.entity == object)
    }
  }

  private static func write(
    _ bytes: Span<UInt8>, _ value: LandedParts.Value, into writer: inout LandedWriter
  ) {
    guard !value.value.isEmpty else { return }
    if value.field == 0 {
      writer.extra(name: bytes.extracting(value.name), bytes.extracting(value.value))
    } else {
      writer.value(field: value.field, bytes.extracting(value.value))
    }
  }

  /// Whether two children in the same place are the same child.
  private static func isSame(
    _ entity: UInt8, _ former: Span<UInt8>, _ old: [LandedParts.Value], _ new: Span<UInt8>,
    _ now: [LandedParts.Value]
  ) -> Bool {
    guard Int(entity) < tellingFields.count else { return false }
    for field in tellingFields[Int(entity)] {
      guard let was = old.first(where: { $0.field == field && !$0.value.isEmpty }),
        let same = now.first(where: { $0.field == field && !$0.value.isEmpty })
      else { continue }
      return LandedParts.areEqual(former, was.value, new, same.value)
    }
    return false
  }

  /// By entity, most telling first.
  private static let tellingFields: [[UInt8]] =
    [[]]
    + Entity.allCases.map { entity in
      let names =
        switch entity {
        case .account: ["credit_code", "name"]
        case .contact: ["name", "mobile", "email"]
        case .lead: ["title"]
        case .opportunity: ["name"]
        case .activity: ["at", "subject", "content"]
        case .owner: ["code"]
        }
      return names.compactMap { LeadModel.field(path: "\(entity.name).\($0)")?.number }
    }
}
