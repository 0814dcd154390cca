import Model
import Store

/// What one part brings to its golden row: its values, its relations, its extras.
struct MemberValues {
  let crosswalk: Crosswalk
  let table: RecordTable
  /// As an older tool made rows.
  var isOlder = false

  func values(
    of part: LandedView.Part, _ entity: Entity, record: Int, _ view: LandedView
  ) throws -> [ExpectedRow.Value] {
    var values: [ExpectedRow.Value] = []
    values.reserveCapacity(part.values.count + 4)
    for value in view.values[part.values] where !value.range.isEmpty {
      values.append(ExpectedRow.Value(field: value.field, bytes: view.bytes[value.range]))
    }
    for target in GoldenNames.relations[entity] {
      let other =
        try named(target, part, entity: entity, record: record, view: view)
        ?? namedBeside(target, record: record, view)
      guard let row = other ?? crosswalk.ownRow(target, of: record, view) else { continue }
      var value = relation(GoldenField.relation(to: target), row)
      value.isNameless = target == .account && other == nil && knowsAddressAlone(view)
      values.append(value)
    }
    if entity == .account, let row = try named(.account, part, entity: entity, record: record, view: view),
      isOlder || row != crosswalk.row(entity, record: record, part: part.number)
    {
      values.append(relation(GoldenField.selfRelation, row))
    }
    return values
  }

  /// The cells that the record keeps, as its own entity's row has them; nil: none, or another's part.
  func extras(of part: LandedView.Part, _ entity: Entity, record: Int, _ view: LandedView) -> [UInt8]? {
    guard part.number == 0, entity.rawValue == table.scope(of: record)?.object else { return nil }
    return view.extras.map { json($0, view) }
  }

  /// The record's own account has neither name nor credit code: it does not say which company it is.
  private func knowsAddressAlone(_ view: LandedView) -> Bool {
    guard
      let own = view.parts.first(where: { $0.entity == Entity.account.rawValue && $0.number == 0 })
    else { return false }
    return !view.values[own.values].contains {
      GoldenNames.companyFields.contains($0.field) && !$0.range.isEmpty
    }
  }

  private func relation(_ field: UInt8, _ row: Int) -> ExpectedRow.Value {
    var digits = [UInt8](repeating: UInt8(ascii: "0"), count: GoldenField.relationWidth)
    var rest = row
    for place in digits.indices.reversed() {
      digits[place] &+= UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return ExpectedRow.Value(field: field, bytes: digits[...])
  }

  /// The row that the part names by the key of a record of the same source.
  private func named(
    _ target: Entity, _ part: LandedView.Part, entity: Entity, record: Int, view: LandedView
  ) throws -> Int? {
    guard
      let field = GoldenNames.references[entity].first(where: { $0.target == target })?.field,
      let value = view.values[part.values].first(where: { $0.field == field && !$0.range.isEmpty })
    else { return nil }
    return try crosswalk.referred(target, key: view.bytes[value.range], by: record)
  }

  /// The row that the record names by key, by any of its own parts, beside its object; nil: none.
  func namedBeside(_ target: Entity, record: Int, _ view: LandedView) throws -> Int? {
    guard view.refers, !isOlder, let object = table.scope(of: record)?.object, target.rawValue != object
    else {
      return nil
    }
    var parts = view.parts.filter {
      $0.number == 0 && $0.entity != target.rawValue && $0.entity != Landed.extras
    }
    // What the object itself names goes first.
    parts.sort { ($0.entity == object ? 0 : $0.entity) < ($1.entity == object ? 0 : $1.entity) }
    for part in parts {
      guard let entity = Entity(rawValue: part.entity),
        GoldenNames.references[entity].contains(where: { $0.target == target })
      else { continue }
      let fields = GoldenNames.references[entity].filter { $0.target == target }.map(\.field)
      guard view.values[part.values].contains(where: { fields.contains($0.field) && !$0.range.isEmpty })
      else { continue }
      return try named(target, part, entity: entity, record: record, view: view)
    }
    return nil
  }

  /// `{"name":"value",…}`
  private func json(_ extras: LandedView.Part, _ view: LandedView) -> [UInt8] {
    var json: [UInt8] = [UInt8(ascii: "{")]
    for (index, value) in view.values[extras.values].enumerated() {
      if index % 2 == 1 {
        json.append(UInt8(ascii: ":"))
      } else if index > 0 {
        json.append(UInt8(ascii: ","))
      }
      Self.quote(view.bytes[value.range], into: &json)
    }
    json.append(UInt8(ascii: "}"))
    return json
  }

  /// As JSON has a text.
  static func quote(_ text: some Sequence<UInt8>, into json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        json += Array(("\\u00" + (byte < 16 ? "0" : "") + digits).utf8)
      default: json.append(byte)
      }
    }
    json.append(UInt8(ascii: "\""))
  }
}
