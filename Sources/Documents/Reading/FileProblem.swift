import Model

/// Everything that can be wrong with a migration or a mapping as a document.
/// All wording of this module stands here and in `YAMLWording`.
enum FileProblem: Error {
  case missingFile(String)
  case unreadableFile(String)
  case hugeFile(String)
  case notUTF8(String)
  case emptyFile
  case tooManyNodes
  case yaml(String)
  case keyNotText
  case duplicateKey(String, firstLine: Int)
  case unknownKey(String, allowed: [String])
  case missingKey(String)
  case wrongType(String, Expected)
  case notOneOf(key: String, value: String, choices: [String])
  case emptyList(String)
  case unknownField(String)
  case fieldTwice(String, firstLine: Int)
  case notInChoices(field: String, value: String, choices: [String])
  case fieldWithoutSource(String)
  case twoSources(String, String)
  case badPercent(String)
  case badName(String)
  case storeLater(String)
  case stagesLater
  case lossAllowed
  case storeUnknown
  case secret(String)
  case mappingMissing(String)
  case ownersMissing(String)
  case badGlob(String)
  case filesAndObjects
  case onlyFor(key: String, format: String)
  case delimiter
  case quote(String)
  case bothKeptAndIgnored(String, firstLine: Int)
  case pathTwice(String, firstLine: Int)
  case columnTwice(String, firstLine: Int)
  case unknownOperator(String)
  case emptyCondition
  case tooManyComparisons(Int)
  case weightsMissing(String, Int)
  case notAProbability(String, String)
  case reviewAboveAccept
  case bitsBeyond(String, Double)

  enum Expected: String {
    case text, number, boolean, list, textOrList, map, textOrMap, bilingual
  }
}

extension FileProblem {
  /// Stable, lower-case, with hyphens.
  var code: String {
    switch self {
    case .missingFile: "file-missing"
    case .unreadableFile: "file-unreadable"
    case .hugeFile: "file-huge"
    case .notUTF8: "not-utf8"
    case .emptyFile: "file-empty"
    case .tooManyNodes: "too-many-nodes"
    case .yaml: "yaml"
    case .keyNotText: "key-not-text"
    case .duplicateKey: "duplicate-key"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .notOneOf: "not-one-of"
    case .emptyList: "empty-list"
    case .unknownField: "unknown-field"
    case .fieldTwice: "field-twice"
    case .notInChoices: "not-in-choices"
    case .fieldWithoutSource: "field-without-source"
    case .twoSources: "two-sources"
    case .badPercent: "bad-limit"
    case .badName: "bad-name"
    case .storeLater: "store-later"
    case .stagesLater: "stages-later"
    case .lossAllowed: "loss-allowed"
    case .storeUnknown: "store-unknown"
    case .secret: "secret-in-file"
    case .mappingMissing: "mapping-missing"
    case .ownersMissing: "owners-missing"
    case .badGlob: "bad-glob"
    case .filesAndObjects: "files-and-objects"
    case .onlyFor: "only-for-format"
    case .delimiter: "bad-delimiter"
    case .quote: "bad-quote"
    case .bothKeptAndIgnored: "kept-and-ignored"
    case .pathTwice: "path-twice"
    case .columnTwice: "column-twice"
    case .unknownOperator: "unknown-operator"
    case .emptyCondition: "empty-condition"
    case .tooManyComparisons: "too-many-comparisons"
    case .weightsMissing: "weights-missing"
    case .notAProbability: "not-a-probability"
    case .reviewAboveAccept: "review-above-accept"
    case .bitsBeyond: "bits-beyond"
    }
  }

