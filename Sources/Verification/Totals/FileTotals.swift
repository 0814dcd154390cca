import Base
import Documents
import Evidence
import Model
import Store

/// Reads the records of the files that lie there now: adds up what they hold, by what became of each record;
/// folds their digests; and finds for each record of the store the file in which it stands now.
final class FileTotals {
  /// One file that was read.
  struct Read {
    var file: LedgerFile
    var scope: Int
    /// Order-free, of the canonical digests of all its records.
    var digest = ContentDigest()
    var hasCells = true
    /// What its control file says of columns, and what they add up to; nil: there is no such file.
    var columns: ColumnSums?
  }

  fileprivate let totals: TotalsBook
  private let table: RecordTable
  private let session: StoreSession
  fileprivate let shapes: SourceShapes
  private let corrected: CorrectedCells
  private let findings: FindingBook
  /// Records that a condition left out, and that were looked at: by file.
  private var filtered: [Int: Int] = [:]
  private(set) var files: [Read] = []
  private(set) var refused = RefusedBytes()
  /// By record: the scope of the file in which it stands now, plus one; and its bytes there, in short.
  private(set) var scopes: [UInt16] = []
  private(set) var marks: [UInt32] = []

  init(
    _ session: StoreSession, _ table: RecordTable, _ shapes: SourceShapes, _ book: TotalsBook,
    _ findings: FindingBook
  ) throws {
    self.findings = findings
    self.session = session
    self.table = table
    self.shapes = shapes
    totals = book
    corrected = try CorrectedCells(session)
    scopes = [UInt16](repeating: 0, count: table.highest + 1)
    marks = [UInt32](repeating: 0, count: table.highest + 1)
  }

  /// Reads every file once for each object, as the newest run read it; newer files first, so that a record
  /// belongs to the newest file that has it.
  func run(_ all: [LedgerFile], _ fresh: FreshCount) throws {
    for file in Self.newest(all).sorted(by: { ($1.run, $0.id) < ($0.run, $1.id) }) where fresh.isThere(file) {
      guard totals.scopeCount < Int(UInt16.max) - 1 else { break }
      let sink = FileSink(
        file, totals.addScope(), shapes.shapes(of: file).first, try ranges(of: file),
        shapes.keptMapping(of: file), self,
        fresh.place(of: file).flatMap { ControlFile.load(beside: $0)?.value }.map { ColumnSums($0) })
      guard case .counted = fresh.count(file, sink: sink) else { continue }
      sink.finish()
      files.append(
        Read(
          file: file, scope: sink.scope, digest: sink.digest, hasCells: sink.shape != nil,
          columns: sink.columns))
    }
  }

  /// What the newest run that read a file read it for: it may be several objects, and several mappings or
  /// places of one.
  private static func newest(_ all: [LedgerFile]) -> [LedgerFile] {
    var runs: [[String]: Int] = [:]
    func name(_ file: LedgerFile) -> [String] {
      [file.path, file.source, file.object, file.recordPath ?? ""]
    }
    for file in all where file.replays == nil { runs[name(file)] = file.run }
    return all.filter { $0.replays == nil && runs[name($0)] == $0.run }
  }

  /// A record of which the ledger says that its mapping's `where:` left it out.
  fileprivate func noteFiltered(_ file: LedgerFile, ordinal: Int, isLeftOut: Bool) {
    filtered[file.id, default: 0] += 1
    if isLeftOut {
      findings.holds(.filtered)
    } else {
      var subject = file.subject
      subject.ordinal = ordinal
      findings.violated(.filtered, subject, VerificationWording.filteredAgainstCondition)
    }
  }

  /// - Parameter row: the file's own bytes, when the record has something from rows above.
  fileprivate func noteRefused(
    _ file: LedgerFile, ordinal: Int, _ raw: Span<UInt8>, row: Span<UInt8>?, isLoose: Bool
  ) {
    let place = RefusedPlace(file: file.id, ordinal: ordinal)
    refused.add(place, raw, isLoose: isLoose)
    if let row { refused.add(place, alone: row) }
  }

  /// Says how many of those that conditions left out were not looked at. What several runs read from one
  /// file by one mapping is the same.
  func finish(_ all: [LedgerFile]) throws {
    let sums = try LedgerSum.all(session)
    var counts: [Int: Int] = [:]
    while let sum = try sums.next() {
      if sum.disposition == Disposition.filtered.name { counts[sum.file] = sum.records }
    }
    var unseen: [[String]: (count: Int, seen: Int)] = [:]
    for file in all {
      guard let count = counts[file.id] else { continue }
      let mapping = shapes.keptMapping(of: file)?.file.digest ?? "run \(file.run)"
      let reading = [
        file.source, file.object, file.path, file.sha256, file.recordPath ?? "", mapping,
        file.replays.map { "of \($0)" } ?? "",
      ]
      let known = unseen[reading] ?? (0, 0)
      unseen[reading] = (max(known.count, count), max(known.seen, filtered[file.id] ?? 0))
    }
    let total = unseen.values.reduce(0) { $0 + max(0, $1.count - $1.seen) }
    if total > 0 { findings.state(VerificationWording.filteredUnseen(total)) }
  }

