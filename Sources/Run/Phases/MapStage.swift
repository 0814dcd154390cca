import Base
import Dispatch
import Documents
import Importing
import Mapping
import Model
import Store

/// The second thread of a run: recognises records by key and fingerprint, and maps those that are
/// new or changed.
///
/// Owns the record index until it is done: see `ReadPhase`.
final class MapStage: @unchecked Sendable {
  /// A row that was not taken and whose key could not be read: it may be any record of its scope.
  struct Nameless {
    var file: Int
    var fingerprint: UInt64
    /// Its raw bytes.
    var row: [UInt8]
  }

  /// What came of mapping; read it when the thread is done.
  struct Output {
    /// By number of the file.
    var fates: [FileFates] = []
    /// By scope.
    var nameless: [UInt16: [Nameless]] = [:]
    var repeated: [Int] = []
    var respelled: [Int: UInt64] = [:]
    var refused: Set<Int> = []
  }

  let output = BoundedQueue<LandedChunk>(capacity: 4)
  private let recycled = BoundedQueue<LandedChunk>(capacity: 16)
  private let input: ReadStage
  private let ownersDigest: UInt64
  private let run: Int
  private let progress: RunProgress
  /// Nil when nobody corrected anything.
  private let corrections: CorrectionOverlay?
  /// By number of the file: ordinals of records of which another version stands.
  private let superseded: [Int: Set<Int>]
  private let done = DispatchGroup()

  private var error: (any Error)?
  private var result = Output()
  private var recogniser: Recogniser
  /// Of the file that is being mapped.
  private var fates = FileFates()
  private var bound: (mapping: BoundMapping, layout: Layout, file: Int)?
  private var shapeSeed: UInt64 = 0
  private var issues: [RecordIssue] = []
  private var spareChunks = 0
  private var repeatsOfContent: [UInt64: Int] = [:]

  init(
    input: ReadStage, index: RecordIndex, ownersDigest: String, run: Int, progress: RunProgress,
    corrections: CorrectionOverlay?, superseded: [Int: Set<Int>] = [:]
  ) {
    self.input = input
    recogniser = Recogniser(index: index)
    self.ownersDigest = Fingerprint(ownersDigest).value
    self.run = run
    self.progress = progress
    self.corrections = corrections
    self.superseded = superseded
  }

  func start() {
    done.enter()
    _ = runThread("leadferry.map") {
      self.work()
      self.done.leave()
    }
  }

  func waitUntilDone() { done.wait() }

  /// Waits for the thread.
  /// - Throws: what ended it early.
  func finish() throws -> Output {
    done.wait()
    if let error { throw error }
    result.repeated = recogniser.repeated
    result.respelled = recogniser.respelled
    result.refused = recogniser.refused
    return result
  }

  /// Lets the thread go, wherever it waits.
  func close() {
    output.close()
    recycled.close()
  }

  func recycle(_ chunk: LandedChunk) {
    chunk.removeAll()
    recycled.put(chunk)
  }

  private func work() {
    defer {
      output.close()
      input.output.close()
    }
    do {
      while let item = input.output.take() {
        guard let batch = item.batch else {
          try checkColumns(item)
          finishFile()
          continue
        }
        guard let chunk = nextChunk() else { return }
        try map(batch, of: item.file, into: chunk)
        progress.read(records: batch.rootCount)
        input.recycle(batch)
        guard output.put(chunk) else { return }
      }
    } catch {
      self.error = error
    }
  }

  private func nextChunk() -> LandedChunk? {
    guard spareChunks >= 8 else {
      spareChunks += 1
      return LandedChunk()
    }
    return recycled.take()
  }

  /// A table has the columns that its mapping names, with records and without; and a tree at least one of
  /// them somewhere: else it is another file than the one that is meant.
  private func checkColumns(_ item: ReadStage.Item) throws {
    guard let layout = item.layout, item.file.replay == nil else { return }
    let mapping = item.file.mapping.file
    if mapping.reads == .csv {
      if bound == nil { _ = try bind(layout, item.file) }
      return
    }
    let known = Set(
      (mapping.key
        + mapping.fields.flatMap { rule -> [Name] in
          if case .columns(let names) = rule.origin { names } else { [] }
        }).map(\.value))
    guard !layout.columns.isEmpty, !known.isEmpty, mapping.each.isEmpty,
      known.isDisjoint(with: layout.columns)
    else { return }
    throw ImportError(
      code: "no-known-column", file: item.file.displayPath, zh: "映射里写的列，文件里一个也没有",
      en: "the file has none of the columns that the mapping names",
      hintZh: "请查看文件：它可能是出错信息，或另一个系统的导出",
      hintEn: "look at the file: it may be an error message, or another export")
  }

