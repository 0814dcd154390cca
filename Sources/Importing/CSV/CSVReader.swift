import Base
import Glibc

/// Reads the records of one CSV file. Every row of the file is one of: above the header (preamble),
/// header, blank (all cells empty or of spaces and TABs), footer (`FooterRule`), record. A row that is
/// faulty (`RowSplitter`), or has fewer cells than the header has names, or cells beyond its last
/// place, is a record with a fault; one with a quote fault has no cells, only its raw bytes. Empty
/// cells beyond the last place are none where most rows end so: with a delimiter too many.
final class CSVReader: RecordReader {
  private(set) var layout: Layout
  private let text: TextStream
  private let splitter: RowSplitter
  private let parser: RowParser
  private var columns: CSVColumns
  private var footers: FooterRule
  private var own = FileFacts()
  private var declaredLine: Int?
  /// How many cells most rows have.
  private var habit = 0
  private var isFinished = false
  /// The cells of a row in the layout's order, when places and columns differ.
  private var placed: [CellSlot] = []

  init(_ text: TextStream, _ options: ReadOptions) throws(ImportError) {
    self.text = text
    splitter = RowSplitter(text)
    try splitter.fillFirst()
    let delimiter = options.delimiter ?? Delimiter.find(splitter)
    splitter.delimiter = delimiter
    parser = RowParser(delimiter: delimiter)
    own.delimiter = delimiter
    let said = Delimiter.said(splitter) == nil ? 0 : 1
    let preview = splitter.previewRows(delimiter: delimiter)
    habit = Delimiter.commonest(preview.filter { !$0.filled.isEmpty }.map(\.cells.count))?.number ?? 0
    columns = CSVColumns(rows: [options.header ?? []])
    layout = Layout(kinds: [])
    footers = FooterRule(columns: 0, given: [], keepsFooters: true)
    if options.header != nil {
      try skip(to: options.headerRow ?? said + 1)
    } else {
      columns = CSVColumns(rows: try readHeader(options, preview, after: said))
    }
    layout = Layout(kinds: [.init(path: "", columns: columns.names)], named: columns.named)
    footers = FooterRule(
      columns: columns.names.count, given: options.footers, keepsFooters: options.keepsFooters)
  }

  var position: Int { text.position }

  var facts: FileFacts {
    var facts = text.facts
    facts.format = .csv
    facts.records = own.records
    facts.delimiter = own.delimiter
    facts.headerRow = own.headerRow
    facts.headerRows = own.headerRows
    facts.preambleRows = own.preambleRows
    facts.blankRows = own.blankRows
    facts.footerRows = own.footerRows
    facts.footerRowNumbers = own.footerRowNumbers
    facts.width = own.headerRow == nil ? columns.columnOfPlace.count : nil
    facts.places = columns.places
    facts.physicalRows = splitter.rows
    facts.declaredRecords = own.declaredRecords
    facts.warnings += own.warnings
    return facts
  }

  func read(into batch: RecordBatch) throws(ImportError) -> Bool {
    batch.removeAll()
    while !batch.isFull {
      guard let row = try splitter.next() else {
        finish()
        break
      }
      add(row, to: batch)
    }
    batch.layout = layout
    return batch.count > 0
  }

  // MARK: The rows above the records

  private func readHeader(
    _ options: ReadOptions, _ preview: [PreviewRow], after said: Int
  ) throws(ImportError) -> [[String]] {
    let rowCount = max(1, options.headerRowCount ?? 1)
    let found =
      options.headerRow ?? HeaderFinder.find(preview, rowCount: rowCount, after: said)
    guard let found else {
      // A file of blank rows; one whose first row does not fit the window says so when it is read.
      while try splitter.next() != nil {}
      throw ImportError.headerMissing(text.displayPath, row: nil)
    }
    try skip(to: found)
    own.headerRow = found
    var rows: [[String]] = []
    while rows.count < rowCount {
      guard let row = try splitter.next() else {
        throw ImportError.headerMissing(text.displayPath, row: found)
      }
      let raw = splitter.bytes(row)
      guard row.fault == .none, parser.parse(row, raw, base: 0) else {
        throw ImportError.headerFaulty(text.displayPath, line: row.line)
      }
      if hasNull(raw) { throw ImportError.headerHasNull(text.displayPath, line: row.line) }
      rows.append(parser.texts)
    }
    own.headerRows = rowCount
    return rows
  }

  /// Takes the rows before row number `first`.
  private func skip(to first: Int) throws(ImportError) {
    while splitter.rows + 1 < first {
      guard let row = try splitter.next() else {
        throw ImportError.headerMissing(text.displayPath, row: first)
      }
      guard row.fault == .none, parser.parse(row, splitter.bytes(row), base: 0) else {
        own.preambleRows += 1
        continue
      }
      if isBlank(splitter.bytes(row), row) {
        own.blankRows += 1
      } else {
        own.preambleRows += 1
        note(parser.texts.filter { !withoutBlanks($0).isEmpty }, row.line)
      }
    }
  }

  private func note(_ filled: [String], _ line: Int) {
    guard let count = DeclaredCount.find(filled) else { return }
    own.declaredRecords = count
    declaredLine = line
  }

