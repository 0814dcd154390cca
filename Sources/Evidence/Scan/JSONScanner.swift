import Base
import Model

/// What a `JSONScanner` tells of the records of a text, in the order in which it stands there. Of what
/// lies outside of records nothing is told but the numbers that may say how many there are.
protocol JSONSink {
  /// It asks for the bytes of keys and strings; others are told that they are there.
  static var keepsText: Bool { get }
  mutating func beginRecord()
  mutating func beginObject()
  mutating func beginArray()
  /// The name of the value that comes next, as it stands between its quotes.
  mutating func key(_ name: Span<UInt8>, hasEscapes: Bool)
  /// - Parameters:
  ///   - text: as it stands between its quotes; empty when the sink keeps no text.
  ///   - isFilled: it is not empty.
  mutating func string(_ text: Span<UInt8>, hasEscapes: Bool, isFilled: Bool)
  /// A number, `true`, `false` or `null`.
  mutating func token(_ text: Span<UInt8>, isNull: Bool)
  /// The innermost object or array ends.
  mutating func end()
  /// - Parameters:
  ///   - raw: the bytes of the record that has ended; empty when the scanner keeps none.
  ///   - isFaulted: it does not parse, or says nothing that can be kept.
  mutating func endRecord(_ raw: Span<UInt8>, isFaulted: Bool)
}

/// Scans a JSON text (RFC 8259), or one record of it, in pieces of any size. Records are the elements of
/// one array, or one value a line.
///
/// A record with half of a surrogate pair or a null character in a string, and with one object a line a line that is not one,
/// is a faulted record; anything else that does not parse is an error.
///
/// The one scanner of JSON on this side: a sink that counts and a sink that keeps cells hear the same.
struct JSONScanner<Sink: JSONSink> {
  private enum Expected {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
  }

  private static var object: UInt8 { UInt8(ascii: "{") }
  private static var array: UInt8 { UInt8(ascii: "[") }

  /// Which values are records.
  enum Target {
    /// The text is one record.
    case whole
    /// The elements of the root array, or one value a line when the root is none.
    case elementsOrLines
    /// `$.data.items[*]`, with `[*]` or without: the elements of the array that it leads to, or the one
    /// object.
    case path(JSONPath)

    init(record: String?) { self = record.map { .path(JSONPath($0)) } ?? .elementsOrLines }
  }

  var sink: Sink
  private let isWhole: Bool
  private let keepsRaw: Bool
  /// The names of members, and nil for all elements of an array.
  private let steps: [[UInt8]?]
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
  private var unit: UInt32 = 0
  /// The first half of a surrogate pair waits for the second.
  private var isHalf = false
  private var hasBytes = false
  /// The bytes of a key as they stand there, or of a string that is kept.
  private var text: [UInt8] = []
  private var hasEscapes = false
  private var scalar = JSONScalar()
  private var isSkippingLine = false
  private var lineHasBytes = false
  /// The current record parses, but says nothing that can be kept.
  private var isFaulted = false
  private var beside = TotalsBeside()
  /// Of the record that ended last.
  private var wasFaulted = false
  private var offset = 0
  /// The bytes of the current record, as far as they lie in former pieces.
  private var raw: [UInt8] = []

  init(_ target: Target, sink: Sink, keepsRaw: Bool) {
    self.sink = sink
    self.keepsRaw = keepsRaw
    switch target {
    case .whole: (steps, isByLine, isWhole) = ([], false, true)
    case .elementsOrLines: (steps, isByLine, isWhole) = ([nil], nil, false)
    case .path(let path):
      let way = path.steps.map { step -> [UInt8]? in
        if case .key(let name) = step { Array(name.utf8) } else { nil }
      }
      (steps, isByLine, isWhole) = (way + [nil], false, false)
    }
  }

  /// Another text begins, of which the whole is one record; what was allocated is used again.
  mutating func reset() {
    expected = .value
    stack.removeAll(keepingCapacity: true)
    onPath = 0
    nextIsOnPath = true
    recordDepth = -1
    (isInString, isEscaped, isHalf, hexLeft) = (false, false, false, 0)
    scalar.clear()
    (isFaulted, wasFaulted) = (false, false)
    offset = 0
  }

  /// What stands beside the records and may say how many there are.
  var totals: [CountedTotal] { isByLine == true ? [] : beside.totals }

  // MARK: Pieces