  private func finishFile() {
    bound = nil
    repeatsOfContent.removeAll()
    result.fates.append(fates)
    fates = FileFates()
  }

  // MARK: One batch

  private func map(_ batch: RecordBatch, of file: SourceFile, into chunk: LandedChunk) throws {
    let mapping = try bind(batch.layout, file)
    chunk.file = file.number
    chunk.source = file.source.id
    chunk.object = file.object.rawValue
    var record = 0
    while record < batch.count {
      let corrected = try corrections.flatMap { try correct($0, batch, record, of: (file, mapping)) }
      map(
        RecordContext(
          file: file, batch: batch, record: record, mapping: mapping, seed: shapeSeed,
          corrected: corrected), chunk)
      record += 1
      while record < batch.count && batch[record].kind != 0 { record += 1 }
    }
  }

  /// A mapping bound to the columns of a layout; bound again when the layout has grown.
  private func bind(_ layout: Layout, _ file: SourceFile) throws -> BoundMapping {
    if let bound, bound.layout === layout, bound.file == file.number { return bound.mapping }
    let fresh: BoundMapping
    do {
      fresh = try file.mapping.bind(layout)
    } catch {
      throw RunError.shape(error.diagnostics(of: file.displayPath))
    }
    fates.cells.extend(to: layout)
    bound = (fresh, layout, file.number)
    // What decides how a record of this file lands: its mapping, and the owners table.
    var seed = Fingerprint(file.mapping.file.digest, seed: ownersDigest)
    if file.mapping.file.reads == .csv {
      // The raw bytes of a row say nothing of its columns; those of XML and JSON name them.
      // Of the header's alone: a place without a name is met at some row, and says nothing of those
      // before and behind.
      for column in layout.columns.prefix(layout.named) { seed = Fingerprint(column, seed: seed.value) }
    }
    shapeSeed = seed.value
    return fresh
  }

  private func correct(
    _ corrections: CorrectionOverlay, _ batch: RecordBatch, _ record: Int,
    of place: (file: SourceFile, mapping: BoundMapping)
  ) throws -> CorrectionOverlay.Corrected? {
    do {
      return try corrections.correct(batch, record, of: place.file, place.mapping)
    } catch {
      throw RunError.shape(error.diagnostics)
    }
  }

  // MARK: One record

  private func map(_ context: RecordContext, _ chunk: LandedChunk) {
    let keyStart = chunk.keys.count
    let key = context.key(into: &chunk.keys)
    let fault = context.batch[context.record].fault
    guard fault == .none else {
      return refuseFaulty(context, chunk, keyStart, isNamed: key == .key)
    }
    if let versions = superseded[context.file.number], versions.contains(context.ordinal) {
      chunk.keys.truncate(to: keyStart)
      return settle(context, .superseded, record: 0, .filtered)
    }
    switch key {
    case .blank:
      addNameless(context)
      let column = context.file.mapping.file.key.first?.value ?? ""
      let blank = RecordIssue(code: "key-blank", column: column)
      return refuse(context, [blank] + cellIssues(context, chunk), chunk: chunk, keyStart: keyStart)
    case .none:
      // Of the bytes alone: no edit of a mapping makes another record of it.
      appendContentKey(context.rawFingerprint, into: &chunk.keys)
    case .key, .damaged: break
    }
    let identity = identity(context, chunk, keyStart)
    let known = recogniser.index.find(identity)
    // Refused or left out, whatever comes: it may be any of those that no row names.
    if key == .damaged && known == nil { addNameless(context) }
    switch recogniser.verdict(identity, known: known, fingerprint: context.fingerprint) {
    case .refusedBefore: refuseRepeat(context, chunk, keyStart)
    case .again(let known, let again):
      meetAgain(context, chunk, keyStart: keyStart, known: known, again: again)
    case .unchanged(let known):
      recogniser.meet(known, file: context.file.number, ordinal: context.ordinal)
      chunk.keys.truncate(to: keyStart)
      settle(context, .unchanged, record: known, .landed)
    case .new, .changed:
      let isWithoutKey = key == KeyResult.none
      land(context, chunk, keyStart: keyStart, who: (identity, known, isWithoutKey))
    }
  }

