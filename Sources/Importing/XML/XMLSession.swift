import Base
import CLibXML2

/// What the callbacks of one parse work on: where in the document it stands, and the record it is in.
///
/// Callbacks come one at a time, from within one call of the parser, and never into each other; so the
/// properties that each cell touches go without the run-time check for overlapping access, which
/// would take a third of the time.
final class XMLSession {
  struct Frame: BitwiseCopyable {
    var node: Int
    var textStart: Int
    var isNull = false
    var hasAttributes = false
    var hasElements = false
    /// It has text beside elements: number in `mixed`; -1: none, or but blanks so far.
    var mixed = -1
  }

  let record: XMLPath
  @exclusivity(unchecked) var window: TextWindow
  @exclusivity(unchecked) var cursor = TextCursor()
  @exclusivity(unchecked) var shape: XMLShape
  @exclusivity(unchecked) var builder = RecordBuilder()
  var batch: RecordBatch?
  /// Set when the record is more than a parser's error: the import stops there.
  @exclusivity(unchecked) private(set) var fault: (what: TreeFault, offset: Int)?
  private(set) var records = 0
  private(set) var bytesInBatch = 0
  private var sawRoot = false
  private let sawMarkup: Bool
  @exclusivity(unchecked) private var depth = 0

  @exclusivity(unchecked) private unowned(unsafe) var parser: XMLPushParser?
  private let lead: Int
  @exclusivity(unchecked) private var recordName: UInt = 0
  private var nilName: UInt = 0
  private var instanceNamespace: UInt = 0
  private var nullName: UInt = 0
  /// Addresses of the open elements outside records.
  @exclusivity(unchecked) private var outside: [UInt] = []
  private var pathAddresses: [UInt] = []
  /// The elements of the record that are open.
  @exclusivity(unchecked) private var frames = GrowingBuffer<Frame>()
  /// The texts beside elements in the record, from the first piece that is more than blanks.
  private var mixed: [[UInt8]] = []
  @exclusivity(unchecked) private var recordStart = -1
  private var sawParentOfRecord = false
  private var sawStructure = false

  /// - Parameter lead: how many bytes of blanks before the text are not given to the parser.
  init(record: XMLPath, children: [String], window: consuming TextWindow, lead: Int) {
    self.record = record
    self.window = window
    self.lead = lead
    shape = XMLShape(children: children)
    sawMarkup = self.window[lead] == UInt8(ascii: "<")
  }

