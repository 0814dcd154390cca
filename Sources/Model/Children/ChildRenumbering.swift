import Base

/// Writes a landed record once more, its children under other numbers: parts and names of extras.
struct ChildRenumbering {
  let numbers: [UInt16: UInt16]
  let names: ChildNames

  func write(_ bytes: [UInt8], into writer: inout LandedWriter) {
    let span = bytes.span
    for part in LandedParts.sorted(span) {
      writer.beginPart(entity: part.entity, number: numbers[part.number] ?? part.number)
      if part.entity == Landed.extras {
        for (name, value) in extras(bytes, part) {
          writer.extra(name: name.span, span.extracting(value))
        }
      } else {
        Landed.forEachValue(span, part) { field, range in
          writer.value(field: field, span.extracting(range))
        }
      }
      // A cleared part holds its cleared values; one without any is the record's own, and stays.
      writer.endPart(keepsEmpty: true)
    }
  }

  /// By name, as extras are kept.
  private func extras(_ bytes: [UInt8], _ part: LandedPart) -> [(name: [UInt8], value: Range<Int>)] {
    LandedParts.values(bytes.span, part).map { extra -> (name: [UInt8], value: Range<Int>) in
      guard let child = names.parse(bytes[extra.name]), let number = numbers[child.number] else {
        return (Array(bytes[extra.name]), extra.value)
      }
      let digits = Array("[\(number)]".utf8)
      return (bytes[child.path] + digits + bytes[child.rest], extra.value)
    }.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }
}
