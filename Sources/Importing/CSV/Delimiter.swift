import Base

/// Finds the byte that stands between the cells.
///
/// A `sep=;` line says it. Else it is the one of `,` TAB `;` `|` by which the largest share of the first rows
/// has one and the same number of cells, more than one; of equals, the one that makes more cells. A row in
/// which a quote is at fault, or a cell that holds one half of a pair of quotes, speaks against it: what stands
/// in a quoted cell is no table. Where none of them makes two cells, a rarer sign does that makes the same
/// number of all rows.
enum Delimiter {
  private static let candidates = Array(",\t;|".utf8)
  private static let rare = Array("^#~\u{1F}\u{1}".utf8)
  /// Signs that stand in texts, too: only between names of columns and values of theirs.
  private static let common = Array(" :".utf8)

  static func find(_ splitter: RowSplitter) -> UInt8 {
    // A quote between cells could not be told from one that opens a cell.
    if let said = said(splitter), said != splitter.quoteByte { return said }
    var best: (delimiter: UInt8, share: Double, cells: Int)?
    for candidate in candidates where candidate != splitter.quoteByte {
      let rows = splitter.previewRows(delimiter: candidate).filter { $0.isFaulty || !$0.filled.isEmpty }
      guard let (cells, number) = commonest(rows.map(\.cells.count).filter { $0 > 1 }) else { continue }
      let bad = rows.count { $0.isFaulty || $0.holdsHalfQuotes }
      let share = Double(number - bad) / Double(rows.count)
      if best.map({ (share, cells) > ($0.share, $0.cells) }) ?? true { best = (candidate, share, cells) }
    }
    return best?.delimiter ?? findRare(splitter) ?? 0x2C
  }

  private static func findRare(_ splitter: RowSplitter) -> UInt8? {
    for candidate in rare + common where candidate != splitter.quoteByte {
      let rows = splitter.previewRows(delimiter: candidate).filter { $0.isFaulty || !$0.filled.isEmpty }
      guard rows.count > 1, let width = rows.first?.cells.count, width > 1,
        rows.first?.filled.count == width,
        rows.allSatisfy({ $0.cells.count == width && !$0.isFaulty })
      else { continue }
      guard common.contains(candidate) else { return candidate }
      if width > 2, let finder = HeaderFinder(rows, rowCount: 1, after: 0), finder.namesValues {
        return candidate
      }
    }
    return nil
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

extension PreviewRow {
  /// A cell holds an odd number of quotes: a cell was cut within quotes.
  fileprivate var holdsHalfQuotes: Bool { cells.contains { $0.utf8.count { $0 == 0x22 } & 1 == 1 } }
}
