import Base
import Evidence
import Model
import Store

/// Lays the landed values of records beside the cells of their stored bytes.
///
/// A record's state after each run is looked at by itself: what its cells say, and, where they say
/// nothing, what it held before. So a value that a blank cell kept is followed back to the cell that
/// once said it.
final class ValueCheck {
  private let book: FindingBook
  private let shapes: SourceShapes
  private let files: [Int: LedgerFile]
  private let landings: LandingCursor
  private let versions: FormerVersions
  private let corrected: CorrectedCells
  private let landed = LandedView()
  private let former = LandedView()
  private var progress: [Int: Progress] = [:]
  private let row: RowCheck
  private let totals: StoredTotals

  /// What is known of one file while its records pass.
  private struct Progress {
    var shape: SourceShape?
    var checked = 0
    /// Records whose bytes have another fingerprint than they landed with.
    var unlike: [Subject] = []
    var unlikeCount = 0
    /// Refused records of which the same is true.
    var unlikeRefused: [Subject] = []
    var unlikeRefusedCount = 0
    var hasShape = true
  }

  init(
    _ session: StoreSession, _ book: FindingBook, _ shapes: SourceShapes, _ files: [LedgerFile],
    _ totals: StoredTotals
  ) throws {
    self.totals = totals
    self.book = book
    self.shapes = shapes
    self.files = Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
    landings = try LandingCursor(session)
    versions = try FormerVersions(session)
    row = RowCheck(book, takesNoLabel: try !MatchingRule.allRunsKeepLabels(session))
    corrected = try CorrectedCells(session)
  }

  /// - Parameters:
  ///   - range: a record as it is now, or a former version of it.
  ///   - raw: its bytes.
  func check(_ range: RawRange, raw: Span<UInt8>) throws {
    let (record, run, ordinal, fingerprint) = (range.record, range.run, range.ordinal, range.fingerprint)
    let number = range.file
    guard let file = files[number] else { return }
    let totals = run == nil ? totals : nil
    let whose = subject(file, record, ordinal)
    totals?.begin(record, file, raw: raw, subject: whose)
    var isCompared = false
    defer {
      if let totals, !isCompared, (try? load(record, run)) == true { totals.end(landed, isCompared: false) }
    }
    let corrections = corrected.sets(file, raw)
    var state = progress[number] ?? Progress()
    defer { progress[number] = state }
    /// As it landed: without corrections, or with those of the right time.
    func landing(_ shape: SourceShape) -> [CorrectedCells.Correction]? {
      if shape.hasFingerprint(fingerprint, raw) { return [] }
      return corrections.first {
        shape.hasFingerprint(fingerprint, raw, corrected: CorrectedCells.digest($0))
      }
    }
    var laid = state.shape.flatMap(landing)
    if laid == nil {
      let candidates = shapes.shapes(of: file)
      state.hasShape = !candidates.isEmpty
      let found = candidates.first { landing($0) != nil }
      laid = found.flatMap(landing)
      guard let found else {
        state.unlikeCount += 1
        if state.unlike.count < FindingBook.limit { state.unlike.append(whose) }
        return
      }
      state.shape = found
    }
    guard let shape = state.shape else { return }
    state.checked += 1
    guard try load(record, run) else { return }
    shape.cells.removeAll()
    let context = shapes.contexts.context(of: file, ordinal: ordinal)
    guard shape.reader.read(raw, into: shape.cells, within: context) else {
      book.violated(.values, whose, VerificationWording.unreadableRecord)
      return
    }
    isCompared = true
    if let laid, !laid.isEmpty {
      totals?.correct(shape)
      shape.cells.lay(laid)
    }
    if let condition = shape.mapping.condition {
      if condition.takes(shape.cells) {
        book.holds(.filtered)
      } else {
        book.violated(.filtered, whose, VerificationWording.landedAgainstCondition)
      }
    }
    let known = Array(range.key)
    row.checkKey(shape, known, whose)
    totals?.key(shape, known.span)
    row.totals = totals
    row.check(
      RowCheck.Record(
        shape: shape, landed: landed, former: former.isEmpty ? nil : former, subject: whose))
    totals?.end(landed, isCompared: true)
  }