  // MARK: Records

  private func add(_ row: CSVRow, to batch: RecordBatch) {
    let raw = splitter.bytes(row)
    guard row.fault == .none, parser.parse(row, raw, base: batch.byteCount) else {
      let fault: RecordFault = row.fault == .openQuote ? .openQuote : .textAfterQuote
      begin(row, raw, in: batch, fault)
      return
    }
    if hasNull(raw) {
      begin(row, raw, in: batch, .nullCharacter)
      return
    }
    if isBlank(raw, row) {
      own.blankRows += 1
      return
    }
    if isFooter(base: batch.byteCount) {
      own.footerRows += 1
      own.footerRowNumbers.append(splitter.rows)
      note(parser.texts(base: batch.byteCount).filter { !withoutBlanks($0).isEmpty }, row.line)
      return
    }
    let cells = parser.cells
    let width = columns.columnOfPlace.count
    var fault = cells.count < columns.needed ? RecordFault.tooFewCells : .none
    if cells.count > width, cells.count != habit || cells[width...].contains(where: \.isFilled) {
      fault = .tooManyCells
    }
    #if DEBUG
      sabotage(cells)
      if Sabotage.isAsked("importer-loses-record"), own.records % 7 == 6 { return }
    #endif
    let record = begin(row, raw, in: batch, fault)
    _ = batch.appendBytes(parser.bytes)
    if columns.isPlain {
      batch.setSlots(
        UnsafeMutableBufferPointer(rebasing: cells[..<min(cells.count, width)]), ofRecord: record)
    } else {
      place(cells)
      batch.setSlots(placed, ofRecord: record)
    }
  }

  #if DEBUG
    /// Of every seventh record: two neighbours that are filled in each other's place, or one lost.
    private func sabotage(_ cells: UnsafeMutableBufferPointer<CellSlot>) {
      guard own.records % 7 == 6 else { return }
      for at in stride(from: cells.count - 2, to: 10, by: -1)
      where cells[at].isFilled && cells[at - 1].isFilled {
        if Sabotage.isAsked("importer-swaps-cells") { cells.swapAt(at, at - 1) }
        if Sabotage.isAsked("importer-loses-cell") { cells[at] = .absent }
        return
      }
    }
  #endif

  @discardableResult
  private func begin(
    _ row: CSVRow, _ raw: UnsafeRawBufferPointer, in batch: RecordBatch, _ fault: RecordFault
  ) -> Int {
    own.records += 1
    let record = batch.beginRecord(
      kind: 0, parent: -1, ordinal: own.records, line: row.line, offset: splitter.offset(row.start))
    if fault != .none { batch.setFault(fault, ofRecord: record) }
    batch.setRaw(raw, ofRecord: record)
    return record
  }

  /// Puts the cells in the layout's order, naming places without a name as they turn out filled.
  private func place(_ cells: UnsafeMutableBufferPointer<CellSlot>) {
    placed.removeAll(keepingCapacity: true)
    placed.append(contentsOf: repeatElement(.absent, count: columns.names.count))
    for place in 0..<min(cells.count, columns.columnOfPlace.count) {
      if let column = columns.columnOfPlace[place] {
        placed[column] = cells[place]
      } else if cells[place].isFilled {
        let column = columns.name(place: place)
        layout = Layout(kinds: [.init(path: "", columns: columns.names)], named: columns.named)
        placed.append(contentsOf: repeatElement(.absent, count: column + 1 - placed.count))
        placed[column] = cells[place]
      }
    }
  }

  private func hasNull(_ raw: UnsafeRawBufferPointer) -> Bool {
    raw.baseAddress.map { memchr($0, 0, raw.count) != nil } ?? false
  }

  /// Of the row parsed last: whether every cell is empty or holds spaces and TABs alone.
  private func isBlank(_ raw: UnsafeRawBufferPointer, _ row: CSVRow) -> Bool {
    // The first byte of nearly every record settles it.
    for byte in raw where byte != splitter.delimiter && byte != 0x20 && byte != 0x09 {
      // With quotes, the parser's bytes are those of the cells alone.
      return byte == 0x22 && row.hasQuote && parser.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
    return true
  }

  private func isFooter(base: Int) -> Bool {
    guard let first = parser.cells.first(where: { parser.holdsMoreThanBlanks($0, base: base) }) else {
      return false
    }
    let start = Int(first.start) - base
    guard footers.mayStart(UnsafeRawBufferPointer(rebasing: parser.bytes[start..<(start + first.length)]))
    else { return false }
    return footers.isFooter(parser.texts(base: base).filter { !withoutBlanks($0).isEmpty })
  }

  private func finish() {
    guard !isFinished else { return }
    isFinished = true
    if let declared = own.declaredRecords, declared != own.records {
      own.warnings.append(
        .declaredCountDiffers(declared: declared, records: own.records, line: declaredLine))
    }
    if splitter.rows == 65_536 || splitter.rows == 1_048_576 {
      own.warnings.append(.sheetLimit(splitter.rows))
    }
  }
}