  /// How raw bytes are told apart.
  static func mark(_ raw: Span<UInt8>) -> UInt32 {
    let length = CorrectedCells.lengthWithoutLineEnd(raw)
    return UInt32(truncatingIfNeeded: Fingerprint(raw.extracting(0..<length)).value)
  }

  private func ranges(of file: LedgerFile) throws -> [FileSink.Range] {
    try LedgerRange.of(file: file.id, run: file.run, session).map {
      FileSink.Range(last: $0.last, disposition: $0.disposition)
    }
  }

  /// Puts a record into the file at hand.
  /// - Returns: the step by which it leaves that file's sums, if it does not stay there.
  fileprivate func place(_ key: Span<UInt8>, _ file: LedgerFile, scope: Int, raw: Span<UInt8>) -> Place {
    guard let object = Entity(name: file.object) else { return .unknown }
    let identity = RecordScope(source: file.source, object: object.rawValue).identity(ofKey: key)
    guard let record = table.find(identity) else { return .unknown }
    guard scopes[record] == 0 else {
      let other = files.first { $0.scope == Int(scopes[record]) - 1 }?.file.run ?? file.run
      return .left(other == file.run ? .repeated : .replaced)
    }
    scopes[record] = UInt16(scope + 1)
    marks[record] = Self.mark(raw)
    return .stays
  }

  fileprivate func corrections(_ file: LedgerFile, _ raw: Span<UInt8>) -> [CorrectedCells.Correction]? {
    corrected.sets(file, raw).first
  }

  /// Those, too, that no record landed with.
  fileprivate func everyCorrection(_ file: LedgerFile, _ raw: Span<UInt8>) -> [[CorrectedCells.Correction]] {
    corrected.sets(file, raw, withWaiting: true)
  }

  fileprivate enum Place {
    case stays, unknown
    case left(TotalStep)
  }
}

/// The records of one file.
private final class FileSink: RecordSink {
  struct Range {
    var last: Int
    var disposition: Disposition?
  }

  let scope: Int
  let shape: SourceShape?
  private(set) var digest = ContentDigest()
  private(set) var columns: ColumnSums?
  private let file: LedgerFile
  private let ranges: [Range]
  private let owner: FileTotals
  /// The mapping by which the file was read for sure.
  private let mapping: MappingView?
  private let cells: RuleCells
  private var canon = RecordCanon()
  private var above: RowsAbove
  private var ordinal = 0
  /// Of the record at hand.
  private var context: XMLContext?
  private var range = 0
  /// Of records without a key: how often these bytes came.
  private var repeats: [UInt64: Int] = [:]
  private var entries: [(field: Int, entry: TotalEntry)] = []

  init(
    _ file: LedgerFile, _ scope: Int, _ shape: SourceShape?, _ ranges: [Range], _ mapping: MappingView?,
    _ owner: FileTotals, _ columns: ColumnSums?
  ) {
    self.columns = columns
    self.mapping = mapping
    self.file = file
    self.scope = scope
    self.shape = shape
    self.ranges = ranges
    self.owner = owner
    above = RowsAbove(shape?.mapping.file.fillDown.map(\.value) ?? [])
    cells = RuleCells(book: owner.totals)
  }

  func finish() { repeats.removeAll() }

  func take(_ raw: Span<UInt8>, isFaulted: Bool, within context: XMLContext) {
    ordinal += 1
    if context != self.context {
      self.context = context
      owner.shapes.contexts.note(context, of: file, from: ordinal)
    }
    // What stands behind the last record is a footer.
    guard ordinal <= file.records else { return }
    guard let shape, !above.isEmpty else { return take(raw, row: nil, isFaulted: isFaulted) }
    guard !isFaulted, read(raw, shape) else {
      above.meetFaulted()
      return take(raw, row: nil, isFaulted: isFaulted)
    }
    if let whole = above.meet(shape.cells, raw) {
      take(whole.span, row: raw, isFaulted: false)
    } else {
      take(raw, row: nil, isFaulted: false)
    }
  }

