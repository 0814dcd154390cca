import Base

/// Goes through a JSON text byte by byte and checks its grammar (RFC 8259), in pieces of any size and
/// without recursion. Used for what stands round the records, and to say where a record is broken.
struct JSONScanner {
  enum Outcome: Equatable {
    /// The piece is used up.
    case more
    /// A value starts here that is what the path names.
    case target
    /// An element of the records' array starts here.
    case element
    /// Any value starts here; only when asked for.
    case value
    case fault(JSONComplaint)
    case tooDeep
    case cellTooLarge
  }

  struct Frame {
    var isObject: Bool
    var isRecords = false
    /// Steps of the path that lead here; -1 off the path.
    var matched: Int
    var key = ""
    /// Elements or members met so far.
    var count = 0
  }

  private enum State {
    case value, valueOrEnd, keyOrEnd, key, colon, after, string, escape, unicode, literal, done
  }

  private let path: JSONPath?
  var stopsAtValues = false
  private(set) var frames: [Frame] = []
  private var state = State.value
  private var isKey = false
  private var isResumed = false
  private var token: [UInt8] = []
  private var tokenLength = 0
  private var unicodeLeft = 0
  /// The value that is gone through is a total, or says whether more follows.
  private var isTotal = false
  /// What is said of pages behind this one.
  private(set) var continuations = Continuations()
  /// Numbers beside the records that say how many these are.
  private(set) var totals = EnvelopeTotals()

  init(path: JSONPath? = nil) { self.path = path }

  /// The text is whole: its outermost value has ended.
  var isComplete: Bool {
    state == .done || (state == .literal && frames.isEmpty && checkLiteral() == nil)
  }

  var isAtStart: Bool { state == .value && frames.isEmpty }

  /// Goes through the value at which it stopped like through any other.
  mutating func proceed() { isResumed = true }

  /// Takes the array at which it stopped for the records'.
  mutating func enterRecords() {
    frames.append(Frame(isObject: false, isRecords: true, matched: -1))
    state = .valueOrEnd
  }

  /// The value at which it stopped was read by somebody else.
  mutating func skipValue() { endValue() }

  /// - Parameter place: index of the next byte; afterwards, of the byte it stopped at.
  mutating func scan(_ bytes: UnsafeRawBufferPointer, from place: inout Int) -> Outcome {
    while place < bytes.count {
      let byte = bytes[place]
      switch state {
      case .string, .escape, .unicode:
        if let outcome = inString(byte) { return outcome }
      case .literal:
        if !isDelimiter(byte) {
          if tokenLength >= 4096 { return .fault(.badLiteral) }
          token.append(byte)
          tokenLength += 1
          break
        }
        if let complaint = checkLiteral() { return .fault(complaint) }
        noteTotal()
        endValue()
        continue
      default:
        if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { break }
        if let outcome = between(byte) { return outcome }
      }
      place += 1
    }
    return .more
  }

  private mutating func between(_ byte: UInt8) -> Outcome? {
    switch state {
    case .value, .valueOrEnd:
      if state == .valueOrEnd && byte == UInt8(ascii: "]") { return close(byte) }
      if !isResumed, let stop = stop() { return stop }
      return startValue(byte)
    case .keyOrEnd where byte == UInt8(ascii: "}"):
      return close(byte)
    case .key, .keyOrEnd:
      guard byte == UInt8(ascii: "\"") else { return .fault(.unexpectedByte) }
      startString(isKey: true)
    case .colon:
      guard byte == UInt8(ascii: ":") else { return .fault(.unexpectedByte) }
      state = .value
    case .after:
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { return close(byte) }
      guard byte == UInt8(ascii: ","), let top = frames.last else { return .fault(.unexpectedByte) }
      state = top.isObject ? .key : .value
    default:
      return .fault(.afterEnd)
    }
    return nil
  }

  private func stop() -> Outcome? {
    if frames.last?.isRecords == true { return .element }
    if let path, matchedHere == path.steps.count { return .target }
    return stopsAtValues ? .value : nil
  }

  /// Steps of the path that lead to the value that starts now.
  private var matchedHere: Int {
    guard let path else { return -1 }
    guard let top = frames.last else { return 0 }
    guard top.matched >= 0, top.matched < path.steps.count else { return -1 }
    let step: JSONPath.Step = top.isObject ? .key(top.key) : .each
    return path.steps[top.matched] == step ? top.matched + 1 : -1
  }

