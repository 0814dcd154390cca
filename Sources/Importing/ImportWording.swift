/// The one place where Importing's errors and warnings are worded, apart from those that belong to
/// one format alone and stand beside it.
extension ImportError {
  static func fileMissing(_ file: String) -> ImportError {
    ImportError(
      code: "file-missing", file: file, zh: "文件不存在", en: "the file does not exist",
      hintZh: "请检查路径", hintEn: "check the path")
  }

  static func noMatch(_ pattern: String) -> ImportError {
    ImportError(
      code: "file-missing", file: pattern, zh: "没有文件符合 \(pattern)",
      en: "no file matches \(pattern)", hintZh: "请检查路径和通配符",
      hintEn: "check the path and the wildcards")
  }

  static func isDirectory(_ file: String) -> ImportError {
    ImportError(
      code: "file-is-directory", file: file, zh: "这是目录，不是文件",
      en: "this is a directory, not a file", hintZh: "请写出其中的文件，例如 \(file)/*.csv",
      hintEn: "name the files in it, such as \(file)/*.csv")
  }

  static func unreadable(_ file: String, _ reason: String) -> ImportError {
    ImportError(
      code: "file-unreadable", file: file, zh: "文件无法读取：\(reason)",
      en: "the file cannot be read: \(reason)", hintZh: "请检查文件的权限和所在的磁盘",
      hintEn: "check the file's permissions and the disk it lies on")
  }

  /// A pipe, a device: it gives its bytes once, and they are read more often.
  static func notRegular(_ file: String) -> ImportError {
    ImportError(
      code: "file-unreadable", file: file, zh: "这不是普通文件（而是管道或设备），无法读两遍",
      en: "this is no regular file but a pipe or a device, which cannot be read twice",
      hintZh: "请先存成文件，例如 cat \(file) > export.csv",
      hintEn: "save it as a file first: cat \(file) > export.csv")
  }

  static func htmlPage(_ file: String) -> ImportError {
    ImportError(
      code: "html-page", file: file, zh: "这是网页（HTML），不是导出的数据：多半是登录页或出错页",
      en: "this is a web page (HTML) and no export: probably one to log in, or of an error",
      hintZh: "请登录后重新导出；下载脚本请检查账号和地址",
      hintEn: "log in and export again; check the account and the address of a download")
  }

  static func jsonAsCSV(_ file: String) -> ImportError {
    ImportError(
      code: "json-as-csv", file: file, zh: "这是 JSON，不是 CSV：可能是接口返回的出错信息",
      en: "this is JSON, not CSV: perhaps what a server says of an error",
      hintZh: "请查看文件内容；若确是数据，映射应写 reads: json",
      hintEn: "look at the file; if it is data, its mapping says reads: json")
  }

  static func empty(_ file: String) -> ImportError {
    ImportError(
      code: "file-empty", file: file, zh: "文件是空的", en: "the file is empty",
      hintZh: "请重新导出；没有数据的导出至少应有表头",
      hintEn: "export it again; an export without data still has a header")
  }

  public static func changed(_ file: String) -> ImportError {
    ImportError(
      code: "file-changed", file: file, zh: "文件在读取过程中被改动",
      en: "the file changed while it was read", hintZh: "请等导出写完后再运行",
      hintEn: "run again when the export is finished")
  }

  static func truncated(_ file: String, offset: Int? = nil) -> ImportError {
    ImportError(
      code: "file-truncated", file: file, offset: offset, zh: "文件不完整，在中途断开",
      en: "the file is cut off before its end", hintZh: "请重新导出或重新传输",
      hintEn: "export or transfer it again")
  }

  static func damagedGzip(_ file: String, offset: Int) -> ImportError {
    ImportError(
      code: "gzip-damaged", file: file, offset: offset, zh: "gzip 压缩数据已损坏",
      en: "the gzip data is damaged", hintZh: "请重新传输文件", hintEn: "transfer the file again")
  }

  /// - Parameter kind: what the file is instead, in both languages, when its first bytes tell.
  static func notText(_ file: String, kind: (zh: String, en: String)?) -> ImportError {
    ImportError(
      code: "not-text", file: file,
      zh: kind.map { "这不是文本，而是 \($0.zh)" } ?? "这不是文本，而是二进制数据",
      en: kind.map { "this is not text but \($0.en)" } ?? "this is not text but binary data",
      hintZh: "请另存为 CSV UTF-8，或导出为 XML、JSON",
      hintEn: "save it as CSV UTF-8, or export it as XML or JSON")
  }
}

extension ImportError {
  static func cellTooLarge(_ file: String, line: Int, offset: Int) -> ImportError {
    ImportError(
      code: "cell-too-large", file: file, line: line, offset: offset,
      zh: "一个单元格或一行超过 16 MiB", en: "a cell, or a row, of more than 16 MiB",
      hintZh: "请检查这一行：多半是换行符丢失，或引号没有配对",
      hintEn: "look at this line: most likely line ends were lost, or a quote has no partner")
  }

  static func headerHasNull(_ file: String, line: Int) -> ImportError {
    ImportError(
      code: "header-faulty", file: file, line: line, zh: "表头里有空字符 (U+0000)",
      en: "the header holds a null character (U+0000)",
      hintZh: "请在文件里去掉它，或重新导出", hintEn: "take it out of the file, or export it again")
  }
}

extension ImportWarning {
  static func declaredCountDiffers(declared: Int, records: Int, line: Int?) -> ImportWarning {
    ImportWarning(
      code: "declared-count-differs", line: line,
      zh: "文件自称有 \(declared) 条记录，实际读到 \(records) 条",
      en: "the file declares \(declared) records, but \(records) were read")
  }

  static func declaredTotalDiffers(_ total: JudgedTotal) -> ImportWarning {
    let (zhFiles, enFiles) =
      total.files.count == 1 ? ("", "") : ("（\(total.files.count) 个文件）", " in \(total.files.count) files")
    return ImportWarning(
      code: "declared-count-differs",
      zh: "\(total.name) 称有 \(total.declared) 条记录，实际读到 \(total.read) 条\(zhFiles)；若它数的是所有分页，"
        + "则缺少分页",
      en: "\(total.name) declares \(total.declared) records, but \(total.read) were read\(enFiles); if it "
        + "counts all pages, some are missing")
  }

  static func declaredTotalUnclear(_ total: JudgedTotal) -> ImportWarning {
    ImportWarning(
      code: "declared-count-unclear",
      zh: "\(total.name) 为 \(total.declared)，读到 \(total.read) 条记录；它可能另有含义，没有据此核对",
      en: "\(total.name) says \(total.declared), and \(total.read) records were read; it may mean something "
        + "else, and they are not held against it")
  }

  static func sheetLimit(_ rows: Int) -> ImportWarning {
    ImportWarning(
      code: "sheet-limit",
      zh: "文件恰好有 \(rows) 行，正是工作表的行数上限：后面的数据很可能已被截掉",
      en: "the file has exactly \(rows) rows, the most that a sheet can hold: what came after them "
        + "was probably cut off")
  }
}
