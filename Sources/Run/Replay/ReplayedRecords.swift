import Model
import Store

/// What a replay leaves in the store beside its records: which refusals are answered, and which
/// corrections landed. What is refused again stays as it stands.
struct ReplayedRecords {
  let replay: Replay
  let files: [SourceFile]
  let fates: [FileFates]
  let corrections: CorrectionOverlay?

  /// Closes the refusals that are answered, and says which record each ordinal was.
  func write(to writer: any RunWriter) throws {
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

  func outcome(_ session: StoreSession) -> ReplayOutcome {
    var outcome = ReplayOutcome()
    for file in files {
      guard let records = file.replay?.records else { continue }
      outcome.read += records.count
      for (at, record) in records.enumerated() {
        let applied = corrections?.applied[file.number]?[at + 1] ?? []
        if isSettled(file, at) {
          let isFiltered = fates[file.number].dispositions[at] == Disposition.filtered.rawValue
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

  private func isSettled(_ file: SourceFile, _ at: Int) -> Bool {
    let disposition = fates[file.number].dispositions[at]
    return disposition != Disposition.quarantined.rawValue && disposition != Disposition.held.rawValue
  }
}
