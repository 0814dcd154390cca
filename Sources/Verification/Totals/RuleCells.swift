import Base
import Evidence

/// What a rule's cells add to totals, read from the record's cells alone: of the first column that says
/// something, or of all columns that a rule takes together.
struct RuleCells {
  let book: TotalsBook

  func entry(_ field: FieldCheck, _ total: TotalReading, row: Int, kind: Int, _ cells: SourceCells)
    -> TotalEntry
  {
    if case .constant = field.method { return .nothing }
    let columns = field.numbers(cells.kinds, kind)
    let bytes = cells.bytes
    if case .joined = field.method {
      var joined: [UInt8] = []
      var isFilled = false
      for (index, column) in columns.enumerated() {
        if index > 0 { joined.append(0x1F) }
        var cell = column < 0 ? -1 : cells.first(row: row, column: column)
        var isFirst = true
        while cell >= 0 {
          if cells.isFilled(cell) {
            if !isFirst { joined.append(0x1F) }
            joined.append(contentsOf: bytes[cells.cells[cell].range])
            (isFirst, isFilled) = (false, true)
          }
          cell = cells.cells[cell].next
        }
      }
      return isFilled ? total.cell(joined.span, book) : .nothing
    }
    for column in columns where column >= 0 {
      let cell = cells.firstFilled(row: row, column: column)
      guard cells.isFilled(cell) else { continue }
      let entry = total.cell(bytes.span.extracting(cells.cells[cell].range), book)
      if entry.group >= 0 { return entry }
    }
    return .nothing
  }

  /// The key of a record as its cells say it: blanks and wrappers round them taken off, U+001F between.
  static func key(_ mapping: MappingView, _ cells: SourceCells) -> [UInt8]? {
    guard let key = plainKey(mapping.kinds[0].key, cells) else { return nil }
    guard mapping.file.keyTransform == "salesforce-id" else { return key }
    let parts = Letters.of(key.span).split(separator: 0x1F, omittingEmptySubsequences: false)
    let long = parts.map { SalesforceIdRelation.long(Array($0)) }.joined(separator: [0x1F])
    return Array(Letters.text(long).utf8)
  }

  private static func plainKey(_ columns: [String], _ cells: SourceCells) -> [UInt8]? {
    var key: [UInt8] = []
    for (index, name) in columns.enumerated() {
      if index > 0 { key.append(0x1F) }
      guard let column = cells.kinds.find(name, ofKind: 0) else { return nil }
      let cell = cells.first(row: 0, column: column)
      guard cells.isFilled(cell) else { return nil }
      let range = cells.cells[cell].range
      let bytes = cells.bytes
      if isPlain(bytes[range.lowerBound]), isPlain(bytes[range.upperBound - 1]) {
        key.append(contentsOf: bytes[range])
      } else {
        key.append(contentsOf: Letters.text(Core(bytes.span.extracting(range)).letters).utf8)
      }
    }
    return key
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }
}
