import Base
import Mapping
import Matching
import Model
import Reporting
import Store

/// Reads the files, recognises and maps their records, and writes what landed: three threads, of which
/// this one, the store's, writes.
///
/// Who owns what, and when:
/// 1. The reading thread fills a batch and puts it into a queue: from then on it is the mapping
///    thread's, which gives it back empty.
/// 2. The mapping thread finds the batch's records in the index, numbers new ones and sets their flags,
///    and puts what they landed as into a chunk. The index and all flags are its own until it is done:
///    a record of the next batch may be the one that this thread is writing.
/// 3. This thread takes the chunk and writes it. It works on what the chunk says of a record and not on
///    the index: what it finds out meanwhile (`LandedRecords`) is entered once the others are done.
/// 4. The threads end when the last queue is empty, or when somebody closes the queues: an error here
///    closes all of them, so that nobody waits for anybody.
struct ReadPhase {
  let context: RunContext
  let files: [SourceFile]
  let known: LoadRecords.Output
  /// By number of the file: ordinals of records of which another version stands.
  var superseded: [Int: Set<Int>] = [:]

  struct Output {
    var readings: [FileReading]
    let counts: [FileCount]
    var mapped: MapStage.Output
    var landed: LandedRecords
    let tables: MatchTables
  }

  consuming func run() throws -> Output {
    try context.begin("read")
    let progress = context.progress
    progress.enter(.reading)
    progress.expect(bytes: files.reduce(0) { $0 + Tool.size(ofFile: $1.path) })
    let reading = ReadStage(files: files, progress: progress)
    let mapping = MapStage(
      input: reading, index: known.index, ownersDigest: context.migration.owners?.digest ?? "",
      run: context.run, progress: progress, corrections: context.corrections, superseded: superseded)
    let tables = MatchTables(
      options: context.migration.matchOptions, index: known.index, scopes: known.scopes)
    var landing = Landing(context: context, refusals: known.refusals, tables: tables)
    reading.start()
    mapping.start()
    defer {
      reading.close()
      mapping.close()
      mapping.waitUntilDone()
      reading.waitUntilDone()
    }
    while let chunk = mapping.output.take() {
      try progress.check()
      try landing.take(chunk, of: files[chunk.file])
      try context.reach("landed")
      mapping.recycle(chunk)
    }
    var mapped = try mapping.finish()
    let read = try reading.finish()
    landing.records.enter(into: known.index, &mapped.fates)
    try checkReplayed(mapped.fates)
    return Output(
      readings: read.readings, counts: read.counts, mapped: mapped, landed: landing.records,
      tables: tables)
  }

  /// The importer must find in a replay's file the records that were put there, and no others.
  private func checkReplayed(_ fates: [FileFates]) throws {
    for (file, fates) in zip(files, fates) {
      guard let replay = file.replay, replay.records.count != fates.dispositions.count else { continue }
      throw RunError.inconsistent(
        Bilingual(
          zh: "\(file.displayPath)：重放 \(replay.records.count) 条被隔离的记录，读出 \(fates.dispositions.count) 条",
          en: """
            \(file.displayPath): of \(replay.records.count) refused records \
            \(fates.dispositions.count) were read again
            """))
    }
  }
}

/// What was found out of records while they landed.
struct LandedRecords {
  /// Changed records, and new ones that name others: they are matched once references are settled.
  var deferred: [Int] = []
  /// Records that name others.
  var referring: [Int] = []
  /// Records whose cells changed and whose values did not: where they stand.
  var sameAfterAll: [Int: (file: Int, ordinal: Int)] = [:]
  /// By record: golden rows of its children that are no longer there.
  var removedParts: [Int: [(entity: Entity, nr: Int)]] = [:]
  /// Records that are older than what the store has of them: where they stand.
  var late: [Int: (file: Int, ordinal: Int)] = [:]

  /// Enters what was found while the mapping thread owned the index.
  func enter(into index: RecordIndex, _ fates: inout [FileFates]) {
    for record in index.flags.indices where index.flags[record].contains(.touched) {
      if !index.flags[record].contains(.stored) { index.flags[record].insert(.matched) }
    }
    for record in deferred { index.flags[record - 1].remove(.matched) }
    for record in referring { index.flags[record - 1].insert(.refers) }
    for (record, (file, ordinal)) in late {
      index.flags[record - 1].remove(.touched)
      fates[file].supersede(ordinal)
    }
    for (record, (file, ordinal)) in sameAfterAll {
      index.flags[record - 1].remove(.touched)
      fates[file].set(ordinal, .unchanged)
    }
  }
}

/// Writes the chunks that come from the mapping thread, on the store's thread.
private struct Landing {
  let context: RunContext
  let refusals: RefusalBook
  let tables: MatchTables
  var records = LandedRecords()

