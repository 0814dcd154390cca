import Model

/// What libyaml says of bad syntax, in words that help.
enum YAMLWording {
  static func message(_ problem: String) -> Bilingual {
    let zh = known.first { problem.contains($0.key) }?.zh ?? "YAML 语法错误（\(problem)）"
    return Bilingual(zh: zh, en: "YAML: \(problem)")
  }

  static func hint(_ problem: String) -> Bilingual? {
    known.first { problem.contains($0.key) }?.hint
  }

  private static let known: [(key: String, zh: String, hint: Bilingual)] = [
    (
      "mapping values are not allowed", "这里不能再有“键: 值”",
      Bilingual(
        zh: "检查缩进；值里有“: ”时给整个值加引号", en: "check the indentation; quote a value that has ': ' in it")
    ),
    (
      "cannot start any token", "这个字符不能开头",
      Bilingual(
        zh: "缩进不能用 TAB；以 @ % ` 开头的名字要加引号",
        en: "do not indent with TABs; quote a name that starts with @ % or `")
    ),
    (
      "could not find expected ':'", "少了冒号",
      Bilingual(zh: "写成“键: 值”，冒号后留一个空格", en: "write 'key: value', with a blank after the colon")
    ),
    (
      "did not find expected ',' or ']'", "列表没有写完",
      Bilingual(zh: "项之间用逗号，最后用 ] 结束", en: "put commas between the items and a ] at the end")
    ),
    (
      "did not find expected ',' or '}'", "{ } 没有写完",
      Bilingual(zh: "项之间用逗号，最后用 } 结束", en: "put commas between the items and a } at the end")
    ),
    (
      "did not find expected key", "这里应当是一个键",
      Bilingual(zh: "检查缩进：同一层的键要对齐", en: "check the indentation: keys of one level line up")
    ),
    (
      "unexpected end of stream", "引号没有结束", Bilingual(zh: "补上结束的引号", en: "close the quote")
    ),
    (
      "undefined alias", "* 开头被当作引用",
      Bilingual(zh: "以 * 或 & 开头的名字要加引号", en: "quote a name that starts with * or &")
    ),
    (
      "alphabetic or numeric character", "* 或 & 后面应有名字",
      Bilingual(zh: "以 * 或 & 开头的名字要加引号", en: "quote a name that starts with * or &")
    ),
    (
      "did not find expected '-' indicator", "列表项没有对齐",
      Bilingual(zh: "每一项的 - 要对齐", en: "line up the dashes of the items")
    ),
    (
      "control characters are not allowed", "含有控制字符",
      Bilingual(zh: "删去这个看不见的字符", en: "remove the invisible character")
    ),
  ]
}
