import Documents
import Model
import Run

/// Why a word or a name cannot be put into a file of the migration.
enum DecisionProblem: Error {
  case notAPair(String)
  case unknownField(String)
  case withoutValues(String)
  case severalMappings(String, [String])
  case severalRules(String)
  case mapped(String, String)
  case notAValue(String, [String])
  case noOwners
  case unknownCode(String)
  case nameTaken(String)
  case badName
  case layout(String, line: Int?)
  case moved(String)

  var error: RunError { .impossible(Diagnostic(code: code, message: message, hint: hint)) }

  private var code: String {
    switch self {
    case .notAPair: "fix-not-a-pair"
    case .unknownField: "fix-unknown-field"
    case .withoutValues: "fix-without-values"
    case .severalMappings: "fix-several-mappings"
    case .severalRules: "fix-several-rules"
    case .mapped: "fix-mapped"
    case .notAValue: "fix-not-a-value"
    case .noOwners: "fix-no-owners"
    case .unknownCode: "fix-unknown-code"
    case .nameTaken: "fix-name-taken"
    case .badName: "fix-bad-name"
    case .layout: "fix-layout"
    case .moved: "fix-moved"
    }
  }

  private var message: Bilingual {
    switch self {
    case .notAPair(let text):
      Bilingual(zh: "“\(text)”里没有一个等号隔开的两边", en: "`\(text)` is no pair with one `=` in it")
    case .unknownField(let field):
      Bilingual(zh: "没有映射写入字段“\(field)”", en: "no mapping of the migration makes the field `\(field)`")
    case .withoutValues(let field):
      Bilingual(zh: "字段“\(field)”在映射里没有 values:", en: "the field `\(field)` has no values: in its mapping")
    case .severalMappings(let field, _):
      Bilingual(zh: "多个映射都写入字段“\(field)”", en: "several mappings make the field `\(field)`")
    case .severalRules(let field):
      Bilingual(
        zh: "一个映射里有多条规则写入字段“\(field)”", en: "several rules of one mapping make the field `\(field)`")
    case .mapped(let word, let target):
      Bilingual(zh: "“\(word)”已经对应 \(target)", en: "`\(word)` stands for \(target) already")
    case .notAValue(let target, _):
      Bilingual(zh: "“\(target)”不是该字段的值", en: "`\(target)` is no value of the field")
    case .noOwners:
      Bilingual(zh: "迁移没有负责人表", en: "the migration has no owners table")
    case .unknownCode(let code):
      Bilingual(zh: "负责人表里没有工号“\(code)”", en: "the owners table has no code `\(code)`")
    case .nameTaken(let name):
      Bilingual(zh: "负责人表里已经有“\(name)”", en: "the owners table knows `\(name)` already")
    case .badName:
      Bilingual(
        zh: "别名里不能有引号、换行、等号或分隔别名的标点",
        en: "an alias holds no quotes, line ends, `=` or marks that stand between aliases")
    case .layout(let path, let line):
      Bilingual(
        zh: "\(path)\(line.map { " 第 \($0) 行" } ?? "")的写法不能自动修改",
        en: "\(path)\(line.map { ":\($0)" } ?? "") is laid out in a way that cannot be edited for you")
    case .moved(let path):
      Bilingual(zh: "\(path) 刚刚被改动过", en: "\(path) was changed just now")
    }
  }

  private var hint: Bilingual? {
    switch self {
    case .notAPair:
      Bilingual(
        zh: "写成 --map lead.status '老板在谈=working' 或 --owner '小王=A001'",
        en: "write --map lead.status 'In talks=working' or --owner 'Annie=A001'")
    case .unknownField, .unknownCode, .noOwners:
      Bilingual(
        zh: "leadferry quarantine list 说明字段和原因", en: "leadferry quarantine list tells fields and causes")
    case .withoutValues, .layout, .severalRules:
      Bilingual(
        zh: "在文件里手工加上，再 replay；还没有线索库时再 plan",
        en: "write it into the file by hand, then replay; before the first run, plan again")
    case .severalMappings(_, let paths):
      Bilingual(
        zh: "用 --mapping 指定:" + paths.joined(separator: "、"),
        en: "name one with --mapping: " + paths.joined(separator: ", "))
    case .notAValue(_, let choices):
      Bilingual(
        zh: "它的值:" + choices.joined(separator: "、"), en: "it takes: " + choices.joined(separator: ", "))
    case .nameTaken:
      Bilingual(zh: "重名或已离职的人在表里修改", en: "namesakes and people who left are settled in the table")
    case .mapped, .badName: nil
    case .moved: Bilingual(zh: "再运行一次", en: "run it again")
    }
  }
}
