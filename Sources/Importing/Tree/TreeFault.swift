/// Why an XML or JSON file is refused, and the one place of the wording for it.
enum TreeFault: Equatable {
  case doctype
  case tooDeep
  case cellTooLarge
  case recordTooLarge
  case tooManyAttributes
  case tooManyPaths
  case truncated
  case noContent
  case recordNotFound(name: String)
  /// A character that XML does not allow, by its number.
  case controlCharacter(UInt32)
  /// libxml2's number of the error.
  case malformedXML(Int32)
  case malformedJSON(JSONComplaint)

  func error(file: String, line: Int? = nil, column: Int? = nil) -> ImportError {
    let (what, hint) = (wording, hint)
    return ImportError(
      code: code, file: file, line: line, column: column, zh: what.0, en: what.1, hintZh: hint.0,
      hintEn: hint.1)
  }

  var code: String {
    switch self {
    case .doctype: "doctype"
    case .tooDeep: "too-deep"
    case .cellTooLarge: "cell-too-large"
    case .recordTooLarge: "record-too-large"
    case .tooManyAttributes: "too-many-attributes"
    case .tooManyPaths: "too-many-columns"
    case .truncated: "file-truncated"
    case .noContent: "file-empty"
    case .recordNotFound: "record-not-found"
    case .controlCharacter: "control-character"
    case .malformedXML: "malformed-xml"
    case .malformedJSON: "malformed-json"
    }
  }

  private var wording: (String, String) {
    switch self {
    case .doctype: ("文件带有 DOCTYPE 声明，出于安全一律拒绝", "the file has a DOCTYPE, which is refused for safety")
    case .tooDeep:
      ("嵌套超过 \(TreeLimits.depth) 层", "nested deeper than \(TreeLimits.depth) levels")
    case .cellTooLarge: ("一个单元格超过 16 MiB", "a cell is larger than 16 MiB")
    case .recordTooLarge: ("一条记录超过 64 MiB", "a record is larger than 64 MiB")
    case .tooManyAttributes:
      (
        "一个元素的属性超过 \(TreeLimits.attributes) 个",
        "an element has more than \(TreeLimits.attributes) attributes"
      )
    case .tooManyPaths:
      (
        "文件中的列超过 \(TreeLimits.paths) 个",
        "the file shows more than \(TreeLimits.paths) different columns"
      )
    case .truncated: ("文件在中途结束，不完整", "the file ends in the middle: it is not complete")
    case .noContent: ("文件没有内容", "the file holds nothing")
    case .recordNotFound(let name):
      ("文件中没有找到记录“\(name)”", "the file has no record \"\(name)\"")
    case .controlCharacter(let number):
      (
        "含有不允许的控制字符 U+\(hexadecimal(number))",
        "holds the control character U+\(hexadecimal(number)), which XML does not allow"
      )
    case .malformedXML(let number): xmlWording(number)
    case .malformedJSON(let complaint): complaint.wording
    }
  }

  private var hint: (String, String) {
    switch self {
    case .doctype:
      ("请去掉 <!DOCTYPE …> 一行，或重新导出不带 DOCTYPE 的文件", "remove the <!DOCTYPE …> line, or export without it")
    case .tooDeep: ("请确认这是正确的导出文件", "check that this is the right export")
    case .cellTooLarge, .recordTooLarge, .tooManyAttributes:
      (
        "请确认 record 指定的是单条记录，并查看此处是否缺少结束符",
        "check that `record` names a single record, and whether something is not closed here"
      )
    case .tooManyPaths:
      (
        "列名似乎是数据；请确认 record 指定的是单条记录",
        "names look like data; check that `record` names a single record"
      )
    case .truncated: ("请重新导出或重新传输该文件", "export or transfer the file again")
    case .noContent: ("请重新导出该文件", "export the file again")
    case .recordNotFound:
      (
        "请用 leadferry profile 查看文件结构，并修改映射里的 record",
        "look at the file with leadferry profile, and correct `record` in the mapping"
      )
    case .controlCharacter:
      ("请在源系统中清除该字符后重新导出", "remove the character in the source system and export again")
    case .malformedXML(23), .malformedXML(68):
      ("文本中的 & 应写成 &amp;；请重新导出", "a & in text must be written &amp;; export again")
    case .malformedXML, .malformedJSON:
      ("请重新导出，或在此位置修正文件", "export again, or correct the file at this place")
    }
  }

  /// The errors of libxml2 that real exports raise; others go by their number.
  private func xmlWording(_ number: Int32) -> (String, String) {
    switch number {
    case 1:
      (
        "标签、注释或 & 在 10 MB 之内没有结束",
        "a tag, a comment or an & that does not end within 10 MB"
      )
    case 5: ("根元素结束之后还有内容", "something stands behind the end of the root element")
    case 4: ("文件不是以 XML 元素开头", "the file does not begin with an XML element")
    case 23, 68: ("& 之后不是实体名", "no entity name behind &")
    case 26: ("使用了没有定义的实体（如 &nbsp;）", "an entity that is not defined (such as &nbsp;)")
    case 38: ("属性值中出现了 <", "a < in an attribute's value")
    case 39, 40: ("属性值没有用引号括起或没有结束", "an attribute's value is not quoted or not closed")
    case 41: ("属性没有值", "an attribute without a value")
    case 42: ("同一属性出现了两次", "the same attribute twice")
    case 64: ("XML 声明不在文件开头", "an XML declaration that is not at the start")
    case 62: ("文本中出现了 ]]>", "]]> in a text")
    case 73: ("标签没有以 > 结束", "a tag that is not closed by >")
    case 76: ("结束标签与开始标签不一致", "an end tag that does not match its start tag")
    default: ("XML 格式错误（libxml2 \(number)）", "XML that is not well-formed (libxml2 \(number))")
    }
  }
}

private func hexadecimal(_ number: UInt32) -> String {
  let text = String(number, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - text.count)) + text
}
