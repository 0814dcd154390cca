/// The cells of one XML element: leaves by path, attributes as `a/@id`, the text of an element beside
/// its elements. Its own scanner, of well-formed text without a DOCTYPE; what is none is refused.
final class XMLRecordCells: RecordCells {
  private struct Open {
    var row: Int
    /// What `path` and `full` are cut back to when the element ends.
    var path: Int
    var full: Int
    var expected = 0
    var hasElements = false
    var hasAttributes = false
    var isNull = false
    var isNamedNull = false
    /// Text met so far: more than blanks.
    var hasInk = false
    var nameStart: Int
  }

  private var open: [Open] = []
  /// By depth: the text of the element, as far as it came.
  private var texts: [[UInt8]] = []
  /// From the row's element, and from the record's, with `/` between names.
  private var path: [UInt8] = []
  private var full: [UInt8] = []
  private var names: [UInt8] = []

  func read(_ raw: Span<UInt8>, into cells: SourceCells) -> Bool {
    open.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
    full.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    var at = 0
    var isDone = false
    while at < raw.count {
      if raw[at] != 0x3C {
        guard !isDone, !open.isEmpty else {
          if !Self.isBlank(raw[at]) { return false }
          at += 1
          continue
        }
        guard text(raw, &at) else { return false }
        continue
      }
      at += 1
      guard at < raw.count else { return false }
      switch raw[at] {
      case 0x21:
        guard section(raw, &at) else { return false }
      case 0x3F:
        guard Self.skip(raw, &at, past: [0x3F, 0x3E]) else { return false }
      case 0x2F:
        guard let end = Self.find(raw, at, 0x3E), !open.isEmpty else { return false }
        var last = end
        while last > at + 1, Self.isBlank(raw[last - 1]) { last -= 1 }
        let known = names
        guard
          Bytes.areEqual(known.span.extracting(top.nameStart..<known.count), raw.extracting(at + 1..<last))
        else { return false }
        at = end + 1
        close(cells)
        isDone = open.isEmpty
      default:
        guard !isDone, start(raw, &at, cells) else { return false }
        isDone = open.isEmpty
      }
    }
    guard isDone else { return false }
    cells.finish()
    return true
  }

