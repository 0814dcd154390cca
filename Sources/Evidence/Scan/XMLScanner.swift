import Base
import Model

/// What an `XMLScanner` tells of the records of a text, in the order in which it stands there. Of what
/// lies outside of records nothing is told.
protocol XMLSink {
  /// An element begins; the first of a record is the record itself.
  /// - Parameter name: with its prefix.
  mutating func begin(_ name: Span<UInt8>)
  /// An attribute of the element that began last; neither a declaration of a namespace nor a null mark.
  /// - Parameter value: as it stands between its quotes.
  mutating func attribute(_ name: Span<UInt8>, _ value: Span<UInt8>)
  /// The element has `nil` of XML Schema instances (XML Schema 1, 2.7.2).
  mutating func markNull(_ value: Span<UInt8>)
  /// Whether a prefix that no element of the record declares stands for XML Schema instances.
  func isInstance(_ prefix: Span<UInt8>) -> Bool
  /// A piece of text without references, never empty.
  /// - Parameter hasInk: it is more than blanks.
  mutating func text(_ piece: Span<UInt8>, hasInk: Bool)
  /// What stands for `&…;`, in UTF-8; nil: nobody knows.
  mutating func reference(_ bytes: [UInt8]?)
  /// Between the text before and the text behind stands markup.
  mutating func split()
  /// The innermost element ends.
  mutating func end()
  /// - Parameter raw: the bytes of the record that has ended; empty when the scanner keeps none.
  mutating func endRecord(_ raw: Span<UInt8>, within context: XMLContext)
}

/// Scans an XML text, or one record of it, in pieces of any size (XML 1.0, well-formedness of tags only).
/// A DOCTYPE is refused: entities would make text that no scanner sees.
///
/// The one scanner of XML on this side: a sink that counts and a sink that keeps cells hear the same.
struct XMLScanner<Sink: XMLSink> {
  private enum State {
    case text, reference, open, startName, inTag, attributeName, beforeEquals, beforeValue, value
    case selfClose, endName, declaration, comment, section, instruction
  }

  /// Which elements are records.
  enum Target {
    /// The root: the text is one record.
    case root
    case childrenOfRoot
    /// Names without prefixes, from the outside; from the root when it is anchored.
    case path([[UInt8]], isAnchored: Bool)

    /// - Parameter record: `root/customer`, or just `customer`; prefixes do not count. Nil: the
    ///   children of the root.
    init(record: String?) {
      guard let record else {
        self = .childrenOfRoot
        return
      }
      let path = XMLPath(record)
      self =
        path.names.isEmpty
        ? .childrenOfRoot : .path(path.names.map { Array($0.utf8) }, isAnchored: path.isAnchored)
    }
  }

  var sink: Sink
  /// Text stands outside of the root element.
  private(set) var hasTextOutside = false
  private let target: Target
  private let keepsRaw: Bool
  private var state = State.text
  /// By open element: where its name begins in `names`, which holds them one after the other.
  private var elements: [Int] = []
  private var names: [UInt8] = []
  private var recordDepth = 0
  /// The name or reference at hand.
  private var scratch: [UInt8] = []
  /// The attributes of the tag at hand; their names and values stand in `tag`.
  private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
  private var tag: [UInt8] = []
  private var attribute = 0..<0
  private var quote: UInt8 = 0
  private var namespaces = XMLNamespaces()
  /// How much of the mark that ends the current comment, section or instruction has been seen.
  private var marks = 0
  private var hasRoot = false
  private var offset = 0
  /// The bytes of the current record, or of a tag that may begin one, as far as they lie in former pieces.
  private var raw: [UInt8] = []
  private var hasTag = false

  init(_ target: Target, sink: Sink, keepsRaw: Bool) {
    self.target = target
    self.sink = sink
    self.keepsRaw = keepsRaw
  }

  /// Another text begins; what was allocated is used again.
  mutating func reset() {
    state = .text
    elements.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    namespaces.removeAll()
    recordDepth = 0
    offset = 0
    hasRoot = false
    hasTextOutside = false
    hasTag = false
  }

  // MARK: Pieces

