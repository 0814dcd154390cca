import Base

/// Where the records of a JSON file are, when a mapping does not name them; from the start of the file:
///
/// - a file named `.jsonl` or `.ndjson`, or whose first line is a whole object that is not the last
///   thing in it: one object a line;
/// - an array: its elements;
/// - an object: the least deep array of objects in it (of several, the first), else the object is
///   the one record.
enum JSONLookAhead {
  case lines
  case path(JSONPath)

  static func find(in text: UnsafeRawBufferPointer, fileName: String) -> JSONLookAhead {
    let name = fileName.lowercased()
    for ending in [".jsonl", ".ndjson"] where name.hasSuffix(ending) || name.hasSuffix(ending + ".gz") {
      return .lines
    }
    if isLines(text) { return .lines }
    return .path(JSONPath(keys: rowsPath(in: text) ?? []))
  }

  /// The first lines that hold something: is one of them an object by itself, and not the only one?
  private static func isLines(_ text: UnsafeRawBufferPointer) -> Bool {
    let lines = text.split(maxSplits: 8) { $0 == 0x0A }
      .prefix(8).map { trimmed(UnsafeRawBufferPointer(rebasing: $0)) }
      .filter { !$0.isEmpty }
    guard lines.count > 1, lines[0].first == UInt8(ascii: "{") else { return false }
    if isObject(lines[0]) { return true }
    // A first line that is broken: it still ends like an object, and the next is one.
    return lines[0].last == UInt8(ascii: "}") && isObject(lines[1])
  }

  private static func isObject(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.first == UInt8(ascii: "{") else { return false }
    var scanner = JSONScanner()
    var place = 0
    return scanner.scan(line, from: &place) == .more && scanner.isComplete
  }

  private static func rowsPath(in text: UnsafeRawBufferPointer) -> [String]? {
    var scanner = JSONScanner()
    scanner.stopsAtValues = true
    var place = 0
    var best: [String]?
    while scanner.scan(text, from: &place) == .value {
      let frames = scanner.frames
      if let top = frames.last, !top.isObject, top.count == 0, text[place] == UInt8(ascii: "{") {
        let above = frames.dropLast()
        let isReachable = above.allSatisfy(\.isObject)
        if isReachable && above.count < best?.count ?? .max { best = above.map(\.key) }
        if above.isEmpty { return [] }
      }
      scanner.proceed()
    }
    return best
  }

  static func trimmed(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var range = text.indices
    while let first = range.first, isBlank(text[first]) { range = range.dropFirst() }
    while let last = range.last, isBlank(text[last]) { range = range.dropLast() }
    return UnsafeRawBufferPointer(rebasing: text[range])
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