  private var top: Open {
    get { open[open.count - 1] }
    set { open[open.count - 1] = newValue }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  private static func find(_ raw: Span<UInt8>, _ from: Int, _ byte: UInt8) -> Int? {
    var at = from
    while at < raw.count {
      if raw[at] == byte { return at }
      at += 1
    }
    return nil
  }

  private static func skip(_ raw: Span<UInt8>, _ at: inout Int, past mark: [UInt8]) -> Bool {
    while at + mark.count <= raw.count {
      if mark.indices.allSatisfy({ raw[at + $0] == mark[$0] }) {
        at += mark.count
        return true
      }
      at += 1
    }
    return false
  }

  // MARK: Text

  private func note(_ byte: UInt8) {
    if !Self.isBlank(byte) { open[open.count - 1].hasInk = true }
    texts[open.count - 1].append(byte)
  }

  private func text(_ raw: Span<UInt8>, _ at: inout Int) -> Bool {
    while at < raw.count, raw[at] != 0x3C {
      if raw[at] == 0x26 {
        guard let bytes = Self.reference(raw, &at) else { return false }
        for byte in bytes { note(byte) }
      } else if raw[at] == 13 {
        // A line end is one LF to a reader of XML (2.11), however it was written.
        note(10)
        at += at + 1 < raw.count && raw[at + 1] == 10 ? 2 : 1
      } else {
        note(raw[at])
        at += 1
      }
    }
    return true
  }

  /// What stands for `&…;`, from `at`, which moves behind it.
  private static func reference(_ raw: Span<UInt8>, _ at: inout Int) -> [UInt8]? {
    guard let end = find(raw, at, 0x3B), end - at <= 12, end > at + 1 else { return nil }
    let name = Bytes.text(raw.extracting(at + 1..<end))
    at = end + 1
    switch name {
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case "amp": return [0x26]
    case "quot": return [0x22]
    case "apos": return [0x27]
    default:
      guard name.hasPrefix("#") else { return nil }
      let isHex = name.hasPrefix("#x")
      guard let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
        let scalar = Unicode.Scalar(code)
      else { return nil }
      return Array(String(scalar).utf8)
    }
  }

  /// A comment or a CDATA section.
  private func section(_ raw: Span<UInt8>, _ at: inout Int) -> Bool {
    let rest = raw.count - at
    if rest >= 3, raw[at + 1] == 0x2D, raw[at + 2] == 0x2D {
      at += 3
      return Self.skip(raw, &at, past: [0x2D, 0x2D, 0x3E])
    }
    let mark = Array("![CDATA[".utf8)
    guard rest >= mark.count, mark.indices.allSatisfy({ raw[at + $0] == mark[$0] }), !open.isEmpty else {
      return false
    }
    at += mark.count
    while at + 3 <= raw.count {
      if raw[at] == 0x5D, raw[at + 1] == 0x5D, raw[at + 2] == 0x3E {
        at += 3
        return true
      }
      if raw[at] == 13 {
        note(10)
        at += raw[at + 1] == 10 ? 2 : 1
      } else {
        note(raw[at])
        at += 1
      }
    }
    return false
  }

  // MARK: Elements

  private func start(_ raw: Span<UInt8>, _ at: inout Int, _ cells: SourceCells) -> Bool {
    let from = at
    while at < raw.count, !Self.isBlank(raw[at]), raw[at] != 0x3E, raw[at] != 0x2F { at += 1 }
    guard at > from else { return false }
    begin(raw.extracting(from..<at), cells)
    while true {
      while at < raw.count, Self.isBlank(raw[at]) { at += 1 }
      guard at < raw.count else { return false }
      if raw[at] == 0x3E {
        at += 1
        return true
      }
      if raw[at] == 0x2F {
        guard at + 1 < raw.count, raw[at + 1] == 0x3E else { return false }
        at += 2
        close(cells)
        return true
      }
      guard attribute(raw, &at, cells) else { return false }
    }
  }

  private func begin(_ name: Span<UInt8>, _ cells: SourceCells) {
    var local = 0
    for index in 0..<name.count where name[index] == 0x3A { local = index + 1 }
    let short = name.extracting(local..<name.count)
    var element = Open(row: 0, path: path.count, full: full.count, nameStart: names.count)
    name.withUnsafeBufferPointer { names.append(contentsOf: $0) }
    element.isNamedNull = Bytes.areEqual(short, [0x6E, 0x75, 0x6C, 0x6C].span)
    if open.isEmpty {
      element.row = cells.beginRow(kind: 0)
    } else {
      open[open.count - 1].hasElements = true
      // Blanks before the first text are the document's indentation.
      if !top.hasInk { texts[open.count - 1].removeAll(keepingCapacity: true) }
      element.row = top.row
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

  private func step(_ name: Span<UInt8>) {
    if !full.isEmpty { full.append(0x2F) }
    name.withUnsafeBufferPointer { full.append(contentsOf: $0) }
    if !path.isEmpty, path[path.count - 1] != 0 { path.append(0x2F) }
    name.withUnsafeBufferPointer { path.append(contentsOf: $0) }
  }

  /// Where the path of the current row begins: behind the last mark.
  private var own: Range<Int> {
    ((path.lastIndex(of: 0) ?? -1) + 1)..<path.count
  }

  private func attribute(_ raw: Span<UInt8>, _ at: inout Int, _ cells: SourceCells) -> Bool {
    let from = at
    while at < raw.count, raw[at] != 0x3D, !Self.isBlank(raw[at]) { at += 1 }
    let name = raw.extracting(from..<at)
    while at < raw.count, Self.isBlank(raw[at]) { at += 1 }
    guard at < raw.count, raw[at] == 0x3D else { return false }
    at += 1
    while at < raw.count, Self.isBlank(raw[at]) { at += 1 }
    guard at < raw.count, raw[at] == 0x22 || raw[at] == 0x27 else { return false }
    let quote = raw[at]
    at += 1
    let start = cells.bytes.count
    while at < raw.count, raw[at] != quote {
      if raw[at] == 0x26 {
        guard let bytes = Self.reference(raw, &at) else { return false }
        for byte in bytes { cells.append(byte) }
      } else {
        cells.append(Self.isBlank(raw[at]) ? 32 : raw[at])
        at += raw[at] == 13 && at + 1 < raw.count && raw[at + 1] == 10 ? 2 : 1
      }
    }
    guard at < raw.count else { return false }
    at += 1
    let text = Bytes.text(name)
    if text == "xmlns" || text.hasPrefix("xmlns:") {
      cells.truncate(to: start)
      return true
    }
    if text.hasSuffix(":nil") {
      let value = String(decoding: cells.bytes[start...], as: UTF8.self)
      if ["true", "1", "false", "0"].contains(value) {
        open[open.count - 1].isNull = value == "true" || value == "1"
        cells.truncate(to: start)
        return true
      }
    }
    open[open.count - 1].hasAttributes = true
    let mark = path.count
    if !path.isEmpty, path[path.count - 1] != 0 { path.append(0x2F) }
    path.append(0x40)
    path.append(contentsOf: (text.split(separator: ":").last ?? "").utf8)
    add(cells, from: start)
    path.removeLast(path.count - mark)
    return true
  }

  private func add(_ cells: SourceCells, from start: Int, isNull: Bool = false) {
    let row = top.row
    let kind = cells.rows[row].kind
    let name = path.isEmpty || path[path.count - 1] == 0 ? [0x2E] : Array(path[own])
    let column = cells.kinds.column(name.span, ofKind: kind)
    cells.add(row: row, column: column, from: start, isNull: isNull)
  }

  private func close(_ cells: SourceCells) {
    let element = top
    let text = texts[open.count - 1]
    let isCell =
      element.hasElements
      ? element.hasInk : !text.isEmpty || element.isNull || !element.hasAttributes && !element.isNamedNull
    if isCell {
      let start = cells.bytes.count
      cells.append(text.span, 0..<text.count)
      add(cells, from: start, isNull: element.isNull && text.isEmpty)
    }
    path.removeLast(path.count - element.path)
    full.removeLast(full.count - element.full)
    names.removeLast(names.count - element.nameStart)
    open.removeLast()
  }
}
