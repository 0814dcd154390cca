import LeadModel
import LeadStore
import Records

/// A golden row as its members make it. The rule, per field: the value of the source trusted most;
/// then of the member changed last; then of the one with most fields filled; then the longest
/// value; then the smallest identity. A cleared value is none. Reused from row to row.
final class ExpectedRow {
  struct Value {
    var field: UInt8
    var bytes: ArraySlice<UInt8>
    /// The relation to an account that its record knows by address alone.
    var isNameless = false
  }

  struct Member {
    var record: Int
    var identity: Identity
    var trust: Int
    var values: [Value]
    /// UTC without its zone, so that bytes compare as times do; empty when it says none.
    var changed: ArraySlice<UInt8>
  }

  let entity: Entity
  private(set) var members: [Member] = []
  /// By field: index of the winning member and its value.
  private(set) var winners: [UInt8: (member: Int, value: ArraySlice<UInt8>)] = [:]

  init(_ entity: Entity) { self.entity = entity }

  func removeAll() {
    members.removeAll(keepingCapacity: true)
    winners.removeAll(keepingCapacity: true)
  }

  func add(record: Int, identity: Identity, trust: Int, _ values: [Value]) {
    let filled = values.filter { !$0.bytes.isEmpty }
    var changed: ArraySlice<UInt8> = []
    for field in GoldenNames.times[Int(entity.rawValue)] where changed.isEmpty {
      if let value = filled.first(where: { $0.field == field }) {
        changed = value.bytes.prefix { $0 != FieldType.companionSeparator }
      }
    }
    members.append(
      Member(record: record, identity: identity, trust: trust, values: filled, changed: changed))
  }

  func resolve() {
    // Who knows the company says more than who knows its address, however new that is.
    let account = GoldenField.relation(to: .account)
    if members.contains(where: { $0.values.contains { $0.field == account && !$0.isNameless } }) {
      for index in members.indices { members[index].values.removeAll(where: \.isNameless) }
    }
    for (index, member) in members.enumerated() {
      for value in member.values {
        if let best = winners[value.field],
          !beats(member, value.bytes, members[best.member], best.value)
        {
          continue
        }
        winners[value.field] = (index, value.bytes)
      }
    }
  }

  /// What a column of the golden table is to hold; nil: nothing.
  func text(_ source: GoldenTable.Source) -> ArraySlice<UInt8>? {
    let field: UInt8
    switch source {
    case .field(let number), .companion(let number): field = number
    case .relation(let target):
      field = target == entity ? GoldenField.selfRelation : GoldenField.relation(to: target)
    case .extras: field = GoldenField.extras
    }
    guard let value = winners[field]?.value else { return nil }
    switch source {
    case .field(let number):
      guard LeadModel.field(entity, number: number)?.type.companion != nil else { return value }
      return value.prefix { $0 != FieldType.companionSeparator }
    case .companion:
      let rest = value.drop { $0 != FieldType.companionSeparator }.dropFirst()
      return rest.isEmpty ? nil : rest
    case .relation: return value.drop { $0 == UInt8(ascii: "0") }
    case .extras: return value
    }
  }

  /// `{"mobile":17,…}`: by ascending field, the values that come from another record than the
  /// row's own; nil when there are none, or one part alone makes the row.
  func origins(anchor: Int) -> String? {
    guard members.count > 1 else { return nil }
    let names = winners.keys.sorted().compactMap { field -> String? in
      guard let winner = winners[field], members[winner.member].record != anchor else { return nil }
      return "\"\(GoldenNames.origin(field, of: entity))\":\(members[winner.member].record)"
    }
    return names.isEmpty ? nil : "{" + names.joined(separator: ",") + "}"
  }

  private func beats(
    _ a: Member, _ value: ArraySlice<UInt8>, _ b: Member, _ other: ArraySlice<UInt8>
  ) -> Bool {
    if a.trust != b.trust { return a.trust > b.trust }
    if a.changed != b.changed { return b.changed.lexicographicallyPrecedes(a.changed) }
    if a.values.count != b.values.count { return a.values.count > b.values.count }
    if value.count != other.count { return value.count > other.count }
    if a.identity.high != b.identity.high { return a.identity.high < b.identity.high }
    if a.identity.low != b.identity.low { return a.identity.low < b.identity.low }
    if a.record != b.record { return a.record < b.record }
    return value.lexicographicallyPrecedes(other)
  }
}