  func makeParser() -> XMLPushParser {
    var handler = xmlSAXHandler()
    handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
      with(user) { $0.startElement(name, Int(count), attributes) }
    }
    handler.endElementNs = { user, _, _, _ in with(user) { $0.endElement() } }
    handler.characters = { user, text, count in with(user) { $0.characters(text, Int(count)) } }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.internalSubset = { user, _, _, _ in with(user) { $0.stop(.doctype) } }
    handler.serror = { user, error in with(user) { $0.parser?.report(error) } }
    let made = XMLPushParser(&handler, user: Unmanaged.passUnretained(self).toOpaque())
    parser = made
    pathAddresses = record.names.map { made.address(of: $0) }
    recordName = pathAddresses.last ?? 0
    nilName = made.address(of: "nil")
    nullName = made.address(of: "null")
    instanceNamespace = made.address(of: "http://www.w3.org/2001/XMLSchema-instance")
    return made
  }

  func begin(_ batch: RecordBatch) {
    self.batch = batch
    bytesInBatch = 0
  }

  /// Offset in the text of a place that the parser gives.
  func offset(_ consumed: Int) -> Int { lead + consumed }

  /// The first byte that is still needed, when the parser was given everything before `fed`.
  func keepFrom(fed: Int) -> Int {
    if recordStart >= 0 { return recordStart }
    let kept = min(fed, offset(parser?.consumed ?? 0))
    cursor.advance(to: kept, in: window)
    return max(window.start, kept)
  }

  /// Whether a file without records is a file without *these* records: nothing it shows is where
  /// the record was named to be, and there are other elements that hold something.
  var isRecordMissing: Bool { records == 0 && !sawParentOfRecord && sawStructure }

  /// The root element has not ended, and the file does look like XML.
  var isUnfinished: Bool { sawMarkup && (depth > 0 || !sawRoot) }

  func stop(_ what: TreeFault) {
    if fault == nil { fault = (what, offset(parser?.consumed ?? 0)) }
    parser?.stop()
  }

  // MARK: Elements

  private func startElement(
    _ name: UnsafePointer<xmlChar>?, _ attributeCount: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    sawRoot = true
    depth += 1
    if depth > TreeLimits.depth { return stop(.tooDeep) }
    if attributeCount > TreeLimits.attributes { return stop(.tooManyAttributes) }
    let address = UInt(bitPattern: name)
    if recordStart < 0 {
      guard isRecord(address) else {
        noteOutside(address, hasAttributes: attributeCount > 0)
        return
      }
      startRecord()
    } else {
      startInner(address, name)
    }
    if shape.nodes.count > TreeLimits.paths { return stop(.tooManyPaths) }
    if attributeCount > 0 { readAttributes(attributeCount, attributes) }
  }

  private func isRecord(_ address: UInt) -> Bool {
    guard address == recordName, pathAddresses.count <= outside.count + 1 else { return false }
    if record.isAnchored && pathAddresses.count != outside.count + 1 { return false }
    return pathAddresses.dropLast().elementsEqual(outside.suffix(pathAddresses.count - 1))
  }

  private func noteOutside(_ address: UInt, hasAttributes: Bool) {
    // Below the root, an element with attributes, or with elements in it, is more than a heading.
    if outside.count == 1 && hasAttributes || outside.count > 1 { sawStructure = true }
    outside.append(address)
    let above = pathAddresses.dropLast()
    if !above.isEmpty, outside.count >= above.count, outside.suffix(above.count).elementsEqual(above) {
      sawParentOfRecord = true
    }
  }

  private func startRecord() {
    let start = startOfTag()
    cursor.advance(to: start, in: window)
    recordStart = start
    shape.rewind(0)
    builder.begin(kind: 0, columns: shape.layout.columnCounts[0], line: cursor.line, offset: start)
    frames.append(Frame(node: 0, textStart: 0))
  }

  /// The parser stands before the `>` of a start tag; `<` cannot stand inside a tag.
  private func startOfTag() -> Int {
    var place = offset(parser?.consumed ?? 0)
    let first = window.start
    place = min(place, window.end - 1)
    while place > first, window[place] != UInt8(ascii: "<") { place -= 1 }
    return place
  }

  private func startInner(_ address: UInt, _ name: UnsafePointer<xmlChar>?) {
    let top = frames.count - 1
    keepMixedText(top)
    frames[top].hasElements = true
    let node = shape.node(under: frames[top].node, name: address, isAttribute: false) {
      name.map { String(cString: $0) } ?? ""
    }
    shape.rewind(node)
    if shape.nodes[node].isChild {
      let kind = shape.nodes[node].kind
      let start = startOfTag()
      cursor.advance(to: start, in: window)
      builder.begin(
        kind: kind, columns: shape.layout.columnCounts[kind], line: cursor.line, offset: start)
    }
    frames.append(Frame(node: node, textStart: builder.bytes.count))
  }

  private func readAttributes(
    _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let attributes else { return }
    let top = frames.count - 1
    for number in 0..<count {
      // Five pointers an attribute: name, prefix, namespace, start and end of the value.
      let at = attributes + number * 5
      guard let name = at[0], let first = at[3], let last = at[4] else { continue }
      let value = UnsafeRawBufferPointer(start: first, count: last - first)
      if UInt(bitPattern: name) == nilName && UInt(bitPattern: at[2]) == instanceNamespace {
        frames[top].isNull = value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8)
        continue
      }
      if value.count > TreeLimits.cell { return stop(.cellTooLarge) }
      frames[top].hasAttributes = true
      let node = shape.node(under: frames[top].node, name: UInt(bitPattern: name), isAttribute: true) {
        String(cString: name)
      }
      let start = builder.bytes.append(value)
      builder.cell(
        shape.column(of: node), start: start, length: value.count, state: value.isEmpty ? .empty : .text)
    }
    frames[top].textStart = builder.bytes.count
  }

  private func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
    let top = frames.count - 1
    guard recordStart >= 0, let text, top >= 0 else { return }
    builder.bytes.append(UnsafeRawBufferPointer(start: text, count: count))
    var length = builder.bytes.count - frames[top].textStart
    if frames[top].mixed >= 0 { length += mixed[frames[top].mixed].count }
    if length > TreeLimits.cell { stop(.cellTooLarge) }
  }

  /// Text before an inner element: kept aside when it says something.
  private func keepMixedText(_ top: Int) {
    let start = frames[top].textStart
    let length = builder.bytes.count - start
    guard length > 0 else { return }
    if frames[top].mixed >= 0 || !isBlank(start, length) {
      if frames[top].mixed < 0 {
        frames[top].mixed = mixed.count
        mixed.append([])
      }
      let number = frames[top].mixed
      builder.bytes.withUnsafeBytes(from: start, count: length) { mixed[number].append(contentsOf: $0) }
    }
    builder.bytes.truncate(to: start)
  }

  private func isBlank(_ start: Int, _ count: Int) -> Bool {
    builder.bytes.withUnsafeBytes(from: start, count: count) { bytes in
      bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    }
  }

  private func endElement() {
    depth -= 1
    guard recordStart >= 0 else {
      outside.removeLast()
      return
    }
    let top = frames.count - 1
    closeCell(top)
    if shape.nodes[frames[top].node].isChild { builder.end() }
    frames.truncate(to: top)
    if top == 0 {
      endRecord()
    } else {
      frames[top - 1].textStart = builder.bytes.count
    }
  }

  /// Makes a cell of the element's own text, where it has any or is a leaf.
  private func closeCell(_ top: Int) {
    if frames[top].hasElements {
      keepMixedText(top)
      guard frames[top].mixed >= 0 else { return }
      frames[top].textStart = builder.bytes.count
      let text = mixed[frames[top].mixed]
      builder.bytes.append(text.span)
    }
    let frame = frames[top]
    let length = builder.bytes.count - frame.textStart
    if length == 0 && !frame.isNull {
      // No cell: an element that holds elements elsewhere, one that has only attributes, XStream's <null/>.
      let node = shape.nodes[frame.node]
      if node.isContainer || frame.hasAttributes || node.name == nullName { return }
    }
    let state: CellState = frame.isNull && length == 0 ? .null : length == 0 ? .empty : .text
    builder.cell(shape.column(of: frame.node), start: frame.textStart, length: length, state: state)
  }

  private func endRecord() {
    builder.end()
    let end = offset(parser?.consumed ?? 0)
    records += 1
    bytesInBatch += end - recordStart
    if let batch {
      window.withBytes(from: recordStart, to: min(end, window.end)) { raw in
        builder.move(into: batch, ordinal: records, raw: raw)
      }
    }
    if !mixed.isEmpty { mixed.removeAll() }
    recordStart = -1
  }
}

/// The session that a callback is given; it outlives the parse.
@inline(__always)
private func with(_ user: UnsafeMutableRawPointer?, _ body: (XMLSession) -> Void) {
  if let user { Unmanaged<XMLSession>.fromOpaque(user)._withUnsafeGuaranteedRef(body) }
}
