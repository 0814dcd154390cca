import Base

/// One of the first rows of a file, before its dialect is known: its cells as text.
struct PreviewRow {
  /// Number of the row in the file, from 1.
  var number: Int
  var cells: [String]

  /// The cells that hold more than blanks.
  var filled: [String] { cells.filter { !withoutBlanks($0).isEmpty } }
}

extension RowSplitter {
  static let previewRows = 200

  /// The first rows, as a delimiter cuts them; rows with a quote fault are left out.
  func previewRows(delimiter: UInt8) -> [PreviewRow] {
    let parser = RowParser(delimiter: delimiter)
    var rows: [PreviewRow] = []
    var number = 0
    preview(delimiter: delimiter, limit: Self.previewRows) { row in
      number += 1
      guard row.fault == .none, parser.parse(row, bytes(row), base: 0) else { return }
      rows.append(PreviewRow(number: number, cells: parser.texts))
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
