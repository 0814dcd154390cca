/// The path of an array of records, `$.data.items[*]`, as steps from the document's root.
struct JSONPath: Equatable {
  enum Step: Equatable {
    case member([UInt8])
    case element
  }

  let steps: [Step]

  /// - Parameter text: `$.a.b[*]`, also without `$.` or without `[*]`; `$['a']` for odd names.
  init(_ text: String) {
    var steps: [Step] = []
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "$") { rest = rest.dropFirst() }
    while let byte = rest.first {
      if byte == UInt8(ascii: ".") {
        rest = rest.dropFirst()
      } else if byte == UInt8(ascii: "[") {
        let end = rest.firstIndex(of: UInt8(ascii: "]")) ?? rest.endIndex
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
}