  /// - Throws: `CountError` when the text is not well-formed, or nested deeper than `XMLLimits.deepest`.
  mutating func scan(_ bytes: Span<UInt8>) throws(CountError) {
    let start = offset
    var index = 0
    // Where the current record, or the tag that may begin one, begins in this piece.
    var from = 0
    defer {
      if keepsRaw, hasTag || recordDepth > 0 { keep(bytes, from..<bytes.count) }
    }
    while true {
      run(bytes, &index)
      guard index < bytes.count else { break }
      offset = start + index
      if state == .text, recordDepth == 0, bytes[index] == 0x3C {
        raw.removeAll(keepingCapacity: true)
        (from, hasTag) = (index, true)
      }
      let wasInRecord = recordDepth > 0
      guard step(bytes[index]) else { throw CountError(.malformed(.xml), offset: offset) }
      if wasInRecord, recordDepth == 0 {
        if keepsRaw { keep(bytes, from..<index + 1) }
        var ended: [UInt8] = []
        swap(&ended, &raw)
        sink.endRecord(ended.span, within: namespaces.context)
        swap(&ended, &raw)
        raw.removeAll(keepingCapacity: true)
        hasTag = false
      }
      if elements.count > XMLLimits.deepest { throw CountError(.tooDeep(.xml), offset: offset) }
      index += 1
    }
    offset = start + bytes.count
  }

  /// Call when all pieces have been scanned.
  /// - Throws: `CountError` when the text is not complete.
  func finish() throws(CountError) {
    guard state == .text, elements.isEmpty, hasRoot else {
      throw CountError(.unfinished(.xml), offset: offset)
    }
  }

