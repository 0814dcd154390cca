import Base
import Model

/// Field name → value of one part, in landed bytes; extras by their names.
struct PartValues: Equatable {
  var entity: Entity?
  var number = 0
  var values: [String: String]
}

func landedBytes(_ parts: [PartValues]) -> [UInt8] {
  var writer = LandedWriter()
  for part in parts {
    writer.beginPart(entity: part.entity?.rawValue ?? Landed.extras, number: UInt16(part.number))
    for (name, value) in part.values.sorted(by: { $0.key < $1.key }) where part.entity == nil {
      let (first, second) = (Array(name.utf8), Array(value.utf8))
      writer.extra(name: first.span, second.span)
    }
    for field in part.entity.map(LeadModel.fields) ?? [] {
      guard let value = part.values[field.name] else { continue }
      let bytes = Array(value.utf8)
      writer.value(field: field.number, bytes.span)
    }
    writer.endPart()
  }
  let count = writer.arena.count
  return writer.arena.withUnsafeBytes(from: 0, count: count) { Array($0) }
}

func landedParts(_ bytes: [UInt8]) -> [PartValues] {
  var parts: [PartValues] = []
  let span = bytes.span
  Landed.forEachPart(span) { part in
    let entity = Entity(rawValue: part.entity)
    var result = PartValues(entity: entity, number: Int(part.number), values: [:])
    var name: String?
    Landed.forEachValue(span, part) { field, range in
      let text = String(decoding: bytes[range], as: UTF8.self)
      if let entity {
        result.values[LeadModel.field(entity, number: field)?.name ?? ""] = text
      } else if let known = name {
        result.values[known] = text
        name = nil
      } else {
        name = text
      }
    }
    parts.append(result)
  }
  return parts
}
