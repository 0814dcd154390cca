/// The cells of one JSON value: members by path, `a.b`; arrays of plain values as repeated cells; the
/// arrays and objects that the mapping lists as child records. Numbers keep their digits.
package final class JSONRecordCells: RecordCells {
  private var scanner: JSONScanner<JSONCells>?

  package init() {}

  package func read(_ raw: Span<UInt8>, into cells: SourceCells, within context: XMLContext) -> Bool {
    if scanner?.sink.cells !== cells {
      scanner = JSONScanner(.whole, sink: JSONCells(cells), keepsRaw: false)
    }
    scanner?.reset()
    scanner?.sink.reset()
    do {
      try scanner?.scan(raw)
      try scanner?.finish()
    } catch {
      return false
    }
    guard let sink = scanner?.sink, sink.isWhole else { return false }
    cells.finish()
    return true
  }
}

/// Keeps the cells of a record and of its child records.
private struct JSONCells: JSONSink {
  static var keepsText: Bool { true }

  /// An open object or array.
  private struct Open {
    enum Kind { case object, array, rootArray }
    var kind: Kind
    var row: Int
    /// The object is a child record: columns are relative to it.
    var isChild = false
    /// What `path` and `full` are cut back to when the value at hand ends.
    var path = 0
    var full = 0
    /// Of the element that comes next in the root array.
    var number = 0
  }

  let cells: SourceCells
  private var open: [Open] = []
  /// From the row's object, and from the record's, with `.` between names.
  private var path: [UInt8] = []
  private var full: [UInt8] = []
  private var root = 0
  /// One value, and nothing in it that this side cannot read.
  private(set) var isWhole = false
  private var hasUnknown = false

  init(_ cells: SourceCells) { self.cells = cells }

  mutating func reset() {
    open.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    full.removeAll(keepingCapacity: true)
    isWhole = false
    hasUnknown = false
  }

  mutating func beginRecord() { root = cells.beginRow(kind: 0) }

  mutating func endRecord(_ raw: Span<UInt8>, isFaulted: Bool) { isWhole = !isFaulted && !hasUnknown }

  // MARK: Objects and arrays

  mutating func beginObject() {
    let listed = beginValue()
    var object = Open(kind: .object, row: row)
    if let listed {
      object.row = cells.beginRow(kind: listed)
      object.isChild = true
      path.append(0)
    }
    open.append(object)
  }

  mutating func beginArray() {
    _ = beginValue()
    // A record that is an array has the columns `[0]`, `[1]`, ….
    open.append(Open(kind: open.isEmpty ? .rootArray : .array, row: row))
  }

  mutating func key(_ name: Span<UInt8>, hasEscapes: Bool) {
    if name.count == 0 {
      let quotes: [UInt8] = [0x27, 0x27]
      enter(quotes.span)
    } else if hasEscapes {
      guard let decoded = JSONText.decoded(name) else {
        hasUnknown = true
        enter(name)
        return
      }
      enter(decoded.span)
    } else {
      enter(name)
    }
  }

  mutating func end() {
    if open.removeLast().isChild { path.removeLast() }
    endValue()
  }

  private var row: Int { open.last?.row ?? root }

  /// - Returns: the kind of child records that the value is, if any.
  private mutating func beginValue() -> Int? {
    if let last = open.last, last.kind == .rootArray {
      let name = Array("[\(last.number)]".utf8)
      enter(name.span)
      open[open.count - 1].number += 1
    }
    let known = full
    return known.isEmpty ? nil : cells.kinds.kind(ofPath: known.span)
  }

  private mutating func endValue() {
    guard let last = open.last, last.kind != .array else { return }
    path.removeLast(path.count - last.path)
    full.removeLast(full.count - last.full)
  }

  private mutating func enter(_ name: Span<UInt8>) {
    open[open.count - 1].path = path.count
    open[open.count - 1].full = full.count
    if !path.isEmpty, path[path.count - 1] != 0 { path.append(0x2E) }
    if !full.isEmpty { full.append(0x2E) }
    name.withUnsafeBufferPointer {
      path.append(contentsOf: $0)
      full.append(contentsOf: $0)
    }
  }

  // MARK: Scalars

  mutating func string(_ text: Span<UInt8>, hasEscapes: Bool, isFilled: Bool) {
    let listed = beginValue()
    let start = cells.bytes.count
    if hasEscapes {
      guard let decoded = JSONText.decoded(text) else {
        hasUnknown = true
        endValue()
        return
      }
      cells.append(decoded.span, 0..<decoded.count)
    } else {
      cells.append(text, 0..<text.count)
    }
    add(from: start, isNull: false, listed)
    endValue()
  }

  mutating func token(_ text: Span<UInt8>, isNull: Bool) {
    let listed = beginValue()
    let start = cells.bytes.count
    if !isNull { cells.append(text, 0..<text.count) }
    add(from: start, isNull: isNull, listed)
    endValue()
  }

  private mutating func add(from start: Int, isNull: Bool, _ listed: Int?) {
    let alone: [UInt8] = [0x2E]
    if let listed {
      if isNull { return }
      let child = cells.beginRow(kind: listed)
      cells.add(row: child, column: cells.kinds.column(alone.span, ofKind: listed), from: start)
      return
    }
    let name = path.isEmpty ? alone : Array(path[((path.lastIndex(of: 0) ?? -1) + 1)...])
    let row = row
    let column = cells.kinds.column(name.span, ofKind: cells.rows[row].kind)
    cells.add(row: row, column: column, from: start, isNull: isNull)
  }
}
