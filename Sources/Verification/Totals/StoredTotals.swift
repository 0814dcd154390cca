import Base
import Evidence
import Model
import Store

/// Adds up what the records of the store say, while their values are laid beside their cells: the cells of
/// their stored bytes, the landed values, and by which name the one differs from the other.
final class StoredTotals {
  private let book: TotalsBook
  private let findings: FindingBook
  private let files: FileTotals
  private let cells: RuleCells
  /// Scopes of records whose cells could not be laid beside their values.
  private(set) var uncompared: Set<Int> = []
  private var elsewhere: [String: Int] = [:]
  private let hasVanished: Set<Int>

  // Of the record at hand.
  private var scope = 0
  private var standing: TotalStep?
  private var isCorrected = false

  init(_ session: StoreSession, _ book: TotalsBook, _ findings: FindingBook, _ files: FileTotals) throws {
    self.book = book
    self.findings = findings
    self.files = files
    cells = RuleCells(book: book)
    hasVanished = try RecordName.vanished(session)
  }

  /// By source: the scope of what it has in the store and in no file that lies there now.
  var scopes: [(source: String, scope: Int)] {
    elsewhere.sorted { $0.key < $1.key }.map { (source: $0.key, scope: $0.value) }
  }

  func begin(_ record: Int, _ file: LedgerFile, raw: Span<UInt8>, subject: Subject) {
    isCorrected = false
    if record < files.scopes.count, files.scopes[record] > 0 {
      scope = Int(files.scopes[record]) - 1
      standing = nil
      if files.marks[record] != FileTotals.mark(raw) {
        findings.violated(.raw, subject, VerificationWording.rawNotInFile)
      }
    } else {
      if let known = elsewhere[file.source] {
        scope = known
      } else {
        scope = book.addScope()
        elsewhere[file.source] = scope
      }
      standing = hasVanished.contains(record) ? .vanished : file.replays != nil ? .replayed : .older
    }
    let one = TotalEntry(group: book.onlyGroup(TotalField.records))
    stored(TotalField.records, one)
    book.add(scope, TotalField.records, .landed, one)
  }

  /// The stored bytes say it.
  private func stored(_ field: Int, _ entry: TotalEntry) {
    book.add(scope, field, .cells, entry)
    if let standing { book.add(scope, field, standing, entry) }
  }

  /// People corrected cells of this record: what they said before.
  func correct(_ shape: SourceShape) {
    isCorrected = true
    let columns = shape.mapping.kinds[0].key
    if !columns.isEmpty, let key = RuleCells.key(shape.mapping, shape.cells) {
      let entry = TotalReading.digits(key.span, TotalField.keys, book)
      stored(TotalField.keys, entry)
      book.add(scope, TotalField.keys, .corrected, entry, taken: true)
    }
    for row in shape.cells.rows.indices {
      let kind = shape.cells.rows[row].kind
      for group in shape.mapping.kinds[kind].groups {
        for field in group.fields {
          guard let total = field.total else { continue }
          let entry = cells.entry(field, total, row: row, kind: kind, shape.cells)
          stored(total.number, entry)
          book.add(scope, total.number, .corrected, entry, taken: true)
        }
      }
    }
  }

  func key(_ shape: SourceShape, _ key: Span<UInt8>) {
    let columns = shape.mapping.kinds[0].key
    guard !columns.isEmpty else { return }
    if let cells = RuleCells.key(shape.mapping, shape.cells) {
      let entry = TotalReading.digits(cells.span, TotalField.keys, book)
      if isCorrected {
        book.add(scope, TotalField.keys, .corrected, entry)
      } else {
        stored(TotalField.keys, entry)
      }
    }
    book.add(scope, TotalField.keys, .landed, TotalReading.digits(key, TotalField.keys, book))
  }

  /// One rule of one row.
  /// - Parameter value: the landed value; nil: none.
  func rule(
    _ field: FieldCheck, _ total: TotalReading, row: Int, kind: Int, of record: RowCheck.Record,
    value: Range<Int>?, likeness: Likeness
  ) {
    let cell = cells.entry(field, total, row: row, kind: kind, record.shape.cells)
    if isCorrected {
      book.add(scope, total.number, .corrected, cell)
    } else {
      stored(total.number, cell)
    }
    var entry = TotalEntry.nothing
    if let value {
      let bytes = record.landed.bytes
      entry = TotalReading.landed(total.number, bytes.span.extracting(value), book)
    }
    guard !cell.isSame(as: entry) else { return }
    let step: TotalStep
    switch likeness {
    case .rule(let rule): step = .rule(rule)
    case .equal where value == nil: step = .silent
    // What has no name stays unexplained.
    case .equal, .different: return
    }
    book.add(scope, total.number, step, cell, taken: true)
    book.add(scope, total.number, step, entry)
  }

  /// A value that stayed from before, of a field that no rule says now.
  func stayed(_ entity: Entity, _ value: LandedView.Value, _ landed: LandedView) {
    let number = TotalField.number(entity.rawValue, value.field)
    guard number >= 0 else { return }
    let bytes = landed.bytes
    book.add(
      scope, number, .rule(.formerValue),
      TotalReading.landed(number, bytes.span.extracting(value.range), book))
  }

  /// - Parameter isCompared: false: its cells could not be read.
  func end(_ landed: LandedView, isCompared: Bool) {
    if !isCompared { uncompared.insert(scope) }
    let bytes = landed.bytes
    for part in landed.parts where part.entity != Landed.extras {
      let rows = TotalField.rows[raw: part.entity] ?? -1
      if rows >= 0 { book.add(scope, rows, .landed, TotalEntry(group: book.onlyGroup(rows))) }
      for value in landed.values[part.values] {
        let number = TotalField.number(part.entity, value.field)
        guard number >= 0 else { continue }
        let entry = TotalReading.landed(number, bytes.span.extracting(value.range), book)
        book.add(scope, number, .landed, entry)
        if !isCompared { book.add(scope, number, .notCompared, entry) }
      }
    }
  }
}