  private func identity(_ context: RecordContext, _ chunk: LandedChunk, _ keyStart: Int) -> Identity {
    chunk.keys.withSpan(from: keyStart, count: chunk.keys.count - keyStart) {
      context.file.scope.identity(ofKey: $0)
    }
  }

  /// A record that could not be taken apart into cells. Its key names it, and says that it is still
  /// there. A row with a quote fault has no cells, and one with a cell too many may have its key
  /// elsewhere.
  private func refuseFaulty(
    _ context: RecordContext, _ chunk: LandedChunk, _ keyStart: Int, isNamed: Bool
  ) {
    let known = isNamed ? recogniser.index.find(identity(context, chunk, keyStart)) : nil
    if let known { recogniser.refuse(known) } else { addNameless(context) }
    let fault = context.batch[context.record].fault
    refuse(context, [RecordIssue(code: fault.code)], chunk: chunk, keyStart: keyStart)
  }

  /// What is wrong with the cells of a record that is refused for another cause already.
  private func cellIssues(_ context: RecordContext, _ chunk: LandedChunk) -> [RecordIssue] {
    guard case .quarantined = landAgain(context, chunk) else { return [] }
    return issues.filter { !$0.column.isEmpty }
  }

  private func land(
    _ context: RecordContext, _ chunk: LandedChunk, keyStart: Int,
    who: (identity: Identity, known: Int?, isWithoutKey: Bool)
  ) {
    let landedStart = chunk.landed.arena.count
    issues.removeAll(keepingCapacity: true)
    switch context.land(into: &chunk.landed, issues: &issues) {
    case .filtered:
      chunk.landed.arena.truncate(to: landedStart)
      chunk.keys.truncate(to: keyStart)
      if let known = who.known { recogniser.refuse(known) }
      settle(context, .filtered, record: 0, .filtered)
    case .quarantined:
      chunk.landed.arena.truncate(to: landedStart)
      if let known = who.known { recogniser.refuse(known) }
      // Without a key, a record that was changed is another one; refused, it may be a former one.
      if who.known == nil && who.isWithoutKey { addNameless(context) }
      // Of versions of one record those that can land do.
      if !context.file.mapping.file.key.isEmpty, !context.file.hasVersions {
        recogniser.refuseKey(who.identity, fingerprint: context.fingerprint)
      }
      refuse(context, issues, chunk: chunk, keyStart: keyStart)
    case .landed:
      if who.known == nil && context.file.clears {
        dropCleared(chunk, from: landedStart, context.file.object)
      }
      let number = recogniser.land(
        who.identity, known: who.known, fingerprint: context.fingerprint, file: context.file,
        ordinal: context.ordinal, run: run)
      chunk.entries.append(
        LandedChunk.Entry(
          kind: who.known == nil ? .new : .changed, record: number,
          hadVanished: recogniser.index.flags[number - 1].contains(.hadVanished), identity: who.identity,
          fingerprint: context.fingerprint, ordinal: context.ordinal, line: context.line,
          key: keyStart..<chunk.keys.count, landed: landedStart..<chunk.landed.arena.count,
          raw: context.keepRaw(in: chunk)))
      settle(context, who.known == nil ? .added : .updated, record: number, .landed)
    }
  }

  /// A key for the second time in this run. The same values say the same thing once more; other
  /// values leave open which of them is right, so none is taken.
  private func meetAgain(
    _ context: RecordContext, _ chunk: LandedChunk, keyStart: Int, known: Int, again: Recogniser.Again
  ) {
    var isTaken = again == .same
    if again == .other {
      switch landAgain(context, chunk) {
      case .filtered: return leaveOut(context, chunk, keyStart)
      case .quarantined where context.file.hasVersions:
        return refuse(context, issues, chunk: chunk, keyStart: keyStart)
      case .landed(let values) where recogniser.mayAgree(known, values: values):
        // Where the first one has other values after all, it is taken back, and its repeats with it.
        recogniser.respell(known, values: values)
        isTaken = true
      case .landed, .quarantined: break
      }
    }
    guard isTaken else {
      if refuseRepeat(context, chunk, keyStart) && again != .repeated { recogniser.repeat(known) }
      return
    }
    chunk.keys.truncate(to: keyStart)
    settle(context, .merged, record: known, .landed)
  }

  private enum LandedAgain {
    case filtered
    case quarantined
    /// A fingerprint of its values.
    case landed(UInt64)
  }