  /// - Throws: `CountError` when the text is no JSON, or nested deeper than `JSONLimits.deepest`.
  mutating func scan(_ bytes: Span<UInt8>) throws(CountError) {
    let start = offset
    var index = 0
    // Where the current record or line begins in this chunk; -1: outside of any.
    var from = isByLine == true || recordDepth >= 0 ? 0 : -1
    defer { if from >= 0 { keep(bytes, from..<bytes.count) } }
    while index < bytes.count {
      if isInString && !isEscaped && hexLeft == 0 && !isKey && !isHalf && !beside.isAwaited {
        let from = index
        while index < bytes.count, Self.isPlain(bytes[index]) { index += 1 }
        if index > from {
          hasBytes = true
          if Sink.keepsText { keepText(bytes.extracting(from..<index)) }
        }
        if index == bytes.count { break }
      }
      let byte = bytes[index]
      offset = start + index
      index += 1
      // A byte order mark.
      if offset < 3 && byte >= 0x80 && !isInString && stack.isEmpty { continue }
      let wasInRecord = recordDepth >= 0
      if byte == 10 && isByLine == true {
        keep(bytes, from..<index - 1)
        from = index
        endLine()
      } else if isSkippingLine {
        lineHasBytes = true
      } else if !step(byte) {
        guard isByLine == true else { throw CountError(.malformed(.json), offset: offset) }
        isSkippingLine = true
        lineHasBytes = true
      }
      if isByLine == true {
        if from < 0 { from = index - 1 }
      } else if wasInRecord != (recordDepth >= 0) {
        if wasInRecord {
          // A number or a word ends before the byte that ends it.
          let first = raw.first ?? bytes[from]
          let hasEnd = first == Self.object || first == Self.array || first == 0x22
          keep(bytes, from..<(hasEnd ? index : index - 1))
          from = -1
          give()
        } else {
          from = index - 1
        }
      }
      if stack.count > JSONLimits.deepest { throw CountError(.tooDeep(.json), offset: offset) }
    }
    offset = start + bytes.count
  }

  /// Call when all pieces have been scanned.
  /// - Throws: `CountError` when the text is not complete.
  mutating func finish() throws(CountError) {
    if isByLine == true {
      endLine()
    } else {
      let wasInRecord = recordDepth >= 0
      if !scalar.isEmpty, !endScalar() { throw CountError(.malformed(.json), offset: offset) }
      if wasInRecord, recordDepth < 0 { give() }
      if expected != .nothing { throw CountError(.unfinished(.json), offset: offset) }
    }
  }

