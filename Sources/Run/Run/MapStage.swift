import Base
import Foundation
import Mapping
import Model
import Store

/// The second thread of a run: recognises records by key and fingerprint, and maps those that are
/// new or changed. Owns the record index until it is done.
final class MapStage: @unchecked Sendable {
  let output = BoundedQueue<LandedChunk>(capacity: 4)
  private let recycled = BoundedQueue<LandedChunk>(capacity: 16)
  private let input: ReadStage
  private let index: RecordIndex
  private let ownersDigest: UInt64
  private let run: Int
  private(set) var error: (any Error)?
  /// Records whose key came twice in this run with different values.
  private(set) var repeatedRecords: [Int] = []
  /// Records whose key came again with other bytes, and a fingerprint of the values that those have:
  /// the first one's are not known here, and decide whether it says the same.
  private(set) var respelledRecords: [Int: UInt64] = [:]
  /// Records of the store that were met and not taken, refused or filtered: they are still there.
  private(set) var refusedRecords: Set<Int> = []
  /// By scope: records that were not taken and whose key could not be read.
  private(set) var nameless: [UInt16: [Nameless]] = [:]

  struct Nameless {
    var file: Int
    var fingerprint: UInt64
    /// Its raw bytes.
    var row: [UInt8]
  }
  private let progress: RunProgress
  /// Nil when nobody corrected anything.
  private let corrections: CorrectionOverlay?
  private let done = DispatchGroup()

  private var bound: BoundMapping?
  private var boundLayout: Layout?
  private var boundFile = -1
  private var shapeSeed: UInt64 = 0
  private var issues: [RecordIssue] = []
  private var spareChunks = 0
  private var repeatsOfContent: [UInt64: Int] = [:]
  /// Records with a key that were refused for their cells: another one of that key must not land in
  /// their place, whichever comes first.
  private var refusedKeys: [Identity: UInt64] = [:]

  init(
    input: ReadStage, index: RecordIndex, ownersDigest: String, run: Int, progress: RunProgress,
    corrections: CorrectionOverlay? = nil
  ) {
    self.input = input
    self.index = index
    self.ownersDigest = Fingerprint(ownersDigest).value
    self.run = run
    self.progress = progress
    self.corrections = corrections
  }

  func start() {
    done.enter()
    _ = runThread("leadferry.map") {
      self.work()
      self.done.leave()
    }
  }

  func waitUntilDone() { done.wait() }

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
          finish(item.file)
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

  private func finish(_ file: RunFile) {
    bound = nil
    boundLayout = nil
    repeatsOfContent.removeAll()
  }

  // MARK: One batch

  private func map(_ batch: RecordBatch, of file: RunFile, into chunk: LandedChunk) throws {
    let mapping = try bind(batch.layout, file)
    chunk.file = file.number
    chunk.source = file.source.id
    chunk.object = file.object.rawValue
    var record = 0
    while record < batch.count {
      var next = record + 1
      while next < batch.count && batch[next].kind != 0 { next += 1 }
      if let corrections, let fixed = try corrected(corrections, batch, record, file, mapping) {
        map(batch, record, file, mapping, chunk, fixed)
      } else {
        map(batch, record, file, mapping, chunk)
      }
      record = next
    }
  }

