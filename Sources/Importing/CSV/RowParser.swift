import Base
import CLibCSV
import Glibc

/// Takes one row apart into cells. A row without a quote is cut at its delimiters; one with blanks round
/// quotes, or of a dialect with escapes, byte by byte; any other goes through libcsv, which unquotes it:
/// strictly, or leniently when a quote stands for itself in a cell that does not begin with one. Blanks are
/// kept. The cells stay valid until the next row.
final class RowParser {
  private let delimiter: UInt8
  private let quote: UInt8?
  private let escape: UInt8?
  /// One cell without its escapes and doubled quotes.
  private var scratch: [UInt8] = []
  private let state: UnsafeMutablePointer<CellSink>
  private let strict: UnsafeMutablePointer<csv_parser>
  private let lenient: UnsafeMutablePointer<csv_parser>

  /// The bytes that the cells lie in: the row itself, or its unquoted cells one after the other.
  private(set) var bytes = UnsafeRawBufferPointer(start: nil, count: 0)

  convenience init(delimiter: UInt8) { self.init(CSVDialect(delimiter: delimiter)) }

  init(_ dialect: CSVDialect) {
    delimiter = dialect.delimiter
    quote = dialect.quote
    escape = dialect.escape
    state = .allocate(capacity: 1)
    state.initialize(to: CellSink())
    strict = Self.parser(dialect, CSV_STRICT | CSV_STRICT_FINI)
    lenient = Self.parser(dialect, 0)
  }

  deinit {
    csv_free(strict)
    csv_free(lenient)
    strict.deallocate()
    lenient.deallocate()
    state.pointee.free()
    state.deallocate()
  }

  private static func parser(_ dialect: CSVDialect, _ options: Int32) -> UnsafeMutablePointer<csv_parser> {
    let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
    parser.initialize(to: csv_parser())
    csv_init(parser, UInt8(options))
    csv_set_delim(parser, dialect.delimiter)
    csv_set_quote(parser, dialect.quote ?? CSVDialect.doubleQuote)
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
    guard row.hasQuote || escape != nil else {
      split(raw, base)
      bytes = raw
      return true
    }
    state.pointee.begin(room: raw.count, base: base)
    let fits =
      escape != nil || row.hasBlankAfterQuote || row.hasBlankBeforeQuote
      ? takeApart(raw) : run(row.hasInnerQuote ? lenient : strict, raw)
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

  private func takeApart(_ raw: UnsafeRawBufferPointer) -> Bool {
    var at = 0
    while true {
      var opening = at
      while opening < raw.count, raw[opening] != delimiter, isBlank(raw[opening]) { opening += 1 }
      if opening < raw.count, raw[opening] == quote, let (close, next) = closing(raw, after: opening) {
        add(raw[(opening + 1)..<close], isQuoted: true)
        at = next
      } else {
        if at < raw.count, raw[at] == quote { return false }
        var end = at
        while end < raw.count, raw[end] != delimiter || isEscaped(raw, end, from: at) { end += 1 }
        add(raw[at..<end], isQuoted: false)
        at = end
      }
      if at == raw.count { return true }
      at += 1
    }
  }

  /// Where the quoted cell is closed, and the delimiter or the row's end behind it; nil when it is not.
  private func closing(_ raw: UnsafeRawBufferPointer, after opening: Int) -> (close: Int, next: Int)? {
    var at = opening + 1
    while at < raw.count {
      guard raw[at] == quote, !isEscaped(raw, at, from: opening + 1) else {
        at += 1
        continue
      }
      if at + 1 < raw.count, raw[at + 1] == quote {
        at += 2
        continue
      }
      var next = at + 1
      while next < raw.count, raw[next] != delimiter, isBlank(raw[next]) { next += 1 }
      return next == raw.count || raw[next] == delimiter ? (at, next) : nil
    }
    return nil
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// An odd number of escapes stands before it.
  private func isEscaped(_ raw: UnsafeRawBufferPointer, _ index: Int, from start: Int) -> Bool {
    guard let escape else { return false }
    var first = index
    while first > start, raw[first - 1] == escape { first -= 1 }
    return (index - first) & 1 == 1
  }

  private func add(_ cell: Slice<UnsafeRawBufferPointer>, isQuoted: Bool) {
    scratch.removeAll(keepingCapacity: true)
    var at = cell.startIndex
    while at < cell.endIndex {
      if at + 1 < cell.endIndex {
        let next = cell[at + 1]
        let isTaken =
          cell[at] == escape
          && (next == quote || next == delimiter || next == escape)
        if isTaken || isQuoted && cell[at] == quote && next == quote { at += 1 }
      }
      scratch.append(cell[at])
      at += 1
    }
    scratch.withUnsafeMutableBytes { state.pointee.add($0.baseAddress, $0.count) }
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
