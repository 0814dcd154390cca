import Base
import Glibc

/// One row of a CSV file, as a place in the splitter's window.
struct CSVRow {
  /// Index of its first byte in the window, valid until the next row is asked for.
  var start = 0
  /// After its last byte, without the line end.
  var end = 0
  /// After its line end.
  var next = 0
  /// Its first line, from 1.
  var line = 0
  /// How many lines it takes; more than one when a quoted cell holds line ends.
  var lines = 1
  /// `textAfterQuote` or `openQuote`, and then only the first line of the row stands here.
  var fault = Fault.none
  var hasQuote = false
  /// A quote inside a cell that does not begin with one (`="00123"`); it stands for itself.
  var hasInnerQuote = false
  /// Blanks between a closing quote and the delimiter (`"138"<TAB>,`).
  var hasBlankAfterQuote = false
  /// Blanks between the delimiter and an opening quote (`1, "x"`).
  var hasBlankBeforeQuote = false

  enum Fault { case none, textAfterQuote, openQuote }
}

/// Cuts the text of a CSV file into rows, in constant memory.
///
/// The rule, which any other counter can follow: outside quotes LF, CR and CRLF end a row. A quote
/// opens a quoted cell only as the first byte of a cell, or behind blanks when what it opens ends as a quoted
/// cell does; a doubled quote stays inside it, and what an escape stands before means nothing. After the
/// closing quote only blanks may stand before the delimiter or the end of the row. A row that breaks
/// this (text after a closing quote; a quote that is not closed before the end of the file, or within
/// `limit`) is faulty: the row is then its first line alone, and the next row starts on the next line.
/// So a stray quote costs the lines of its own record, and never the rest of the file.
final class RowSplitter {
  /// The longest row, in bytes.
  static let limit = 16 << 20

  private let text: TextStream
  private(set) var window: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var position = 0
  private var isAtEnd = false
  /// Offset in the text of the window's first byte.
  private var windowOffset = 0
  private var line = 1
  private(set) var rows = 0
  var delimiter: UInt8 = 0x2C
  /// Nil: no cell is quoted.
  let quoteByte: UInt8?
  let escape: UInt8?

  // Behind pointers: as properties of a class each use would be checked for exclusive access at run time,
  // several times a row.
  private let lineFeed = NextByte.make(0x0A)
  private let carriageReturn = NextByte.make(0x0D)
  private let quote: UnsafeMutablePointer<NextByte>

  init(_ text: TextStream, quote: UInt8? = CSVDialect.doubleQuote, escape: UInt8? = nil) {
    self.text = text
    quoteByte = quote
    self.escape = escape
    self.quote = NextByte.make(quote)
    window = .allocate(byteCount: 4 * TextStream.chunk, alignment: 16)
  }

  deinit {
    window.deallocate()
    for search in [lineFeed, carriageReturn, quote] { search.deallocate() }
  }

  /// Offset in the text of a place in the window.
  func offset(_ index: Int) -> Int { windowOffset + index }

