import Base
import Store

/// A source file as one run read it: one row of `file`.
package struct LedgerFile {
  package var id = 0
  package var run = 0
  package var source = ""
  package var object = ""
  package var path = ""
  /// Name of the mapping.
  package var mapping = ""
  package var bytes = 0
  package var sha256 = ""
  package var format: SourceFormat?
  package var encoding = ""
  package var isCompressed = false
  package var recordPath: String?
  package var dialect: CSVDialect?
  package var headerRow: Int?
  package var headerRows = 1
  package var footerRows = 0
  /// By their row, from 1.
  package var footers: Set<Int> = []
  /// Cells of a row, where no header says it.
  package var width: Int?
  package var records = 0
  package var countedRecords = 0
  package var countedCells = 0
  package var declaredRecords: Int?
  /// Of a table: what each place of a row is called, as the run read it; nil: a run of an older version.
  package var columns: [String]?
  /// Of a replay: the file whose refused records it read again, from the store.
  package var replays: Int?

  /// All files of all runs, by ascending id.
  package static func all(_ session: StoreSession) throws -> [LedgerFile] {
    let statement = try session.statement(
      """
      SELECT f.id, f.run, s.name, f.object, f.path, f.bytes, f.sha256, f.format, f.encoding,
        f.compressed, f.record_path, f.delimiter, f.header_row, f.header_rows, f.footer_rows,
        f.records, f.counted_records, f.counted_cells, f.declared_records, f.footers,
        f.width, f.mapping, f.replays, f.columns
      FROM file f LEFT JOIN source s ON s.id = f.source ORDER BY f.id
      """)
    func optional(_ column: Int) -> Int? {
      statement.isNull(column) ? nil : statement.int(column)
    }
    var files: [LedgerFile] = []
    while try statement.step() {
      files.append(
        LedgerFile(
          id: statement.int(0), run: statement.int(1), source: statement.text(2) ?? "",
          object: statement.text(3) ?? "", path: statement.text(4) ?? "",
          mapping: statement.text(21) ?? "", bytes: statement.int(5), sha256: statement.text(6) ?? "",
          format: SourceFormat(rawValue: statement.text(7) ?? ""),
          encoding: statement.text(8) ?? "", isCompressed: statement.int(9) != 0,
          recordPath: statement.text(10),
          dialect: optional(11).map { CSVDialect(stored: $0) }, headerRow: optional(12),
          headerRows: statement.int(13), footerRows: statement.int(14),
          footers: Set((statement.text(19) ?? "").split(separator: ",").compactMap { Int($0) }),
          width: optional(20), records: statement.int(15),
          countedRecords: statement.int(16), countedCells: statement.int(17),
          declaredRecords: optional(18), columns: statement.text(23).flatMap(JSONList.items),
          replays: optional(22)))
    }
    return files
  }
}
