/// The cells of one XML element: leaves by path, attributes as `a/@id`, the text of an element beside
/// its elements.
package final class XMLRecordCells: RecordCells {
  private var scanner: XMLScanner<XMLCells>?
  private let isColumn: (String, Int, Bool) -> Bool

  /// - Parameter isColumn: whether a kind of rows is known to have a column, by its exact name or by
  ///   whatever names it. It is asked when nobody knows of which namespace an attribute `…/@nil` is.
  package init(
    isColumn: @escaping (_ name: String, _ kind: Int, _ exactly: Bool) -> Bool = { _, _, _ in false }
  ) {
    self.isColumn = isColumn
  }

  package func read(_ raw: Span<UInt8>, into cells: SourceCells, within context: XMLContext) -> Bool {
    if scanner?.sink.cells !== cells {
      scanner = XMLScanner(.root, sink: XMLCells(cells, isColumn), keepsRaw: false)
    }
    scanner?.reset()
    scanner?.sink.reset(context)
    do {
      try scanner?.scan(raw)
      try scanner?.finish()
    } catch {
      return false
    }
    guard let scanner, !scanner.hasTextOutside, scanner.sink.isWhole else { return false }
    cells.finish()
    return true
  }
}

/// Keeps the cells of a record and of its child records.
private struct XMLCells: XMLSink {
  private struct Open {
    var row: Int
    /// What `path` and `full` are cut back to when the element ends.
    var path: Int
    var full: Int
    var hasElements = false
    var hasAttributes = false
    var isNull = false
    /// It is called `null`.
    var isNamedNull = false
    /// Text met so far is more than blanks.
    var hasInk = false
  }

  let cells: SourceCells
  private let isColumn: (String, Int, Bool) -> Bool
  private var context = XMLContext.unknown
  private var open: [Open] = []
  /// By depth: the text of the element, as far as it came.
  private var texts: [[UInt8]] = []
  /// From the row's element, and from the record's, with `/` between names.
  private var path: [UInt8] = []
  private var full: [UInt8] = []
  /// The last byte of text was a carriage return, and no markup stands behind it.
  private var isAfterReturn = false
  private var records = 0
  private var hasUnknown = false

  /// One element, and nothing in it that this side cannot read.
  var isWhole: Bool { records == 1 && !hasUnknown }

  init(_ cells: SourceCells, _ isColumn: @escaping (String, Int, Bool) -> Bool) {
    self.cells = cells
    self.isColumn = isColumn
  }

  mutating func reset(_ context: XMLContext) {
    self.context = context
    open.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    full.removeAll(keepingCapacity: true)
    isAfterReturn = false
    records = 0
    hasUnknown = false
  }

  // MARK: Elements

  mutating func begin(_ name: Span<UInt8>) {
    var local = 0
    for index in 0..<name.count where name[index] == 0x3A { local = index + 1 }
    let short = name.extracting(local..<name.count)
    var element = Open(row: 0, path: path.count, full: full.count)
    element.isNamedNull = Bytes.areEqual(short, [0x6E, 0x75, 0x6C, 0x6C].span)
    if open.isEmpty {
      element.row = cells.beginRow(kind: 0)
    } else {
      let top = open.count - 1
      open[top].hasElements = true
      // Blanks before the first text are the document's indentation.
      if !open[top].hasInk { texts[top].removeAll(keepingCapacity: true) }
      element.row = open[top].row
      step(short)
      let whole = full
      if let kind = cells.kinds.kind(ofPath: whole.span) {
        element.row = cells.beginRow(kind: kind)
        // Columns of a child are relative to it.
        path.append(0)
      }
    }
    open.append(element)
    if texts.count < open.count { texts.append([]) }
    texts[open.count - 1].removeAll(keepingCapacity: true)
  }

  private mutating func step(_ name: Span<UInt8>) {
    if !full.isEmpty { full.append(0x2F) }
    name.withUnsafeBufferPointer { full.append(contentsOf: $0) }
    if !path.isEmpty, path[path.count - 1] != 0 { path.append(0x2F) }
    name.withUnsafeBufferPointer { path.append(contentsOf: $0) }
  }

