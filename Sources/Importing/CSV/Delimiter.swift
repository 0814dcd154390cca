/// Finds the byte that stands between the cells.
///
/// A `sep=;` line says it. Else it is the one of `,` TAB `;` `|` by which most of the first rows have
/// one and the same number of cells, more than one; of equals, the one that makes more cells.
enum Delimiter {
  private static let candidates = Array(",\t;|".utf8)

  static func find(_ splitter: RowSplitter) -> UInt8 {
    // A quote between cells could not be told from one that opens a cell.
    if let said = said(splitter), said != 0x22 { return said }
    var best: (delimiter: UInt8, rows: Int, cells: Int) = (0x2C, 0, 1)
    for candidate in candidates {
      let counts = splitter.previewRows(delimiter: candidate).map(\.cells.count).filter { $0 > 1 }
      guard let (cells, rows) = commonest(counts) else { continue }
      if rows > best.rows || (rows == best.rows && cells > best.cells) {
        best = (candidate, rows, cells)
      }
    }
    return best.delimiter
  }

  /// What a first line `sep=;` says: Excel writes and obeys it.
  static func said(_ splitter: RowSplitter) -> UInt8? {
    var said: UInt8?
    splitter.preview(delimiter: 0, limit: 1) { row in
      let line = splitter.bytes(row)
      // A lone quote is the first byte and the last.
      let isQuoted = line.count >= 2 && line.first == 0x22 && line.last == 0x22
      let text = isQuoted ? line[1..<(line.count - 1)] : line[...]
      guard text.count == 5, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
        return
      }
      said = text.last
    }
    return said
  }

  /// The number that occurs most often, and how often; the larger of equals.
  static func commonest(_ numbers: [Int]) -> (number: Int, times: Int)? {
    var times: [Int: Int] = [:]
    for number in numbers { times[number, default: 0] += 1 }
    return times.max { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
