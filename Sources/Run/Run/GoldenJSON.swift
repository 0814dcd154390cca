import Base
import Matching
import Model
import Store

/// `{"column": "value", …}` of the cells that no field took; of a row of several records
/// `{"excel/XS-1": {"column": "value", …}, …}`.
enum ExtrasJSON {
  static func bytes(_ span: Span<UInt8>, _ extras: LandedPart) -> [UInt8] {
    var json = ByteArena(capacity: 256)
    var isName = true
    json.append(UInt8(ascii: "{"))
    Landed.forEachValue(span, extras) { _, range in
      if isName && json.count > 1 { json.append(UInt8(ascii: ",")) }
      string(span.extracting(range), into: &json)
      if isName { json.append(UInt8(ascii: ":")) }
      isName.toggle()
    }
    json.append(UInt8(ascii: "}"))
    return json.withUnsafeBytes(from: 0, count: json.count) { Array($0) }
  }

  /// Of a row of several records: each record's under its name, in the order of the names, so that none
  /// stands over another's.
  static func bytes(_ all: [GoldenStage.NamedExtras]) -> [UInt8] {
    var json = ByteArena(capacity: 256)
    json.append(UInt8(ascii: "{"))
    for (name, extras) in all.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      if json.count > 1 { json.append(UInt8(ascii: ",")) }
      let bytes = Array(name.utf8)
      string(bytes.span, into: &json)
      json.append(UInt8(ascii: ":"))
      json.append(extras.span)
    }
    json.append(UInt8(ascii: "}"))
    return json.withUnsafeBytes(from: 0, count: json.count) { Array($0) }
  }

  private static func string(_ text: Span<UInt8>, into json: inout ByteArena) {
    let digits: StaticString = "0123456789abcdef"
    json.append(UInt8(ascii: "\""))
    for at in text.indices {
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        json.append(UInt8(ascii: "\\"))
        json.append(byte)
      case 0..<0x20:
        json.append("\\u00")
        json.append(digits.utf8Start[Int(byte >> 4)])
        json.append(digits.utf8Start[Int(byte & 15)])
      default: json.append(byte)
      }
    }
    json.append(UInt8(ascii: "\""))
  }
}

/// `{"mobile": 17, …}`: the values of a golden row that came from another record than its oldest.
enum OriginsJSON {
  private static let names = EntityMap<[String]> { entity in
    var names = Array(repeating: "", count: 256)
    for field in LeadModel.fields(of: entity) { names[Int(field.number)] = field.name }
    for target in EntityFacts.of(entity).relations {
      names[Int(GoldenField.relation(to: target))] = target.name
    }
    names[Int(GoldenField.selfRelation)] = "parent"
    names[Int(GoldenField.extras)] = "extras"
    return names
  }

  static func text(
    _ origins: [FieldOrigin], _ members: [SurvivorMember], entity: Entity, anchor: Int32
  ) -> String {
    var text = ""
    for origin in origins {
      let record = members[origin.member].record
      if record == anchor { continue }
      text += text.isEmpty ? "{\"" : ",\""
      text += names[entity][Int(origin.field)]
      text += "\":"
      text += String(record)
    }
    return text.isEmpty ? "" : text + "}"
  }
}
