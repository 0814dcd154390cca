/// U+001F stands between the cells of a transform that takes several columns.
enum Cells {
  static let separator: UInt8 = 0x1F

  /// The trimmed range of the cell that begins at `start`, which moves to the next one; empty for
  /// a blank cell or a placeholder; nil after the last.
  static func next(_ cells: Span<UInt8>, _ start: inout Int) -> Range<Int>? {
    guard start <= cells.count else { return nil }
    let from = start
    var end = from
    while end < cells.count, cells[end] != separator { end += 1 }
    start = end + 1
    guard case .text(let range) = CellText.inspect(cells.extracting(from..<end)) else {
      return from..<from
    }
    return range.lowerBound + from..<range.upperBound + from
  }
}
