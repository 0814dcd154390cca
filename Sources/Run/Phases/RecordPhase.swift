import Base
import Documents
import Evidence
import Foundation
import Importing
import Mapping
import Matching
import Model
import Reporting
import Store

/// The end of a run: the balance, the report, the ledger, and the seal. Afterwards there is nothing left
/// but to commit.
struct RecordPhase {
  let context: RunContext
  let files: [SourceFile]
  let known: LoadRecords.Output
  let counts: [FileCount]
  let readings: [FileReading]
  let fates: [FileFates]
  let vanished: FindVanished.Output

  /// - Throws: `RunError.inconsistent` when records or cells are not conserved; `ImportError` when a
  ///   control file says otherwise.
  consuming func run() throws -> RunOutcome {
    try context.begin("ledger")
    for count in counts { count.wait() }
    try WholeSnapshots.check(files, readings)
    let (readings, declared) = DeclaredTotals.judge(files, readings)
    var conservation = Conservation(context: context)
    for file in files {
      try conservation.take(
        file, readings[file.number], fates: fates[file.number], counted: try counts[file.number].value())
    }
    try conservation.controls.run()
    let builder = context.report
    noteVanished(builder)
    for at in builder.report.sources.indices {
      builder.report.sources[at].declaredTotals = declared[builder.report.sources[at].name]
    }
    let actions = actions()
    let gates = context.migration.file.gates
    let after = context.writer.digest
    try builder.finish()
    builder.report.lossy = lossy()
    if !context.isPlan { builder.report.digestAfter = after.hex }
    // What a replay cannot take was allowed by the run that refused it.
    let isReplay = context.replay != nil
    let exceeds = !isReplay && conservation.quarantined > gates.allowedQuarantine(of: conservation.read)
    let missing = isReplay ? [] : gates.missing(builder.report.sources)
    if !exceeds && missing.isEmpty { try writeLedger(readings, after, actions) }
    context.clock.end()
    builder.report.phases = context.clock.phases.map { RunReport.Phase(name: $0.name, seconds: $0.seconds) }
    builder.report.seconds = context.clock.total
    return RunOutcome(
      report: builder.report, digestBefore: context.digestBefore, digestAfter: after, actions: actions,
      exceedsGate: exceeds, allowed: gates.quarantined?.text ?? "0", missing: missing,
      hasChanges: after != context.digestBefore
        || builder.report.quarantine.total != known.refusals.metCount,
      files: zip(files, readings).map {
        RunOutcome.FileState(path: $0.displayPath, bytes: $1.facts.bytes, sha256: $1.facts.sha256)
      }, replay: replayed?.outcome(context.session))
  }

  private var replayed: ReplayedRecords? {
    context.replay.map {
      ReplayedRecords(replay: $0, files: files, fates: fates, corrections: context.corrections)
    }
  }

  private func noteVanished(_ builder: ReportBuilder) {
    for record in vanished.records {
      let name = known.scopes[known.index.scopes[record - 1]].sourceName
      if let at = builder.report.sources.firstIndex(where: { $0.name == name }) {
        builder.report.sources[at].total.vanished += 1
      }
    }
  }

  /// What was done to whom, whatever the order.
  private func actions() -> ContentDigest {
    let index = known.index
    var actions = ContentDigest()
    for fates in fates {
      for (disposition, record) in zip(fates.dispositions, fates.records) where record > 0 {
        guard disposition != Disposition.unchanged.rawValue else { continue }
        let identity = index.identities[Int(record) - 1]
        actions.add(
          Identity(low: identity.low &+ UInt64(disposition), high: identity.high ^ UInt64(disposition)))
      }
    }
    for record in vanished.records {
      let identity = index.identities[record - 1]
      actions.add(Identity(low: identity.low ^ .max, high: identity.high))
    }
    return actions
  }

  private func lossy() -> [RunReport.Lossy] {
    var seen: Set<String> = []
    return files.flatMap { file in
      seen.insert(file.source.entry.name + file.mapping.file.path).inserted
        ? file.mapping.lossy.map {
          RunReport.Lossy(
            source: file.source.entry.name, field: $0.field, values: $0.values, becomes: $0.becomes)
        } : []
    }
  }

