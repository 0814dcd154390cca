/// Checks the parts of a JSON text (RFC 8259) that stand outside strings and brackets.
struct JSONScalar {
  /// The bytes of the literal or number met so far.
  private var token: [UInt8] = []

  var isEmpty: Bool { token.isEmpty }

  mutating func append(_ byte: UInt8) { token.append(byte) }

  /// Ends the token.
  /// - Returns: whether it is a value other than null; nil when it is no JSON at all.
  mutating func finish() -> Bool? {
    defer { token.removeAll(keepingCapacity: true) }
    if token.elementsEqual("null".utf8) { return false }
    if token.elementsEqual("true".utf8) || token.elementsEqual("false".utf8) { return true }
    return isNumber ? true : nil
  }

  private var isNumber: Bool {
    var rest = token[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard let first = rest.first, isDigit(first) else { return false }
    if first == UInt8(ascii: "0") { rest = rest.dropFirst() } else { rest = rest.drop(while: isDigit) }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard let digit = rest.first, isDigit(digit) else { return false }
      rest = rest.drop(while: isDigit)
    }
    if let e = rest.first, e | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard let digit = rest.first, isDigit(digit) else { return false }
      rest = rest.drop(while: isDigit)
    }
    return rest.isEmpty
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
