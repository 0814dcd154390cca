/// Checks the parts of a JSON text (RFC 8259) that stand outside strings and brackets.
struct JSONScalar {
  /// The bytes of the literal or number met so far.
  private(set) var token: [UInt8] = []

  var isEmpty: Bool { token.isEmpty }

  mutating func append(_ byte: UInt8) { token.append(byte) }

  mutating func clear() { token.removeAll(keepingCapacity: true) }

  /// Whether the token is a value other than null; nil when it is no JSON at all.
  var isFilled: Bool? {
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

/// What the strings of a JSON text say (RFC 8259, 7).
enum JSONText {
  /// - Parameter text: as it stands between its quotes.
  /// - Returns: UTF-8; nil when an escape is none, or half of a surrogate pair stands alone.
  static func decoded(_ text: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var at = 0
    while at < text.count {
      guard text[at] == 0x5C else {
        bytes.append(text[at])
        at += 1
        continue
      }
      guard at + 1 < text.count else { return nil }
      let mark = text[at + 1]
      at += 2
      switch mark {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "b"): bytes.append(8)
      case UInt8(ascii: "f"): bytes.append(12)
      case UInt8(ascii: "u"):
        guard let scalar = scalar(text, &at) else { return nil }
        bytes.append(contentsOf: String(scalar).utf8)
      default: bytes.append(mark)
      }
    }
    return bytes
  }

  /// One or two UTF-16 units, `at` behind the `u` of the first.
  private static func scalar(_ text: Span<UInt8>, _ at: inout Int) -> Unicode.Scalar? {
    guard var code = unit(text, &at) else { return nil }
    if (0xD800..<0xDC00).contains(code) {
      guard at + 1 < text.count, text[at] == 0x5C, text[at + 1] == UInt8(ascii: "u") else { return nil }
      at += 2
      guard let low = unit(text, &at), (0xDC00..<0xE000).contains(low) else { return nil }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    return Unicode.Scalar(code)
  }

  private static func unit(_ text: Span<UInt8>, _ at: inout Int) -> UInt32? {
    guard at + 4 <= text.count else { return nil }
    defer { at += 4 }
    return UInt32(Bytes.text(text.extracting(at..<at + 4)), radix: 16)
  }
}
