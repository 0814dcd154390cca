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
import Verification

/// The end of a run: the ledger, the balance, the report.
extension RunEngine {
  /// A new record whose own entity stands behind another's row is merged, not added.
  func settleMerged(_ clusters: Clusters?) throws {
    guard let clusters else { return }
    for file in files {
      for at in file.dispositions.indices
      where file.dispositions[at] == Disposition.added.rawValue {
        let record = file.records[at]
        let parts = clusters.parts(ofRecord: record)
        let own =
          parts.first {
            clusters.parts[$0].entity == file.object.rawValue && clusters.parts[$0].number == 0
          } ?? parts.first
        if let own, clusters.anchor(of: Int32(own)) != Int32(own) {
          file.dispositions[at] = Disposition.merged.rawValue
        }
      }
    }
  }

  func finish() throws -> RunOutcome {
    try begin("ledger")
    counting?.waitForCounters()
    var read = 0
    var quarantined = 0
    let declared = judgeDeclaredTotals()
    var controls = ControlFileComparison()
    for file in files {
      let report = try fileReport(file, &controls)
      read += report.dispositions.read
      quarantined += report.dispositions.quarantined
      add(report, of: file)
    }
    try controls.run()
    for number in vanished.map({ scopes[Int(index.scopes[$0 - 1])].sourceName }) {
      if let at = builder.report.sources.firstIndex(where: { $0.name == number }) {
        builder.report.sources[at].total.vanished += 1
      }
    }
    for at in builder.report.sources.indices {
      builder.report.sources[at].declaredTotals = declared[builder.report.sources[at].name]
    }
    noteActions()
    let allowed = migration.file.gates.allowedQuarantine(of: read)
    let after = writer.digest
    try builder.finish()
    builder.report.lossy = lossy()
    if !isPlan { builder.report.digestAfter = after.hex }
    // What a replay cannot take was allowed by the run that refused it.
    let exceeds = replay == nil && quarantined > allowed
    let missing = replay == nil ? migration.file.gates.missing(builder.report.sources) : []
    if !exceeds && missing.isEmpty { try writeLedger(after) }
    clock.end()
    builder.report.phases = clock.phases.map { RunReport.Phase(name: $0.name, seconds: $0.seconds) }
    builder.report.seconds = clock.total
    return RunOutcome(
      report: builder.report, digestBefore: digestBefore, digestAfter: after, actions: actions,
      exceedsGate: exceeds, allowed: migration.file.gates.quarantined?.text ?? "0", missing: missing,
      hasChanges: after != digestBefore || !newRefusalsAreNone,
      files: files.map {
        RunOutcome.FileState(path: $0.displayPath, bytes: $0.facts.bytes, sha256: $0.facts.sha256)
      }, replay: replayOutcome)
  }

  private var newRefusalsAreNone: Bool { builder.report.quarantine.total == metRefusals.values.reduce(0, +) }