  var message: Bilingual {
    switch self {
    case .missingFile(let path): Bilingual(zh: "找不到文件 \(path)", en: "there is no file \(path)")
    case .unreadableFile(let path): Bilingual(zh: "读不了 \(path)", en: "\(path) cannot be read")
    case .hugeFile(let path): Bilingual(zh: "\(path) 过大", en: "\(path) is too large")
    case .notUTF8(let path): Bilingual(zh: "\(path) 不是 UTF-8 文本", en: "\(path) is not UTF-8 text")
    case .emptyFile: Bilingual(zh: "文件是空的", en: "the file is empty")
    case .tooManyNodes: Bilingual(zh: "内容展开后过大", en: "the document is too large once expanded")
    case .yaml(let problem): YAMLWording.message(problem)
    case .keyNotText: Bilingual(zh: "键必须是文字", en: "a key must be text")
    case .duplicateKey(let key, let line):
      Bilingual(zh: "“\(key)”重复，第 \(line) 行已有", en: "'\(key)' stands twice; first on line \(line)")
    case .unknownKey(let key, _): Bilingual(zh: "不认识的键“\(key)”", en: "unknown key '\(key)'")
    case .missingKey(let key): Bilingual(zh: "缺少“\(key)”", en: "'\(key)' is missing")
    case .wrongType(let key, let expected):
      Bilingual(zh: "“\(key)”应为\(expected.title.zh)", en: "'\(key)' must be \(expected.title.en)")
    case .notOneOf(let key, let value, _):
      Bilingual(zh: "“\(key)”不能取“\(value)”", en: "'\(key)' cannot be '\(value)'")
    case .emptyList(let key): Bilingual(zh: "“\(key)”是空的", en: "'\(key)' is empty")
    case .unknownField(let path): Bilingual(zh: "没有字段“\(path)”", en: "there is no field '\(path)'")
    case .fieldTwice(let path, let line):
      Bilingual(zh: "字段“\(path)”已在第 \(line) 行取值", en: "'\(path)' is already filled on line \(line)")
    case .notInChoices(let field, let value, _):
      Bilingual(zh: "“\(value)”不是 \(field) 的取值", en: "'\(value)' is not a value of \(field)")
    case .fieldWithoutSource(let path):
      Bilingual(zh: "“\(path)”没有说从哪里取值", en: "'\(path)' does not say where its value comes from")
    case .twoSources(let first, let second):
      Bilingual(zh: "“\(first)”与“\(second)”不能同时使用", en: "'\(first)' and '\(second)' exclude each other")
    case .badPercent(let text):
      Bilingual(zh: "“\(text)”不是个数，也不是百分比", en: "'\(text)' is neither a count nor a percentage")
    case .badName(let text):
      Bilingual(zh: "名称“\(text)”含有不允许的字符", en: "the name '\(text)' has characters that are not allowed")
    case .storeLater(let scheme):
      Bilingual(zh: "\(scheme) 存储以后才支持", en: "a \(scheme) store is not supported yet")
    case .lossAllowed:
      Bilingual(zh: "丢失的记录只能为 0：一条也不允许丢失", en: "no record may be lost: this can only be 0")
    case .stagesLater:
      Bilingual(zh: "分阶段以后才支持：一次运行会迁移全部记录", en: "stages are not supported yet: a run carries everything over")
    case .storeUnknown: Bilingual(zh: "不认识的存储", en: "this is not a store")
    case .secret(let key):
      Bilingual(zh: "“\(key)”：口令不能写在文件里", en: "'\(key)': a secret must not stand in this file")
    case .mappingMissing(let path): Bilingual(zh: "没有映射文件 \(path)", en: "there is no mapping \(path)")
    case .ownersMissing(let path): Bilingual(zh: "没有负责人表 \(path)", en: "there is no owners table \(path)")
    case .badGlob(let text): Bilingual(zh: "文件名模式“\(text)”不成立", en: "'\(text)' is not a file pattern")
    case .filesAndObjects:
      Bilingual(zh: "“files”与“objects”只能写一个", en: "write either 'files' or 'objects'")
    case .onlyFor(let key, let format):
      Bilingual(zh: "“\(key)”只用于 \(format)", en: "'\(key)' is for \(format) only")
    case .delimiter: Bilingual(zh: "分隔符必须是一个 ASCII 字符", en: "a delimiter is one ASCII character")
    case .quote(let key):
      Bilingual(zh: "\(key) 必须是一个 ASCII 符号，且与其他符号不同", en: "\(key) is one ASCII sign, and no other's")
    case .bothKeptAndIgnored(let name, let line):
      Bilingual(
        zh: "“\(name)”既保留又忽略（第 \(line) 行）", en: "'\(name)' is both kept and ignored (line \(line))")
    case .pathTwice(let path, let line):
      Bilingual(zh: "“\(path)”已在第 \(line) 行写过", en: "'\(path)' already stands on line \(line)")
    case .columnTwice(let name, let line):
      Bilingual(zh: "列“\(name)”写了两次（第 \(line) 行）", en: "the column '\(name)' stands twice (line \(line))")
    case .unknownOperator(let name): Bilingual(zh: "不认识的条件“\(name)”", en: "unknown condition '\(name)'")
    case .emptyCondition: Bilingual(zh: "条件是空的", en: "the condition is empty")
    case .tooManyComparisons(let most):
      Bilingual(zh: "比较项最多 \(most) 个", en: "there can be \(most) comparisons at most")
    case .weightsMissing(let column, let levels):
      Bilingual(zh: "“\(column)”需要 \(levels) 个权重", en: "'\(column)' needs \(levels) weights")
    case .notAProbability(let key, let text):
      Bilingual(zh: "“\(key)”不能是“\(text)”", en: "'\(key)' cannot be '\(text)'")
    case .reviewAboveAccept:
      Bilingual(zh: "“review”高于“accept”", en: "'review' is above 'accept'")
    case .bitsBeyond(let key, let most):
      Bilingual(
        zh: "“\(key)”最多 ±\(Int(most)) 比特", en: "'\(key)' takes at most \(Int(most)) bits either way")
    }
  }

