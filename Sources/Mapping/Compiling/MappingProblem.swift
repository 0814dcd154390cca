import Documents
import Model

/// Everything that can be wrong with a mapping's meaning, with an owners table, and with a file that
/// does not have the shape that its mapping expects. All wording of these stands here.
enum MappingProblem {
  // A mapping
  case unknownTransform(String)
  case wrongMakes(transform: String, field: Field)
  case unknownOption(String, transform: String, allowed: [String])
  case badOptionValue(option: String, value: String, allowed: [String])
  case optionProblem(Bilingual)
  case constantRefused(field: String, code: String)
  case takeAll(String)
  case badCellPart(String)
  case badTemplate
  case ownersNeeded(String)
  case valuesUnused(transform: String)
  case predicateField(String)
  case lossy(field: String, values: [String], becomes: String)
  case columnEmpty
  // An owners table
  case ownersColumnTwice(String, String)
  case unknownOwnersColumn(String)
  case ownerWithoutCode
  case ownerTwice(String, firstLine: Int)
  case badStatus(String)
  case leftWithoutSuccessor(String)
  case successorUnknown(String)
  case successorAmbiguous(String)
  case successorCycle(String)
  // The shape of a file
  case unknownColumn(String, renamedFrom: String?)
  case missingColumn(String, suggestion: String?)
  case repeatedColumn(String)
}

extension MappingProblem {
  var code: String {
    switch self {
    case .unknownTransform: "unknown-transform"
    case .wrongMakes: "type-mismatch"
    case .unknownOption: "unknown-key"
    case .badOptionValue: "not-one-of"
    case .optionProblem: "bad-option"
    case .constantRefused: "bad-constant"
    case .takeAll: "take-all"
    case .badCellPart: "bad-cell-part"
    case .badTemplate: "bad-template"
    case .ownersNeeded: "owners-needed"
    case .valuesUnused: "values-unused"
    case .predicateField: "condition-on-unmapped-field"
    case .lossy: "lossy-values"
    case .columnEmpty: "column-empty"
    case .ownersColumnTwice: "owners-column-twice"
    case .unknownOwnersColumn: "owners-column-unknown"
    case .ownerWithoutCode: "owner-without-code"
    case .ownerTwice: "owner-twice"
    case .badStatus: "owner-status"
    case .leftWithoutSuccessor: "owner-without-successor"
    case .successorUnknown: "successor-unknown"
    case .successorAmbiguous: "successor-ambiguous"
    case .successorCycle: "successor-cycle"
    case .unknownColumn: "unknown-column"
    case .missingColumn: "missing-column"
    case .repeatedColumn: "repeated-column"
    }
  }

  var message: Bilingual {
    switch self {
    case .unknownTransform(let name):
      Bilingual(zh: "没有转换“\(name)”", en: "there is no transform '\(name)'")
    case .wrongMakes(let transform, let field):
      Bilingual(
        zh: "转换 \(transform) 得不到 \(field.path) 要的类型（\(field.type.rawValue)）",
        en: "\(transform) does not make what \(field.path) holds (\(field.type.rawValue))")
    case .unknownOption(let name, let transform, _):
      Bilingual(zh: "转换 \(transform) 没有选项“\(name)”", en: "\(transform) has no option '\(name)'")
    case .badOptionValue(let option, let value, _):
      Bilingual(zh: "“\(option)”不能取“\(value)”", en: "'\(option)' cannot be '\(value)'")
    case .optionProblem(let message): message
    case .constantRefused(let field, let code):
      Bilingual(zh: "固定值不能用于 \(field)（\(code)）", en: "the constant does not suit \(field) (\(code))")
    case .takeAll(let field):
      Bilingual(zh: "\(field) 只放一个值，不能 take: all", en: "\(field) holds one value: take: all is for lists")
    case .badCellPart(let option):
      switch option {
      case "item":
        Bilingual(
          zh: "item 是第几段（1、2、…，从末尾数 -1），要和 split: 的分隔字符一起写",
          en: "item is the number of a piece (1, 2, …, -1 from the end) and goes with split:")
      case "join":
        Bilingual(zh: "join、item、parse 只能写一个", en: "one of join, item and parse at most")
      default:
        Bilingual(
          zh: "写 parse: json 和 at: a.b[2] 这样的路径", en: "write parse: json, and a path such as at: a.b[2]")
      }
    case .badTemplate:
      Bilingual(zh: "模板要含 {列名}，花括号要成对", en: "a template has {column} in it, and its braces are paired")
    case .ownersNeeded(let field):
      Bilingual(zh: "\(field) 需要负责人表", en: "\(field) needs an owners table")
    case .valuesUnused(let transform):
      Bilingual(zh: "转换 \(transform) 不用 values", en: "\(transform) does not use 'values'")
    case .predicateField(let path):
      Bilingual(zh: "条件所用的字段 \(path) 没有映射", en: "the condition's field \(path) is not mapped")
    case .lossy(let field, let values, let becomes):
      Bilingual(
        zh: "\(field)：\(values.joined(separator: "、")) 都变成 \(becomes)，原来的区别会消失",
        en: "\(field): \(values.joined(separator: ", ")) all become \(becomes); the difference is lost")
    case .columnEmpty: Bilingual(zh: "列名是空的", en: "the column has no name")
    case .ownersColumnTwice(let first, let second):
      Bilingual(
        zh: "列“\(first)”和“\(second)”是同一个意思", en: "the columns '\(first)' and '\(second)' mean the same")
    case .unknownOwnersColumn(let name):
      Bilingual(zh: "负责人表里有不认识的列“\(name)”", en: "the owners table has a column that is not known: '\(name)'")
    case .ownerWithoutCode: Bilingual(zh: "有姓名而没有工号", en: "a name without a code")
    case .ownerTwice(let code, let line):
      Bilingual(zh: "工号 \(code) 重复，第 \(line) 行已有", en: "code \(code) stands twice; first on line \(line)")
    case .badStatus(let text):
      Bilingual(zh: "不认识的状态“\(text)”", en: "unknown status '\(text)'")
    case .leftWithoutSuccessor(let code):
      Bilingual(zh: "\(code) 已离职而没有接手人", en: "\(code) has left and nobody takes over")
    case .successorUnknown(let text):
      Bilingual(zh: "接手人“\(text)”不在表里", en: "the successor '\(text)' is not in the table")
    case .successorAmbiguous(let text):
      Bilingual(zh: "接手人“\(text)”有多人同名", en: "several people are called '\(text)'")
    case .successorCycle(let code):
      Bilingual(zh: "\(code) 的接手人绕了一圈", en: "the successors of \(code) lead back to \(code)")
    case .unknownColumn(let name, _):
      Bilingual(zh: "映射没有提到列“\(name)”", en: "the mapping does not mention the column '\(name)'")
    case .missingColumn(let name, _):
      Bilingual(zh: "文件里没有列“\(name)”", en: "the file has no column '\(name)'")
    case .repeatedColumn(let name):
      Bilingual(zh: "列“\(name)”出现不止一次", en: "the column '\(name)' stands more than once")
    }
  }

