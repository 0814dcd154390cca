/// Counts the record elements of an XML text and their filled cells by its own scanner (XML 1.0,
/// well-formedness of tags only). Filled cells are attributes with a value, elements without child
/// elements that hold text, and text of other elements that is more than blanks.
struct XMLCounter {
  private enum State {
    case text, open, startName, inTag, attributeName, beforeValue, value, selfClose, endName
    case declaration, comment, cdata, instruction
  }

  private struct Element {
    var nameStart: Int
    var hasChild = false
    /// Text bytes, and whether one of them is no blank.
    var hasText = false
    var hasInk = false
  }

  /// Nested deeper than this, a text is refused.
  static let deepest = 100_000

  private let path: [[UInt8]]
  private let isAnchored: Bool
  private var state = State.text
  private var elements: [Element] = []
  /// The names of the open elements, one after the other.
  private var names: [UInt8] = []
  private var recordDepth = 0
  private var scratch: [UInt8] = []
  private var quote: UInt8 = 0
  private var valueHasBytes = false
  /// The value of the current attribute, when it declares a namespace.
  private var value: [UInt8] = []
  private var namespaces = XMLNamespaces()
  /// What stands between `&` and `;` in a text, as far as it came.
  private var reference: [UInt8]?
  /// How much of the mark that ends the current comment, section or instruction has been seen.
  private var dashes = 0
  private var hasRoot = false
  private var offset = 0
  private var result = CountedFile()
  private let sink: (any RecordSink)?
  /// The bytes of the current record, or of a tag that may begin one, as far as they lie in former chunks.
  private var raw: [UInt8] = []
  private var hasTag = false

  /// - Parameter record: `root/customer`, or just `customer`; prefixes do not count. Nil: the
  ///   children of the root.
  init(record: String?, sink: (any RecordSink)? = nil) {
    self.sink = sink
    isAnchored = record?.hasPrefix("/") ?? false
    path = record?.split(separator: "/").map { Array(($0.split(separator: ":").last ?? "").utf8) } ?? []
  }

  static func count(
    _ source: any ByteSource, record: String?, sink: (any RecordSink)? = nil
  ) throws(CountError) -> CountedFile {
    var counter = XMLCounter(record: record, sink: sink)
    var chunk: [UInt8] = []
    while try source.append(to: &chunk) {
      try counter.consume(chunk.span)
      chunk.removeAll(keepingCapacity: true)
    }
    guard counter.state == .text, counter.elements.isEmpty, counter.hasRoot else {
      throw CountError(.unfinished(.xml), offset: counter.offset)
    }
    return counter.result
  }

  private mutating func consume(_ bytes: Span<UInt8>) throws(CountError) {
    let start = offset
    var index = 0
    // Where the current record, or the tag that may begin one, begins in this chunk.
    var from = 0
    defer {
      if sink != nil, hasTag || recordDepth > 0 { keep(bytes, from..<bytes.count) }
    }
    while index < bytes.count {
      if state == .text {
        let from = index
        var hasInk = false
        while index < bytes.count, bytes[index] != 0x3C {
          let byte = bytes[index]
          if reference != nil || byte == 0x26 {
            hasInk = stepInReference(byte) || hasInk
          } else {
            hasInk = hasInk || !Self.isBlank(byte)
          }
          index += 1
        }
        noteText(hasBytes: index > from, hasInk: hasInk)
        if index == bytes.count { break }
      }
      offset = start + index
      if state == .text, recordDepth == 0 {
        raw.removeAll(keepingCapacity: true)
        (from, hasTag) = (index, true)
      }
      let wasInRecord = recordDepth > 0
      guard step(bytes[index]) else { throw CountError(.malformed(.xml), offset: offset) }
      if sink != nil, wasInRecord, recordDepth == 0 {
        keep(bytes, from..<index + 1)
        sink?.take(raw.span, isFaulted: false)
        raw.removeAll(keepingCapacity: true)
        hasTag = false
      }
      if elements.count > Self.deepest { throw CountError(.tooDeep(.xml), offset: offset) }
      index += 1
    }
    offset = start + bytes.count
  }