  var hint: Bilingual? {
    switch self {
    case .missingFile, .mappingMissing, .ownersMissing:
      Bilingual(zh: "检查路径；相对路径从所在文件的目录算起", en: "check the path; it is relative to the file that names it")
    case .unreadableFile: Bilingual(zh: "检查它是文件且有读权限", en: "see that it is a file that you may read")
    case .hugeFile: Bilingual(zh: "确认给的是迁移或映射文件", en: "see that it is a migration or a mapping")
    case .notUTF8: Bilingual(zh: "用编辑器另存为 UTF-8", en: "save it as UTF-8")
    case .yaml(let problem): YAMLWording.hint(problem)
    case .duplicateKey, .columnTwice: Bilingual(zh: "删去其中一个", en: "remove one of the two")
    case .unknownKey(let key, let allowed): Self.didYouMean(key, allowed)
    case .notOneOf(_, let value, let choices): Self.didYouMean(value, choices)
    case .notInChoices(_, let value, let choices): Self.didYouMean(value, choices)
    case .unknownField(let path): Self.fieldHint(path)
    case .fieldTwice:
      Bilingual(zh: "多列取一个值时写 from: [列一, 列二]", en: "to take one of several columns, write from: [one, two]")
    case .fieldWithoutSource:
      Bilingual(zh: "写 from: 列名，或 value: 固定值", en: "write from: COLUMN, or value: CONSTANT")
    case .badPercent: Bilingual(zh: "例如 0、50、0.5 %", en: "for example 0, 50, 0.5 %")
    case .weightsMissing:
      Bilingual(zh: "每个等级一个，从完全相同到不同，单位为比特", en: "one for each level, from exact to else, in bits")
    case .notAProbability:
      Bilingual(zh: "写 0 与 1 之间的概率，例如 0.999", en: "write a probability, for example 0.999")
    case .reviewAboveAccept:
      Bilingual(
        zh: "达到 review 的会询问，达到 accept 的会合并",
        en: "from review on somebody is asked, from accept on they are one")
    case .badName: Bilingual(zh: "可用字母、汉字、数字、- 和 _", en: "use letters, digits, - and _")
    case .storeLater, .storeUnknown:
      Bilingual(zh: "写 sqlite:文件名，例如 sqlite:crm.leads", en: "write sqlite:PATH, for example sqlite:crm.leads")
    case .secret: Bilingual(zh: "写 env:变量名 或 file:路径", en: "write env:NAME or file:PATH")
    case .badGlob: Bilingual(zh: "例如 exports/线索*.csv", en: "for example exports/leads*.csv")
    case .filesAndObjects:
      Bilingual(
        zh: "一个对象写 files 和 mapping，多个对象写 objects",
        en: "files and mapping for one object, objects for several")
    case .quote("quote"): Bilingual(zh: "例如 \"'\"，没有引号时写 none", en: "for example \"'\", or none")
    case .quote: Bilingual(zh: "例如 \"\\\\\"", en: "for example \"\\\\\"")
    case .delimiter:
      Bilingual(zh: "例如 \",\"、\";\"、\"|\"、tab", en: "for example \",\", \";\", \"|\", tab")
    case .wrongType(_, .textOrMap):
      Bilingual(zh: "写列名，或 {from: 列名, as: 转换}", en: "write a column, or {from: COLUMN, as: TRANSFORM}")
    case .unknownOperator(let name):
      Self.didYouMean(name, PredicateReader.operators)
    default: nil
    }
  }

  /// The nearest word; else all words, when they are few.
  static func didYouMean(_ word: String, _ words: [String]) -> Bilingual? {
    if let near = Suggestion.nearest(to: word, among: words) {
      return Bilingual(zh: "是不是“\(near)”？", en: "did you mean '\(near)'?")
    }
    guard !words.isEmpty, words.count <= 40 else { return nil }
    return Bilingual(
      zh: "可用：\(words.joined(separator: "、"))", en: "one of: \(words.joined(separator: ", "))")
  }

  private static func fieldHint(_ path: String) -> Bilingual? {
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.count == 2, let entity = Entity(name: parts[0]) {
      return didYouMean(path, LeadModel.fields(of: entity).map(\.path))
    }
    return didYouMean(path, LeadModel.allFields.map(\.path))
      ?? Bilingual(zh: "写成 对象.字段，例如 account.name", en: "write ENTITY.FIELD, for example account.name")
  }
}

extension FileProblem.Expected {
  var title: Bilingual {
    switch self {
    case .text: Bilingual(zh: "文字", en: "text")
    case .number: Bilingual(zh: "整数", en: "a whole number")
    case .boolean: Bilingual(zh: "true 或 false", en: "true or false")
    case .list: Bilingual(zh: "列表 [a, b]", en: "a list [a, b]")
    case .textOrList: Bilingual(zh: "文字或列表", en: "text or a list")
    case .map: Bilingual(zh: "{键: 值} 形式", en: "a map {key: value}")
    case .textOrMap: Bilingual(zh: "列名或 {键: 值}", en: "a column or a map")
    case .bilingual: Bilingual(zh: "文字或 {zh: …, en: …}", en: "text or {zh: …, en: …}")
    }
  }
}
