import ArgumentParser
import Base

/// How a file is to be read, where the file itself does not show it.
struct DialectOptions: ParsableArguments {
  @Option(help: "csv, xml or json; by content if not given. / 格式")
  var format: String?
  @Option(
    help: """
      utf-8, gb18030, utf-16le, big5 and the like; found if not given. Only where named: windows-1252, \
      iso-8859-1, euc-kr, shift_jis and all others. / 编码
      """)
  var encoding: String?
  @Option(help: "CSV: the delimiter, such as , or ; or tab. / 分隔符")
  var delimiter: String?
  @Option(help: ArgumentHelp("CSV: row of the header, from 1. / 表头所在行", valueName: "row"))
  var headerRow: Int?
  @Option(help: ArgumentHelp("CSV: how many rows the header takes. / 表头行数", valueName: "n"))
  var headerRows: Int?
  @Option(
    help: ArgumentHelp(
      "CSV: names of the columns, for a file without a header: a,b,c. / 没有表头时的列名", valueName: "names"))
  var header: String?
  @Option(
    help: "XML: the record element; JSON: the array, such as $.data.items[*]. / 记录的元素或数组")
  var record: String?
  @Option(help: ArgumentHelp("XML, JSON: paths of child records. / 子记录的路径", valueName: "path"))
  var children: [String] = []

  func validate() throws {
    if let format, SourceFormat(rawValue: format) == nil {
      throw ValidationError("--format takes csv, xml or json")
    }
    if let delimiter, delimiter != "tab", delimiter.utf8.count != 1 {
      throw ValidationError("--delimiter takes one character, or tab")
    }
  }

  var readOptions: ReadOptions { over(ReadOptions()) }

  /// What is given here, and for the rest what a mapping says.
  func over(_ mapping: ReadOptions) -> ReadOptions {
    var options = mapping
    if let format { options.format = SourceFormat(rawValue: format) }
    if let encoding { options.encoding = encoding }
    if let delimiter { options.delimiter = delimiter == "tab" ? 9 : delimiter.utf8.first }
    if headerRow != nil || headerRows != nil || header != nil {
      options.headerRow = headerRow
      options.headerRowCount = headerRows
      options.header = header.map { names in
        names.split(separator: ",", omittingEmptySubsequences: false).map {
          String($0.trimmingPrefix { $0 == " " })
        }
      }
    }
    if let record { options.record = record }
    if !children.isEmpty { options.children = children }
    return options
  }
}