  mutating func take(_ chunk: LandedChunk, of file: SourceFile) throws {
    try context.writer.insert(chunk)
    for entry in chunk.entries {
      let start = entry.landed.lowerBound
      try chunk.landed.arena.withUnsafeBytes(from: start, count: entry.landed.count) { bytes in
        let landed = bytes.bindMemory(to: UInt8.self).span
        switch entry.kind {
        case .new:
          landNew(entry, file, landed)
          if Landed.hasExtras(landed) {
            let key = chunk.keys.string(from: entry.key.lowerBound, count: entry.key.count)
            tables.keep(key: key, of: entry.record)
          }
        case .changed: try landChanged(entry, chunk, file: file, new: landed)
        }
      }
    }
    for refusal in chunk.refusals { try refusals.refuse(refusal, of: file, in: chunk) }
    context.writer.finish(chunk)
  }

  private mutating func landNew(_ entry: LandedChunk.Entry, _ file: SourceFile, _ landed: Span<UInt8>) {
    context.writer.adjustDigest {
      $0.add(RecordDigest.of(entry.identity, hasVanished: false, landed: landed))
    }
    if file.refers && References.refers(landed) {
      records.referring.append(entry.record)
      records.deferred.append(entry.record)
    } else {
      tables.present.add(
        record: Int32(entry.record), identity: entry.identity, firstRun: Int32(context.run),
        trust: Int16(clamping: file.source.entry.trust), side: file.source.leadSide, landed: landed)
    }
  }

  /// The very bytes that the store has are no older version: the mapping is another.
  private func isTheStored(_ entry: LandedChunk.Entry, _ chunk: LandedChunk) throws -> Bool {
    guard let stored = try context.session.raw(ofRecord: entry.record) else { return false }
    return chunk.raw.withSpan(from: entry.raw.lowerBound, count: entry.raw.count) { raw in
      raw.count == stored.count && stored.indices.allSatisfy { raw[$0] == stored[$0] }
    }
  }

  private mutating func landChanged(
    _ entry: LandedChunk.Entry, _ chunk: LandedChunk, file: SourceFile, new: Span<UInt8>
  ) throws {
    let writer = context.writer
    let former = try writer.withLanding(of: entry.record) { Array($0) } ?? []
    if let field = file.changeField, !entry.hadVanished {
      let time = Landed.time(new, of: field)
      if time > 0, time < Landed.time(former.span, of: field), try !isTheStored(entry, chunk) {
        records.late[entry.record] = (file.number, entry.ordinal)
        return
      }
    }
    var merged = LandedWriter()
    try LandedOverlay.merge(
      former: former.span, new: new, object: file.object.rawValue, names: file.mapping.childNames,
      invalid: file.mapping.invalidExtras,
      used: { [session = context.session] in
        try session.childNumbers(ofFormerVersionsOf: entry.record)
      }, into: &merged)
    let count = merged.arena.count
    try merged.arena.withUnsafeBytes(from: 0, count: count) { bytes in
      let landed = bytes.bindMemory(to: UInt8.self).span
      let hadVanished = entry.hadVanished
      let isSame = LandedDiff.areSame(former.span, landed)
      if isSame && !hadVanished {
        // Other cells, the same values: a column that is ignored, or another spelling.
        try writer.update(entry, of: chunk, landed: nil)
        records.sameAfterAll[entry.record] = (file.number, entry.ordinal)
        return
      }
      try writer.update(entry, of: chunk, landed: isSame ? nil : landed)
      writer.adjustDigest {
        $0.subtract(
          RecordDigest.of(entry.identity, hasVanished: hadVanished, landed: former.span))
        $0.add(RecordDigest.of(entry.identity, hasVanished: false, landed: isSame ? former.span : landed))
      }
      if References.refers(landed) { records.referring.append(entry.record) }
      records.deferred.append(entry.record)
      tables.addFormer(former.span)
      noteRemovedParts(entry.record, former.span, landed)
      let key = chunk.keys.string(from: entry.key.lowerBound, count: entry.key.count)
      try context.report.update(
        RunReport.RecordName(file.name(key: key, line: entry.line)), before: former.span, after: landed)
    }
  }

  private mutating func noteRemovedParts(_ record: Int, _ former: Span<UInt8>, _ landed: Span<UInt8>) {
    var present: Set<Int> = []
    Landed.forEachPart(landed) { present.insert(Int($0.entity) << 16 | Int($0.number)) }
    Landed.forEachPart(former) { part in
      guard let entity = Entity(rawValue: part.entity),
        !present.contains(Int(part.entity) << 16 | Int(part.number))
      else { return }
      records.removedParts[record, default: []].append(
        (entity, PartID(record: record, part: Int(part.number)).row))
    }
  }
}
