import Base

/// One child of a landed record: its parts and its extras, both of its number.
struct LandedChild {
  struct Extra {
    /// In the landed bytes.
    var path: Range<Int>
    var rest: Range<Int>
    var value: Range<Int>
  }

  var number: UInt16
  var parts: [LandedPart] = []
  var extras: [Extra] = []
  /// Path and key cells; nil when the mapping has no key for it, or a key cell is blank.
  private(set) var key: [UInt8]?
  /// All that it says, but for the key.
  private(set) var content: [UInt8] = []
  /// What children of one kind have in common: its entities, or else its path.
  private(set) var kind: [UInt8] = []
  /// Values that tell one child from another, most telling first; nil where it has none.
  private(set) var telling: [[UInt8]?] = []

  /// The children of a landed record, by number.
  static func all(of bytes: [UInt8], _ names: ChildNames) -> [LandedChild] {
    var children: [UInt16: LandedChild] = [:]
    let span = bytes.span
    for part in LandedParts.sorted(span) {
      guard part.entity == Landed.extras else {
        if part.number > 0 {
          children[part.number, default: LandedChild(number: part.number)].parts.append(part)
        }
        continue
      }
      for value in LandedParts.values(span, part) {
        guard let name = names.parse(bytes[value.name]) else { continue }
        children[name.number, default: LandedChild(number: name.number)].extras.append(
          Extra(path: name.path, rest: name.rest, value: value.value))
      }
    }
    return children.values.map { child in
      var child = child
      child.describe(bytes, names)
      return child
    }.sorted { $0.number < $1.number }
  }

  private mutating func describe(_ bytes: [UInt8], _ names: ChildNames) {
    for part in parts {
      content.append(part.entity)
      content += bytes[part.start..<part.end]
      kind.append(part.entity)
      let values = LandedParts.values(bytes.span, part)
      for field in LandedOverlay.tellingFields(part.entity) {
        let value = values.first { $0.field == field && !$0.value.isEmpty }
        telling.append(value.map { [part.entity, field] + bytes[$0.value] })
      }
    }
    if parts.isEmpty, let path = extras.first?.path { kind = [0] + bytes[path] }
    let rule = names.kinds.first { rule in
      !rule.key.isEmpty && extras.contains { bytes[$0.path].elementsEqual(rule.path) }
    }
    var cells: [ArraySlice<UInt8>] = []
    for extra in extras {
      let column = bytes[extra.rest].first == names.separator ? bytes[extra.rest].dropFirst() : [46]
      if let rule, rule.key.contains(where: { $0.elementsEqual(column) }) {
        cells.append(bytes[extra.value])
      } else {
        for range in [extra.path, extra.rest, extra.value] { content += [0x1F] + bytes[range] }
      }
    }
    if let rule, cells.count == rule.key.count {
      key = cells.reduce(into: rule.path) { $0 += [0x1F] + $1 }
    }
  }
}
