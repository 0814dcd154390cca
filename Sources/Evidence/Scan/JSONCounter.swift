/// Counts the records of a JSON text and their filled cells by its own scanner: the elements of one
/// array, or one value a line. A filled cell is a scalar that is neither `null` nor `""`.
///
/// A record with half of a surrogate pair in a string, and with one object a line a line that is not one,
/// is a faulted record, whose cells are not counted; anything else that does not parse is an error.
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
  private var unit: UInt32 = 0
  /// The first half of a surrogate pair waits for the second.
  private var isHalf = false
  private var hasBytes = false
  /// The bytes of a key as they stand there, and whether escapes are among them.
  private var key: [UInt8] = []
  private var keyHasEscapes = false
  private var scalar = JSONScalar()
  private var isSkippingLine = false
  private var lineHasBytes = false
  /// Filled cells of the current record.
  private var filled = 0
  /// The current record parses, but says nothing that can be kept.
  private var isFaulted = false
  private var beside = TotalsBeside()
  /// Of the record that ended last.
  private var wasFaulted = false
  private var offset = 0
  private var result = CountedFile()
  private let sink: (any RecordSink)?
  /// The bytes of the current record, as far as they lie in former chunks.
  private var raw: [UInt8] = []

  /// - Parameter record: `$.data.items[*]`; without `[*]` the elements of the array that it leads to,
  ///   or the one object. Nil: the root array, or one value a line when the root is none.
  init(record: String?, sink: (any RecordSink)? = nil) {
    self.sink = sink
    steps = record.map { JSONPath($0).steps } ?? [.element]
    isByLine = record == nil ? nil : false
  }

  static func count(
    _ source: any ByteSource, record: String?, sink: (any RecordSink)? = nil
  ) throws(CountError) -> CountedFile {
    var counter = JSONCounter(record: record, sink: sink)
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
    // Where the current record or line begins in this chunk; -1: outside of any.
    var from = isByLine == true || recordDepth >= 0 ? 0 : -1
    defer { if from >= 0 { keep(bytes, from..<bytes.count) } }
    while index < bytes.count {
      if isInString && !isEscaped && hexLeft == 0 && !isKey && !isHalf && !beside.isAwaited {
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
          let isWhole = first == Self.object || first == Self.array || first == 0x22
          keep(bytes, from..<(isWhole ? index : index - 1))
          from = -1
          give()
        } else {
          from = index - 1
        }
      }
      if stack.count > Self.deepest { throw CountError(.tooDeep(.json), offset: offset) }
    }
    offset = start + bytes.count
  }

  private mutating func finish() throws(CountError) -> CountedFile {
    if isByLine == true {
      endLine()
    } else {
      let wasInRecord = recordDepth >= 0
      if !scalar.isEmpty, !endScalar() { throw CountError(.malformed(.json), offset: offset) }
      if wasInRecord, recordDepth < 0 { give() }
      if expected != .nothing { throw CountError(.unfinished(.json), offset: offset) }
      result.totals = beside.totals
    }
    return result
  }

  private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard sink != nil else { return }
    bytes.extracting(range).withUnsafeBufferPointer { raw.append(contentsOf: $0) }
  }

  /// Hands on the record that has ended.
  private mutating func give() {
    guard let sink else { return }
    var (start, end) = (0, raw.count)
    while end > start, Self.isBlank(raw[end - 1]) { end -= 1 }
    while start < end, Self.isBlank(raw[start]) { start += 1 }
    sink.take(raw.span.extracting(start..<end), isFaulted: wasFaulted, within: .none)
    raw.removeAll(keepingCapacity: true)
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
      result.records += 1
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
    _ = scalar.finish()
    isSkippingLine = false
    lineHasBytes = false
  }

  private mutating func endRecord() {
    wasFaulted = isFaulted
    if isFaulted { result.faultedRecords += 1 } else { result.filledCells += filled }
    filled = 0
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
      keyHasEscapes = false
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
      if isKey { key.append(byte) }
      return isHex
    }
    if isHalf && (isEscaped ? byte != UInt8(ascii: "u") : byte != 0x5C) {
      isHalf = false
      isFaulted = true
    }
    if isEscaped {
      isEscaped = false
      hasBytes = true
      if isKey { key.append(byte) }
      if byte == UInt8(ascii: "u") {
        hexLeft = 4
        unit = 0
      }
      return "\"\\/bfnrtu".utf8.contains(byte)
    }
    if byte == 0x5C {
      isEscaped = true
      if isKey {
        key.append(byte)
        keyHasEscapes = true
      }
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
    if isKey { key.append(byte) } else if beside.isAwaited { beside.append(byte) }
    return byte >= 0x20
  }

  /// A UTF-16 code unit was written as an escape.
  private mutating func noteUnit() {
    let isSecond = unit >= 0xDC00 && unit < 0xE000
    if isHalf != isSecond { isFaulted = true }
    isHalf = !isHalf && unit >= 0xD800 && unit < 0xDC00
  }

  private mutating func noteKey() {
    if keyHasEscapes { key = JSONPath.withoutEscapes(key) }
    nextIsOnPath =
      recordDepth < 0 && onPath == stack.count && onPath <= steps.count
      && steps[onPath - 1] == .member(key)
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
    guard isByLine == false, recordDepth < 0 else { return true }
    let depth = stack.count
    if depth > 0 && stack[depth - 1] == Self.array {
      // Behind the last step stands the array that a path without `[*]` leads to.
      nextIsOnPath = onPath == depth && (depth > steps.count || steps[depth - 1] == .element)
    }
    if byte == Self.object && depth > 1 && onPath == depth - 1 && stack[depth - 1] == Self.array
      && stack[depth - 2] == Self.object
    {
      beside.hasSecondList = true
    }
    guard depth == 0 || nextIsOnPath else { return true }
    // A path to an array may lead to a single object, or to null: no record.
    let isEach = steps.last == .element
    let isTarget =
      depth == steps.count
      ? isEach || byte != Self.array && byte != UInt8(ascii: "n")
      : depth + 1 == steps.count && isEach && byte == Self.object
    if isTarget || depth > steps.count {
      recordDepth = depth
      filled = 0
      isFaulted = false
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
    if beside.isAwaited { beside.end() }
    if isFilled { filled += 1 }
    if recordDepth == stack.count {
      recordDepth = -1
      endRecord()
    }
    expected = stack.isEmpty ? .nothing : .commaOrEnd
  }
}
