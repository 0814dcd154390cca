import Base
import Model
import Store

/// A golden row as its members make it. The rule, per field: a value of who does not name the row by key
/// and write something beside it; then that of the source trusted most; then of the member changed last; then
/// of the one with most fields filled; then the longest value; then the smallest identity. A cleared value is
/// none. Reused from row to row.
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
    /// It names the row by key.
    var names = false
    var values: [Value]
    /// The cells that it keeps, as a JSON object.
    var extras: [UInt8]?
    /// UTC without its zone, so that bytes compare as times do; empty when it says none.
    var changed: ArraySlice<UInt8> = []
  }

  private struct Winner {
    var field: UInt8
    var member: Int
    var value: ArraySlice<UInt8>
  }

  let entity: Entity
  private(set) var members: [Member] = []
  private var winners: [Winner] = []
  private var extras: ArraySlice<UInt8>?
  /// By field: its winner's index; -1: none.
  private var places = [Int](repeating: -1, count: 256)

  /// By field: its values have a companion (a currency, a zone).
  private let hasCompanion: [Bool]

  init(_ entity: Entity) {
    self.entity = entity
    hasCompanion = (0...UInt8.max).map { LeadModel.field(entity, number: $0)?.type.companion != nil }
  }

  func removeAll() {
    for winner in winners { places[Int(winner.field)] = -1 }
    members.removeAll(keepingCapacity: true)
    winners.removeAll(keepingCapacity: true)
  }

  /// - Parameter values: none of them empty.
  func add(_ member: Member) {
    members.append(member)
  }

  /// - Parameter name: of a record, `excel/XS-1`: asked of those that keep cells, when there are several.
  func resolve(name: (Int) throws -> String) rethrows {
    if members.count > 1 { prepare() }
    if members.count == 1 { extras = members[0].extras?[...] } else { extras = try named(name) }
    for (index, member) in members.enumerated() {
      for value in member.values {
        let place = places[Int(value.field)]
        if place < 0 {
          places[Int(value.field)] = winners.count
          winners.append(Winner(field: value.field, member: index, value: value.bytes))
        } else if beats(member, value.bytes, b: members[winners[place].member], other: winners[place].value) {
          winners[place].member = index
          winners[place].value = value.bytes
        }
      }
    }
  }

  /// Of several records, each one's cells under its name.
  private func named(_ name: (Int) throws -> String) rethrows -> ArraySlice<UInt8>? {
    var all: [(name: [UInt8], extras: [UInt8])] = []
    for member in members {
      if let extras = member.extras { all.append((Array(try name(member.record).utf8), extras)) }
    }
    guard !all.isEmpty else { return nil }
    all.sort { $0.name.lexicographicallyPrecedes($1.name) }
    var json: [UInt8] = []
    for (name, extras) in all {
      json.append(json.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
      MemberValues.quote(name, into: &json)
      json.append(UInt8(ascii: ":"))
      json += extras
    }
    json.append(UInt8(ascii: "}"))
    return json[...]
  }

  /// What matters where members differ.
  private func prepare() {
    for index in members.indices {
      for field in GoldenNames.times[entity] where members[index].changed.isEmpty {
        if let value = members[index].values.first(where: { $0.field == field }) {
          members[index].changed = value.bytes.prefix { $0 != FieldType.companionSeparator }
        }
      }
    }
    // Who knows the company says more than who knows its address, however new that is.
    let account = GoldenField.relation(to: .account)
    if members.contains(where: { $0.values.contains { $0.field == account && !$0.isNameless } }) {
      for index in members.indices { members[index].values.removeAll(where: \.isNameless) }
    }
  }

  /// The value of a field that won; nil: no record has one.
  func winner(_ field: UInt8) -> ArraySlice<UInt8>? {
    let place = places[Int(field)]
    return place >= 0 ? winners[place].value : nil
  }

  /// What a column of the golden table is to hold; nil: nothing.
  func text(_ source: GoldenTable.Source) -> ArraySlice<UInt8>? {
    let field: UInt8
    switch source {
    case .field(let number), .companion(let number): field = number
    case .relation(let target):
      field = GoldenField.relation(of: entity, to: target)
    // An older tool took those of one record.
    case .extras: return extras ?? winner(GoldenField.extras)
    }
    guard let value = winner(field) else { return nil }
    switch source {
    case .field(let number):
      guard hasCompanion[Int(number)] else { return value }
      return value.prefix { $0 != FieldType.companionSeparator }
    case .companion:
      let rest = value.drop { $0 != FieldType.companionSeparator }.dropFirst()
      return rest.isEmpty ? nil : rest
    case .relation: return value.drop { $0 == UInt8(ascii: "0") }
    case .extras: return nil
    }
  }

  /// `{"mobile":17,…}`: by ascending field, the values that come from another record than the
  /// row's own; nil when there are none, or one part alone makes the row.
  func origins(anchor: Int) -> String? {
    guard members.count > 1 else { return nil }
    let names = winners.sorted { $0.field < $1.field }.compactMap { winner -> String? in
      guard members[winner.member].record != anchor else { return nil }
      return "\"\(GoldenNames.origin(winner.field, of: entity))\":\(members[winner.member].record)"
    }
    return names.isEmpty ? nil : "{" + names.joined(separator: ",") + "}"
  }

  private func beats(
    _ a: Member, _ value: ArraySlice<UInt8>, b: Member, other: ArraySlice<UInt8>
  ) -> Bool {
    if a.names != b.names { return b.names }
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