  mutating func end() {
    let element = open[open.count - 1]
    let text = texts[open.count - 1]
    let isCell =
      element.hasElements
      ? element.hasInk : !text.isEmpty || element.isNull || !element.hasAttributes && !element.isNamedNull
    if isCell {
      let start = cells.bytes.count
      cells.append(text.span, 0..<text.count)
      add(from: start, isNull: element.isNull && text.isEmpty)
    }
    path.removeLast(path.count - element.path)
    full.removeLast(full.count - element.full)
    open.removeLast()
  }

  mutating func endRecord(_ raw: Span<UInt8>, within context: XMLContext) { records += 1 }

  // MARK: Attributes

  mutating func attribute(_ name: Span<UInt8>, _ value: Span<UInt8>) {
    open[open.count - 1].hasAttributes = true
    let start = cells.bytes.count
    var at = 0
    while at < value.count {
      if value[at] == 0x26 {
        var end = at + 1
        while end < value.count, value[end] != 0x3B { end += 1 }
        guard end < value.count, let bytes = XMLReference.bytes(value.extracting(at + 1..<end)) else {
          hasUnknown = true
          return
        }
        for byte in bytes { cells.append(byte) }
        at = end + 1
      } else {
        // Every blank is a space, and a line end is one blank (3.3.3 and 2.11).
        cells.append(Self.isBlank(value[at]) ? 32 : value[at])
        at += value[at] == 13 && at + 1 < value.count && value[at + 1] == 10 ? 2 : 1
      }
    }
    let mark = path.count
    appendAttribute(name)
    add(from: start)
    path.removeLast(path.count - mark)
  }

  private mutating func appendAttribute(_ name: Span<UInt8>) {
    if !path.isEmpty, path[path.count - 1] != 0 { path.append(0x2F) }
    path.append(0x40)
    var local = 0
    for index in 0..<name.count where name[index] == 0x3A { local = index + 1 }
    name.extracting(local..<name.count).withUnsafeBufferPointer { path.append(contentsOf: $0) }
  }

  mutating func markNull(_ value: Span<UInt8>) {
    let text = Bytes.text(value)
    open[open.count - 1].isNull = text == "true" || text == "1"
  }

  func isInstance(_ prefix: Span<UInt8>) -> Bool {
    if let known = context.instances { return known.contains(Bytes.array(prefix)) }
    // A run stops at columns that its mapping does not mention: what it mentions by name was one. Of
    // what it may mean, the prefix that everybody uses for null marks is none.
    let own = path[((path.lastIndex(of: 0) ?? -1) + 1)...]
    let name = String(decoding: own, as: UTF8.self) + (own.isEmpty ? "@nil" : "/@nil")
    return !isColumn(
      name, cells.rows[open[open.count - 1].row].kind, Bytes.text(prefix) == "xsi")
  }

  private mutating func add(from start: Int, isNull: Bool = false) {
    let row = open[open.count - 1].row
    let own = ((path.lastIndex(of: 0) ?? -1) + 1)..<path.count
    let name = own.isEmpty ? [0x2E] : Array(path[own])
    let column = cells.kinds.column(name.span, ofKind: cells.rows[row].kind)
    cells.add(row: row, column: column, from: start, isNull: isNull)
  }

  // MARK: Text

  mutating func text(_ piece: Span<UInt8>, hasInk: Bool) {
    let top = open.count - 1
    if hasInk { open[top].hasInk = true }
    // A line end is one LF to a reader of XML (2.11), however it was written.
    var from = isAfterReturn && piece[0] == 10 ? 1 : 0
    var at = from
    while at < piece.count {
      if piece[at] == 13 {
        append(piece.extracting(from..<at), top)
        texts[top].append(10)
        if at + 1 < piece.count, piece[at + 1] == 10 { at += 1 }
        from = at + 1
      }
      at += 1
    }
    append(piece.extracting(from..<at), top)
    isAfterReturn = piece[piece.count - 1] == 13
  }

  @inline(__always)
  private mutating func append(_ piece: Span<UInt8>, _ depth: Int) {
    piece.withUnsafeBufferPointer { texts[depth].append(contentsOf: $0) }
  }

  mutating func reference(_ bytes: [UInt8]?) {
    isAfterReturn = false
    guard let bytes else {
      hasUnknown = true
      return
    }
    let top = open.count - 1
    if bytes.count > 1 || !Self.isBlank(bytes[0]) { open[top].hasInk = true }
    texts[top].append(contentsOf: bytes)
  }

  mutating func split() { isAfterReturn = false }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
}
