import Model
import Store

/// What one part brings to its golden row: its values, its relations, its extras.
struct MemberValues {
  let crosswalk: Crosswalk
  let table: RecordTable

  func values(
    of part: LandedView.Part, _ entity: Entity, record: Int, _ view: LandedView
  ) throws -> [ExpectedRow.Value] {
    var values: [ExpectedRow.Value] = []
    values.reserveCapacity(part.values.count + 4)
    for value in view.values[part.values] where !value.range.isEmpty {
      values.append(ExpectedRow.Value(field: value.field, bytes: view.bytes[value.range]))
    }
    for target in GoldenNames.relations[entity] {
      let other = try named(target, part, entity, record, view)
      guard let row = other ?? crosswalk.ownRow(target, of: record, view) else { continue }
      var value = relation(GoldenField.relation(to: target), row)
      value.isNameless = target == .account && other == nil && knowsAddressAlone(view)
      values.append(value)
    }
    if entity == .account, let row = try named(.account, part, entity, record, view) {
      values.append(relation(GoldenField.selfRelation, row))
    }
    if part.number == 0, entity.rawValue == table.scope(of: record)?.object, let extras = view.extras {
      values.append(
        ExpectedRow.Value(field: GoldenField.extras, bytes: ArraySlice(json(extras, view))))
    }
    return values
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
    _ target: Entity, _ part: LandedView.Part, _ entity: Entity, _ record: Int, _ view: LandedView
  ) throws -> Int? {
    guard
      let field = GoldenNames.references[entity].first(where: { $0.target == target })?.field,
      let value = view.values[part.values].first(where: { $0.field == field && !$0.range.isEmpty })
    else { return nil }
    return try crosswalk.referred(target, key: view.bytes[value.range], by: record)
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
      json.append(UInt8(ascii: "\""))
      for byte in view.bytes[value.range] {
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
    json.append(UInt8(ascii: "}"))
    return json
  }
}