  /// A mapping bound to the columns of a layout; bound again when the layout has grown.
  private func bind(_ layout: Layout, _ file: RunFile) throws -> BoundMapping {
    if let bound, boundLayout === layout, boundFile == file.number { return bound }
    let fresh: BoundMapping
    do {
      fresh = try file.mapping.bind(layout)
    } catch {
      throw RunError.shape(error.diagnostics(of: file.displayPath))
    }
    file.cells.extend(to: layout)
    bound = fresh
    boundLayout = layout
    boundFile = file.number
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

  private func map(
    _ batch: RecordBatch, _ record: Int, _ file: RunFile, _ mapping: BoundMapping, _ chunk: LandedChunk,
    _ fixed: CorrectionOverlay.Corrected? = nil
  ) {
    let entry = batch[record]
    var fingerprint = batch.withRaw(record) { Fingerprint($0, seed: shapeSeed).value }
    if let fixed { fingerprint = fixed.fingerprint(of: fingerprint) }
    let keyStart = chunk.keys.count
    let known: Int?
    let identity: Identity
    let key = readKey(batch, record, mapping, fixed, into: &chunk.keys)
    if entry.fault != .none {
      // Its key names it, and says that it is still there. A row with a quote fault has no cells, and
      // one with a cell too many may have its key elsewhere.
      let known =
        key == .key
        ? index.find(
          chunk.keys.withSpan(from: keyStart, count: chunk.keys.count - keyStart) {
            file.scope.identity(ofKey: $0)
          }) : nil
      if let known { refusedRecords.insert(known) } else { addNameless(batch, record, file, fingerprint) }
      refuse(
        batch, record, file, chunk, fingerprint, key: keyStart,
        RecordIssue(code: entry.fault.code))
      return
    }
    switch key {
    case .blank:
      addNameless(batch, record, file, fingerprint)
      refuse(
        batch, record, file, chunk, fingerprint, key: keyStart,
        RecordIssue(code: "key-blank", column: file.mapping.file.key.first?.value ?? ""))
      return
    case .none:
      // Of the bytes alone: no edit of a mapping makes another record of it.
      appendContentKey(batch.withRaw(record) { Fingerprint($0).value }, into: &chunk.keys)
      fallthrough
    case .key, .damaged:
      identity = chunk.keys.withSpan(from: keyStart, count: chunk.keys.count - keyStart) {
        file.scope.identity(ofKey: $0)
      }
      known = index.find(identity)
    }
    // Refused or left out, whatever comes: it may be any of those that no row names.
    if key == .damaged && known == nil { addNameless(batch, record, file, fingerprint) }
    let ordinal = Int(entry.ordinal)
    if !refusedKeys.isEmpty, let refused = refusedKeys[identity], refused != fingerprint {
      refuseRepeat(batch, record, file, mapping, chunk, fingerprint, key: keyStart, fixed)
      return
    }
    if let known {
      let flags = index.flags[known - 1]
      if flags.contains(.met) {
        meetAgain(
          batch, record, file, mapping, chunk, fingerprint, known: known, key: keyStart, fixed)
        return
      }
      if index.fingerprints[known - 1] == fingerprint && !flags.contains(.hadVanished) {
        index.flags[known - 1].formUnion([.seen, .met])
        index.files[known - 1] = UInt32(file.number)
        index.ordinals[known - 1] = UInt32(ordinal)
        chunk.keys.truncate(to: keyStart)
        file.settle(ordinal, .unchanged, record: known)
        file.cells.add(batch, record, .landed)
        return
      }
    }
    let landedStart = chunk.landed.arena.count
    issues.removeAll(keepingCapacity: true)
    switch land(batch, record, mapping, fixed, chunk) {
    case .filtered:
      chunk.landed.arena.truncate(to: landedStart)
      chunk.keys.truncate(to: keyStart)
      if let known { refusedRecords.insert(known) }
      file.settle(ordinal, .filtered, record: 0)
      file.cells.add(batch, record, .filtered)
    case .quarantined:
      chunk.landed.arena.truncate(to: landedStart)
      if let known { refusedRecords.insert(known) }
      // Without a key, a record that was changed is another one; refused, it may be a former one.
      if known == nil && key == .none { addNameless(batch, record, file, fingerprint) }
      if !file.mapping.file.key.isEmpty { refusedKeys[identity] = fingerprint }
      refuse(
        batch, record, file, chunk, fingerprint, key: keyStart,
        issues.first ?? RecordIssue(code: "malformed"))
    case .landed:
      if known == nil && file.clears { dropCleared(chunk, from: landedStart, file.object) }
      let number: Int
      if let known {
        number = known
        index.flags[known - 1].formUnion([.seen, .met, .touched])
        index.fingerprints[known - 1] = fingerprint
      } else {
        number = index.add(
          identity, fingerprint: fingerprint, firstRun: run, flags: [.seen, .met, .touched],
          scope: file.scopeNumber)
      }
      index.files[number - 1] = UInt32(file.number)
      index.ordinals[number - 1] = UInt32(ordinal)
      chunk.entries.append(
        LandedChunk.Entry(
          kind: known == nil ? .new : .changed, record: number,
          hadVanished: index.flags[number - 1].contains(.hadVanished), identity: identity,
          fingerprint: fingerprint, ordinal: ordinal, line: Int(entry.line),
          key: keyStart..<chunk.keys.count, landed: landedStart..<chunk.landed.arena.count,
          raw: keepRaw(batch, record, chunk)))
      file.settle(ordinal, known == nil ? .added : .updated, record: number)
      file.cells.add(batch, record, .landed)
    }
  }

  private func corrected(
    _ corrections: CorrectionOverlay, _ batch: RecordBatch, _ record: Int, _ file: RunFile,
    _ mapping: BoundMapping
  ) throws -> CorrectionOverlay.Corrected? {
    do {
      return try corrections.correct(batch, record, of: file, mapping)
    } catch {
      throw RunError.shape(error.diagnostics)
    }
  }

  private func readKey(
    _ batch: RecordBatch, _ record: Int, _ mapping: BoundMapping, _ fixed: CorrectionOverlay.Corrected?,
    into keys: inout ByteArena
  ) -> KeyResult {
    guard let fixed else { return mapping.key(batch, record, into: &keys) }
    return fixed.mapping.key(fixed.batch, 0, into: &keys)
  }

  private func land(
    _ batch: RecordBatch, _ record: Int, _ mapping: BoundMapping, _ fixed: CorrectionOverlay.Corrected?,
    _ chunk: LandedChunk
  ) -> LandingOutcome {
    guard let fixed else {
      return mapping.land(batch, record, into: &chunk.landed, issues: &issues)
    }
    return fixed.mapping.land(fixed.batch, 0, into: &chunk.landed, issues: &issues)
  }

  /// A key for the second time in this run. The same values say the same thing once more; other
  /// values leave open which of them is right, so none is taken.
  private func meetAgain(
    _ batch: RecordBatch, _ record: Int, _ file: RunFile, _ mapping: BoundMapping,
    _ chunk: LandedChunk, _ fingerprint: UInt64, known: Int, key: Int,
    _ fixed: CorrectionOverlay.Corrected?
  ) {
    let ordinal = Int(batch[record].ordinal)
    let isRepeated = index.flags[known - 1].contains(.repeated)
    let isSame = index.fingerprints[known - 1] == fingerprint
    var values: UInt64?
    if !isRepeated && !isSame {
      switch landAgain(batch, record, mapping, chunk, fixed) {
      case .filtered:
        chunk.keys.truncate(to: key)
        file.settle(ordinal, .filtered, record: 0)
        file.cells.add(batch, record, .filtered)
        return
      case .landed(let landed) where respelledRecords[known, default: landed] == landed: values = landed
      case .landed, .quarantined: break
      }
    }
    guard !isRepeated && (isSame || values != nil) else {
      let isRefused = refuseRepeat(
        batch, record, file, mapping, chunk, fingerprint, key: key, fixed)
      if isRefused && !isRepeated {
        index.flags[known - 1].insert(.repeated)
        repeatedRecords.append(known)
      }
      return
    }
    // Where the first one has other values after all, it is taken back, and its repeats with it.
    if let values { respelledRecords[known] = values }
    chunk.keys.truncate(to: key)
    file.settle(ordinal, .merged, record: known)
    file.cells.add(batch, record, .landed)
  }

  private enum Again {
    case filtered
    case quarantined
    /// A fingerprint of its values.
    case landed(UInt64)
  }

  /// What a record would land as; nothing of it stays.
  private func landAgain(
    _ batch: RecordBatch, _ record: Int, _ mapping: BoundMapping, _ chunk: LandedChunk,
    _ fixed: CorrectionOverlay.Corrected?
  ) -> Again {
    let start = chunk.landed.arena.count
    defer { chunk.landed.arena.truncate(to: start) }
    issues.removeAll(keepingCapacity: true)
    switch land(batch, record, mapping, fixed, chunk) {
    case .filtered: return .filtered
    case .quarantined: return .quarantined
    case .landed: return .landed(chunk.landed.fingerprint(from: start))
    }
  }

  /// Refuses a record for its key; but one that the mapping leaves out has no say in what the others
  /// are.
  /// - Returns: false when it is left out.
  @discardableResult
  private func refuseRepeat(
    _ batch: RecordBatch, _ record: Int, _ file: RunFile, _ mapping: BoundMapping,
    _ chunk: LandedChunk, _ fingerprint: UInt64, key: Int, _ fixed: CorrectionOverlay.Corrected?
  ) -> Bool {
    if case .filtered = landAgain(batch, record, mapping, chunk, fixed) {
      chunk.keys.truncate(to: key)
      file.settle(Int(batch[record].ordinal), .filtered, record: 0)
      file.cells.add(batch, record, .filtered)
      return false
    }
    refuse(
      batch, record, file, chunk, fingerprint, key: key,
      RecordIssue(code: "key-repeated", column: file.mapping.file.key.first?.value ?? ""))
    return true
  }

  private func refuse(
    _ batch: RecordBatch, _ record: Int, _ file: RunFile, _ chunk: LandedChunk,
    _ fingerprint: UInt64, key: Int, _ issue: RecordIssue
  ) {
    let text = chunk.keys.string(from: key, count: chunk.keys.count - key)
    chunk.keys.truncate(to: key)
    chunk.refusals.append(
      LandedChunk.Refusal(
        ordinal: Int(batch[record].ordinal), line: Int(batch[record].line), fingerprint: fingerprint,
        key: text, issue: issue, value: batch.text(record, ofColumn: issue.column),
        raw: keepRaw(batch, record, chunk)))
    file.settle(Int(batch[record].ordinal), .quarantined, record: 0)
    file.cells.add(batch, record, .quarantined)
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

  private func addNameless(
    _ batch: RecordBatch, _ record: Int, _ file: RunFile, _ fingerprint: UInt64
  ) {
    guard file.source.entry.isSnapshot else { return }
    nameless[file.scopeNumber, default: []].append(
      Nameless(
        file: file.number, fingerprint: fingerprint,
        row: batch.withRaw(record) { bytes in bytes.withUnsafeBytes { Array($0) } }))
  }

  private func keepRaw(_ batch: RecordBatch, _ record: Int, _ chunk: LandedChunk) -> Range<Int> {
    let start = chunk.raw.count
    batch.withRaw(record) { _ = chunk.raw.append($0) }
    return start..<chunk.raw.count
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

extension RunFile {
  /// Sets the disposition of a record; ordinals come in ascending order.
  func settle(_ ordinal: Int, _ disposition: Disposition, record: Int) {
    dispositions.append(disposition.rawValue)
    records.append(Int32(truncatingIfNeeded: record))
    // invariant: a reader numbers its records from 1 without a gap; the ledger relies on it.
    precondition(dispositions.count == ordinal, "ordinals have a gap")
  }
}

extension RecordBatch {
  /// The text of a column of a record or of its children, by the column's name; for quarantine.
  func text(_ record: Int, ofColumn name: String) -> String {
    guard !name.isEmpty else { return "" }
    var at = record
    repeat {
      let kind = layout.kinds[Int(self[at].kind)]
      for (column, known) in kind.columns.enumerated() {
        let path = kind.path.isEmpty ? known : "\(kind.path)/\(known)"
        if known == name || path == name, let text = text(at, column), !text.isEmpty { return text }
      }
      at += 1
    } while at < count && self[at].kind != 0
    return ""
  }
}
