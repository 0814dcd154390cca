import Base
import Foundation
import Importing
import Mapping
import Model
import Reporting
import Run
import Store

/// The refused records that the report of a plan or of a run tells of.
enum ReportedRefusals {
  /// - Parameter path: the folder, or the plan or the report in it.
  static func read(_ path: String) throws(RunError) -> RefusedRecords {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let folder = isFolder.boolValue ? path : URL(fileURLWithPath: path).deletingLastPathComponent().path
    let isPlanFile = !isFolder.boolValue && URL(fileURLWithPath: path).lastPathComponent == "plan.json"
    let file = isFolder.boolValue || isPlanFile ? folder + "/report.json" : path
    guard let data = FileManager.default.contents(atPath: file),
      let report = try? JSONDecoder().decode(RunReport.self, from: data),
      report.schema == RunReport.schemaName
    else { throw .notAPlan(path: path) }
    var records = report.quarantine.items.map { RefusedRecord($0, run: report.run) }
    if let name = report.quarantine.file, !name.contains("/"),
      FileManager.default.fileExists(atPath: folder + "/" + name)
    {
      let list = try RunError.translating { try listed(folder + "/" + name, run: report.run) }
      if list.count >= records.count { records += list.dropFirst(records.count) }
    }
    let plan = report.kind == .plan ? try? PlanFile.read(path: folder) : nil
    return RefusedRecords(
      origin: report.run.map { .run($0) } ?? .plan, migration: plan.map { Tool.shown($0.migration) },
      hasStore: report.hasStore, records: records, total: report.quarantine.total, isJudged: true)
  }

  /// Those of the list beside a report, which has a row for each cell at fault.
  private static func listed(_ path: String, run: Int?) throws -> [RefusedRecord] {
    var options = ReadOptions()
    options.format = .csv
    options.encoding = "utf-8"
    options.keepsFooters = true
    let reader = try Importers.open(path: path, displayPath: path, options: options)
    let batch = RecordBatch()
    var records: [RefusedRecord] = []
    var last: [String] = []
    while try reader.read(into: batch) {
      for at in 0..<batch.count {
        func text(_ column: Int) -> String { SpreadsheetText.plain(batch.text(at, column) ?? "") }
        let name = (0..<5).map(text)
        let cell = RunReport.RefusedCell(
          RecordIssue(code: text(5), column: text(7)), value: text(9))
        if name == last, let index = records.indices.last {
          records[index].faults.append(cell)
          continue
        }
        last = name
        records.append(
          RefusedRecord(
            id: nil, run: run, source: name[0], object: name[1], file: name[3], ordinal: nil,
            line: Int(name[4]) ?? 0, key: name[2], code: cell.code, column: cell.column, field: "",
            value: cell.value, raw: nil, faults: [cell]))
      }
    }
    return records
  }
}

/// Texts of a CSV that is protected for spreadsheets.
enum SpreadsheetText {
  /// Without what protects a text from Excel.
  static func plain(_ text: String) -> String {
    var text = text.trimmingPrefix { "\t ".contains($0) }
    while let last = text.last, "\t ".contains(last) { text.removeLast() }
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.count >= 3 { text = text.dropFirst(2).dropLast() }
    if text.hasPrefix("'") { text = text.dropFirst() }
    return String(text)
  }
}
