import Model
import Store

/// What a replay leaves in the store beside its records.
extension RunEngine {
  /// Closes the refusals that are answered, says which record each ordinal was, and which
  /// corrections landed. What is refused again stays as it stands.
  func writeReplay() throws {
    var settled: [Int] = []
    var used: [Int] = []
    for file in files {
      guard let records = file.replay?.records else { continue }
      try writer.replayed(records.map(\.id), ofFile: file.number)
      for (at, record) in records.enumerated() where isSettled(file, at) {
        settled.append(record.id)
        used += corrections?.applied[file.number]?[at + 1] ?? []
      }
    }
    try writer.closeQuarantine(settled.sorted())
    try writer.useCorrections(Set(used).sorted())
  }

  var replayOutcome: ReplayOutcome? {
    guard let replay else { return nil }
    var outcome = ReplayOutcome()
    for file in files {
      guard let records = file.replay?.records else { continue }
      outcome.read += records.count
      for (at, record) in records.enumerated() {
        let applied = corrections?.applied[file.number]?[at + 1] ?? []
        if isSettled(file, at) {
          let isFiltered = file.dispositions[at] == Disposition.filtered.rawValue
          outcome.landed += isFiltered ? 0 : 1
          outcome.filtered += isFiltered ? 1 : 0
          outcome.corrections += applied.count
        } else {
          outcome.refused.append(
            .init(
              id: record.id, file: file.displayPath, line: record.line, code: record.code,
              isCorrected: !applied.isEmpty))
        }
      }
    }
    outcome.absent = replay.absent.map { record, _ in
      .init(
        id: record.id, file: (try? session.fileShape(record.file))?.path ?? "", line: record.line,
        code: record.code, isCorrected: false)
    }
    return outcome
  }

  private func isSettled(_ file: RunFile, _ at: Int) -> Bool {
    let disposition = file.dispositions[at]
    return disposition != Disposition.quarantined.rawValue && disposition != Disposition.held.rawValue
  }

  /// The importer must find in a replay's file the records that were put there, and no others.
  func checkReplayed() throws {
    for file in files {
      guard let replay = file.replay, replay.records.count != file.dispositions.count else { continue }
      throw RunError.inconsistent(
        Bilingual(
          zh: "\(file.displayPath)：重放 \(replay.records.count) 条被隔离的记录，读出 \(file.dispositions.count) 条",
          en: """
            \(file.displayPath): of \(replay.records.count) refused records \
            \(file.dispositions.count) were read again
            """))
    }
  }
}
