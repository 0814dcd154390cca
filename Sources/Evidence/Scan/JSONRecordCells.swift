/// The cells of one JSON value (RFC 8259): members by path, `a.b`; arrays of plain values as repeated
/// cells; the arrays and objects that the mapping lists as child records. Numbers keep their digits.
package final class JSONRecordCells: RecordCells {
  private var path: [UInt8] = []
  private var full: [UInt8] = []
  private var at = 0
  private var depth = 0
  private static let deepest = 1000

  package init() {}

  package func read(_ raw: Span<UInt8>, into cells: SourceCells, within context: XMLContext) -> Bool {
    path.removeAll(keepingCapacity: true)
    full.removeAll(keepingCapacity: true)
    at = 0
    depth = 0
    let row = cells.beginRow(kind: 0)
    skipBlanks(raw)
    guard at < raw.count else { return false }
    if raw[at] == UInt8(ascii: "[") {
      guard rootArray(raw, cells, row) else { return false }
    } else {
      guard value(raw, cells, row: row, isElement: false) else { return false }
    }
    skipBlanks(raw)
    guard at == raw.count else { return false }
    cells.finish()
    return true
  }

  private func skipBlanks(_ raw: Span<UInt8>) {
    while at < raw.count, raw[at] == 32 || raw[at] == 9 || raw[at] == 10 || raw[at] == 13 { at += 1 }
  }

  private func take(_ byte: UInt8, _ raw: Span<UInt8>) -> Bool {
    skipBlanks(raw)
    guard at < raw.count, raw[at] == byte else { return false }
    at += 1
    return true
  }

  /// A record that is an array has the columns `[0]`, `[1]`, ….
  private func rootArray(_ raw: Span<UInt8>, _ cells: SourceCells, _ row: Int) -> Bool {
    at += 1
    if take(UInt8(ascii: "]"), raw) { return true }
    var number = 0
    repeat {
      let (own, whole) = enter(Array("[\(number)]".utf8).span)
      guard value(raw, cells, row: row, isElement: false) else { return false }
      leave(own, whole)
      number += 1
    } while take(UInt8(ascii: ","), raw)
    return take(UInt8(ascii: "]"), raw)
  }

  private func enter(_ name: Span<UInt8>) -> (own: Int, whole: Int) {
    let marks = (path.count, full.count)
    if !path.isEmpty, path[path.count - 1] != 0 { path.append(0x2E) }
    if !full.isEmpty { full.append(0x2E) }
    name.withUnsafeBufferPointer {
      path.append(contentsOf: $0)
      full.append(contentsOf: $0)
    }
    return marks
  }

  private func leave(_ own: Int, _ whole: Int) {
    path.removeLast(path.count - own)
    full.removeLast(full.count - whole)
  }

  private func value(_ raw: Span<UInt8>, _ cells: SourceCells, row: Int, isElement: Bool) -> Bool {
    skipBlanks(raw)
    guard at < raw.count else { return false }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { return false }
    let known = full
    let listed = known.isEmpty ? nil : cells.kinds.kind(ofPath: known.span)
    switch raw[at] {
    case UInt8(ascii: "{"):
      at += 1
      guard let listed else { return members(raw, cells, row) }
      let child = cells.beginRow(kind: listed)
      path.append(0)
      defer { path.removeLast() }
      return members(raw, cells, child)
    case UInt8(ascii: "["):
      at += 1
      if take(UInt8(ascii: "]"), raw) { return true }
      repeat {
        guard value(raw, cells, row: row, isElement: true) else { return false }
      } while take(UInt8(ascii: ","), raw)
      return take(UInt8(ascii: "]"), raw)
    default:
      return scalar(raw, cells, row, listed)
    }
  }

  private func members(_ raw: Span<UInt8>, _ cells: SourceCells, _ row: Int) -> Bool {
    if take(UInt8(ascii: "}"), raw) { return true }
    repeat {
      skipBlanks(raw)
      let start = cells.bytes.count
      guard string(raw, cells) else { return false }
      var name = Array(cells.bytes[start...])
      cells.truncate(to: start)
      if name.isEmpty { name = Array("''".utf8) }
      let (own, whole) = enter(name.span)
      guard take(UInt8(ascii: ":"), raw), value(raw, cells, row: row, isElement: false) else { return false }
      leave(own, whole)
    } while take(UInt8(ascii: ","), raw)
    return take(UInt8(ascii: "}"), raw)
  }

  private func scalar(_ raw: Span<UInt8>, _ cells: SourceCells, _ row: Int, _ listed: Int?) -> Bool {
    let start = cells.bytes.count
    var isNull = false
    if raw[at] == 0x22 {
      guard string(raw, cells) else { return false }
    } else {
      let from = at
      while at < raw.count, !",]} \t\n\r".utf8.contains(raw[at]) { at += 1 }
      guard at > from else { return false }
      isNull = Bytes.areEqual(raw.extracting(from..<at), [0x6E, 0x75, 0x6C, 0x6C].span)
      if !isNull { cells.append(raw, from..<at) }
    }
    if let listed {
      if isNull { return true }
      let child = cells.beginRow(kind: listed)
      cells.add(row: child, column: cells.kinds.column([0x2E].span, ofKind: listed), from: start)
      return true
    }
    let name = path.isEmpty ? [0x2E] : Array(path[((path.lastIndex(of: 0) ?? -1) + 1)...])
    let column = cells.kinds.column(name.span, ofKind: cells.rows[row].kind)
    cells.add(row: row, column: column, from: start, isNull: isNull)
    return true
  }

  /// Appends what the string at `at` says.
  private func string(_ raw: Span<UInt8>, _ cells: SourceCells) -> Bool {
    guard at < raw.count, raw[at] == 0x22 else { return false }
    at += 1
    while true {
      let from = at
      while at < raw.count, raw[at] != 0x22, raw[at] != 0x5C { at += 1 }
      if at > from { cells.append(raw, from..<at) }
      guard at < raw.count else { return false }
      if raw[at] == 0x22 {
        at += 1
        return true
      }
      guard at + 1 < raw.count else { return false }
      let mark = raw[at + 1]
      at += 2
      switch mark {
      case UInt8(ascii: "n"): cells.append(10)
      case UInt8(ascii: "t"): cells.append(9)
      case UInt8(ascii: "r"): cells.append(13)
      case UInt8(ascii: "b"): cells.append(8)
      case UInt8(ascii: "f"): cells.append(12)
      case UInt8(ascii: "u"): guard unit(raw, cells) else { return false }
      default: cells.append(mark)
      }
    }
  }

  /// One or two UTF-16 units, `at` behind the `u` of the first.
  private func unit(_ raw: Span<UInt8>, _ cells: SourceCells) -> Bool {
    func hex() -> UInt32? {
      guard at + 4 <= raw.count else { return nil }
      defer { at += 4 }
      return UInt32(Bytes.text(raw.extracting(at..<at + 4)), radix: 16)
    }
    guard var code = hex() else { return false }
    if (0xD800..<0xDC00).contains(code) {
      guard at + 1 < raw.count, raw[at] == 0x5C, raw[at + 1] == UInt8(ascii: "u") else { return false }
      at += 2
      guard let low = hex(), (0xDC00..<0xE000).contains(low) else { return false }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { return false }
    for byte in String(scalar).utf8 { cells.append(byte) }
    return true
  }
}
