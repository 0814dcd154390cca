/// Finds the header where it stands once more among the records: at the join of two files, at the top of
/// every printed page. A row that is the header word for word is no record. One that names the columns in
/// another order, or some of them and others, begins another table, whose rows must not be read as this one's.
struct HeaderAgain {
  enum Answer { case no, same, other }

  private let rows: [[String]]
  private let names: Set<String>
  /// First bytes of names: what a row must begin with to be looked at.
  private var possible = [Bool](repeating: false, count: 256)
  private(set) var count = 0
  private(set) var firstLine = 0
  private(set) var otherLine: Int?

  /// - Parameter rows: of the header, from the top.
  init(rows: [[String]]) {
    self.rows = rows.map { Self.trimmed($0.map(withoutBlanks)) }
    names = Set(self.rows.flatMap { $0 }.filter { !$0.isEmpty })
    for first in names.compactMap({ $0.utf8.first }) { possible[Int(first)] = true }
    for blank in " \t".utf8 { possible[Int(blank)] = true }
  }

  /// Cheap, for every row.
  func mayStart(_ cell: UnsafeRawBufferPointer) -> Bool { cell.first.map { possible[Int($0)] } ?? false }

  /// - Parameter cells: of the row, all of them.
  mutating func meet(_ cells: [String], line: Int) -> Answer {
    let texts = Self.trimmed(cells.map(withoutBlanks))
    if rows.contains(texts) {
      if count == 0 { firstLine = line }
      count += 1
      return .same
    }
    let filled = texts.filter { !$0.isEmpty }
    let known = filled.count(where: names.contains)
    guard known > 1, known * 2 >= filled.count, Set(filled).count == filled.count else { return .no }
    if otherLine == nil { otherLine = line }
    return .other
  }

  private static func trimmed(_ texts: [String]) -> [String] {
    Array(texts[..<((texts.lastIndex { !$0.isEmpty } ?? -1) + 1)])
  }
}
