import Base

/// One of the first rows of a file, before its dialect is known: its cells as text.
struct PreviewRow {
  /// Number of the row in the file, from 1.
  var number: Int
  /// Its first line.
  var line: Int
  /// None when a quote is at fault.
  var cells: [String]
  /// The cells that hold more than blanks.
  var filled: [String]
  /// Of one at fault: how many pieces its delimiters make.
  var pieces = 0

  init(number: Int, line: Int, cells: [String], pieces: Int = 0) {
    self.number = number
    self.line = line
    self.cells = cells
    self.pieces = pieces
    filled = cells.filter { !withoutBlanks($0).isEmpty }
  }

  var isFaulty: Bool { pieces > 0 }
}

extension RowSplitter {
  static let previewRows = 200

  /// The first rows, as a delimiter cuts them.
  func previewRows(delimiter: UInt8) -> [PreviewRow] {
    let parser = RowParser(CSVDialect(delimiter: delimiter, quote: quoteByte, escape: escape))
    var rows: [PreviewRow] = []
    var line = 1
    preview(delimiter: delimiter, limit: Self.previewRows) { row in
      let raw = bytes(row)
      if row.fault == .none, parser.parse(row, raw, base: 0) {
        rows.append(PreviewRow(number: rows.count + 1, line: line, cells: parser.texts))
      } else {
        let pieces = raw.count { $0 == delimiter } + 1
        rows.append(PreviewRow(number: rows.count + 1, line: line, cells: [], pieces: pieces))
      }
      line += row.lines
    }
    return rows
  }
}

extension RowParser {
  /// The cells of the row parsed last, for headers, footers and messages.
  /// - Parameter base: what the row was parsed with.
  func texts(base: Int) -> [String] {
    cells.map {
      let start = Int($0.start) - base
      return String(decoding: bytes[start..<(start + $0.length)], as: UTF8.self)
    }
  }

  var texts: [String] { texts(base: 0) }

  func holdsMoreThanBlanks(_ cell: CellSlot, base: Int) -> Bool {
    let start = Int(cell.start) - base
    for index in start..<(start + cell.length) where bytes[index] != 0x20 && bytes[index] != 0x09 {
      return true
    }
    return false
  }
}