  var hint: Bilingual? {
    switch self {
    case .unknownTransform(let name):
      Self.didYouMean(name, TransformRegistry.all.map { $0.name })
    case .wrongMakes(_, let field):
      Self.oneOf(TransformRegistry.all.filter { $0.makes.contains(field.type) }.map { $0.name })
    case .unknownOption(let name, _, let allowed): Self.didYouMean(name, allowed)
    case .badOptionValue(_, let value, let allowed): Self.didYouMean(value, allowed)
    case .takeAll: Bilingual(zh: "写 take: first", en: "write take: first")
    case .ownersNeeded:
      Bilingual(zh: "在迁移文件里写 owners: owners.csv", en: "write owners: owners.csv in the migration")
    case .valuesUnused: Bilingual(zh: "写 as: enum，或删去 values", en: "write as: enum, or remove values")
    case .predicateField(let path):
      Bilingual(zh: "写列名，或先映射 \(path)", en: "name a column, or map \(path)")
    case .ownersColumnTwice:
      Bilingual(zh: "删去其中一列，或给它改名", en: "remove one of them, or rename it")
    case .badStatus: Bilingual(zh: "写 在职 或 离职（也可写 是/否、1/0）", en: "write active or left (or yes/no, 1/0)")
    case .unknownOwnersColumn:
      Bilingual(
        zh: "改成 工号、姓名、别名、状态、接手人、邮箱、手机、部门 之一，来源里的编号写成“来源名_id”，只给人看的写 备注，否则删去",
        en:
          "name it code, name, aliases, status, successor, email, mobile or department; a source's own ids SOURCE_id; what is for people alone, note; or remove it"
      )
    case .leftWithoutSuccessor:
      Bilingual(zh: "填接手人；否则其名下的记录会被隔离", en: "name a successor, or the person's records are refused")
    case .successorUnknown, .successorAmbiguous:
      Bilingual(zh: "写接手人的工号", en: "write the successor's code")
    case .successorCycle: Bilingual(zh: "让最后一位是在职的人", en: "let the last one be active")
    case .unknownColumn(let name, let renamed): Self.unknownColumnHint(name, renamed)
    case .missingColumn(_, let suggestion):
      suggestion.map {
        Bilingual(
          zh: "是不是改名成了“\($0)”？改映射里的列名", en: "was it renamed to '\($0)'? Then change it in the mapping")
      } ?? Bilingual(zh: "改映射，或重新导出带此列的文件", en: "change the mapping, or export the file with it")
    case .repeatedColumn:
      Bilingual(
        zh: "在文件里给其中一列改名，或用 csv: header 重新命名", en: "rename one in the file, or name all with csv: header")
    default: nil
    }
  }

  private static func unknownColumnHint(_ name: String, _ renamed: String?) -> Bilingual {
    if let renamed {
      return Bilingual(
        zh: "是不是由“\(renamed)”改名而来？否则写进 fields、keep 或 ignore",
        en: "was '\(renamed)' renamed to it? If not, put it under fields, keep or ignore")
    }
    return Bilingual(
      zh: "写进 fields（取值）、keep（保留）或 ignore（丢弃）",
      en: "put it under fields (map it), keep (carry it) or ignore (drop it)")
  }

  private static func didYouMean(_ word: String, _ words: [String]) -> Bilingual? {
    guard let near = Suggestion.nearest(to: word, among: words) else { return oneOf(words) }
    return Bilingual(zh: "是不是“\(near)”？", en: "did you mean '\(near)'?")
  }

  private static func oneOf(_ words: [String]) -> Bilingual? {
    words.isEmpty
      ? nil
      : Bilingual(zh: "可用：\(words.joined(separator: "、"))", en: "one of: \(words.joined(separator: ", "))")
  }
}