  private mutating func keep(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    bytes.extracting(range).withUnsafeBufferPointer { raw.append(contentsOf: $0) }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  /// - Returns: whether a reference ended that stands for more than a blank.
  private mutating func stepInReference(_ byte: UInt8) -> Bool {
    guard byte == 0x3B, let name = reference else {
      if reference?.count ?? 0 < 16 { reference = (reference ?? []) + [byte] }
      return false
    }
    reference = nil
    let text = String(decoding: name.dropFirst(), as: UTF8.self)
    guard text.hasPrefix("#") else { return true }
    let code = text.hasPrefix("#x") ? UInt8(text.dropFirst(2), radix: 16) : UInt8(text.dropFirst())
    return code.map { !Self.isBlank($0) } ?? true
  }

  private mutating func noteText(hasBytes: Bool, hasInk: Bool) {
    guard recordDepth > 0, hasBytes else { return }
    elements[elements.count - 1].hasText = true
    if hasInk { elements[elements.count - 1].hasInk = true }
  }

  /// - Returns: false when the byte cannot stand here.
  private mutating func step(_ byte: UInt8) -> Bool {
    switch state {
    case .text:
      state = .open
    case .open:
      scratch.removeAll(keepingCapacity: true)
      switch byte {
      case UInt8(ascii: "/"): state = .endName
      case UInt8(ascii: "!"): state = .declaration
      case UInt8(ascii: "?"):
        state = .instruction
        dashes = 0
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
    case .attributeName:
      if byte == 0x3D {
        state = .beforeValue
      } else if byte == 0x3E || byte == 0x3C {
        return false
      } else if !Self.isBlank(byte) {
        scratch.append(byte)
      }
    case .beforeValue:
      if byte == 0x22 || byte == 0x27 {
        quote = byte
        valueHasBytes = false
        value.removeAll(keepingCapacity: true)
        state = .value
      } else if !Self.isBlank(byte) {
        return false
      }
    case .value:
      if byte == quote {
        let isCell = namespaces.note(attribute: scratch, value: value, depth: elements.count)
        if recordDepth > 0 && valueHasBytes && isCell { result.filledCells += 1 }
        state = .inTag
      } else {
        valueHasBytes = true
        if value.count < 64 { value.append(byte) }
      }
    case .selfClose:
      guard byte == 0x3E else { return false }
      endTag()
      end()
    case .endName:
      if byte == 0x3E {
        guard let element = elements.last else { return false }
        guard names[element.nameStart...].elementsEqual(scratch) else { return false }
        end()
      } else if !Self.isBlank(byte) {
        scratch.append(byte)
      }
    default:
      return stepInMarkup(byte)
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
      scratch.removeAll(keepingCapacity: true)
      scratch.append(byte)
      state = .attributeName
    }
    return true
  }

  private mutating func stepInMarkup(_ byte: UInt8) -> Bool {
    switch state {
    case .declaration:
      // A DOCTYPE is refused: entities would make text that no scanner sees.
      scratch.append(byte)
      dashes = 0
      if scratch.elementsEqual("--".utf8) {
        state = .comment
      } else if scratch.elementsEqual("[CDATA[".utf8) {
        state = .cdata
      } else {
        return scratch.elementsEqual("-".utf8) || "[CDATA[".utf8.starts(with: scratch)
      }
    case .comment:
      if byte == 0x3E && dashes >= 2 {
        state = .text
      } else {
        dashes = byte == 0x2D ? dashes + 1 : 0
      }
    case .cdata:
      if byte == 0x3E && dashes >= 2 {
        noteText(hasBytes: dashes > 2, hasInk: dashes > 2)
        state = .text
      } else if byte == 0x5D {
        dashes += 1
      } else {
        noteText(hasBytes: true, hasInk: dashes > 0 || !Self.isBlank(byte))
        dashes = 0
      }
    default:
      if byte == 0x3E && dashes > 0 {
        state = .text
      } else {
        dashes = byte == 0x3F ? 1 : 0
      }
    }
    return true
  }

  private mutating func begin() {
    if !elements.isEmpty { elements[elements.count - 1].hasChild = true }
    hasRoot = true
    elements.append(Element(nameStart: names.count))
    names.append(contentsOf: scratch)
    if recordDepth == 0 && isRecord() {
      recordDepth = elements.count
      result.records += 1
    }
  }

  /// Behind the last attribute of a start tag: every namespace is known.
  private mutating func endTag() {
    let cells = namespaces.endTag()
    if recordDepth > 0 { result.filledCells += cells }
  }

  private mutating func end() {
    namespaces.leave(depth: elements.count)
    if let element = elements.popLast() {
      let isFilled = element.hasChild ? element.hasInk : element.hasText
      if recordDepth > 0 && isFilled { result.filledCells += 1 }
      names.removeLast(names.count - element.nameStart)
    }
    if elements.count < recordDepth { recordDepth = 0 }
    state = .text
  }

  private func isRecord() -> Bool {
    if path.isEmpty { return elements.count == 2 }
    guard elements.count >= path.count, !isAnchored || elements.count == path.count else { return false }
    var end = names.count
    for (element, part) in zip(elements.reversed(), path.reversed()) {
      let name = names[element.nameStart..<end]
      let local = name[(name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...]
      guard local.elementsEqual(part) else { return false }
      end = element.nameStart
    }
    return true
  }
}
