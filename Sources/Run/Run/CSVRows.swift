import Reporting

/// Takes a CSV apart into rows, as `CSVWriter` writes it: a line break within quotes ends no row.
struct CSVRows {
  private var row: [UInt8] = []
  private var isQuoted = false
  private let body: (ArraySlice<UInt8>) throws -> Void

  /// - Parameter body: gets each row with its CRLF.
  init(_ body: @escaping (ArraySlice<UInt8>) throws -> Void) { self.body = body }

  mutating func take(_ bytes: UnsafeRawBufferPointer) throws {
    for byte in bytes {
      row.append(byte)
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n") && !isQuoted {
        try body(row[...])
        row.removeAll(keepingCapacity: true)
      }
    }
  }

  /// The bytes of the first cells of a row, as they are written; nil when it has fewer.
  static func firstCells(_ count: Int, of row: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var isQuoted = false
    var cells = 0
    for (at, byte) in zip(row.indices, row) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: ","), !isQuoted else { continue }
      cells += 1
      if cells == count { return row[row.startIndex..<at] }
    }
    return nil
  }
}

extension RunReport.RecordName {
  /// Its cells as a list's rows start with them.
  func csvCells() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try CSVLists.write([self], language: .en) { bytes.append(contentsOf: $0) }
    var rows: [[UInt8]] = []
    var split = CSVRows { rows.append(Array($0)) }
    try bytes.withUnsafeBytes { try split.take($0) }
    return Array(rows.last?.dropLast(2) ?? [])
  }
}
