import Foundation
import Model
import Reporting
import Run
import Store

/// A refused record, with everything that it is refused for.
public struct RefusedRecord: Sendable, Codable {
  /// Of `quarantine`; nil in a plan, which no store has taken.
  public var id: Int?
  public var run: Int?
  public var source: String
  public var object: String
  public var file: String
  public var ordinal: Int?
  public var line: Int
  public var key: String
  /// Of the first cell at fault.
  public var code: String
  public var column: String
  public var field: String
  public var value: String
  /// The record as it stands in the decoded file; nil in a plan.
  public var raw: String?
  /// All cells at fault, the first of them first.
  public var faults: [RunReport.RefusedCell]
}

/// The refused records of a store, or of a plan.
public struct RefusedRecords: Sendable {
  public enum Origin: Sendable {
    /// They stand in quarantine.
    case store
    /// They would be refused.
    case plan
    /// They were refused by that run, whatever happened since.
    case run(Int)
  }

  public var origin: Origin
  /// By which commands mend them; nil: nobody said.
  public var migration: String?
  /// Cells can be corrected: there is a store, which keeps what people put beside them.
  public var hasStore: Bool
  public var records: [RefusedRecord]
  /// Greater than the count of `records` when the list beside a report is gone.
  public var total: Int
  /// Of each record all faults are known, and not the first alone.
  public var isJudged: Bool

  /// Cells that say the same, the largest groups first.
  public var groups: [RunReport.RefusalGroup] {
    var groups = RefusalGroups()
    for record in records { for cell in record.faults { groups.add(cell) } }
    return groups.sorted
  }
}

extension Desk {
  /// The records that stand in quarantine, or that a plan says would, by file and line.
  /// - Parameter target: a migration file, a store, or the folder of a plan or a run.
  public static func quarantine(of target: String) throws(RunError) -> RefusedRecords {
    if PlanFile.isPlan(path: target) { return try ReportedRefusals.read(target) }
    let path = try storePath(of: target)
    let isMigration = path != Tool.absolute(target)
    return try RunError.translating {
      guard try LeadStore.exists(path: path) else {
        throw isMigration ? BeforeFirstRun.list(target).error(path) : StoreError.missing(path: path)
      }
      // A mapping with mistakes tells nothing of the records, and hides none of them.
      let migration = isMigration ? LoadedMigration.check(path: target).0 : nil
      return try LeadStore.reading(path: path) { session in
        let faults = try migration.map { try RefusalJudge(session, $0).faults() } ?? [:]
        let rows = try session.quarantine()
        return RefusedRecords(
          origin: .store, migration: isMigration ? target : nil, hasStore: true,
          records: rows.map { RefusedRecord($0, faults[$0.id]) }, total: rows.count,
          isJudged: migration != nil)
      }
    }
  }
}

extension RefusedRecord {
  init(_ row: StoreSession.QuarantineRow, _ faults: [RunReport.RefusedCell]?) {
    self.init(
      id: row.id, run: row.run, source: row.source, object: row.object, file: row.file,
      ordinal: row.ordinal, line: row.line, key: row.key, code: row.code, column: row.column,
      field: row.field, value: row.value, raw: row.raw,
      faults: faults ?? [
        RunReport.RefusedCell(
          RecordIssue(code: row.code, column: row.column, field: row.field), value: row.value)
      ])
  }

  init(_ refusal: RunReport.Refusal, run: Int?) {
    self.init(
      id: nil, run: run, source: refusal.record.source, object: refusal.record.object,
      file: refusal.record.file, ordinal: nil, line: refusal.record.line, key: refusal.record.key,
      code: refusal.code, column: refusal.column, field: refusal.field, value: refusal.value, raw: nil,
      faults: refusal.cells)
  }
}
