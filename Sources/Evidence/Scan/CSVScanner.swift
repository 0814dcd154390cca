import Base

/// What a `CSVScanner` tells of a row, cell by cell.
protocol CSVSink {
  /// - Parameter cell: where it lies among the bytes, without the quotes round it; it may be empty. In
  ///   quotes, two quotes stand for one.
  mutating func cell(_ cell: Range<Int>, of bytes: Span<UInt8>, isQuoted: Bool)
}

/// Scans one CSV row (RFC 4180, plus what Excel makes of it). The one scanner of CSV on this side: a sink
/// that counts and a sink that keeps cells hear the same.
///
/// A quote opens a quoted cell only as the cell's first byte, or behind blanks when what it opens ends as a
/// quoted cell does; elsewhere it is text. Blanks between a closing quote and the delimiter are passed over.
/// A row with a quote that is never closed, or with text after a closing quote, is faulted: it is then its first
/// physical line, and nothing more. One with a null character in it is faulted, too, as a whole.
///
/// Works on UTF-8, GB18030, GBK and Big5 alike when the delimiter is `,` `;` or TAB: no trail byte of
/// those encodings equals one of them, a quote or a line end.
struct CSVScanner {
  struct Row: Equatable {
    /// Index behind the row's line end.
    var end: Int
    /// All cells, empty ones included.
    var cells = 1
    /// What was told of its cells is not to be used.
    var isFaulted = false
    /// Of a faulted row: pieces between delimiters that are not empty, quotes taken as text.
    var pieces = 0
  }

  static let lineFeed: UInt8 = 10
  static let carriageReturn: UInt8 = 13
  /// A longer row, in bytes, is taken for a quote that was never closed.
  static let longestRow = 16 << 20

  let delimiter: UInt8
  /// 0: none, since no text holds that byte.
  let quote: UInt8
  /// 0: none.
  let escape: UInt8
  private let delimiters: UInt64
  private let quotes: UInt64
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  init(_ dialect: CSVDialect) {
    delimiter = dialect.delimiter
    quote = dialect.quote ?? 0
    escape = dialect.escape ?? 0
    delimiters = UInt64(delimiter) &* Self.ones
    quotes = UInt64(quote) &* Self.ones
  }

  init(delimiter: UInt8) { self.init(CSVDialect(delimiter: delimiter)) }

  /// - Returns: nil when the row does not end in `bytes` and more may come; what was told of its cells
  ///   is then to be forgotten.
  @inline(__always)
  func row(
    in bytes: Span<UInt8>, from start: Int, isAtEnd: Bool, into sink: inout some CSVSink
  ) -> Row? {
    let row = wholeRow(in: bytes, from: start, isAtEnd: isAtEnd, into: &sink)
    let isTooLong = (row?.end ?? bytes.count) - start > Self.longestRow + 2
    if isTooLong, row?.isFaulted != true { return faulted(in: bytes, from: start, isAtEnd: isAtEnd) }
    if var whole = row, !whole.isFaulted, hasNull(in: bytes, start..<whole.end) {
      whole.isFaulted = true
      whole.pieces = whole.cells
      return whole
    }
    return row
  }