  /// A refused record whose file does not lie there any more: its bytes have the fingerprint that they were
  /// refused with, under what was known of the file then.
  func check(refused place: RawRange, _ subject: Subject, raw: Span<UInt8>) {
    guard let file = files[place.file] else { return }
    let fingerprint = place.fingerprint
    // One that was taken back, since what it names is not there, has that of its bytes alone.
    if Fingerprint(raw).value == fingerprint { return }
    let digests = corrected.setsInOrder(file, raw).map(CorrectedCells.digest)
    func isLike(_ shape: SourceShape) -> Bool {
      shape.hasFingerprint(fingerprint, raw)
        || digests.contains { shape.hasFingerprint(fingerprint, raw, corrected: $0) }
    }
    var state = progress[place.file] ?? Progress()
    defer { progress[place.file] = state }
    if state.shape.map(isLike) == true { return }
    if let found = shapes.shapes(of: file).first(where: isLike) {
      state.shape = state.shape ?? found
      return
    }
    state.unlikeRefusedCount += 1
    if state.unlikeRefused.count < FindingBook.limit { state.unlikeRefused.append(subject) }
  }

  private func subject(_ file: LedgerFile, _ record: Int, _ ordinal: Int) -> Subject {
    var subject = file.subject
    subject.record = record
    subject.ordinal = ordinal
    return subject
  }

  /// The landed values of that version, and those of the version before it.
  private func load(_ record: Int, _ run: Int?) throws -> Bool {
    former.removeAll()
    guard let bytes = try landings.bytes(of: record) else { return false }
    guard versions.has(record) else { return landed.load(bytes) }
    let all = try versions.of(record)
    // What did not change stands with the version after it.
    var next = Array(bytes)
    var filled: [[UInt8]] = [next]
    for version in all.reversed() {
      next = version.landed ?? next
      filled.insert(next, at: 0)
    }
    let index = run.flatMap { run in all.firstIndex { $0.run == run } } ?? filled.count - 1
    if index > 0 { _ = filled[index - 1].withUnsafeBytes { former.load($0) } }
    return filled[index].withUnsafeBytes { landed.load($0) }
  }

  private func finishRefused() {
    var unseen = 0
    for number in progress.keys.sorted() {
      guard let state = progress[number], let file = files[number], state.unlikeRefusedCount > 0 else {
        continue
      }
      // How the file was read is known: by another of its records, or by the mapping alone.
      guard state.shape != nil || shapes.keptMapping(of: file) != nil && shapes.knowsColumns(of: file) else {
        unseen += state.unlikeRefusedCount
        continue
      }
      for subject in state.unlikeRefused { book.violated(.raw, subject, VerificationWording.rawChanged) }
    }
    if unseen > 0 { book.state(VerificationWording.refusedUnseen(unseen)) }
  }

  /// What is to be said of files as a whole.
  func finish() {
    finishRefused()
    for number in progress.keys.sorted() {
      guard let state = progress[number], let file = files[number], state.unlikeCount > 0 else { continue }
      if !state.hasShape || state.checked == 0 {
        let unknown = shapes.unknownTransforms(of: file)
        let why =
          shapes.mappings(of: file).isEmpty
          ? unknown.isEmpty
            ? VerificationWording.mappingUnknown : VerificationWording.transformsUnknown(unknown)
          : state.hasShape ? VerificationWording.mappingChanged : VerificationWording.headerGone
        book.notCheckable(.values, file.subject, why)
        continue
      }
      for subject in state.unlike { book.violated(.raw, subject, VerificationWording.rawChanged) }
    }
    row.report()
  }
}
