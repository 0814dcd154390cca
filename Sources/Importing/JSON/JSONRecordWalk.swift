import Base
import CSimdjson

/// Makes a record of the events of one JSON value.
///
/// - A member of a nested object is the cell `a.b`; numbers, `true` and `false` keep their bytes.
/// - An array of objects makes child records, an array of other values a repeated cell; an array that
///   is listed as children makes child records of either, with the column `.` for a plain value.
/// - An empty array or object is no cell, nor is a `null` where child records or members stand elsewhere.
/// - A record that is itself an array has the columns `[0]`, `[1]`, …; a plain value the column `.`.
struct JSONRecordWalk: ~Copyable {
  struct Frame: BitwiseCopyable {
    var node: Int
    var isArray: Bool
    var opensPart = false
    var object: UInt64 = 0
    /// Of an array that is the record: number of the next element.
    var next = -1

    static let none = Frame(node: -1, isArray: false)
  }

  var shape: JSONShape
  var builder = RecordBuilder()
  /// The object or array that is open, and those that it stands in; none: node -1.
  private var top = Frame.none
  private var frames = GrowingBuffer<Frame>()
  private var objects: UInt64 = 0

  init(shape: consuming JSONShape) { self.shape = shape }

  /// - Parameters:
  ///   - line, offset: of the record.
  ///   - place: line and offset of a child, from where its `{` stands.
  /// - Returns: the fault that refuses the file.
  mutating func read(
    _ events: UnsafeBufferPointer<csimdjson_event>, line: Int, offset: Int,
    place: (UnsafePointer<CChar>) -> (line: Int, offset: Int)
  ) -> TreeFault? {
    frames.removeAll()
    top = .none
    builder.begin(kind: 0, columns: shape.layout.columnCounts[0], line: line, offset: offset)
    var node = 0
    for event in events {
      if top.isArray { node = nodeOfElement() }
      let bytes = UnsafeRawBufferPointer(start: event.bytes, count: Int(event.length))
      if bytes.count > TreeLimits.cell { return .cellTooLarge }
      switch Int(event.kind) {
      case CSIMDJSON_KEY:
        guard top.node >= 0 else { break }
        node = shape.member(of: top.node, bytes)
        if !shape.mark(node, in: top.object) { builder.fault = .repeatedKey }
        if shape.nodes.count > TreeLimits.paths { return .tooManyPaths }
      case CSIMDJSON_STRING:
        cell(node, bytes, state: bytes.isEmpty ? .empty : .text, line: line, offset: offset)
      case CSIMDJSON_LITERAL:
        cell(node, bytes, state: .literal, line: line, offset: offset)
      case CSIMDJSON_OBJECT:
        openObject(node) { event.bytes.map(place) ?? (line, offset) }
      case CSIMDJSON_ARRAY:
        let isRecord = top.node < 0
        frames.append(top)
        top = Frame(node: node, isArray: true, next: isRecord ? 0 : -1)
      case CSIMDJSON_OBJECT_END, CSIMDJSON_ARRAY_END:
        if top.opensPart { builder.end() }
        top = frames.popLast() ?? .none
      default:
        cell(node, bytes, state: .null, line: line, offset: offset)
      }
    }
    builder.end()
    return nil
  }

  /// A record without cells: its bytes alone go to quarantine.
  mutating func readNothing(line: Int, offset: Int, _ fault: RecordFault = .malformed) {
    builder.reset()
    builder.begin(kind: 0, columns: 0, line: line, offset: offset)
    builder.end()
    builder.fault = fault
  }

  private mutating func nodeOfElement() -> Int {
    guard top.next >= 0 else { return top.node }
    let number = top.next
    top.next += 1
    return Array("[\(number)]".utf8).withUnsafeBytes { shape.member(of: 0, $0) }
  }

  private mutating func openObject(_ node: Int, place: () -> (line: Int, offset: Int)) {
    objects += 1
    let isElement = top.isArray && top.next < 0
    let isChild = shape.nodes[node].isListed || (isElement && shape.findsChildren)
    var inner = node
    if isChild {
      inner = shape.element(of: node)
      let kind = shape.nodes[inner].kind
      let (line, offset) = place()
      builder.begin(kind: kind, columns: shape.layout.columnCounts[kind], line: line, offset: offset)
    } else {
      shape.markContainer(node)
    }
    shape.rewind(inner)
    frames.append(top)
    top = Frame(node: inner, isArray: false, opensPart: isChild, object: objects)
  }

  @inline(__always)
  private mutating func cell(
    _ node: Int, _ bytes: UnsafeRawBufferPointer, state: CellState, line: Int, offset: Int
  ) {
    if shape.nodes[node].isListed {
      if state == .null { return }
      let element = shape.element(of: node)
      let kind = shape.nodes[element].kind
      builder.begin(kind: kind, columns: shape.layout.columnCounts[kind], line: line, offset: offset)
      addCell(element, bytes, state)
      builder.end()
      return
    }
    if state == .null && (shape.nodes[node].isContainer || shape.nodes[node].element >= 0) { return }
    addCell(node, bytes, state)
  }

  private mutating func addCell(_ node: Int, _ bytes: UnsafeRawBufferPointer, _ state: CellState) {
    let start = builder.bytes.append(bytes)
    builder.cell(shape.column(of: node), start: start, length: bytes.count, state: state)
  }
}