  private func fileReport(
    _ file: RunFile, _ controls: inout ControlFileComparison
  ) throws -> RunReport.FileReport {
    guard let counted = file.counted else {
      throw RunError.inconsistent(
        Bilingual(zh: "\(file.displayPath)：没有独立计数", en: "\(file.displayPath): it was not counted"))
    }
    let count = try counted.get()
    var dispositions = RunReport.Dispositions()
    dispositions.read = file.facts.records
    for disposition in file.dispositions {
      switch Disposition(rawValue: disposition) {
      case .added: dispositions.added += 1
      case .updated: dispositions.updated += 1
      case .unchanged: dispositions.unchanged += 1
      case .merged: dispositions.merged += 1
      case .quarantined: dispositions.quarantined += 1
      case .filtered: dispositions.filtered += 1
      case .held, nil: dispositions.held += 1
      }
    }
    let balance = try balance(file)
    guard dispositions.isBalanced else {
      throw RunError.inconsistent(
        Bilingual(
          zh: "\(file.displayPath)：读入 \(dispositions.read) 条，去向之和不等",
          en: "\(file.displayPath): the dispositions do not add up to the \(dispositions.read) records read"))
    }
    try compare(count, file: file.displayPath, records: dispositions.read, filledCells: balance.filled)
    if file.replay == nil {
      controls.add(
        count, path: file.path, displayPath: file.displayPath, recordPath: file.facts.recordPath)
    }
    for finding in file.damage.findings {
      builder.report.damage.append(
        RunReport.Damage(
          file: file.displayPath,
          column: finding.kind.isEmpty ? finding.column : "\(finding.kind)/\(finding.column)",
          code: finding.code, count: finding.count,
          message: Bilingual(zh: finding.zh, en: finding.en)))
    }
    if file.facts.footerRows > 0 {
      let rows = file.facts.footerRowNumbers.prefix(20).map(String.init).joined(separator: ", ")
      builder.report.damage.append(
        RunReport.Damage(
          file: file.displayPath, column: "", code: "footer-rows", count: file.facts.footerRows,
          message: Bilingual(
            zh: "被认作合计或备注、没有当作记录的行：\(rows)", en: "taken for totals or notes, not records: rows \(rows)")))
    }
    for warning in file.facts.warnings {
      builder.report.damage.append(
        RunReport.Damage(
          file: file.displayPath, column: "", code: warning.code, count: 1,
          message: Bilingual(zh: warning.zh, en: warning.en)))
    }
    return RunReport.FileReport(
      path: file.displayPath, bytes: file.replay?.bytes ?? file.facts.bytes,
      sha256: file.replay?.sha256 ?? file.facts.sha256, format: file.facts.format.rawValue,
      encoding: file.facts.encoding, object: file.object.name,
      dispositions: dispositions, countedRecords: count.records,
      declaredRecords: file.facts.declaredRecords, cells: balance)
  }

  private func balance(_ file: RunFile) throws -> RunReport.CellBalance {
    var balance = RunReport.CellBalance()
    let bound = try file.mapping.bind(file.cells.layout)
    for row in file.cells.rows(fate: { bound.fate(kind: $0, column: $1) }) {
      balance.filled += row.landed + row.quarantined + row.filtered
      balance.quarantined += row.quarantined
      balance.filtered += row.filtered
      switch row.fate {
      case ColumnFate.kept.rawValue: balance.kept += row.landed
      case ColumnFate.ignored.rawValue: balance.ignored += row.landed
      default: balance.mapped += row.landed
      }
      let total = row.landed + row.quarantined + row.filtered
      if row.fate != ColumnFate.mapped.rawValue && total > 0 {
        note(
          RunReport.ColumnFate(
            source: file.source.entry.name,
            column: row.path.isEmpty ? row.column : "\(row.path)/\(row.column)", fate: row.fate,
            cells: total))
      }
    }
    return balance
  }

  private func note(_ fate: RunReport.ColumnFate) {
    if let at = builder.report.notMapped.firstIndex(where: {
      $0.source == fate.source && $0.column == fate.column
    }) {
      builder.report.notMapped[at].cells += fate.cells
    } else {
      builder.report.notMapped.append(fate)
    }
  }

  private func add(_ file: RunReport.FileReport, of run: RunFile) {
    let entry = run.source.entry
    let at: Int
    if let known = builder.report.sources.firstIndex(where: { $0.name == entry.name }) {
      at = known
    } else {
      builder.report.sources.append(
        RunReport.SourceReport(name: entry.name, trust: entry.trust, isSnapshot: entry.isSnapshot))
      at = builder.report.sources.count - 1
    }
    builder.report.sources[at].files.append(file)
    builder.report.sources[at].total.add(file.dispositions)
  }

  /// What was done to whom, whatever the order.
  private func noteActions() {
    for file in files {
      for (disposition, record) in zip(file.dispositions, file.records) where record > 0 {
        guard disposition != Disposition.unchanged.rawValue else { continue }
        let identity = index.identities[Int(record) - 1]
        actions.add(
          Identity(low: identity.low &+ UInt64(disposition), high: identity.high ^ UInt64(disposition)))
      }
    }
    for record in vanished {
      let identity = index.identities[record - 1]
      actions.add(Identity(low: identity.low ^ .max, high: identity.high))
    }
  }

