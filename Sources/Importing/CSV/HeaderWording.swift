/// What is said of a CSV file's header.
extension ImportError {
  static func headerFaulty(_ file: String, line: Int) -> ImportError {
    ImportError(
      code: "header-faulty", file: file, line: line, zh: "表头里的引号没有配对",
      en: "a quote in the header is not closed as it should be",
      hintZh: "请在文件里改正这一行，或重新导出", hintEn: "correct this line of the file, or export it again")
  }

  static func headerMissing(_ file: String, row: Int?) -> ImportError {
    ImportError(
      code: "header-missing", file: file, line: row,
      zh: row.map { "文件没有第 \($0) 行，找不到表头" } ?? "文件里没有表头",
      en: row.map { "the file has no row \($0) for the header" } ?? "the file has no header",
      hintZh: "请检查导出，或在映射中改正 csv: {header_row: …}",
      hintEn: "check the export, or correct csv: {header_row: …} in the mapping")
  }

  static func tooManyColumns(_ file: String, line: Int, count: Int) -> ImportError {
    ImportError(
      code: "too-many-columns", file: file, line: line,
      zh: "表头有 \(count) 列，超过上限 \(TreeLimits.paths) 列",
      en: "the header has \(count) columns; the most that are read are \(TreeLimits.paths)",
      hintZh: "请检查分隔符和换行符，或分成几个文件导出",
      hintEn: "check the delimiter and the line ends, or export it in several files")
  }

  /// - Parameter names: what the columns could be called, by place.
  static func headerNotFound(
    _ file: String, row: Int, line: Int, _ names: (zh: [String], en: [String])
  ) -> ImportError {
    ImportError(
      code: "header-not-found", file: file, line: line,
      zh: "没有找到表头：第 \(row) 行看起来是数据，不是列名",
      en: "no header found: row \(row) looks like data, not like names of columns",
      hintZh: "请在映射里写明列名，例如 csv: {header: [\(names.zh.joined(separator: ", "))]}；"
        + "若第 \(row) 行确是表头，写 csv: {header_row: \(row)}",
      hintEn:
        "name the columns in the mapping, such as csv: {header: [\(names.en.joined(separator: ", "))]}; "
        + "if row \(row) is the header after all, csv: {header_row: \(row)}")
  }

  static func recordAboveHeader(_ file: String, row: Int, header: Int) -> ImportError {
    ImportError(
      code: "record-above-header", file: file, line: row,
      zh: "第 \(row) 行在表头（第 \(header) 行）上方，却像一条记录",
      en: "row \(row) stands above the header in row \(header) and looks like a record",
      hintZh: "请把它移到表头下方；若确是说明文字，在映射里写 csv: {header_row: \(header)}",
      hintEn:
        "move it below the header; if it is a note after all, say csv: {header_row: \(header)} in the mapping"
    )
  }

  static func headerContinues(_ file: String, row: Int, line: Int) -> ImportError {
    ImportError(
      code: "header-of-two-rows", file: file, line: line,
      zh: "表头似乎有两行：第 \(row) 行和第 \(row + 1) 行",
      en: "the header seems to take two rows, \(row) and \(row + 1)",
      hintZh: "请在映射里写 csv: {header_row: \(row), header_rows: 2}；若只有一行，写 header_rows: 1",
      hintEn: "say csv: {header_row: \(row), header_rows: 2} in the mapping, or header_rows: 1 if it is one")
  }

  static func otherHeader(_ file: String, line: Int) -> ImportError {
    ImportError(
      code: "header-other", file: file, line: line,
      zh: "从这一行起是另一张表：它又列出列名，但与表头不同",
      en: "another table begins here: the row names columns again, and not as the header does",
      hintZh: "请分成两个文件，每个各有自己的表头",
      hintEn: "make two files of it, each with its own header")
  }
}

extension ImportWarning {
  static func wideAboveHeader(_ rows: [Int], header: Int) -> ImportWarning {
    let shown = rows.prefix(5).map(String.init)
    return ImportWarning(
      code: "rows-above-header", line: rows.first,
      zh: "表头（第 \(header) 行）上方的第 \(shown.joined(separator: "、")) 行与表格一样宽，没有当作记录",
      en: "above the header in row \(header), as wide as the table and not taken for records: rows "
        + shown.joined(separator: ", "))
  }

  static func headerAgain(_ count: Int, line: Int) -> ImportWarning {
    ImportWarning(
      code: "header-again", line: line,
      zh: "第 \(line) 行又是表头（共 \(count) 次），没有当作记录；文件可能是拼接而成",
      en: "line \(line) is the header once more (\(count) in all) and no record; files were perhaps joined")
  }

  static func mergedCells(_ column: String, _ empty: Int) -> ImportWarning {
    ImportWarning(
      code: "merged-cells",
      zh: "列“\(column)”有 \(empty) 行空着，像是纵向合并的单元格；若是，在映射里写 fill_down: [\(column)]，空格即取上面最近一行的值",
      en:
        "column \(column) is open in \(empty) rows, as if cells had been merged downwards; if they were, say "
        + "fill_down: [\(column)] in the mapping, and each takes the nearest value above it")
  }
}
