import Base

/// What is said of encodings that do not fit, or fit and are unlikely.
extension ImportError {
  /// - Parameter candidates: readings that the bytes allow, the likeliest first.
  static func notDecodable(
    _ file: String, encoding: String?, offset: Int, line: Int, candidates: [TextReading]
  ) -> ImportError {
    let hint =
      candidates.isEmpty
      ? (
        zh: "请用 encoding: 指明编码（西欧系统常用 windows-1252，几乎任何字节都符合它，因此从不猜测），或以 UTF-8 重新导出",
        en: "name its encoding with encoding: (western systems write windows-1252, which nearly any bytes "
          + "fit and which is therefore never guessed), or export it again as UTF-8"
      ) : name(candidates)
    return ImportError(
      code: "not-decodable", file: file, line: line, offset: offset,
      zh: encoding.map { "第 \(offset) 字节不是有效的 \($0)" }
        ?? "第 \(offset) 字节起无法解码：既不是 UTF-8，也不是 GB18030、UTF-16 或 Big5",
      en: encoding.map { "byte \(offset) is not valid \($0)" }
        ?? "cannot be decoded from byte \(offset) on: neither UTF-8 nor GB18030, UTF-16 or Big5",
      hintZh: hint.zh, hintEn: hint.en)
  }

  static func unknownEncoding(_ label: String, _ file: String, isDeclared: Bool = false) -> ImportError {
    let known = TextEncoding.known
    return ImportError(
      code: "encoding-unknown", file: file,
      zh: isDeclared ? "XML 声明了不认识的编码 \(label)" : "不认识的编码 \(label)",
      en: isDeclared
        ? "the XML declaration names an unknown encoding, \(label)" : "unknown encoding \(label)",
      hintZh: (isDeclared ? "请用 encoding: 指明；" : "") + "可用：\(known.joined(separator: "、"))",
      hintEn: (isDeclared ? "name it with encoding:; " : "") + "known are: \(known.joined(separator: ", "))")
  }

  static func doubtfulEncoding(
    _ file: String, line: Int, label: String, candidates: [TextReading]
  ) -> ImportError {
    let hint = name(candidates)
    return ImportError(
      code: "encoding-doubtful", file: file, line: line,
      zh: "字节符合 \(label)，但读出来不像正常的文字，多半是另一种编码",
      en: "the bytes fit \(label), but what they then say is hardly a text: it is probably another encoding",
      hintZh: hint.zh, hintEn: hint.en)
  }

  /// - Parameters:
  ///   - utf8: the first line that is UTF-8.
  ///   - other: the first that is not.
  static func mixedEncodings(_ file: String, utf8: Int, other: Int?, label: String) -> ImportError {
    ImportError(
      code: "encoding-mixed", file: file, line: utf8,
      zh: "文件里有两种编码：第 \(utf8) 行是 UTF-8，" + (other.map { "第 \($0) 行" } ?? "其余") + "是 \(label)",
      en: "the file holds two encodings: line \(utf8) is UTF-8, "
        + (other.map { "line \($0)" } ?? "the rest") + " is \(label)",
      hintZh: "多半是两个文件拼在了一起：请分开导出，或把其中一种转换后再合并；若确是一种编码，用 encoding: 指明",
      hintEn:
        "two files were probably joined: export them apart, or convert one before joining; if it is one "
        + "encoding after all, name it with encoding:")
  }

  /// What a file declares cannot be.
  static func contradicted(
    _ file: String, declared: String, offset: Int, line: Int, candidates: [TextReading]
  ) -> ImportError {
    let hint = name(candidates)
    return ImportError(
      code: "encoding-contradicted", file: file, line: line, offset: offset,
      zh: "文件声明编码为 \(declared)，但第 \(offset) 字节不是它的字符",
      en: "the file declares \(declared), but byte \(offset) is no character of it",
      hintZh: hint.zh, hintEn: hint.en)
  }

  /// What a file declares is possible and unlikely.
  static func contradicted(_ file: String, declared: String, reads candidates: [TextReading]) -> ImportError {
    let hint = name(candidates)
    return ImportError(
      code: "encoding-contradicted", file: file,
      zh: "文件声明编码为 \(declared)，但这样读出来不像正常的文字",
      en: "the file declares \(declared), but read so it is hardly a text",
      hintZh: hint.zh, hintEn: hint.en)
  }

  static func contradicted(_ file: String, given: String, mark: String) -> ImportError {
    ImportError(
      code: "encoding-contradicted", file: file,
      zh: "encoding: 指定了 \(given)，但文件开头的 BOM 表明它是 \(mark)",
      en: "encoding: says \(given), but the file begins with the byte order mark of \(mark)",
      hintZh: "请去掉 encoding:，或改为 \(mark)", hintEn: "leave encoding: out, or say \(mark)")
  }

  private static func name(_ candidates: [TextReading]) -> (zh: String, en: String) {
    let zh = candidates.prefix(5).map { "\($0.label)（\($0.sample)）" }.joined(separator: "、")
    let en = candidates.prefix(5).map { "\($0.label) (\($0.sample))" }.joined(separator: ", ")
    return (
      "请用 encoding: 指明编码。读得通的有（括号里是遮盖过的样例）：\(zh)",
      "name the encoding with encoding:. What reads it (with a masked sample of each): \(en)"
    )
  }
}

extension ImportWarning {
  /// What a file declares cannot be, and what it is is sure.
  static func declaredOtherwise(_ declared: String, _ label: String) -> ImportWarning {
    ImportWarning(
      code: "encoding-contradicted", zh: "文件声明编码为 \(declared)，其实是 \(label)，按后者读取",
      en: "the file declares \(declared) and is \(label), as which it was read")
  }
}
