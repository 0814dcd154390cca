/// Rows that end before the header does: whole ones, of which the export left out the delimiters behind the
/// last filled cell, or halves of a row that a line end inside a cell has cut.
enum ShortRows {
  /// Whether the first rows show that the export leaves those delimiters out: several rows are short, no
  /// row has an open last cell, which would then have been left out, too, and the cells of the short ones are
  /// what their columns hold. Halves of a row are not: they begin with what stands further behind.
  /// - Parameters:
  ///   - rows: those below the header.
  ///   - width: how many cells a row needs.
  static func areWhole(_ rows: [PreviewRow], width: Int) -> Bool {
    let filled = rows.filter { !$0.filled.isEmpty }
    let short = filled.filter { $0.cells.count < width }
    let long = filled.filter { $0.cells.count >= width }
    guard short.count > 1, long.count > 1,
      filled.allSatisfy({ $0.cells.last.map { !withoutBlanks($0).isEmpty } ?? false })
    else { return false }
    let classes = ColumnClasses(long.map { $0.cells.prefix(256).map { CellClass($0) } }[...]).classes
    let values = classes.indices.filter { classes[$0].isValue }
    // Two halves make one row.
    for (upper, lower) in zip(filled, filled.dropFirst())
    where upper.cells.count < width && lower.cells.count < width
      && upper.cells.count + lower.cells.count - 1 == width
      && !fits(lower, classes, values)
    {
      return false
    }
    return short.allSatisfy { row in values.contains { $0 < row.cells.count } && fits(row, classes, values) }
  }

  private static func fits(_ row: PreviewRow, _ classes: [CellClass], _ values: [Int]) -> Bool {
    values.allSatisfy { place in
      guard place < row.cells.count else { return true }
      let kind = CellClass(row.cells[place])
      return kind == .empty || kind == classes[place] || ColumnClasses.isNear(kind, classes[place])
    }
  }
}
