/// Counts the records of a JSON text and their filled cells by its own scanner: the elements of one
/// array, or one value a line. A filled cell is a scalar that is neither `null` nor `""`.
///
/// With one value a line, a line that does not parse is one faulted record; anywhere else what does
/// not parse is an error.
struct JSONCounter {
  private enum Expected {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
  }

  /// Nested deeper than this, a text is refused.
  static let deepest = 100_000
  private static let object = UInt8(ascii: "{")
  private static let array = UInt8(ascii: "[")

  private let steps: [JSONPath.Step]
  private var isByLine: Bool?
  private var expected = Expected.value
  /// The open brackets.
  private var stack: [UInt8] = []
  /// How many of the open brackets, from the outside, lie on the path to the records.
  private var onPath = 0
  /// The value that comes next lies on the path.
  private var nextIsOnPath = true
  /// Depth of the brackets around the current record; -1 outside of records.
  private var recordDepth = -1
  private var isInString = false
  private var isKey = false
  private var isEscaped = false
  private var hexLeft = 0
  private var hasBytes = false
  private var key: [UInt8] = []
  private var scalar = JSONScalar()
  private var isSkippingLine = false
  private var lineHasBytes = false
  private var lineFilled = 0
  private var offset = 0
  private var result = CountedFile()

  /// - Parameter record: `$.data.items[*]`; without `[*]` the elements of the array that it leads to,
  ///   or the one object. Nil: the root array, or one value a line when the root is none.
  init(record: String?) {
    steps = record.map { JSONPath($0).steps } ?? [.element]
    isByLine = record == nil ? nil : false
  }

  static func count(_ source: any ByteSource, record: String?) throws(CountError) -> CountedFile {
    var counter = JSONCounter(record: record)
    var chunk: [UInt8] = []
    while try source.append(to: &chunk) {
      try counter.consume(chunk.span)
      chunk.removeAll(keepingCapacity: true)
    }
    return try counter.finish()
  }

  private mutating func consume(_ bytes: Span<UInt8>) throws(CountError) {
    let start = offset
    var index = 0
    while index < bytes.count {
      if isInString && !isEscaped && hexLeft == 0 && !isKey {
        let from = index
        while index < bytes.count, Self.isPlain(bytes[index]) { index += 1 }
        if index > from { hasBytes = true }
        if index == bytes.count { break }
      }
      let byte = bytes[index]
      offset = start + index
      index += 1
      // A byte order mark.
      if offset < 3 && byte >= 0x80 && !isInString && stack.isEmpty { continue }
      if byte == 10 && isByLine == true {
        endLine()
      } else if isSkippingLine {
        lineHasBytes = true
      } else if !step(byte) {
        guard isByLine == true else { throw CountError(.malformed(.json), offset: offset) }
        isSkippingLine = true
        lineHasBytes = true
      }
      if stack.count > Self.deepest { throw CountError(.tooDeep(.json), offset: offset) }
    }
    offset = start + bytes.count
  }

  private mutating func finish() throws(CountError) -> CountedFile {
    if isByLine == true {
      endLine()
    } else {
      if !scalar.isEmpty, !endScalar() { throw CountError(.malformed(.json), offset: offset) }
      if expected != .nothing { throw CountError(.unfinished(.json), offset: offset) }
    }
    return result
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x22 && byte != 0x5C }

  /// One value a line: the line is over.
  private mutating func endLine() {
    if !scalar.isEmpty, !isSkippingLine, !endScalar() { isSkippingLine = true }
    if lineHasBytes {
      result.records += 1
      if isSkippingLine || isInString || expected != .nothing {
        result.faultedRecords += 1
      } else {
        result.filledCells += lineFilled
      }
    }
    expected = .value
    stack.removeAll(keepingCapacity: true)
    isInString = false
    isEscaped = false
    hexLeft = 0
    _ = scalar.finish()
    isSkippingLine = false
    lineHasBytes = false
    lineFilled = 0
  }