  private func writeLedger(_ after: ContentDigest) throws {
    for file in files {
      let counted = try file.counted?.get() ?? CountedFile()
      let bound = try file.mapping.bind(file.cells.layout)
      try writer.ledger(
        FileLedger(
          file: file.row(counted), dispositions: file.dispositions,
          cells: file.cells.rows(fate: { bound.fate(kind: $0, column: $1) })), ofFile: file.number)
    }
    if replay != nil {
      try writeReplay()
    } else {
      let read = Set(files.map { Int($0.scopeNumber) })
      try writer.closeQuarantine(
        openRefusals.filter { read.contains($0.key.scope) && isAnswered($0.key) }
          .flatMap { $0.value.dropFirst(metRefusals[$0.key] ?? 0) }.sorted())
    }
    if let owners = migration.owners {
      try writer.replaceOwners(
        owners.owners.map {
          OwnerRow(
            code: $0.code, name: $0.name, status: $0.status.rawValue,
            successor: $0.successor.nilIfEmpty, email: $0.email.nilIfEmpty,
            mobile: $0.mobile.nilIfEmpty, department: $0.department.nilIfEmpty)
        })
    }
    // A plan has nothing to index or commit: its report has no such phases.
    if !isPlan {
      try begin("index")
      progress.enter(.indexing)
    }
    try writer.createIndexes()
    try progress.check()
    if !isPlan {
      try begin("commit")
      progress.enter(.committing)
    }
    var row = RunRow(
      id: run, migration: migration.file.name, startedAt: builder.report.startedAt,
      finishedAt: Tool.now(), toolVersion: Tool.version, migrationDigest: migration.digest,
      digestBefore: digestBefore, digestAfter: after, actionsDigest: actions,
      summary: RunSummary(builder.report, withheld: withheld).json)
    let documents = migration.documents
    row.documents = Self.digests(of: documents)
    row.matching = migration.file.matching.stored
    try writer.seal(row, documents: documents)
  }

  /// JSON: the SHA-256 of each document by its path.
  private static func digests(of documents: [DocumentRow]) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let digests = Dictionary(documents.map { ($0.path, $0.sha256) }) { first, _ in first }
    return (try? encoder.encode(digests)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a record that was refused once is settled by what this run read. A snapshot without it
  /// says that it is gone; any other source says so only by sending it again.
  private func isAnswered(_ refusal: OpenRefusal) -> Bool {
    let scope = scopes[refusal.scope]
    if scope.isSnapshot { return true }
    guard !refusal.key.isEmpty else { return false }
    if refusedKeys.contains(RefusedKey(scope: refusal.scope, key: refusal.key)) { return true }
    let key = Array(refusal.key.utf8)
    guard let record = index.find(scope.record.identity(ofKey: key.span)) else { return false }
    return index.flags[record - 1].contains(.seen)
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
}

extension String {
  var nilIfEmpty: String? { isEmpty ? nil : self }
}

extension RunFile {
  func row(_ counted: CountedFile) -> FileRow {
    FileRow(
      source: source.id, object: object.name, path: displayPath, mapping: mapping.file.name,
      bytes: replay?.bytes ?? facts.bytes, sha256: replay?.sha256 ?? facts.sha256,
      format: facts.format.rawValue,
      encoding: facts.encoding, isCompressed: facts.isCompressed,
      recordPath: facts.recordPath, delimiter: facts.delimiter.map(Int.init),
      headerRow: facts.headerRow, preambleRows: facts.preambleRows, blankRows: facts.blankRows,
      footerRows: facts.footerRows, records: facts.records, countedRecords: counted.records,
      countedCells: counted.filledCells, declaredRecords: facts.declaredRecords,
      headerRows: facts.headerRows, footerRowNumbers: facts.footerRowNumbers, width: facts.width,
      columns: facts.format == .csv ? facts.places : nil, replays: replay?.shape.id)
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