  /// - Parameters:
  ///   - raw: of the record: the bytes of its row, and before them what it has from rows above.
  ///   - row: those of its row alone; nil: it has nothing from above.
  private func take(_ raw: Span<UInt8>, row: Span<UInt8>?, isFaulted: Bool) {
    while range < ranges.count, ranges[range].last < ordinal { range += 1 }
    let disposition = range < ranges.count ? ranges[range].disposition : nil
    entries.removeAll(keepingCapacity: true)
    entries.append((TotalField.records, TotalEntry(group: cells.book.onlyGroup(TotalField.records))))
    var key: [UInt8]?
    let isReadable = !isFaulted && shape.map { read(raw, $0) } == true
    if disposition == .quarantined {
      owner.noteRefused(file, ordinal: ordinal, raw, row: row, isLoose: shape == nil && file.format == .csv)
    }
    if disposition == .filtered, let shape, let mapping, shape.mapping === mapping {
      checkFiltered(raw, shape, mapping, isReadable: isReadable)
    }
    if let shape, isReadable {
      digest.add(canon.digest(shape.cells))
      if let row, columns != nil {
        // A column adds up as the file has it: what is filled down stands there once.
        if read(row, shape) { columns?.add(shape.cells) }
        _ = read(raw, shape)
      } else {
        columns?.add(shape.cells)
      }
      key = self.key(raw, shape)
      measure(shape, key)
    } else {
      digest.add(canon.digest(faulted: raw))
      columns?.addUnread(ordinal: ordinal)
    }
    let step: TotalStep?
    if let disposition, let left = TotalStep(disposition) {
      step = left
    } else {
      step = place(key, raw)
    }
    for (field, entry) in entries {
      cells.book.add(scope, field, .files, entry)
      if let step { cells.book.add(scope, field, step, entry, taken: true) }
    }
  }

  /// The condition was asked about the record as people corrected it.
  /// - Parameter isReadable: the cells are read; they are the record's own again afterwards.
  private func checkFiltered(
    _ raw: Span<UInt8>, _ shape: SourceShape, _ mapping: MappingView, isReadable: Bool
  ) {
    var isLeftOut = false
    if isReadable, let condition = mapping.condition {
      isLeftOut = !condition.takes(shape.cells)
      let sets = isLeftOut ? [] : owner.everyCorrection(file, raw)
      for corrections in sets where !isLeftOut && read(raw, shape) {
        shape.cells.lay(corrections)
        isLeftOut = !condition.takes(shape.cells)
      }
      if !sets.isEmpty { _ = read(raw, shape) }
    }
    owner.noteFiltered(file, ordinal: ordinal, isLeftOut: isLeftOut)
  }

  private func read(_ raw: Span<UInt8>, _ shape: SourceShape) -> Bool {
    shape.cells.removeAll()
    return shape.reader.read(raw, into: shape.cells, within: context ?? .none)
  }

  private func key(_ raw: Span<UInt8>, _ shape: SourceShape) -> [UInt8]? {
    let columns = shape.mapping.kinds[0].key
    if !columns.isEmpty { return RuleCells.key(shape.mapping, shape.cells) }
    let fingerprint = Fingerprint(raw.extracting(0..<CorrectedCells.lengthWithoutLineEnd(raw))).value
    let number = repeats[fingerprint, default: 0] + 1
    repeats[fingerprint] = number
    return Array(("#" + EntityID.text(fingerprint) + (number > 1 ? "-\(number)" : "")).utf8)
  }

  private func measure(_ shape: SourceShape, _ key: [UInt8]?) {
    let book = cells.book
    if let key, !shape.mapping.kinds[0].key.isEmpty {
      entries.append((TotalField.keys, TotalReading.digits(key.span, TotalField.keys, book)))
    }
    for row in shape.cells.rows.indices {
      let kind = shape.cells.rows[row].kind
      for group in shape.mapping.kinds[kind].groups {
        for field in group.fields {
          guard let total = field.total else { continue }
          let entry = cells.entry(field, total, row: row, kind: kind, shape.cells)
          if entry.group >= 0 { entries.append((total.number, entry)) }
        }
      }
    }
  }

  private func place(_ key: [UInt8]?, _ raw: Span<UInt8>) -> TotalStep? {
    // The key that people gave it first: the one in the file may be another record's.
    var place = FileTotals.Place.unknown
    if let corrected = correctedKey(raw) { place = owner.place(corrected.span, file, scope: scope, raw: raw) }
    if case .unknown = place, let key { place = owner.place(key.span, file, scope: scope, raw: raw) }
    guard case .left(let step) = place else { return nil }
    return step
  }

  /// Nil: nobody corrected the record.
  private func correctedKey(_ raw: Span<UInt8>) -> [UInt8]? {
    guard let shape, let corrections = owner.corrections(file, raw), read(raw, shape) else { return nil }
    shape.cells.lay(corrections)
    return RuleCells.key(shape.mapping, shape.cells)
  }
}