  /// - Returns: false when the byte cannot stand here.
  private mutating func step(_ byte: UInt8) -> Bool {
    if isInString { return stepInString(byte) }
    let isBlank = byte == 32 || byte == 9 || byte == 10 || byte == 13
    let isPunctuation =
      byte == 0x2C || byte == 0x3A || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
    if !scalar.isEmpty {
      guard isBlank || isPunctuation else {
        if byte == 0x22 { return false }
        scalar.append(byte)
        return true
      }
      if !endScalar() { return false }
    }
    if isBlank { return true }
    lineHasBytes = true
    switch byte {
    case Self.object, Self.array:
      guard beginValue(byte) else { return false }
      stack.append(byte)
      expected = byte == Self.object ? .keyOrEnd : .valueOrEnd
      return true
    case UInt8(ascii: "}"):
      guard stack.last == Self.object, expected == .keyOrEnd || expected == .commaOrEnd else { return false }
      close()
      return true
    case UInt8(ascii: "]"):
      guard stack.last == Self.array, expected == .valueOrEnd || expected == .commaOrEnd else { return false }
      close()
      return true
    case UInt8(ascii: ","):
      guard expected == .commaOrEnd else { return false }
      expected = stack.last == Self.object ? .key : .value
      return true
    case UInt8(ascii: ":"):
      guard expected == .colon else { return false }
      expected = .value
      return true
    case UInt8(ascii: "\""):
      isKey = expected == .key || expected == .keyOrEnd
      guard isKey || beginValue(byte) else { return false }
      isInString = true
      hasBytes = false
      key.removeAll(keepingCapacity: true)
      return true
    default:
      guard beginValue(byte) else { return false }
      scalar.append(byte)
      return true
    }
  }

  private mutating func stepInString(_ byte: UInt8) -> Bool {
    if hexLeft > 0 {
      let isHex = (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
      hexLeft -= 1
      if isKey { key.append(byte) }
      return isHex
    }
    if isEscaped {
      isEscaped = false
      hasBytes = true
      if isKey { key.append(byte) }
      if byte == UInt8(ascii: "u") { hexLeft = 4 }
      return "\"\\/bfnrtu".utf8.contains(byte)
    }
    if byte == 0x5C {
      isEscaped = true
      return true
    }
    if byte == 0x22 {
      isInString = false
      if isKey {
        expected = .colon
        noteKey()
      } else {
        endValue(isFilled: hasBytes)
      }
      return true
    }
    hasBytes = true
    if isKey { key.append(byte) }
    return byte >= 0x20
  }

  /// Names on the path hold no escapes: a key that does is another one.
  private mutating func noteKey() {
    nextIsOnPath =
      recordDepth < 0 && onPath == stack.count && onPath <= steps.count
      && steps[onPath - 1] == .member(key)
  }

  /// A value starts with `byte`.
  private mutating func beginValue(_ byte: UInt8) -> Bool {
    guard expected == .value || expected == .valueOrEnd else { return false }
    if isByLine == nil { isByLine = byte != Self.array }
    guard isByLine == false, recordDepth < 0 else { return true }
    let depth = stack.count
    if depth > 0 && stack[depth - 1] == Self.array {
      // Behind the last step stands the array that a path without `[*]` leads to.
      nextIsOnPath = onPath == depth && (depth > steps.count || steps[depth - 1] == .element)
    }
    guard depth == 0 || nextIsOnPath else { return true }
    let isTarget = depth == steps.count && (byte != Self.array || steps.last == .element)
    if isTarget || depth > steps.count {
      recordDepth = depth
      result.records += 1
    } else if byte == Self.object || byte == Self.array {
      onPath = depth + 1
    }
    return true
  }

  private mutating func close() {
    stack.removeLast()
    if onPath > stack.count { onPath = stack.count }
    endValue(isFilled: false)
  }

  private mutating func endScalar() -> Bool {
    guard let isFilled = scalar.finish() else { return false }
    endValue(isFilled: isFilled)
    return true
  }

  private mutating func endValue(isFilled: Bool) {
    if isFilled {
      if isByLine == true {
        lineFilled += 1
      } else if recordDepth >= 0 {
        result.filledCells += 1
      }
    }
    if recordDepth == stack.count { recordDepth = -1 }
    expected = stack.isEmpty ? .nothing : .commaOrEnd
  }
}
