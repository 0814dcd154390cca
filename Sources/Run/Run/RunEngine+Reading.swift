import Base
import Foundation
import Importing
import Mapping
import Model
import Reporting
import Store

/// Reading: three threads, of which this one writes. The index and the files' dispositions belong
/// to the mapping thread until it is done; this one works on what the chunks carry.
extension RunEngine {
  func read() throws {
    try begin("read")
    progress.enter(.reading)
    progress.expect(bytes: files.reduce(0) { $0 + Tool.size(ofFile: $1.path) })
    let reading = ReadStage(files: files, progress: progress)
    counting = reading
    let mapping = MapStage(
      input: reading, index: index, ownersDigest: migration.owners?.digest ?? "", run: run,
      progress: progress, corrections: corrections)
    reading.start()
    mapping.start()
    defer {
      // Whatever ended this, nobody waits for anybody: closed queues let the threads go.
      reading.close()
      mapping.close()
      mapping.waitUntilDone()
      reading.waitUntilDone()
    }
    while let chunk = mapping.output.take() {
      try progress.check()
      try land(chunk)
      try reach("landed")
      mapping.recycle(chunk)
    }
    mapping.waitUntilDone()
    reading.waitUntilDone()
    if let error = mapping.error { throw error }
    if let error = reading.error { throw error }
    settleFlags()
    try checkReplayed()
    refusedRecords = mapping.refusedRecords
    nameless = mapping.nameless
    try settleRepeated(mapping.repeatedRecords, respelled: mapping.respelledRecords)
  }

  private func land(_ chunk: LandedChunk) throws {
    let file = files[chunk.file]
    try writer.insert(chunk)
    for entry in chunk.entries {
      let start = entry.landed.lowerBound
      try chunk.landed.arena.withUnsafeBytes(from: start, count: entry.landed.count) { bytes in
        let landed = bytes.bindMemory(to: UInt8.self).span
        switch entry.kind {
        case .new: landNew(entry, file, landed)
        case .changed: try landChanged(entry, chunk, file, landed)
        }
      }
    }
    for refusal in chunk.refusals { try refuse(refusal, chunk, file) }
    writer.finish(chunk)
  }

  /// What was found while the mapping thread owned the index.
  private func settleFlags() {
    for record in index.flags.indices where index.flags[record].contains(.touched) {
      if !index.flags[record].contains(.stored) { index.flags[record].insert(.matched) }
    }
    for record in deferred { index.flags[record - 1].remove(.matched) }
    for record in referring { index.flags[record - 1].insert(.refers) }
    for (record, (file, ordinal)) in sameAfterAll {
      index.flags[record - 1].remove(.touched)
      files[file].dispositions[ordinal - 1] = Disposition.unchanged.rawValue
    }
  }

  private func landNew(_ entry: LandedChunk.Entry, _ file: RunFile, _ landed: Span<UInt8>) {
    writer.adjustDigest {
      $0.add(RecordDigest.of(entry.identity, hasVanished: false, landed: landed))
    }
    if file.refers && References.refers(landed) {
      referring.append(entry.record)
      deferred.append(entry.record)
    } else {
      table.add(
        record: Int32(entry.record), identity: entry.identity, firstRun: Int32(run),
        trust: Int16(clamping: file.source.entry.trust), landed: landed)
    }
  }

  private func landChanged(
    _ entry: LandedChunk.Entry, _ chunk: LandedChunk, _ file: RunFile, _ new: Span<UInt8>
  ) throws {
    let former = try writer.withLanding(of: entry.record) { Array($0) } ?? []
    var merged = LandedWriter()
    try LandedOverlay.merge(
      former: former.span, new: new, object: file.object.rawValue, names: file.mapping.childNames,
      used: { try session.childNumbers(ofFormerVersionsOf: entry.record) }, into: &merged)
    let count = merged.arena.count
    try merged.arena.withUnsafeBytes(from: 0, count: count) { bytes in
      let landed = bytes.bindMemory(to: UInt8.self).span
      let hadVanished = entry.hadVanished
      let isSame = LandedDiff.areSame(former.span, landed)
      if isSame && !hadVanished {
        // Other cells, the same values: a column that is ignored, or another spelling.
        try writer.update(entry, of: chunk, landed: nil)
        sameAfterAll[entry.record] = (file.number, entry.ordinal)
        return
      }
      try writer.update(entry, of: chunk, landed: isSame ? nil : landed)
      writer.adjustDigest {
        $0.subtract(
          RecordDigest.of(entry.identity, hasVanished: hadVanished, landed: former.span))
        $0.add(RecordDigest.of(entry.identity, hasVanished: false, landed: isSame ? former.span : landed))
      }
      if References.refers(landed) { referring.append(entry.record) }
      deferred.append(entry.record)
      noteFormerKeys(former.span)
      noteRemovedParts(entry.record, former.span, landed)
      try builder.update(
        RunReport.RecordName(
          source: file.source.entry.name, object: file.object.name,
          key: chunk.keys.string(from: entry.key.lowerBound, count: entry.key.count),
          file: file.displayPath, line: entry.line),
        before: former.span, after: landed)
    }
  }

  private func noteRemovedParts(_ record: Int, _ former: Span<UInt8>, _ landed: Span<UInt8>) {
    var present: Set<Int> = []
    Landed.forEachPart(landed) { present.insert(Int($0.entity) << 16 | Int($0.number)) }
    Landed.forEachPart(former) { part in
      guard let entity = Entity(rawValue: part.entity),
        !present.contains(Int(part.entity) << 16 | Int(part.number))
      else { return }
      removedParts[record, default: []].append((entity, record << 12 | Int(part.number)))
    }
  }

  func refuse(
    _ refusal: LandedChunk.Refusal, _ chunk: LandedChunk, _ file: RunFile
  ) throws {
    try builder.refuse(
      RunReport.RecordName(
        source: file.source.entry.name, object: file.object.name, key: refusal.key,
        file: file.displayPath, line: refusal.line),
      refusal.issue, value: refusal.value)
    // What a replay cannot take stands in quarantine as it did.
    guard replay == nil else { return }
    if !refusal.key.isEmpty {
      refusedKeys.insert(RefusedKey(scope: Int(file.scopeNumber), key: refusal.key))
    }
    let known = OpenRefusal(
      scope: Int(file.scopeNumber), key: refusal.key, fingerprint: refusal.fingerprint,
      code: refusal.issue.code)
    let met = metRefusals[known, default: 0]
    if let open = openRefusals[known], met < open.count {
      metRefusals[known] = met + 1
      try writer.moveQuarantine(open[met], to: refusal, of: chunk)
    } else {
      try writer.quarantine(refusal, of: chunk)
    }
  }

  func addToTable(_ record: Int, _ landed: Span<UInt8>) {
    table.add(
      record: Int32(record), identity: index.identities[record - 1],
      firstRun: index.firstRuns[record - 1], trust: trust(of: record), landed: landed)
    index.flags[record - 1].insert(.matched)
  }
}
