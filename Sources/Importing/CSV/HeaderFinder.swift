/// Finds the row on which the header stands, below whatever titles and notes an export puts above it.
///
/// The table's width is the number of filled cells of its fullest row, among the rows with the
/// commonest number of cells. The header is the first row that fills at least six tenths of the width,
/// more than half of it with names: no number, no date, no address of an e-mail, no sentence.
/// Without such a row it is the first that fills six tenths; else the fullest row.
enum HeaderFinder {
  /// - Parameters:
  ///   - rows: the first rows of the file.
  ///   - rowCount: how many rows the header takes; a lower row may fill what the upper leaves open.
  ///   - after: rows up to this number cannot be the header (a `sep=` line).
  /// - Returns: the number of the header's first row, from 1; nil when no row holds anything.
  static func find(_ rows: [PreviewRow], rowCount: Int, after: Int) -> Int? {
    let candidates = rows.filter { $0.number > after && !$0.filled.isEmpty }
    guard let fullest = candidates.max(by: { $0.filled.count < $1.filled.count }) else { return nil }
    let common = Delimiter.commonest(candidates.map(\.cells.count).filter { $0 > 1 })?.number
    let table = candidates.filter { $0.cells.count == common }
    let width = table.map(\.filled.count).max() ?? fullest.filled.count
    let wide = candidates.enumerated().filter { index, row in
      reach(row, index + 1 < candidates.count && rowCount > 1 ? candidates[index + 1] : nil) * 10 >= width * 6
    }.map(\.element)
    let named = wide.first { row in
      let filled = row.filled
      return filled.count(where: isName) * 2 > filled.count && DeclaredCount.find(filled) == nil
    }
    return (named ?? wide.first ?? fullest).number
  }

  /// How many columns the row names, together with the row below it in a header of two rows.
  private static func reach(_ row: PreviewRow, _ below: PreviewRow?) -> Int {
    guard let below, row.filled.count > 1 else { return row.filled.count }
    return (0..<max(row.cells.count, below.cells.count)).count { column in
      [row, below].contains {
        column < $0.cells.count && !withoutBlanks($0.cells[column]).isEmpty
      }
    }
  }

  private static func isName(_ cell: String) -> Bool {
    let text = withoutBlanks(cell)
    guard text.count <= 64, !text.contains("@") else { return false }
    let digits = text.count { $0.isASCII && $0.isNumber }
    let letters = text.count { $0.isLetter }
    if text.first?.isNumber == true && digits >= 4 { return false }
    return letters > 0
  }
}
