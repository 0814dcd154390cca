import Base
import Importing
import Mapping
import Model
import Reporting
import Store

/// Takes back records that had landed in this run, once the whole of the files shows that they cannot
/// stand; and refuses them as they stand in their file.
///
/// The order matters: `withdraw` takes a record out of store, digest, report and match tables at once,
/// and only notes that it is to be refused. `refuseTaken` then reads the files concerned once more, for
/// line, cell and raw bytes: this is rare, and keeps nothing in memory for the many records that land.
/// Between the two the store holds neither the record nor its refusal.
struct Withdrawals {
  let context: RunContext
  let files: [SourceFile]
  let index: RecordIndex
  let refusals: RefusalBook
  let readings: [FileReading]
  let tables: MatchTables
  var fates: [FileFates]
  var landed: LandedRecords
  /// Records that were taken back since `refuseTaken` ran last, and why.
  private var issues: [Int32: RecordIssue] = [:]
  /// By file and ordinal: what is to be refused, and why.
  private var toRefuse: [Int: [Int: RecordIssue]] = [:]

  init(_ context: RunContext, files: [SourceFile], known: LoadRecords.Output, read: ReadPhase.Output) {
    self.context = context
    self.files = files
    index = known.index
    refusals = known.refusals
    readings = read.readings
    tables = read.tables
    fates = read.mapped.fates
    landed = read.landed
  }

  mutating func withdraw(_ record: Int, _ issue: RecordIssue) throws {
    issues[Int32(record)] = issue
    let flags = index.flags[record - 1]
    let file = Int(index.files[record - 1])
    let ordinal = Int(index.ordinals[record - 1])
    guard !flags.contains(.withdrawn) else { return }
    // An unchanged record is refused with its twin; what the store has of it stays.
    let wasNew = !flags.contains(.stored)
    if flags.contains(.touched) { try takeBack(record, wasNew: wasNew, flags) }
    if !wasNew && !flags.contains(.touched) && landed.sameAfterAll[record] != nil {
      // Its cells were taken as the store's newest; the values are the same.
      try context.writer.withdraw(record: record, wasNew: false)
    }
    if flags.contains(.matched) { tables.present.remove(record: Int32(record)) }
    index.flags[record - 1].insert(.withdrawn)
    index.flags[record - 1].subtract([.touched, .matched])
    if !wasNew { landed.deferred.append(record) }
    landed.removedParts[record] = nil
    fates[file].refuse(ordinal)
    toRefuse[file, default: [:]][ordinal] = issue
  }

  private func takeBack(_ record: Int, wasNew: Bool, _ flags: RecordIndex.Flags) throws {
    let writer = context.writer
    let present = try writer.withLanding(of: record) { Array($0) } ?? []
    // Before it is taken back: as the list of changes names it.
    let name = try context.report.name(of: record)
    try writer.withdraw(record: record, wasNew: wasNew)
    let identity = index.identities[record - 1]
    let former = wasNew ? [] : try writer.withLanding(of: record) { Array($0) } ?? []
    writer.adjustDigest {
      $0.subtract(RecordDigest.of(identity, hasVanished: false, landed: present.span))
      if !wasNew {
        $0.add(
          RecordDigest.of(identity, hasVanished: flags.contains(.hadVanished), landed: former.span))
      }
    }
    if !wasNew { context.report.withdraw(name, before: former.span, after: present.span) }
  }

  /// Refuses the records that were taken back, and the rows that say the same as they do.
  mutating func refuseTaken() throws {
    refuseRepeats()
    issues.removeAll()
    for (number, issues) in toRefuse.sorted(by: { $0.key < $1.key }) {
      let file = files[number]
      let chunk = LandedChunk()
      func startChunk() {
        chunk.removeAll()
        chunk.file = number
        chunk.source = file.source.id
        chunk.object = file.object.rawValue
      }
      startChunk()
      try file.readAgain(
        context, since: readings[number], where: { issues[$0] != nil },
        body: { record in
          guard let issue = issues[record.ordinal] else { return }
          fates[number].cells.add(record.batch, record.record, .landed, sign: -1)
          fates[number].cells.add(record.batch, record.record, .quarantined)
          chunk.keys.removeAll()
          _ = record.key(into: &chunk.keys)
          let key = chunk.keys.string(from: 0, count: chunk.keys.count)
          // Its cells may be right the next night, when what it names is there: it is read again then.
          chunk.refusals.append(
            record.refusal(issue, key: key, fingerprint: record.rawFingerprint, in: chunk))
        },
        afterBatch: {
          guard !chunk.refusals.isEmpty else { return }
          for refusal in chunk.refusals { try refusals.refuse(refusal, of: file, in: chunk) }
          context.writer.finish(chunk)
          startChunk()
        })
    }
    toRefuse.removeAll()
  }

  /// The same row once more is refused with the record that it repeats.
  private mutating func refuseRepeats() {
    guard !issues.isEmpty else { return }
    for file in files.indices {
      for at in fates[file].dispositions.indices
      where fates[file].dispositions[at] == Disposition.merged.rawValue {
        guard let issue = issues[fates[file].records[at]] else { continue }
        fates[file].refuse(at + 1)
        toRefuse[file, default: [:]][at + 1] = issue
      }
    }
  }
}

extension SourceFile {
  /// Reads a file of this run once more.
  /// - Parameters:
  ///   - isWanted: which records, by ordinal.
  ///   - body: gets each of them; it is valid until `body` returns.
  ///   - afterBatch: is called behind the records of each batch.
  /// - Throws: `ImportError` when it is not the file that was read before.
  func readAgain(
    _ context: RunContext, since reading: FileReading, where isWanted: (Int) -> Bool,
    body: (RecordContext) throws -> Void, afterBatch: () throws -> Void = {}
  ) throws {
    let reader = try open()
    let batch = RecordBatch()
    while try reader.read(into: batch) {
      try context.progress.check()
      let mapping = try self.mapping.bind(batch.layout)
      for record in 0..<batch.count where batch[record].kind == 0 && isWanted(Int(batch[record].ordinal)) {
        try body(
          RecordContext(
            file: self, batch: batch, record: record, mapping: mapping, seed: 0,
            corrected: try context.corrections?.correct(batch, record, of: self, mapping)))
      }
      try afterBatch()
    }
    try expectUnchanged(reader, since: reading)
  }
}