  /// What a record would land as; nothing of it stays.
  private func landAgain(_ context: RecordContext, _ chunk: LandedChunk) -> LandedAgain {
    let start = chunk.landed.arena.count
    defer { chunk.landed.arena.truncate(to: start) }
    issues.removeAll(keepingCapacity: true)
    switch context.land(into: &chunk.landed, issues: &issues) {
    case .filtered: return .filtered
    case .quarantined: return .quarantined
    case .landed: return .landed(chunk.landed.fingerprint(from: start))
    }
  }

  /// Refuses a record for its key; but one that the mapping leaves out has no say in what the others
  /// are.
  /// - Returns: false when it is left out.
  @discardableResult
  private func refuseRepeat(_ context: RecordContext, _ chunk: LandedChunk, _ keyStart: Int) -> Bool {
    var further: [RecordIssue] = []
    switch landAgain(context, chunk) {
    case .filtered:
      leaveOut(context, chunk, keyStart)
      return false
    case .quarantined: further = issues
    case .landed: break
    }
    let column = context.file.mapping.file.key.first?.value ?? ""
    refuse(
      context, [RecordIssue(code: "key-repeated", column: column)] + further, chunk: chunk, keyStart: keyStart
    )
    return true
  }

  private func leaveOut(_ context: RecordContext, _ chunk: LandedChunk, _ keyStart: Int) {
    chunk.keys.truncate(to: keyStart)
    settle(context, .filtered, record: 0, .filtered)
  }

  /// - Parameter issues: what a record is refused for, the first of which quarantine keeps.
  private func refuse(
    _ context: RecordContext, _ issues: [RecordIssue], chunk: LandedChunk, keyStart: Int
  ) {
    let issues = issues.eachCellOnce
    let key = chunk.keys.string(from: keyStart, count: chunk.keys.count - keyStart)
    chunk.keys.truncate(to: keyStart)
    chunk.refusals.append(
      context.refusal(
        issues.first ?? RecordIssue(code: "malformed"), further: Array(issues.dropFirst()), key: key,
        fingerprint: context.fingerprint, in: chunk))
    settle(context, .quarantined, record: 0, .quarantined)
  }

  private func settle(
    _ context: RecordContext, _ disposition: Disposition, record: Int, _ cells: CellCounts.Outcome
  ) {
    fates.append(context.ordinal, disposition, record: record)
    fates.cells.add(context.batch, context.record, cells)
  }

  /// Of a new record there is nothing to clear.
  private func dropCleared(_ chunk: LandedChunk, from start: Int, _ object: Entity) {
    var clean = LandedWriter()
    let none: [UInt8] = []
    chunk.landed.arena.withSpan(from: start, count: chunk.landed.arena.count - start) {
      LandedOverlay.merge(
        former: none.span, new: $0, object: object.rawValue, used: { [] }, into: &clean)
    }
    chunk.landed.arena.truncate(to: start)
    clean.arena.withSpan(from: 0, count: clean.arena.count) { _ = chunk.landed.arena.append($0) }
  }

  private func addNameless(_ context: RecordContext) {
    guard context.file.source.entry.isSnapshot else { return }
    result.nameless[context.file.scopeNumber, default: []].append(
      Nameless(
        file: context.file.number, fingerprint: context.fingerprint,
        row: context.batch.withRaw(context.record) { bytes in bytes.withUnsafeBytes { Array($0) } }))
  }

  /// A record without a key is known by its cells; equal ones of a file are told apart by number.
  private func appendContentKey(_ fingerprint: UInt64, into keys: inout ByteArena) {
    let number = repeatsOfContent[fingerprint, default: 0]
    repeatsOfContent[fingerprint] = number + 1
    keys.append(utf8: "#" + EntityID.text(fingerprint))
    if number > 0 { keys.append(utf8: "-\(number + 1)") }
  }
}

extension LandedWriter {
  /// A fingerprint of what was landed from an offset on.
  func fingerprint(from start: Int) -> UInt64 {
    arena.withSpan(from: start, count: arena.count - start) { Fingerprint($0).value }
  }
}

extension RecordBatch {
  /// The text of the cell that an issue names, for quarantine. When it does not say which child record
  /// has the cell, that of the first which says anything.
  package func text(_ record: Int, of issue: RecordIssue, _ format: SourceFormat) -> String {
    guard !issue.column.isEmpty, record + issue.child < count else { return "" }
    var at = record + issue.child
    repeat {
      if let column = layout.kinds[kind(at)].index(ofFullName: issue.column, format),
        let text = text(at, column), !text.isEmpty
      {
        return text
      }
      at += 1
    } while issue.child == 0 && at < count && self[at].kind != 0
    return ""
  }
}
