import Base
import Importing
import Model
import Run
import Store

extension Desk {
  /// Takes the corrections out of an exported quarantine file that a person filled in: each row with a
  /// new value is one. All of them are taken, or none.
  /// - Throws: `RunError.refusedRows` with every row that cannot be taken, by its line.
  public static func importFixes(
    migration path: String, csv: String, author: String
  ) throws(RunError) -> [FixResult] {
    let migration = try LoadedMigration.load(path: path)
    let rows = try RunError.translating { try FixRow.read(csv) }
    return try correcting(migration, path) { desk in
      var problems: [Diagnostic] = []
      var results: [FixResult] = []
      var taken: [String: String] = [:]
      for row in rows where !row.value.isEmpty {
        let cell = "\(row.id)\u{1F}\(row.column)"
        if taken[cell] == row.value { continue }
        if let problem = row.problem(desk.open) ?? (taken[cell] == nil ? nil : FixRow.twice) {
          problems.append(row.diagnostic(csv, problem.code, problem.message))
          continue
        }
        taken[cell] = row.value
        do throws(FixProblem) {
          results.append(
            try desk.fix(
              FixRequest(record: "#\(row.id)", column: row.column, value: row.value), author: author))
        } catch {
          if case .same = error { continue }
          problems.append(row.diagnostic(csv, error.code, error.message))
        }
      }
      guard problems.isEmpty else { throw RunError.refusedRows(problems) }
      return results
    }
  }
}

/// One row of a quarantine file that came back.
package struct FixRow {
  typealias Problem = (code: String, message: Bilingual)

  var line: Int
  var id: String
  var key: String
  var place: String
  var column: String
  var value: String

  static let twice: Problem = (
    "import-twice", Bilingual(zh: "同一个单元格填了两个不同的值", en: "one cell has two different new values")
  )

  package static func read(_ path: String) throws -> [FixRow] {
    var options = ReadOptions()
    options.format = .csv
    let reader = try Importers.open(path: path, displayPath: path, options: options)
    try reader.facts.refuseDoubts()
    let batch = RecordBatch()
    var rows: [FixRow] = []
    while try reader.read(into: batch) {
      let columns = batch.layout.columns
      for record in 0..<batch.count {
        func text(_ names: String...) -> String {
          let column = columns.firstIndex { names.contains($0) }
          return SpreadsheetText.plain(column.flatMap { batch.text(record, $0) } ?? "")
        }
        rows.append(
          FixRow(
            line: Int(batch[record].line), id: text("id", "编号"), key: text("key", "主键"),
            place: text("file", "文件") + ":" + text("line", "行"), column: text("column", "列"),
            value: text("new value", "改为")))
      }
    }
    return rows
  }

  /// A row that is no longer what was exported, or that Excel harmed.
  func problem(_ open: [OpenRecord]) -> Problem? {
    guard let record = open.first(where: { "\($0.id)" == id }) else {
      return ("import-unknown", Bilingual(zh: "隔离区里没有这个编号", en: "no record in quarantine has this id"))
    }
    guard record.key.replacing("\u{1F}", with: "") == key.replacing("\u{1F}", with: ""),
      place.hasSuffix(":\(record.line)")
    else {
      return (
        "import-moved",
        Bilingual(
          zh: "编号与主键、行号对不上：表格可能只排序了一列",
          en: "id, key and line do not belong together: a column was sorted alone")
      )
    }
    let isScientific =
      value.wholeMatch(of: /[0-9]+(\.[0-9]+)?[eE]\+?[0-9]+/) != nil || value.allSatisfy { $0 == "#" }
    return isScientific
      ? ("import-damaged", Bilingual(zh: "新值被 Excel 改坏了", en: "Excel has damaged the new value")) : nil
  }

  func diagnostic(_ path: String, _ code: String, _ message: Bilingual) -> Diagnostic {
    Diagnostic(code: code, at: SourcePosition(file: path, line: line), message: message)
  }
}
