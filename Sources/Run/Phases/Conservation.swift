import Base
import Evidence
import Importing
import Mapping
import Model
import Reporting
import Store

/// Guarantees 1 and 2, file by file: the records read are the sum of their dispositions, and both records
/// and filled cells are as many as the count that shares nothing with the importer. Reports each file as
/// it goes.
struct Conservation {
  let context: RunContext
  private(set) var read = 0
  private(set) var quarantined = 0
  /// What control files beside the exports say, to be compared when all files were taken.
  private(set) var controls = ControlFileComparison()

  init(context: RunContext) { self.context = context }

  /// - Throws: `RunError.inconsistent`, naming the file and what does not add up.
  mutating func take(
    _ file: SourceFile, _ reading: FileReading, fates: FileFates, counted: CountedFile
  ) throws {
    let report = try fileReport(file, reading, fates: fates, counted: counted)
    read += report.dispositions.read
    quarantined += report.dispositions.quarantined
    let entry = file.source.entry
    let builder = context.report
    let known = builder.report.sources.firstIndex { $0.name == entry.name }
    if known == nil {
      builder.report.sources.append(
        RunReport.SourceReport(name: entry.name, trust: entry.trust, isSnapshot: entry.isSnapshot))
    }
    let at = known ?? builder.report.sources.count - 1
    builder.report.sources[at].files.append(report)
    builder.report.sources[at].total.add(report.dispositions)
  }

  private mutating func fileReport(
    _ file: SourceFile, _ reading: FileReading, fates: FileFates, counted: CountedFile
  ) throws -> RunReport.FileReport {
    let facts = reading.facts
    var dispositions = RunReport.Dispositions()
    dispositions.read = facts.records
    for disposition in fates.dispositions {
      switch Disposition(rawValue: disposition) {
      case .added: dispositions.added += 1
      case .updated: dispositions.updated += 1
      case .unchanged: dispositions.unchanged += 1
      case .merged: dispositions.merged += 1
      case .quarantined: dispositions.quarantined += 1
      case .filtered: dispositions.filtered += 1
      case .superseded: dispositions.superseded += 1
      case .held, nil: dispositions.held += 1
      }
    }
    let balance = try balance(file, fates)
    guard dispositions.isBalanced else {
      throw RunError.inconsistent(
        Bilingual(
          zh: "\(file.displayPath)：读入 \(dispositions.read) 条，去向之和不等",
          en: "\(file.displayPath): the dispositions do not add up to the \(dispositions.read) records read"))
    }
    try compare(counted, file: file.displayPath, records: dispositions.read, filledCells: balance.filled)
    if file.replay == nil {
      controls.add(
        counted, path: file.path, displayPath: file.displayPath, recordPath: facts.recordPath)
    }
    for finding in reading.damage.findings {
      context.report.report.damage.append(
        RunReport.Damage(
          file: file.displayPath,
          column: ColumnPath(kind: finding.kind, column: finding.column).name(facts.format),
          code: finding.code, count: finding.count,
          message: Bilingual(zh: finding.zh, en: finding.en)))
    }
    if facts.footerRows > 0 {
      let rows = facts.footerRowNumbers.prefix(20).map(String.init).joined(separator: ", ")
      context.report.report.damage.append(
        RunReport.Damage(
          file: file.displayPath, column: "", code: "footer-rows", count: facts.footerRows,
          message: Bilingual(
            zh: "被认作合计或备注、没有当作记录的行：\(rows)", en: "taken for totals or notes, not records: rows \(rows)")))
    }
    noteVersions(file, dispositions.superseded, late: fates.late)
    for warning in facts.warnings {
      context.report.report.damage.append(
        RunReport.Damage(
          file: file.displayPath, column: "", code: warning.code, count: 1,
          message: Bilingual(zh: warning.zh, en: warning.en)))
    }
    return RunReport.FileReport(
      path: file.displayPath, bytes: file.replay?.bytes ?? facts.bytes,
      sha256: file.replay?.sha256 ?? facts.sha256, format: facts.format.rawValue,
      encoding: facts.encoding, object: file.object.name,
      dispositions: dispositions, countedRecords: counted.records,
      declaredRecords: facts.declaredRecords, cells: balance)
  }

  /// Tells which versions of records did not stand, and why.
  private func noteVersions(_ file: SourceFile, _ superseded: Int, late: Int) {
    let column = file.changeField?.path ?? ""
    if late > 0 {
      context.report.report.damage.append(
        RunReport.Damage(
          file: file.displayPath, column: column, code: "late-versions", count: late,
          message: Bilingual(
            zh: "比库中已有的旧，没有覆盖", en: "older than what the store has of them: they overwrite nothing")))
    }
    if superseded > late {
      context.report.report.damage.append(
        RunReport.Damage(
          file: file.displayPath, column: column, code: "superseded-versions", count: superseded - late,
          message: Bilingual(
            zh: "同一条记录另有更晚的版本，以最晚的为准", en: "versions of records of which a later one came: that one stands")))
    }
  }

  private func balance(_ file: SourceFile, _ fates: FileFates) throws -> RunReport.CellBalance {
    var balance = RunReport.CellBalance()
    let bound = try file.mapping.bind(fates.cells.layout)
    for row in fates.cells.rows(fate: { bound.fate(kind: $0, column: $1) }) {
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
            column: ColumnPath(kind: row.path, column: row.column).name(file.mapping.file.reads),
            fate: row.fate,
            cells: total))
      }
    }
    return balance
  }

  private func note(_ fate: RunReport.ColumnFate) {
    if let at = context.report.report.notMapped.firstIndex(where: {
      $0.source == fate.source && $0.column == fate.column
    }) {
      context.report.report.notMapped[at].cells += fate.cells
    } else {
      context.report.report.notMapped.append(fate)
    }
  }
}