  private mutating func startValue(_ byte: UInt8) -> Outcome? {
    isResumed = false
    isTotal = standsBeside
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if frames.count >= TreeLimits.depth { return .tooDeep }
      let isObject = byte == UInt8(ascii: "{")
      if isObject { lookForOtherRows() }
      if isTotal && isObject { continuations.addContainer(keys) }
      isTotal = false
      frames.append(Frame(isObject: isObject, matched: matchedHere))
      state = isObject ? .keyOrEnd : .valueOrEnd
    case UInt8(ascii: "\""):
      startString(isKey: false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      state = .literal
      token = [byte]
      tokenLength = 1
    default:
      return .fault(.unexpectedByte)
    }
    return nil
  }

  private mutating func close(_ byte: UInt8) -> Outcome? {
    guard let top = frames.last else { return .fault(.unexpectedByte) }
    guard top.isObject == (byte == UInt8(ascii: "}")) else { return .fault(.mismatchedBracket) }
    frames.removeLast()
    endValue()
    return nil
  }

  private mutating func endValue() {
    isResumed = false
    state = frames.isEmpty ? .done : .after
    if !frames.isEmpty { frames[frames.count - 1].count += 1 }
  }

  // MARK: Strings and literals

  private mutating func startString(isKey: Bool) {
    self.isKey = isKey
    state = .string
    token.removeAll(keepingCapacity: true)
    tokenLength = 0
  }

  private mutating func inString(_ byte: UInt8) -> Outcome? {
    tokenLength += 1
    if tokenLength > TreeLimits.cell + 1 { return .cellTooLarge }
    if byte != UInt8(ascii: "\"") || state == .escape {
      if isKey || isTotal && tokenLength < 32 { token.append(byte) }
    }
    switch state {
    case .escape:
      state = .string
      switch byte {
      case UInt8(ascii: "u"):
        state = .unicode
        unicodeLeft = 4
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        break
      default: return .fault(.badEscape)
      }
    case .unicode:
      guard isHexadecimal(byte) else { return .fault(.badEscape) }
      unicodeLeft -= 1
      if unicodeLeft == 0 { state = .string }
    default:
      if byte == UInt8(ascii: "\\") {
        state = .escape
      } else if byte == UInt8(ascii: "\"") {
        endString()
      } else if byte < 0x20 {
        return .fault(.controlInString)
      }
    }
    return nil
  }

  private mutating func endString() {
    guard isKey else {
      noteTotal()
      return endValue()
    }
    let name = token.contains(UInt8(ascii: "\\")) ? JSONParser.unescaped(token) : nil
    frames[frames.count - 1].key = name ?? String(decoding: token, as: UTF8.self)
    state = .colon
  }

  // MARK: Totals beside the records

  /// The value that starts now is called a total, and stands in an object round the records or in one
  /// beside them that speaks of them.
  private var standsBeside: Bool {
    guard path != nil, let top = frames.last, top.isObject else { return false }
    if top.matched < 0 {
      let above = frames.dropLast()
      guard let outer = above.last, outer.isObject, outer.matched >= 0,
        EnvelopeTotals.isAbout(outer.key) || Continuations.isAbout(outer.key)
      else { return false }
    }
    return EnvelopeTotals.isTotal(top.key) || Continuations.isOne(top.key)
  }

  private var keys: [String] { frames.filter(\.isObject).map(\.key) }

  private mutating func noteTotal() {
    guard isTotal else { return }
    isTotal = false
    let keys = keys
    if let key = keys.last, EnvelopeTotals.isTotal(key) {
      totals.add(keys, token)
    } else {
      continuations.add(keys, token)
    }
  }

  /// An object starts: is it the first of a list beside the records?
  private mutating func lookForOtherRows() {
    guard path != nil, let top = frames.last, !top.isObject, top.count == 0, top.matched < 0 else { return }
    if let outer = frames.dropLast().last, outer.isObject, outer.matched >= 0 { totals.hasOtherRows = true }
  }

  private func checkLiteral() -> JSONComplaint? {
    guard let first = token.first else { return .badLiteral }
    if first >= UInt8(ascii: "a") {
      let isName =
        token.elementsEqual("true".utf8) || token.elementsEqual("false".utf8)
        || token.elementsEqual("null".utf8)
      return isName ? nil : .badLiteral
    }
    return isNumber(token) ? nil : .badNumber
  }
}

private func isDelimiter(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "["),
    UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
    true
  default: false
  }
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}

/// RFC 8259, section 6.
private func isNumber(_ text: [UInt8]) -> Bool {
  var rest = text[...]
  func digits(_ rest: inout ArraySlice<UInt8>) -> Bool {
    let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    rest = rest.dropFirst(count)
    return count > 0
  }
  if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
  if rest.first == UInt8(ascii: "0") {
    rest = rest.dropFirst()
  } else if !digits(&rest) {
    return false
  }
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    if !digits(&rest) { return false }
  }
  if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if !digits(&rest) { return false }
  }
  return rest.isEmpty
}
