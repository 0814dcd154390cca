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

  static func notDecodable(_ file: String, encoding: String?, offset: Int, line: Int) -> ImportError {
    ImportError(
      code: "not-decodable", file: file, line: line, offset: offset,
      zh: encoding.map { "第 \(offset) 字节不是有效的 \($0)" }
        ?? "第 \(offset) 字节起无法解码：既不是 UTF-8，也不是 GB18030、UTF-16 或 Big5",
      en: encoding.map { "byte \(offset) is not valid \($0)" }
        ?? "cannot be decoded from byte \(offset) on: neither UTF-8 nor GB18030, UTF-16 or Big5",
      hintZh: "请用 encoding: 指明编码（西欧系统常用 windows-1252，几乎任何字节都符合它，因此从不猜测），或以 UTF-8 重新导出",
      hintEn: "name its encoding with encoding: (western systems write windows-1252, which nearly any bytes "
        + "fit and which is therefore never guessed), or export it again as UTF-8")
  }

  static func unknownEncoding(_ label: String, _ file: String) -> ImportError {
    ImportError(
      code: "encoding-unknown", file: file, zh: "不认识的编码 \(label)", en: "unknown encoding \(label)",
      hintZh: "可用：utf-8、gb18030、utf-16le、utf-16be、big5、iso-8859-1、windows-1252、macroman",
      hintEn: "known are: utf-8, gb18030, utf-16le, utf-16be, big5, iso-8859-1, windows-1252, macroman")
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

  static func headerFaulty(_ file: String, line: Int) -> ImportError {
    ImportError(
      code: "header-faulty", file: file, line: line, zh: "表头里的引号没有配对",
      en: "a quote in the header is not closed as it should be",
      hintZh: "请在文件里改正这一行，或重新导出", hintEn: "correct this line of the file, or export it again")
  }

  static func headerHasNull(_ file: String, line: Int) -> ImportError {
    ImportError(
      code: "header-faulty", file: file, line: line, zh: "表头里有空字符 (U+0000)",
      en: "the header holds a null character (U+0000)",
      hintZh: "请在文件里去掉它，或重新导出", hintEn: "take it out of the file, or export it again")
  }

  static func headerMissing(_ file: String, row: Int?) -> ImportError {
    ImportError(
      code: "header-missing", file: file, line: row,
      zh: row.map { "文件没有第 \($0) 行，找不到表头" } ?? "文件里没有表头",
      en: row.map { "the file has no row \($0) for the header" } ?? "the file has no header",
      hintZh: "请检查导出，或在映射中改正 headerRow",
      hintEn: "check the export, or correct the header row in the mapping")
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

  static var doubtfulEncoding: ImportWarning {
    ImportWarning(
      code: "encoding-doubtful",
      zh: "字节符合 GB18030，但其中少有常用汉字；请核对编码，必要时用 encoding: 指明（例如 windows-1252）",
      en: "the bytes fit GB18030, but few of them are common characters; check the encoding, and "
        + "name it with encoding: if it is another, such as windows-1252")
  }
}