  func bytes(_ row: CSVRow) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: window[row.start..<row.end])
  }

  /// Fills the window as far as it reaches, before the first row: what `preview` looks at.
  func fillFirst() throws(ImportError) {
    while !isAtEnd && filled < window.count { try fill() }
  }

  /// Calls `body` with the first rows, as many as stand whole in the window, without taking them.
  func preview(delimiter: UInt8, limit: Int, _ body: (CSVRow) -> Void) {
    let kept = self.delimiter
    self.delimiter = delimiter
    defer { self.delimiter = kept }
    var place = position
    for _ in 0..<limit {
      guard place < filled, let row = scan(from: place) else { return }
      body(row)
      place = row.next
    }
  }

  /// The next row; nil at the end of the file.
  func next() throws(ImportError) -> CSVRow? {
    while true {
      if position == filled && isAtEnd { return nil }
      if position < filled, var row = scan(from: position) {
        if row.next - row.start > Self.limit + 2 { row = try firstLine(position) }
        row.line = line
        line += row.lines
        position = row.next
        rows += 1
        return row
      }
      if filled - position > Self.limit + 2 {
        var row = try firstLine(position)
        row.line = line
        line += 1
        position = row.next
        rows += 1
        return row
      }
      try fill()
    }
  }

  /// A row longer than the limit: a quote that nothing closes, when a line of it ends in time.
  private func firstLine(_ start: Int) throws(ImportError) -> CSVRow {
    guard let end = lineEnd(from: start), end.next - start <= Self.limit + 2 else {
      throw ImportError.cellTooLarge(text.displayPath, line: line, offset: offset(start))
    }
    return CSVRow(
      start: start, end: end.end, next: end.next, fault: .openQuote, hasQuote: true)
  }

  private func fill() throws(ImportError) {
    if position > 0 {
      windowOffset += position
      filled -= position
      if filled > 0, let base = window.baseAddress { memmove(base, base + position, filled) }
      position = 0
    }
    if filled == window.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: window.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(window))
      window.deallocate()
      window = larger
    }
    lineFeed.pointee.forget()
    carriageReturn.pointee.forget()
    quote.pointee.forget()
    // A long row is searched again after each piece; larger pieces keep that short.
    let room = min(window.count - filled, max(TextStream.chunk, filled))
    let count = try text.read(
      into: UnsafeMutableRawBufferPointer(rebasing: window[filled..<(filled + room)]))
    filled += count
    isAtEnd = count == 0
  }

  /// An odd number of escapes stands before it.
  private func isEscaped(_ index: Int, from start: Int) -> Bool {
    guard let escape else { return false }
    var first = index
    while first > start, window[first - 1] == escape { first -= 1 }
    return (index - first) & 1 == 1
  }

  /// Where the line ends; nil when the window does not tell.
  private func lineEnd(from start: Int) -> (end: Int, next: Int)? {
    let feed = lineFeed.pointee.at(start, window, filled)
    let carriage = carriageReturn.pointee.at(start, window, filled)
    if feed < carriage { return (feed, feed + 1) }
    if carriage == filled { return isAtEnd ? (filled, filled) : nil }
    if carriage + 1 == filled { return isAtEnd ? (carriage, filled) : nil }
    return (carriage, window[carriage + 1] == 0x0A ? carriage + 2 : carriage + 1)
  }

  /// The row that starts here; nil when the window does not hold all of it.
  private func scan(from start: Int) -> CSVRow? {
    var row = CSVRow(start: start)
    guard let first = lineEnd(from: start) else { return nil }
    var end = first
    var place = start
    while true {
      let mark = quote.pointee.at(place, window, filled)
      if mark >= end.end { break }
      row.hasQuote = true
      let cell = afterBlanks(before: mark, from: max(start, place))
      guard cell == start || window[cell - 1] == delimiter, !isEscaped(cell - 1, from: start) else {
        row.hasInnerQuote = true
        place = mark + 1
        continue
      }
      let close = closing(after: mark, limit: start + Self.limit)
      if cell < mark {
        if case .incomplete = close, !isAtEnd { return nil }
        guard case .at = close else {
          row.hasInnerQuote = true
          place = mark + 1
          continue
        }
        row.hasBlankBeforeQuote = true
      }
      switch close {
      case .incomplete:
        guard isAtEnd else { return nil }
        return faulty(row, .openQuote, first)
      case .tooFar: return faulty(row, .openQuote, first)
      case .text:
        return faulty(row, .textAfterQuote, first)
      case .at(let after, let skipsBlanks):
        row.hasBlankAfterQuote = row.hasBlankAfterQuote || skipsBlanks
        place = after
        if after > end.end {
          guard let later = lineEnd(from: after) else { return nil }
          end = later
        }
      }
    }
    row.end = end.end
    row.next = end.next
    if end.end > first.end { row.lines = countLines(start, end.end) + 1 }
    return row
  }

  /// The place of the first of the blanks before a place.
  private func afterBlanks(before mark: Int, from start: Int) -> Int {
    var place = mark
    while place > start, window[place - 1] != delimiter,
      window[place - 1] == 0x20 || window[place - 1] == 0x09
    {
      place -= 1
    }
    return place
  }

  private func faulty(_ row: CSVRow, _ fault: CSVRow.Fault, _ line: (end: Int, next: Int)) -> CSVRow {
    var row = row
    row.fault = fault
    row.end = line.end
    row.next = line.next
    return row
  }

  private enum Closing {
    /// The place of the delimiter or line end that follows the quoted cell.
    case at(Int, skipsBlanks: Bool)
    case text
    case tooFar
    case incomplete
  }

  private func closing(after opening: Int, limit: Int) -> Closing {
    var place = opening + 1
    while true {
      let mark = quote.pointee.at(place, window, filled)
      if mark > limit { return .tooFar }
      if mark == filled { return .incomplete }
      if isEscaped(mark, from: opening + 1) {
        place = mark + 1
        continue
      }
      var after = mark + 1
      if after < filled, window[after] == quoteByte {
        place = after + 1
        continue
      }
      while after < filled, window[after] == 0x20 || window[after] == 0x09, window[after] != delimiter {
        after += 1
      }
      if after == filled { return isAtEnd ? .at(after, skipsBlanks: after > mark + 1) : .incomplete }
      let byte = window[after]
      guard byte == delimiter || byte == 0x0A || byte == 0x0D else { return .text }
      return .at(after, skipsBlanks: after > mark + 1)
    }
  }

  /// Line ends in a stretch that holds quoted ones: CRLF counts once.
  private func countLines(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for index in start..<end {
      let byte = window[index]
      if byte == 0x0A || (byte == 0x0D && window[index + 1] != 0x0A) { count += 1 }
    }
    return count
  }
}

/// Where the next byte of a kind stands; remembered, so that a byte that never comes is searched once.
private struct NextByte {
  /// Nil: there is none.
  let byte: UInt8?
  private var from = Int.max
  private var found = 0

  private init(byte: UInt8?) { self.byte = byte }

  static func make(_ byte: UInt8?) -> UnsafeMutablePointer<NextByte> {
    let pointer = UnsafeMutablePointer<NextByte>.allocate(capacity: 1)
    pointer.initialize(to: NextByte(byte: byte))
    return pointer
  }

  mutating func forget() { from = Int.max }

  /// The first such byte at or after `start`; `end` when there is none before it.
  mutating func at(_ start: Int, _ window: UnsafeMutableRawBufferPointer, _ end: Int) -> Int {
    if start >= from && start <= found { return found }
    from = start
    found = end
    if start < end, let byte, let base = window.baseAddress,
      let hit = memchr(base + start, Int32(byte), end - start)
    {
      found = hit - base
    }
    return found
  }
}

private func - (left: UnsafeMutableRawPointer, right: UnsafeMutableRawPointer) -> Int {
  UnsafeRawPointer(left) - UnsafeRawPointer(right)
}
