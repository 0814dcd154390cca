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
  /// Nil: every row below the header is taken as a record.
  private var again: HeaderAgain?
  private var merged = MergedCells()
  private var own = FileFacts()
  private var declaredLine: Int?
  /// A row that ends early has nothing in its last columns.
  private var takesShortRows = false
  /// How many cells most rows have.
  private var habit = 0
  private var isFinished = false
  private let fillDown: [String]
  /// The cells of a row in the layout's order, when places and columns differ.
  private var placed: [CellSlot] = []

  init(_ text: TextStream, _ options: ReadOptions) throws(ImportError) {
    self.text = text
    fillDown = options.fillDown
    splitter = RowSplitter(text, quote: options.quote, escape: options.escape)
    try splitter.fillFirst()
    let delimiter = options.delimiter ?? Delimiter.find(splitter)
    splitter.delimiter = delimiter
    let dialect = CSVDialect(delimiter: delimiter, quote: options.quote, escape: options.escape)
    parser = RowParser(dialect)
    own.dialect = dialect
    let said = Delimiter.said(splitter) == nil ? 0 : 1
    let preview = splitter.previewRows(delimiter: delimiter)
    habit = Delimiter.commonest(preview.filter { !$0.filled.isEmpty }.map(\.cells.count))?.number ?? 0
    columns = CSVColumns(rows: [options.header ?? []])
    layout = Layout(kinds: [])
    footers = FooterRule(columns: 0, given: [], keepsFooters: true)
    var header = [options.header ?? []]
    if options.header != nil {
      try skip(to: options.headerRow ?? said + 1)
    } else {
      header = try readHeader(options, preview, after: said)
      columns = CSVColumns(rows: header)
    }
    if !options.takesEveryRow { again = HeaderAgain(rows: header) }
    let below = preview.filter { $0.number >= (own.headerRow ?? said + 1) + own.headerRows }
    takesShortRows = options.takesShortRows ?? ShortRows.areWhole(below, width: columns.needed)
    layout = Layout(kinds: [.init(path: "", columns: columns.names)], named: columns.named)
    footers = FooterRule(
      columns: columns.names.count, given: options.footers, keepsFooters: options.keepsFooters)
  }

  var position: Int { text.position }

  var facts: FileFacts {
    var facts = text.facts
    facts.format = .csv
    facts.records = own.records
    facts.dialect = own.dialect
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
    facts.mergedColumn = own.mergedColumn
    facts.warnings += own.warnings
    facts.doubts += own.doubts
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
    let finder = options.headerRow == nil ? HeaderFinder(preview, rowCount: rowCount, after: said) : nil
    guard let found = options.headerRow ?? finder?.row ?? (preview.isEmpty ? said + 1 : nil) else {
      // A file of blank rows.
      while try splitter.next() != nil {}
      throw ImportError.headerMissing(text.displayPath, row: nil)
    }
    if let finder { try judge(finder, preview, isCountGiven: options.headerRowCount != nil) }
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
      guard parser.cells.count <= TreeLimits.paths else {
        throw ImportError.tooManyColumns(text.displayPath, line: row.line, count: parser.cells.count)
      }
      rows.append(parser.texts)
    }
    own.headerRows = rowCount
    return rows
  }

  /// What is told of a header that was found and not given.
  private func judge(
    _ finder: HeaderFinder, _ preview: [PreviewRow], isCountGiven: Bool
  ) throws(ImportError) {
    let line = preview.first { $0.number == finder.row }?.line ?? finder.row
    // A header whose quotes are at fault is not passed over for the first record.
    let top = preview.first { ($0.isFaulty ? $0.pieces : $0.filled.count) * 2 > habit }
    if let top, top.isFaulty, top.number < finder.row {
      throw ImportError.headerFaulty(text.displayPath, line: top.line)
    }
    if finder.looksLikeData {
      own.doubts.append(.headerNotFound(text.displayPath, row: finder.row, line: line, finder.proposal))
    } else if let above = finder.recordAbove {
      own.doubts.append(.recordAboveHeader(text.displayPath, row: above, header: finder.row))
    } else if finder.continues && !isCountGiven {
      own.doubts.append(.headerContinues(text.displayPath, row: finder.row, line: line))
    }
    if !finder.wideAbove.isEmpty {
      own.warnings.append(.wideAboveHeader(finder.wideAbove.map(\.number), header: finder.row))
    }
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
    if isHeaderAgain(row, base: batch.byteCount) {
      own.footerRows += 1
      own.footerRowNumbers.append(splitter.rows)
      return
    }
    let cells = parser.cells
    let width = columns.columnOfPlace.count
    var fault = cells.count < columns.needed && !takesShortRows ? RecordFault.tooFewCells : .none
    if cells.count > width, cells.count != habit || cells[width...].contains(where: \.isFilled) {
      fault = .tooManyCells
    }
    if fault == .none {
      let (base, bytes) = (batch.byteCount, parser.bytes)
      merged.add { place in
        guard place < cells.count else { return nil }
        let start = Int(cells[place].start) - base
        return UnsafeRawBufferPointer(rebasing: bytes[start..<(start + cells[place].length)])
      }
    }
    #if FAULTS
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

  #if FAULTS
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
    let known = columns.names.count
    for place in 0..<min(cells.count, columns.columnOfPlace.count) {
      if let column = columns.columnOfPlace[place] {
        placed[column] = cells[place]
      } else if cells[place].isFilled {
        let column = columns.name(place: place)
        placed.append(contentsOf: repeatElement(.absent, count: column + 1 - placed.count))
        placed[column] = cells[place]
      }
    }
    if columns.names.count > known {
      layout = Layout(kinds: [.init(path: "", columns: columns.names)], named: columns.named)
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
      return byte == splitter.quoteByte && row.hasQuote
        && parser.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
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

  private func isHeaderAgain(_ row: CSVRow, base: Int) -> Bool {
    guard again != nil, let first = parser.cells.first(where: { parser.holdsMoreThanBlanks($0, base: base) })
    else { return false }
    let start = Int(first.start) - base
    let bytes = UnsafeRawBufferPointer(rebasing: parser.bytes[start..<(start + first.length)])
    guard again?.mayStart(bytes) == true else { return false }
    return again?.meet(parser.texts(base: base), line: row.line) == .same
  }

  private func finish() {
    guard !isFinished else { return }
    isFinished = true
    if let again, again.count > 0 {
      own.warnings.append(.headerAgain(again.count, line: again.firstLine))
    }
    if let line = again?.otherLine { own.doubts.append(.otherHeader(text.displayPath, line: line)) }
    if let found = merged.found, found.place < columns.columnOfPlace.count {
      let name = columns.columnOfPlace[found.place].map { columns.names[$0] } ?? ""
      if !fillDown.contains(name) {
        own.mergedColumn = name
        own.warnings.append(.mergedCells(name, found.empty))
      }
    }
    if let declared = own.declaredRecords, declared != own.records {
      own.warnings.append(
        .declaredCountDiffers(declared: declared, records: own.records, line: declaredLine))
    }
    if splitter.rows == 65_536 || splitter.rows == 1_048_576 {
      own.warnings.append(.sheetLimit(splitter.rows))
    }
  }
}