  private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard keepsRaw else { return }
    bytes.extracting(range).withUnsafeBufferPointer { raw.append(contentsOf: $0) }
  }

  /// Hands on the record that has ended.
  private mutating func give() {
    var ended: [UInt8] = []
    swap(&ended, &raw)
    var (start, end) = (0, ended.count)
    while end > start, Self.isBlank(ended[end - 1]) { end -= 1 }
    while start < end, Self.isBlank(ended[start]) { start += 1 }
    sink.endRecord(ended.span.extracting(start..<end), isFaulted: wasFaulted)
    swap(&ended, &raw)
    raw.removeAll(keepingCapacity: true)
  }

  private mutating func keepText(_ piece: Span<UInt8>) {
    piece.withUnsafeBufferPointer { text.append(contentsOf: $0) }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x22 && byte != 0x5C }

  /// One value a line: the line is over.
  private mutating func endLine() {
    if !scalar.isEmpty, !isSkippingLine, !endScalar() { isSkippingLine = true }
    if lineHasBytes {
      isFaulted = isFaulted || isSkippingLine || isInString || expected != .nothing
      endRecord()
      give()
    }
    raw.removeAll(keepingCapacity: true)
    expected = .value
    stack.removeAll(keepingCapacity: true)
    isInString = false
    isEscaped = false
    hexLeft = 0
    isHalf = false
    scalar.clear()
    isSkippingLine = false
    lineHasBytes = false
  }

  private mutating func endRecord() {
    wasFaulted = isFaulted
    isFaulted = false
  }

  /// - Returns: false when the byte cannot stand here.
  private mutating func step(_ byte: UInt8) -> Bool {
    if isInString { return stepInString(byte) }
    let isBlank = Self.isBlank(byte)
    let isPunctuation =
      byte == 0x2C || byte == 0x3A || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
    if !scalar.isEmpty {
      guard isBlank || isPunctuation else {
        if byte == 0x22 { return false }
        scalar.append(byte)
        if beside.isAwaited { beside.append(byte) }
        return true
      }
      if !endScalar() { return false }
    }
    if isBlank { return true }
    lineHasBytes = true
    switch byte {
    case Self.object, Self.array:
      guard beginValue(byte) else { return false }
      beside.forget()
      if isInRecord { if byte == Self.object { sink.beginObject() } else { sink.beginArray() } }
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
      text.removeAll(keepingCapacity: true)
      hasEscapes = false
      return true
    default:
      guard beginValue(byte) else { return false }
      scalar.append(byte)
      if beside.isAwaited { beside.append(byte) }
      return true
    }
  }

  private mutating func stepInString(_ byte: UInt8) -> Bool {
    if hexLeft > 0 {
      let isHex = (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
      hexLeft -= 1
      unit = unit << 4 | UInt32(byte & 15) + (byte > 0x39 ? 9 : 0)
      if hexLeft == 0 { noteUnit() }
      if isKey || Sink.keepsText { text.append(byte) }
      return isHex
    }
    if isHalf && (isEscaped ? byte != UInt8(ascii: "u") : byte != 0x5C) {
      isHalf = false
      isFaulted = true
    }
    if isEscaped {
      isEscaped = false
      hasBytes = true
      if isKey || Sink.keepsText { text.append(byte) }
      if byte == UInt8(ascii: "u") {
        hexLeft = 4
        unit = 0
      }
      return "\"\\/bfnrtu".utf8.contains(byte)
    }
    if byte == 0x5C {
      isEscaped = true
      hasEscapes = true
      if isKey || Sink.keepsText { text.append(byte) }
      return true
    }
    if byte == 0x22 {
      isInString = false
      if isKey {
        expected = .colon
        noteKey()
      } else {
        if isInRecord {
          let own = text
          sink.string(own.span, hasEscapes: hasEscapes, isFilled: hasBytes)
        }
        endValue()
      }
      return true
    }
    hasBytes = true
    if isKey || Sink.keepsText { text.append(byte) }
    if !isKey, beside.isAwaited { beside.append(byte) }
    return byte >= 0x20
  }

  /// A UTF-16 code unit was written as an escape.
  private mutating func noteUnit() {
    // A null character is in no text.
    if unit == 0 { isFaulted = true }
    let isSecond = unit >= 0xDC00 && unit < 0xE000
    if isHalf != isSecond { isFaulted = true }
    isHalf = !isHalf && unit >= 0xD800 && unit < 0xDC00
  }

  private mutating func noteKey() {
    if isInRecord {
      let own = text
      sink.key(own.span, hasEscapes: hasEscapes)
      return
    }
    let key = hasEscapes ? JSONText.decoded(text.span) ?? text : text
    nextIsOnPath =
      recordDepth < 0 && onPath == stack.count && onPath <= steps.count
      && steps[onPath - 1] == key
    guard isByLine == false, recordDepth < 0, stack.count - onPath <= 1 else { return }
    let isOnWay = onPath == stack.count
    let isBelow = !isOnWay && stack.count > 1 && stack[stack.count - 2] == Self.object
    let depth = stack.reduce(0) { $0 + ($1 == Self.object ? 1 : 0) }
    beside.meet(key, depth: depth, isOnWay: isOnWay, isBelow: isBelow)
  }

  /// A value starts with `byte`.
  private mutating func beginValue(_ byte: UInt8) -> Bool {
    guard expected == .value || expected == .valueOrEnd else { return false }
    if isByLine == nil { isByLine = byte != Self.array }
    if isByLine == true && stack.isEmpty && byte != Self.object { isFaulted = true }
    if isByLine == true, stack.isEmpty { sink.beginRecord() }
    guard isByLine == false, recordDepth < 0 else { return true }
    let depth = stack.count
    if depth > 0 && stack[depth - 1] == Self.array {
      // Behind the last step stands the array that a path without `[*]` leads to.
      nextIsOnPath = onPath == depth && (depth > steps.count || steps[depth - 1] == nil)
    }
    if byte == Self.object && depth > 1 && onPath == depth - 1 && stack[depth - 1] == Self.array
      && stack[depth - 2] == Self.object
    {
      beside.hasSecondList = true
    }
    guard depth == 0 || nextIsOnPath else { return true }
    // A path to an array may lead to a single object, or to null: no record.
    let isTarget =
      isWhole
      || depth == steps.count
      || depth + 1 == steps.count && byte == Self.object
    if isTarget || depth > steps.count {
      recordDepth = depth
      isFaulted = false
      sink.beginRecord()
    } else if byte == Self.object || byte == Self.array {
      onPath = depth + 1
    }
    return true
  }

  private mutating func close() {
    stack.removeLast()
    if onPath > stack.count { onPath = stack.count }
    if isInRecord { sink.end() }
    endValue()
  }

  private mutating func endScalar() -> Bool {
    guard let isFilled = scalar.isFilled else { return false }
    if isInRecord {
      let own = scalar
      sink.token(own.token.span, isNull: !isFilled)
    }
    scalar.clear()
    endValue()
    return true
  }

  @inline(__always)
  private var isInRecord: Bool { recordDepth >= 0 || isByLine == true }

  private mutating func endValue() {
    if beside.isAwaited { beside.end() }
    if recordDepth == stack.count {
      recordDepth = -1
      endRecord()
    }
    expected = stack.isEmpty ? .nothing : .commaOrEnd
  }
}

enum JSONLimits {
  /// Nested deeper than this, a text is refused.
  static let deepest = 100_000
}
