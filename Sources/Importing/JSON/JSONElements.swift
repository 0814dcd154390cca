import CSimdjson

/// Finds the records of a JSON text one after the other, in an array, an envelope or one a line.
struct JSONElements: ~Copyable {
  /// Offsets of a record in the text.
  struct Element {
    var start: Int
    var end: Int
    /// The text ends with it: no line break follows.
    var isCutOff = false
  }

  /// What is wrong, and where.
  struct Fault: Error {
    var what: TreeFault
    var offset: Int
  }

  private enum Step {
    case element(Element)
    case needsMore
    case finished
  }

  private let hasLines: Bool
  private var scanner: JSONScanner
  private var place = 0
  private var cut = csimdjson_cut()
  /// Start of the record that is being cut, and how far that went.
  private var cutting = -1
  private(set) var sawTarget = false
  private(set) var blankLines = 0

  init(_ found: JSONLookAhead) {
    switch found {
    case .lines:
      hasLines = true
      scanner = JSONScanner()
    case .path(let path):
      hasLines = false
      scanner = JSONScanner(path: path)
    }
  }

  /// The first offset that is still needed.
  var keepFrom: Int { cutting >= 0 ? cutting : place }
  var readsLines: Bool { hasLines }
  var totals: [DeclaredTotal] { scanner.totals.totals }
  var continuations: [Continuation] { scanner.continuations.found }

  /// The next record that is wholly in the window; nil when more text is needed, or at its end.
  mutating func next(in window: borrowing TextWindow) throws(Fault) -> Element? {
    hasLines ? nextLine(in: window) : try nextValue(in: window)
  }

  /// To be called when the window is at the end of the text and `next` found nothing.
  func checkEnd(_ window: borrowing TextWindow) throws(Fault) {
    if hasLines || (cutting < 0 && scanner.isComplete) { return }
    if cutting >= 0, let fault = Self.complaint(from: cutting, in: window) { throw fault }
    throw Fault(what: scanner.isAtStart ? .noContent : .truncated, offset: window.end)
  }

  /// A record, or what is left of one, is too large for memory.
  func tooLarge(_ window: borrowing TextWindow) -> Fault {
    Self.complaint(from: keepFrom, in: window) ?? Fault(what: .recordTooLarge, offset: keepFrom)
  }

  /// Where the grammar of the value at an offset is broken; nil when what there is of it is sound.
  static func complaint(from start: Int, to end: Int? = nil, in window: borrowing TextWindow) -> Fault? {
    var scanner = JSONScanner()
    var place = 0
    let outcome = window.withBytes(from: start, to: end ?? window.end) { scanner.scan($0, from: &place) }
    switch outcome {
    case .fault(let complaint): return Fault(what: .malformedJSON(complaint), offset: start + place)
    case .tooDeep: return Fault(what: .tooDeep, offset: start + place)
    case .cellTooLarge: return Fault(what: .cellTooLarge, offset: start + place)
    default: return nil
    }
  }

  // MARK: One object a line

  private mutating func nextLine(in window: borrowing TextWindow) -> Element? {
    while place < window.end {
      if cutting < 0 { cutting = place }
      let from = place
      let length = window.withBytes(from: from, to: window.end) { $0.find(0x0A) }
      guard length != nil || window.isAtEnd else {
        place = window.end
        return nil
      }
      let end = length.map { from + $0 } ?? window.end
      let start = cutting
      cutting = -1
      place = length == nil ? end : end + 1
      let (lead, count) = window.withBytes(from: start, to: end) { line in
        let inner = JSONLookAhead.trimmed(line)
        guard let base = line.baseAddress, let first = inner.baseAddress else { return (0, 0) }
        return (first - base, inner.count)
      }
      if count == 0 {
        blankLines += 1
        continue
      }
      return Element(start: start + lead, end: start + lead + count, isCutOff: length == nil)
    }
    // The text ended behind a part of a line that had been looked through already.
    guard window.isAtEnd, cutting >= 0 else { return nil }
    place = cutting
    cutting = -1
    return place < window.end ? nextLine(in: window) : nil
  }

  // MARK: Elements of an array

  private mutating func nextValue(in window: borrowing TextWindow) throws(Fault) -> Element? {
    while true {
      if cutting >= 0 { return try cutOn(in: window) }
      var used = 0
      let outcome = window.withBytes(from: place, to: window.end) { scanner.scan($0, from: &used) }
      place += used
      switch outcome {
      case .more: return nil
      case .value: scanner.proceed()
      case .element: startCut()
      case .target: try meetTarget(window[place])
      case .fault(let complaint): throw Fault(what: .malformedJSON(complaint), offset: place)
      case .tooDeep: throw Fault(what: .tooDeep, offset: place)
      case .cellTooLarge: throw Fault(what: .cellTooLarge, offset: place)
      }
    }
  }

  private mutating func meetTarget(_ byte: UInt8) throws(Fault) {
    sawTarget = true
    switch byte {
    case UInt8(ascii: "{"): startCut()
    case UInt8(ascii: "["):
      scanner.enterRecords()
      place += 1
    case UInt8(ascii: "n"): scanner.proceed()
    default: throw Fault(what: .malformedJSON(.notRecords), offset: place)
    }
  }

  private mutating func startCut() {
    cutting = place
    cut = csimdjson_cut()
  }

  private mutating func cutOn(in window: borrowing TextWindow) throws(Fault) -> Element? {
    let first = window[cutting]
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "\"") else {
      return try cutLiteral(in: window)
    }
    var outcome: Int32 = 0
    let used = window.withBytes(from: place, to: window.end) { bytes in
      csimdjson_cut_value(
        &cut, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, UInt32(TreeLimits.depth), &outcome)
    }
    place += used
    switch Int(outcome) {
    case CSIMDJSON_CUT_MORE: return nil
    case CSIMDJSON_CUT_DONE: return endCut()
    case CSIMDJSON_CUT_TOO_DEEP: throw Fault(what: .tooDeep, offset: place)
    default:
      throw Self.complaint(from: cutting, to: place + 1, in: window)
        ?? Fault(what: .malformedJSON(.mismatchedBracket), offset: place)
    }
  }

  private mutating func cutLiteral(in window: borrowing TextWindow) throws(Fault) -> Element? {
    while place < window.end {
      switch window[place] {
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if place > cutting { return endCut() }
        throw Fault(what: .malformedJSON(.unexpectedByte), offset: place)
      case UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "{"):
        throw Fault(what: .malformedJSON(.unexpectedByte), offset: place)
      default: place += 1
      }
    }
    return nil
  }

  private mutating func endCut() -> Element {
    let element = Element(start: cutting, end: place)
    cutting = -1
    scanner.skipValue()
    return element
  }
}