  /// A null character is in no text.
  @inline(__always)
  private func hasNull(in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let raw = bytes.bytes
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      if Self.zeros(raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) != 0 { return true }
      index += 8
    }
    while index < range.upperBound, bytes[index] != 0 { index += 1 }
    return index < range.upperBound
  }

  @inline(__always)
  private func wholeRow(
    in bytes: Span<UInt8>, from start: Int, isAtEnd: Bool, into sink: inout some CSVSink
  ) -> Row? {
    let count = bytes.count
    var row = Row(end: count)
    var index = start
    while true {
      guard index < count else {
        sink.cell(index..<index, of: bytes, isQuoted: false)
        return isAtEnd ? row : nil
      }
      var byte = bytes[index]
      var opening = index
      if byte != delimiter && isBlank(byte) {
        while opening < count, bytes[opening] != delimiter, isBlank(bytes[opening]) { opening += 1 }
        guard opening < count || isAtEnd else { return nil }
      }
      var end = Quoted.none
      if quote != 0, opening < count, bytes[opening] == quote {
        end = quoted(in: bytes, from: opening, row: start, isAtEnd: isAtEnd)
        if end == .cut { return nil }
      }
      if case .closed(let close, let next) = end {
        sink.cell(opening + 1..<close, of: bytes, isQuoted: true)
        index = next
        guard index < count else { return isAtEnd ? row : nil }
        byte = bytes[index]
      } else if byte == quote && quote != 0 {
        return faulted(in: bytes, from: start, isAtEnd: isAtEnd)
      } else if byte != delimiter && byte != Self.lineFeed && byte != Self.carriageReturn {
        var end = cellEnd(in: bytes, from: index + (byte == escape && escape != 0 ? 0 : 1))
        if escape != 0 {
          while end < count, bytes[end] == delimiter, isEscaped(in: bytes, end, from: index) {
            end = cellEnd(in: bytes, from: end + 1)
          }
        }
        sink.cell(index..<end, of: bytes, isQuoted: false)
        index = end
        guard index < count else { return isAtEnd ? row : nil }
        byte = bytes[index]
      } else {
        sink.cell(index..<index, of: bytes, isQuoted: false)
      }
      if byte == delimiter {
        index += 1
        row.cells += 1
      } else {
        guard let end = lineEnd(in: bytes, at: index, isAtEnd: isAtEnd) else { return nil }
        row.end = end
        return row
      }
    }
  }

  private enum Quoted: Equatable {
    case none
    /// Where its closing quote stands, and what follows it and blanks: a delimiter or the row's end.
    case closed(Int, next: Int)
    /// Nothing closes it, or text follows.
    case faulty
    /// More bytes are to come.
    case cut
  }

  private func quoted(in bytes: Span<UInt8>, from opening: Int, row: Int, isAtEnd: Bool) -> Quoted {
    let count = bytes.count
    var close = opening + 1
    while true {
      close = nextQuote(in: bytes, from: close)
      if close - row > Self.longestRow { return .faulty }
      guard close < count else { return isAtEnd ? .faulty : .cut }
      if escape != 0, isEscaped(in: bytes, close, from: opening + 1) {
        close += 1
        continue
      }
      guard close + 1 < count || isAtEnd else { return .cut }
      guard close + 1 < count, bytes[close + 1] == quote else { break }
      close += 2
    }
    var next = close + 1
    while next < count, bytes[next] != delimiter, isBlank(bytes[next]) { next += 1 }
    guard next < count else { return isAtEnd ? .closed(close, next: next) : .cut }
    let byte = bytes[next]
    let ends = byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn
    return ends ? .closed(close, next: next) : .faulty
  }

  /// An odd number of escapes stands before it.
  private func isEscaped(in bytes: Span<UInt8>, _ index: Int, from start: Int) -> Bool {
    var first = index
    while first > start, bytes[first - 1] == escape { first -= 1 }
    return (index - first) & 1 == 1
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

  /// Index behind the line end at `index`; CR LF is one.
  private func lineEnd(in bytes: Span<UInt8>, at index: Int, isAtEnd: Bool) -> Int? {
    guard bytes[index] == Self.carriageReturn else { return index + 1 }
    guard index + 1 < bytes.count else { return isAtEnd ? index + 1 : nil }
    return bytes[index + 1] == Self.lineFeed ? index + 2 : index + 1
  }

  private func faulted(in bytes: Span<UInt8>, from start: Int, isAtEnd: Bool) -> Row? {
    var pieces = 0
    var index = start
    var cellStart = start
    while index < bytes.count {
      let byte = bytes[index]
      let isEnd = byte == Self.lineFeed || byte == Self.carriageReturn
      if isEnd || byte == delimiter {
        if index > cellStart { pieces += 1 }
        cellStart = index + 1
      }
      if isEnd {
        return lineEnd(in: bytes, at: index, isAtEnd: isAtEnd).map {
          Row(end: $0, isFaulted: true, pieces: pieces)
        }
      }
      index += 1
    }
    if index > cellStart { pieces += 1 }
    return isAtEnd ? Row(end: index, isFaulted: true, pieces: pieces) : nil
  }

  /// Index of the next delimiter or line end from `start` on, eight bytes at a time.
  @inline(__always)
  private func cellEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    var index = start
    while index + 8 <= bytes.count {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let found =
        Self.zeros(word ^ delimiters) | Self.zeros(word ^ (10 &* Self.ones))
        | Self.zeros(word ^ (13 &* Self.ones))
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
    }
    return index
  }

  @inline(__always)
  private func nextQuote(in bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    var index = start
    while index + 8 <= bytes.count {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      let found = Self.zeros(word ^ quotes)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count, bytes[index] != quote { index += 1 }
    return index
  }

  /// The high bit of each byte that is zero; the lowest set one is exact.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
}
