/// The path of an array of records, `$.data.items[*]`, as steps from the document's root.
package struct JSONPath: Equatable {
  package enum Step: Equatable {
    case member([UInt8])
    case element
  }

  package let steps: [Step]

  /// - Parameter text: `$.a.b[*]`, also without `$.` or without `[*]`; `$['a']` for odd names.
  package init(_ text: String) {
    var steps: [Step] = []
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "$") { rest = rest.dropFirst() }
    while let byte = rest.first {
      if byte == UInt8(ascii: ".") {
        rest = rest.dropFirst()
      } else if byte == UInt8(ascii: "[") {
        let opening = rest.dropFirst().first
        // A name in quotes may hold brackets.
        let end =
          rest.indices.dropFirst(2).first { at in
            rest[at] == UInt8(ascii: "]")
              && (opening != 0x27 && opening != 0x22 || rest[at - 1] == opening)
          } ?? rest.endIndex
        let inner = rest[rest.index(after: rest.startIndex)..<end]
        if let quote = inner.first, quote == 0x27 || quote == 0x22 {
          steps.append(.member(Array(inner.dropFirst().dropLast())))
        } else {
          steps.append(.element)
        }
        rest = end < rest.endIndex ? rest[(end + 1)...] : []
      } else {
        let end = rest.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? rest.endIndex
        steps.append(.member(Array(rest[..<end])))
        rest = rest[end...]
      }
    }
    self.steps = steps
  }

  /// A key's bytes with its escapes taken for what they say (RFC 8259, 7).
  static func withoutEscapes(_ key: [UInt8]) -> [UInt8] {
    var units: [UInt16] = []
    var rest = Array(String(decoding: key, as: UTF8.self).utf16)[...]
    while let unit = rest.popFirst() {
      guard unit == 0x5C, let name = rest.popFirst() else {
        units.append(unit)
        continue
      }
      switch UInt8(truncatingIfNeeded: name) {
      case UInt8(ascii: "b"): units.append(8)
      case UInt8(ascii: "f"): units.append(12)
      case UInt8(ascii: "n"): units.append(10)
      case UInt8(ascii: "r"): units.append(13)
      case UInt8(ascii: "t"): units.append(9)
      case UInt8(ascii: "u"):
        units.append(UInt16(String(decoding: rest.prefix(4), as: UTF16.self), radix: 16) ?? 0xFFFD)
        rest = rest.dropFirst(4)
      default: units.append(name)
      }
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
