import Mapping
import Model
import Run

/// Why a refused record cannot be corrected as was asked.
enum FixProblem: Error {
  case unknownRecord(String)
  case severalRecords(String, [Int])
  case faulty(Int)
  case withoutColumns(Int)
  case unmapped(Int)
  case unreadable(Int)
  case unknownColumn(String, known: [String])
  case severalCells(String, count: Int)
  case noSuchChild(String, count: Int)
  case same(String)
  case nothingSays(String)
  case stillRefused(column: String, code: String)

  var error: RunError {
    let diagnostic = Diagnostic(code: code, message: message, hint: hint)
    if case .stillRefused = self { return .refused(diagnostic) }
    return .impossible(diagnostic)
  }

  var code: String {
    switch self {
    case .unknownRecord: "fix-unknown-record"
    case .severalRecords: "fix-several-records"
    case .faulty: "fix-faulty-record"
    case .withoutColumns: "fix-without-columns"
    case .unmapped: "fix-unmapped"
    case .unreadable: "fix-unreadable"
    case .unknownColumn: "fix-unknown-column"
    case .severalCells: "fix-several-cells"
    case .noSuchChild: "fix-no-such-child"
    case .same: "fix-same"
    case .nothingSays: "fix-nothing-says-so"
    case .stillRefused: "fix-still-refused"
    }
  }

  var message: Bilingual {
    switch self {
    case .unknownRecord:
      Bilingual(zh: "隔离区里没有这条记录", en: "no record in quarantine has this key or number")
    case .severalRecords(_, let ids):
      Bilingual(
        zh: "隔离区里有 \(ids.count) 条记录符合", en: "\(ids.count) records in quarantine have this key or number")
    case .faulty(let id):
      Bilingual(
        zh: "第 \(id) 号记录没能拆成单元格，改值无济于事",
        en: "record #\(id) could not be taken apart into cells: no value helps it")
    case .withoutColumns(let id):
      Bilingual(
        zh: "第 \(id) 号记录来自旧版线索库，库里没有它的列名",
        en: "record #\(id) is of a store of an older version, which does not say what its columns are")
    case .unmapped(let id):
      Bilingual(zh: "迁移里没有映射读取第 \(id) 号记录", en: "no mapping of the migration reads record #\(id)")
    case .unreadable(let id):
      Bilingual(zh: "第 \(id) 号记录无法重新读出", en: "record #\(id) cannot be read again")
    case .unknownColumn(let name, _):
      Bilingual(zh: "记录里没有列“\(name)”", en: "the record has no column `\(name)`")
    case .severalCells(let name, let count):
      Bilingual(
        zh: "记录有 \(count) 条子记录带列“\(name)”", en: "\(count) child records have the column `\(name)`")
    case .noSuchChild(let name, let count):
      Bilingual(
        zh: "带列“\(name)”的子记录只有 \(count) 条", en: "only \(count) child records have the column `\(name)`")
    case .same(let name):
      Bilingual(zh: "列“\(name)”本来就是这个值", en: "column `\(name)` says so already")
    case .nothingSays(let name):
      Bilingual(
        zh: "隔离区里没有一条记录因列“\(name)”的这个值被拒收",
        en: "no record in quarantine is refused for this value of column `\(name)`")
    case .stillRefused(let column, let code):
      Bilingual(
        zh: "新值同样被拒收：\(column)：\(IssueWording.message(code).message.zh)",
        en: "this value is refused, too: \(column): \(IssueWording.message(code).message.en)")
    }
  }

  var hint: Bilingual? {
    switch self {
    case .unknownRecord:
      Bilingual(
        zh: "用 leadferry quarantine list 查看；编号写成 '#12'",
        en: "see leadferry quarantine list; a number is written '#12'")
    case .severalRecords(_, let ids):
      Bilingual(
        zh: "用编号指定:" + ids.prefix(8).map { "'#\($0)'" }.joined(separator: "、"),
        en: "name one by its number: " + ids.prefix(8).map { "'#\($0)'" }.joined(separator: ", "))
    case .faulty, .withoutColumns:
      Bilingual(zh: "在来源里修正，重新导出后运行 apply", en: "mend it in the source, export again and apply")
    case .unmapped, .unreadable:
      Bilingual(zh: "检查迁移文件和映射", en: "see whether migration and mapping are those that refused it")
    case .unknownColumn(_, let known):
      Bilingual(
        zh: "它的列:" + known.prefix(30).joined(separator: "、"),
        en: "its columns: " + known.prefix(30).joined(separator: ", "))
    case .severalCells(_, let count), .noSuchChild(_, let count):
      Bilingual(zh: "用 --child 1…\(count) 指定第几条", en: "say which with --child 1…\(count)")
    case .nothingSays:
      Bilingual(
        zh: "用 leadferry quarantine list … --group --show-values 查看每组的原值",
        en: "see the values of each group: leadferry quarantine list … --group --show-values")
    case .same: nil
    case .stillRefused(_, let code): IssueWording.message(code).remedy
    }
  }
}
