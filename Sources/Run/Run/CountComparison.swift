import Evidence
import Model
import Verification

/// Holds what the importer read of a file against the count that shares nothing with it. A record or a
/// cell that one of the two lost shows here, before anything is written.
///
/// The cells of a faulted CSV row and those beyond the header's width are in neither number.
/// - Throws: `RunError.inconsistent`, naming the file and both numbers.
func compare(
  _ counted: CountedFile, file: String, records: Int, filledCells: Int
) throws(RunError) {
  guard counted.records == records else {
    throw .inconsistent(
      Bilingual(
        zh: "\(file)：独立计数为 \(counted.records) 条，读入 \(records) 条",
        en: "\(file): the independent count is \(counted.records) records, \(records) were read"))
  }
  guard counted.filledCells == filledCells else {
    throw .inconsistent(
      Bilingual(
        zh: "\(file)：独立计数为 \(counted.filledCells) 个非空单元格，读入 \(filledCells) 个",
        en: """
          \(file): the independent count is \(counted.filledCells) filled cells, \
          \(filledCells) were read
          """))
  }
}
