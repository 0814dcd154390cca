import CSimdjson

/// simdjson behind its C shim: one JSON text in, a flat run of events out.
final class JSONParser {
  enum Result {
    case parsed
    case malformed
    case tooDeep
  }

  private let parser: OpaquePointer?

  init() { parser = csimdjson_create() }
  deinit { if let parser { csimdjson_destroy(parser) } }

  /// - Parameter text: behind it stand `TextWindow.padding` readable bytes.
  func parse(_ text: UnsafeRawBufferPointer) -> Result {
    guard let parser, let start = text.bindMemory(to: CChar.self).baseAddress, !text.isEmpty else {
      return .malformed
    }
    switch csimdjson_parse(parser, start, text.count, TreeLimits.depth) {
    case Int32(CSIMDJSON_OK): return .parsed
    case Int32(CSIMDJSON_TOO_DEEP): return .tooDeep
    default: return .malformed
    }
  }

  /// The events of the text parsed last, while that text is still there.
  var events: UnsafeBufferPointer<csimdjson_event> {
    var count = 0
    guard let parser, let start = csimdjson_events(parser, &count) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// The text between two quotes without its escapes; nil when there is none.
  static func unescaped(_ content: [UInt8]) -> String? {
    let quote = UInt8(ascii: "\"")
    let text = [quote] + content + [quote] + [UInt8](repeating: 0, count: TextWindow.padding)
    let parser = JSONParser()
    return text.withUnsafeBytes { bytes in
      guard parser.parse(UnsafeRawBufferPointer(rebasing: bytes[..<(content.count + 2)])) == .parsed,
        let event = parser.events.first
      else { return nil }
      let bytes = UnsafeRawBufferPointer(start: event.bytes, count: Int(event.length))
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
