/// U+001F stands between the cells of a transform that takes several columns.
enum Cells {
  static let separator: UInt8 = 0x1F

  /// What stands in the cell that begins at `start`, which moves to the next one; nil after the last.
  static func next(_ cells: Span<UInt8>, _ start: inout Int) -> CellText? {
    guard start <= cells.count else { return nil }
    let from = start
    var end = from
    while end < cells.count, cells[end] != separator { end += 1 }
    start = end + 1
    let found = CellText.inspect(cells.extracting(from..<end))
    guard case .text(let range) = found else { return found }
    return .text(range.lowerBound + from..<range.upperBound + from)
  }
}
