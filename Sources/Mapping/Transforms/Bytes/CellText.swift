import Base
import Model

/// The first look at a cell, the same for every transform: what is round the value, and whether
/// there is a value at all.
enum CellText: Equatable {
  /// Where the value lies in the cell.
  case text(Range<Int>)
  /// Blanks only, or a placeholder.
  case blank
  /// Excel's `####` or an error value: the value is not in the file.
  case refused(String)

  static let hashes = "cell-hashes"
  static let formulaError = "cell-error"
  /// The codes that `inspect` refuses with; every transform that calls it lists them.
  static let codes = [hashes, formulaError]

  /// - Parameter quote: also drop a leading `'`, Excel's mark for text.
  @inline(__always)
  static func inspect(_ cell: Span<UInt8>, quote: Bool = false) -> CellText {
    let range = content(cell, quote: quote)
    if range.isEmpty { return .blank }
    if range.count <= 14 { return inspectShort(cell, range) }
    if cell[range.lowerBound] == UInt8(ascii: "#"), isHashes(cell, range) { return .refused(hashes) }
    return .text(range)
  }

  static func inspectShort(_ cell: Span<UInt8>, _ range: Range<Int>) -> CellText {
    switch cell[range.lowerBound] {
    case UInt8(ascii: "#"):
      if isHashes(cell, range) { return .refused(hashes) }
      if isError(cell, range) { return .refused(formulaError) }
      return Placeholders.words.find(cell, range) >= 0 ? .blank : .text(range)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "M"):
      return .text(range)
    default:
      return Placeholders.isPlaceholder(cell, range) ? .blank : .text(range)
    }
  }

  /// The cell without blanks round it, without a formula wrapper `="…"`, and (`quote`) without `'`.
  @inline(__always)
  static func content(_ cell: Span<UInt8>, quote: Bool) -> Range<Int> {
    let range = trimmed(cell, 0..<cell.count)
    if range.isEmpty { return range }
    let first = cell[range.lowerBound]
    guard first == UInt8(ascii: "=") || (quote && first == UInt8(ascii: "'")) else { return range }
    return unwrapped(cell, range, quote: quote)
  }

  /// Peels wrappers until none is left, so that a second look finds nothing more.
  static func unwrapped(_ cell: Span<UInt8>, _ outer: Range<Int>, quote: Bool) -> Range<Int> {
    var range = outer
    while !range.isEmpty {
      let low = range.lowerBound
      if quote, cell[low] == UInt8(ascii: "'") {
        range = trimmed(cell, low + 1..<range.upperBound)
      } else if range.count >= 3, cell[low] == UInt8(ascii: "="), cell[low + 1] == UInt8(ascii: "\""),
        cell[range.upperBound - 1] == UInt8(ascii: "\"")
      {
        range = trimmed(cell, low + 2..<range.upperBound - 1)
      } else {
        return range
      }
    }
    return range
  }

  @inline(__always)
  static func trimmed(_ cell: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let byte = cell[low]
      if byte > 0x20 && byte < 0x7F { break }
      var next = low
      guard Scalars.isBlank(Scalars.next(cell, &next)), next <= high else { break }
      low = next
    }
    while high > low {
      let byte = cell[high - 1]
      if byte > 0x20 && byte < 0x7F { break }
      var start = high - 1
      while start > low, cell[start] & 0xC0 == 0x80, high - start < 4 { start -= 1 }
      var next = start
      guard Scalars.isBlank(Scalars.next(cell, &next)), next == high else { break }
      high = start
    }
    return low..<high
  }

  /// `####`: the column was too narrow for the value when the sheet was saved.
  static func isHashes(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 3 else { return false }
    for i in range where cell[i] != UInt8(ascii: "#") { return false }
    return true
  }

  /// In whatever case: people type them, too.
  private static func isError(_ cell: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= errors.longest else { return false }
    var text = ByteArena(capacity: 16)
    for i in range { text.append(cell[i] &- 0x61 < 26 ? cell[i] - 0x20 : cell[i]) }
    return text.withSpan(from: 0, count: text.count) { errors.find($0) } >= 0
  }

  private static let errors = ByteMap(SharedWords.cellErrors)
}