  // MARK: The ledger

  private func writeLedger(
    _ readings: [FileReading], _ after: ContentDigest, _ actions: ContentDigest
  ) throws {
    let writer = context.writer
    for file in files {
      let fates = fates[file.number]
      let bound = try file.mapping.bind(fates.cells.layout)
      try writer.ledger(
        FileLedger(
          file: file.row(readings[file.number].facts, try counts[file.number].value()),
          dispositions: fates.dispositions,
          cells: fates.cells.rows(fate: { bound.fate(kind: $0, column: $1) })), ofFile: file.number)
    }
    if let replayed {
      try replayed.write(to: writer)
    } else {
      try writer.closeQuarantine(
        known.refusals.answered(
          scopes: known.scopes, read: Set(files.map(\.scopeNumber)), known.index))
    }
    if let owners = context.migration.owners {
      try writer.replaceOwners(owners.owners.map(Store.OwnerRow.init))
    }
    // A plan has nothing to index or commit: its report has no such phases.
    if !context.isPlan {
      try context.begin("index")
      context.progress.enter(.indexing)
    }
    try writer.createIndexes()
    try context.progress.check()
    if !context.isPlan {
      try context.begin("commit")
      context.progress.enter(.committing)
    }
    try writer.seal(try row(after, actions), documents: context.migration.documents)
  }

  private func row(_ after: ContentDigest, _ actions: ContentDigest) throws -> RunRow {
    let migration = context.migration
    var row = RunRow(
      id: context.run, migration: migration.file.name, startedAt: context.report.report.startedAt,
      finishedAt: Tool.now(), toolVersion: Tool.version, migrationDigest: migration.digest,
      digestBefore: context.digestBefore, digestAfter: after, actionsDigest: actions,
      summary: RunSummary(context.report.report, withheld: vanished.withheld).json)
    row.documents = Self.digests(of: migration.documents)
    row.matching = migration.storedMatching(former: try context.session.newestMatching())
    return row
  }

  /// JSON: the SHA-256 of each document by its path.
  private static func digests(of documents: [DocumentRow]) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let digests = Dictionary(documents.map { ($0.path, $0.sha256) }) { first, _ in first }
    return (try? encoder.encode(digests)).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Store.OwnerRow {
  fileprivate init(_ owner: Owner) {
    self.init(
      code: owner.code, name: owner.name, status: owner.status.rawValue,
      successor: owner.successor.nilIfEmpty, email: owner.email.nilIfEmpty,
      mobile: owner.mobile.nilIfEmpty, department: owner.department.nilIfEmpty)
  }
}

extension String {
  var nilIfEmpty: String? { isEmpty ? nil : self }
}

extension SourceFile {
  fileprivate func row(_ facts: FileFacts, _ counted: CountedFile) -> FileRow {
    var row = FileRow(
      source: source.id, object: object.name, path: displayPath, mapping: mapping.file.name)
    row.bytes = replay?.bytes ?? facts.bytes
    row.sha256 = replay?.sha256 ?? facts.sha256
    row.format = facts.format.rawValue
    row.encoding = facts.encoding
    row.isCompressed = facts.isCompressed
    row.recordPath = facts.recordPath
    row.delimiter = facts.dialect?.stored
    row.headerRow = facts.headerRow
    row.preambleRows = facts.preambleRows
    row.blankRows = facts.blankRows
    row.footerRows = facts.footerRows
    row.records = facts.records
    row.countedRecords = counted.records
    row.countedCells = counted.filledCells
    row.declaredRecords = facts.declaredRecords
    row.headerRows = facts.headerRows
    row.footerRowNumbers = facts.footerRowNumbers
    row.width = facts.width
    row.columns = facts.format == .csv ? facts.places : nil
    row.replays = replay?.shape.id
    return row
  }
}

extension Gates {
  /// How many of so many records may be refused.
  func allowedQuarantine(of read: Int) -> Int {
    switch quarantined {
    case nil: 0
    case .count(let count): count
    case .percent(let percent): Int((Double(read) * percent / 100).rounded(.down))
    }
  }
}
