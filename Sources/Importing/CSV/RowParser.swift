import Base
import CLibCSV
import Glibc

/// Takes one row apart into cells. A row without a quote is cut at its delimiters; any other goes
/// through libcsv, which unquotes it: strictly, or leniently when a quote stands for itself in a cell
/// that does not begin with one. Blanks are kept. The cells stay valid until the next row.
final class RowParser {
  private let delimiter: UInt8
  private let state: UnsafeMutablePointer<CellSink>
  private let strict: UnsafeMutablePointer<csv_parser>
  private let lenient: UnsafeMutablePointer<csv_parser>

  /// The bytes that the cells lie in: the row itself, or its unquoted cells one after the other.
  private(set) var bytes = UnsafeRawBufferPointer(start: nil, count: 0)

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    state = .allocate(capacity: 1)
    state.initialize(to: CellSink())
    strict = Self.parser(delimiter, CSV_STRICT | CSV_STRICT_FINI)
    lenient = Self.parser(delimiter, 0)
  }

  deinit {
    csv_free(strict)
    csv_free(lenient)
    strict.deallocate()
    lenient.deallocate()
    state.pointee.free()
    state.deallocate()
  }

  private static func parser(_ delimiter: UInt8, _ options: Int32) -> UnsafeMutablePointer<csv_parser> {
    let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
    parser.initialize(to: csv_parser())
    csv_init(parser, UInt8(options))
    csv_set_delim(parser, delimiter)
    csv_set_space_func(parser) { _ in 0 }
    // The row ends where the splitter says; bytes that look like line ends are inside quotes.
    return parser
  }

  /// The cells of the row parsed last, their starts counted from `base`.
  var cells: UnsafeMutableBufferPointer<CellSlot> {
    UnsafeMutableBufferPointer(start: state.pointee.slots, count: state.pointee.count)
  }

  /// - Parameter base: where `bytes` will stand in the batch's arena.
  /// - Returns: false when libcsv refuses the row.
  func parse(_ row: CSVRow, _ raw: UnsafeRawBufferPointer, base: Int) -> Bool {
    state.pointee.count = 0
    guard row.hasQuote else {
      split(raw, base)
      bytes = raw
      return true
    }
    state.pointee.begin(room: raw.count, base: base)
    let parser = row.hasInnerQuote ? lenient : strict
    let fits: Bool
    if row.hasBlankAfterQuote {
      fits = withoutBlanksAfterQuotes(raw, delimiter).withUnsafeBytes { run(parser, $0) }
    } else {
      fits = run(parser, raw)
    }
    bytes = UnsafeRawBufferPointer(start: state.pointee.bytes, count: state.pointee.used)
    return fits
  }

  private func run(_ parser: UnsafeMutablePointer<csv_parser>, _ raw: UnsafeRawBufferPointer) -> Bool {
    let parsed = csv_parse(
      parser, raw.baseAddress, raw.count,
      { bytes, count, sink in
        sink?.assumingMemoryBound(to: CellSink.self).pointee.add(bytes, count)
      }, { _, _ in }, state)
    let ended = csv_fini(
      parser,
      { bytes, count, sink in
        sink?.assumingMemoryBound(to: CellSink.self).pointee.add(bytes, count)
      }, { _, _ in }, state)
    return parsed == raw.count && ended == 0
  }

  private func split(_ raw: UnsafeRawBufferPointer, _ base: Int) {
    guard let first = raw.baseAddress else { return }
    var from = 0
    while true {
      let hit = from < raw.count ? memchr(first + from, Int32(delimiter), raw.count - from) : nil
      let end = hit.map { UnsafeRawPointer($0) - first } ?? raw.count
      state.pointee.append(
        CellSlot(start: base + from, length: end - from, state: end == from ? .empty : .text))
      if hit == nil { return }
      from = end + 1
    }
  }
}

/// Where libcsv's callbacks put the cells of one row.
private struct CellSink {
  var bytes: UnsafeMutablePointer<UInt8>
  var used = 0
  private var room = 4096
  private var base = 0
  var slots: UnsafeMutablePointer<CellSlot>
  var count = 0
  private var slotRoom = 256

  init() {
    bytes = .allocate(capacity: room)
    slots = .allocate(capacity: slotRoom)
  }

  func free() {
    bytes.deallocate()
    slots.deallocate()
  }

  /// The cells of a row hold at most as many bytes as the row.
  mutating func begin(room wanted: Int, base: Int) {
    used = 0
    self.base = base
    guard wanted > room else { return }
    bytes.deallocate()
    room = wanted * 2
    bytes = .allocate(capacity: room)
  }

  mutating func add(_ source: UnsafeMutableRawPointer?, _ length: Int) {
    guard used + length <= room else { return }
    append(CellSlot(start: base + used, length: length, state: length == 0 ? .empty : .text))
    if let source, length > 0 {
      UnsafeMutableRawPointer(bytes + used).copyMemory(from: source, byteCount: length)
    }
    used += length
  }

  @inline(__always)
  mutating func append(_ slot: CellSlot) {
    if count == slotRoom { grow() }
    slots[count] = slot
    count += 1
  }

  private mutating func grow() {
    let more = UnsafeMutablePointer<CellSlot>.allocate(capacity: slotRoom * 2)
    more.update(from: slots, count: count)
    slots.deallocate()
    slots = more
    slotRoom *= 2
  }
}

/// The row without the blanks between a closing quote and its delimiter, which libcsv would refuse.
private func withoutBlanksAfterQuotes(_ raw: UnsafeRawBufferPointer, _ delimiter: UInt8) -> [UInt8] {
  var kept: [UInt8] = []
  kept.reserveCapacity(raw.count)
  var isQuoted = false
  var isAfterQuote = false
  var isAtStart = true
  var index = 0
  while index < raw.count {
    let byte = raw[index]
    index += 1
    if isQuoted {
      kept.append(byte)
      guard byte == 0x22 else { continue }
      if index < raw.count && raw[index] == 0x22 {
        kept.append(0x22)
        index += 1
      } else {
        isQuoted = false
        isAfterQuote = true
      }
      continue
    }
    if byte == delimiter {
      isAtStart = true
      isAfterQuote = false
      kept.append(byte)
      continue
    }
    if isAfterQuote { continue }
    isQuoted = byte == 0x22 && isAtStart
    isAtStart = false
    kept.append(byte)
  }
  return kept
}