  private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    bytes.extracting(range).withUnsafeBufferPointer { raw.append(contentsOf: $0) }
  }

  /// Passes over the bytes that are what the bytes before them are: text, or a value.
  @inline(__always)
  private mutating func run(_ bytes: Span<UInt8>, _ index: inout Int) {
    let from = index
    switch state {
    case .text:
      var hasInk = false
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x3C || byte == 0x26 { break }
        hasInk = hasInk || !Self.isBlank(byte)
        index += 1
      }
      if index > from { take(bytes.extracting(from..<index), hasInk: hasInk) }
    case .section:
      guard marks == 0 else { return }
      var hasInk = false
      while index < bytes.count, bytes[index] != 0x5D {
        hasInk = hasInk || !Self.isBlank(bytes[index])
        index += 1
      }
      if index > from { take(bytes.extracting(from..<index), hasInk: hasInk) }
    case .value:
      while index < bytes.count, bytes[index] != quote { index += 1 }
      bytes.extracting(from..<index).withUnsafeBufferPointer { tag.append(contentsOf: $0) }
    default: break
    }
  }

  @inline(__always)
  private mutating func take(_ piece: Span<UInt8>, hasInk: Bool) {
    if recordDepth > 0 {
      sink.text(piece, hasInk: hasInk)
    } else if hasInk, elements.isEmpty {
      hasTextOutside = true
    }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  // MARK: Bytes of markup

  /// - Returns: false when the byte cannot stand here.
  private mutating func step(_ byte: UInt8) -> Bool {
    switch state {
    case .text:
      scratch.removeAll(keepingCapacity: true)
      state = byte == 0x26 ? .reference : .open
      if state == .open, recordDepth > 0 { sink.split() }
    case .reference:
      return stepInReference(byte)
    case .open:
      switch byte {
      case UInt8(ascii: "/"): state = .endName
      case UInt8(ascii: "!"): state = .declaration
      case UInt8(ascii: "?"):
        state = .instruction
        marks = 0
      default:
        if Self.isBlank(byte) || byte == 0x3E || byte == 0x3C || byte == 0x3D { return false }
        scratch.append(byte)
        state = .startName
      }
    case .startName:
      if byte == 0x3E || byte == 0x2F || Self.isBlank(byte) {
        begin()
        return afterPart(byte)
      }
      scratch.append(byte)
    case .inTag:
      return afterPart(byte)
    case .attributeName, .beforeEquals:
      if byte == 0x3D {
        attribute = attribute.lowerBound..<tag.count
        state = .beforeValue
      } else if byte == 0x3E || byte == 0x3C {
        return false
      } else if Self.isBlank(byte) {
        state = .beforeEquals
      } else {
        guard state == .attributeName else { return false }
        tag.append(byte)
      }
    case .beforeValue:
      if byte == 0x22 || byte == 0x27 {
        quote = byte
        state = .value
      } else if !Self.isBlank(byte) {
        return false
      }
    case .value:
      attributes.append((attribute, attribute.upperBound..<tag.count))
      state = .inTag
    case .selfClose:
      guard byte == 0x3E else { return false }
      endTag()
      end()
    case .endName:
      if byte == 0x3E {
        guard let start = elements.last, names[start...].elementsEqual(scratch) else { return false }
        end()
      } else if !Self.isBlank(byte) {
        scratch.append(byte)
      }
    case .declaration, .comment, .section, .instruction:
      return stepInMarkup(byte)
    }
    return true
  }

  private mutating func stepInReference(_ byte: UInt8) -> Bool {
    if byte == 0x3C { return false }
    guard byte == 0x3B else {
      if scratch.count < XMLReference.longest { scratch.append(byte) }
      return true
    }
    state = .text
    if recordDepth > 0 {
      sink.reference(XMLReference.bytes(scratch.span))
    } else if elements.isEmpty {
      hasTextOutside = true
    }
    return true
  }

  /// Inside a start tag, between attributes.
  private mutating func afterPart(_ byte: UInt8) -> Bool {
    if byte == 0x3E {
      endTag()
      state = .text
    } else if byte == 0x2F {
      state = .selfClose
    } else if Self.isBlank(byte) {
      state = .inTag
    } else {
      attribute = tag.count..<tag.count
      tag.append(byte)
      state = .attributeName
    }
    return true
  }

  private mutating func stepInMarkup(_ byte: UInt8) -> Bool {
    switch state {
    case .declaration:
      scratch.append(byte)
      marks = 0
      if scratch.elementsEqual("--".utf8) {
        state = .comment
      } else if scratch.elementsEqual("[CDATA[".utf8) {
        state = .section
        if elements.isEmpty { hasTextOutside = true }
      } else {
        return scratch.elementsEqual("-".utf8) || "[CDATA[".utf8.starts(with: scratch)
      }
    case .comment:
      if byte == 0x3E && marks >= 2 {
        state = .text
      } else {
        marks = byte == 0x2D ? marks + 1 : 0
      }
    case .section:
      if byte == 0x5D {
        marks += 1
        return true
      }
      // Of brackets, all but the last two are text; the others, too, when the section does not end.
      let isEnd = byte == 0x3E && marks >= 2
      let bracket: [UInt8] = [0x5D]
      for _ in 0..<(isEnd ? marks - 2 : marks) { take(bracket.span, hasInk: true) }
      marks = 0
      if isEnd {
        state = .text
        if recordDepth > 0 { sink.split() }
      } else {
        let own = [byte]
        take(own.span, hasInk: !Self.isBlank(byte))
      }
    default:
      if byte == 0x3E && marks > 0 {
        state = .text
      } else {
        marks = byte == 0x3F ? 1 : 0
      }
    }
    return true
  }

  // MARK: Elements

  private mutating func begin() {
    hasRoot = true
    elements.append(names.count)
    names.append(contentsOf: scratch)
    tag.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    if recordDepth == 0 {
      guard isRecord() else { return }
      recordDepth = elements.count
    }
    let name = scratch
    sink.begin(name.span)
  }

  /// Behind the last attribute of a start tag: every namespace is known.
  private mutating func endTag() {
    guard !attributes.isEmpty else { return }
    let known = tag
    for attribute in attributes {
      let name = known.span.extracting(attribute.name)
      guard XMLNamespaces.isDeclaration(name) else { continue }
      namespaces.declare(
        name, known.span.extracting(attribute.value), depth: elements.count, isOutside: recordDepth == 0)
    }
    guard recordDepth > 0 else { return }
    for attribute in attributes {
      let name = known.span.extracting(attribute.name)
      let value = known.span.extracting(attribute.value)
      if XMLNamespaces.isDeclaration(name) { continue }
      if let prefix = XMLNamespaces.prefixOfNull(name),
        namespaces.isInstance(name.extracting(prefix)) ?? sink.isInstance(name.extracting(prefix))
      {
        sink.markNull(value)
      } else {
        sink.attribute(name, value)
      }
    }
  }

  private mutating func end() {
    if recordDepth > 0 { sink.end() }
    namespaces.leave(depth: elements.count, isOutside: recordDepth == 0)
    if let start = elements.popLast() { names.removeLast(names.count - start) }
    if elements.count < recordDepth { recordDepth = 0 }
    state = .text
  }

  private func isRecord() -> Bool {
    let path: [[UInt8]]
    switch target {
    case .root: return elements.count == 1
    case .childrenOfRoot: return elements.count == 2
    case .path(let names, let isAnchored):
      guard elements.count >= names.count, !isAnchored || elements.count == names.count else { return false }
      path = names
    }
    var end = names.count
    for (start, part) in zip(elements.reversed(), path.reversed()) {
      let name = names[start..<end]
      let local = name[(name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...]
      guard local.elementsEqual(part) else { return false }
      end = start
    }
    return true
  }
}

enum XMLLimits {
  /// Nested deeper than this, a text is refused.
  static let deepest = 100_000
}
