/// The languages in which a profile is shown.
public enum ProfileLanguage: String, Sendable, CaseIterable {
  case zh
  case en
}

/// The words of a profile on a terminal.
struct ProfileWording {
  let language: ProfileLanguage

  private func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func records(_ count: Int) -> String {
    pick("\(count) 条记录", "\(count) \(count == 1 ? "record" : "records")")
  }
  var compressed: String { pick("gzip 压缩", "gzip") }
  func delimiter(_ name: String) -> String { pick("分隔符 \(name)", "delimiter \(name)") }
  func header(_ row: Int) -> String { pick("表头在第 \(row) 行", "header in row \(row)") }
  var noHeader: String { pick("没有表头", "no header") }
  func preamble(_ count: Int) -> String { pick("表头上方 \(count) 行", "\(count) above it") }
  func blank(_ count: Int) -> String { pick("空行 \(count)", "blank rows: \(count)") }
  func footers(_ count: Int) -> String { pick("表尾 \(count) 行", "footers: \(count)") }
  func declared(_ count: Int) -> String { pick("文件自称 \(count) 条", "the file declares \(count)") }
  func children(_ path: String) -> String { pick("子记录 \(path)", "Children \(path)") }
  func line(_ line: Int) -> String { pick("第 \(line) 行", "line \(line)") }
  var column: String { pick("列", "Column") }
  var type: String { pick("类型", "Type") }
  var filled: String { pick("填写率", "Filled") }
  var distinct: String { pick("不同值", "Distinct") }
  var length: String { pick("长度", "Length") }
  var values: String { pick("最常见的值（次数），或示例", "Most frequent (count), or examples") }
  var damage: String {
    pick(
      "发现的损坏（在导出之前或导出时造成，本工具不会悄悄修补）",
      "Damage found (done before or during the export; never silently repaired)")
  }
  var noDamage: String { pick("没有发现损坏。", "No damage found.") }
  func unreadable(_ count: Int, of records: Int) -> String {
    pick(
      "\(records) 条记录中有 \(count) 条读不出来，会进入隔离区",
      "\(count) of \(records) records cannot be read, and go into quarantine")
  }

  func fault(_ code: String) -> String {
    switch code {
    case "text-after-quote": pick("结束引号后还有文字", "text after a closing quote")
    case "open-quote": pick("引号没有关闭", "a quote that is never closed")
    case "too-many-cells": pick("单元格比表头的列多", "more cells than the header has columns")
    case "too-few-cells": pick("单元格比表头的列少", "fewer cells than the header has columns")
    case "repeated-key": pick("同一对象里键出现两次", "the same key twice in one object")
    case "malformed": pick("这一行不是合法的 JSON", "a line that is not valid JSON")
    case "fill-down-unknown":
      pick("该取值的上面一行读不出来", "a blank cell below a row that cannot be read")
    default: code
    }
  }

  var wholeRow: String { pick("整行", "whole rows") }
  var warnings: String { pick("注意", "Warnings") }
  var masked: String { pick("值已遮盖；用 --show-values 显示原值。", "Values are masked; --show-values shows them.") }

  func count(_ count: Int, isRows: Bool, firstLine: Int) -> String {
    pick(
      "\(count) \(isRows ? "行" : "格")，首见于第 \(firstLine) 行",
      "\(count) \(isRows ? "row" : "cell")\(count == 1 ? "" : "s"), first in line \(firstLine)")
  }

  func evidence(_ evidence: String) -> String {
    switch evidence {
    case "bom": pick("有 BOM", "byte order mark")
    case "declared": pick("文件声明", "declared by the file")
    case "valid-throughout": pick("全文逐字节验证", "valid throughout")
    case "statistics": pick("按统计推断", "by statistics")
    case "given": pick("由配置指定", "as given")
    default: evidence
    }
  }

  func typeName(_ name: String) -> String {
    guard language == .zh else { return name }
    switch name {
    case "empty": return "空"
    case "text": return "文本"
    case "integer": return "整数"
    case "decimal": return "小数"
    case "date": return "日期"
    case "datetime": return "日期时间"
    case "phone": return "电话"
    case "email": return "邮箱"
    case "credit-code": return "信用代码"
    case "id": return "编号"
    case "boolean": return "是否"
    case "url": return "网址"
    case "choice": return "选项"
    default: return name
    }
  }

  func delimiterName(_ delimiter: String) -> String {
    switch delimiter {
    case "\t": "TAB"
    case ",": pick("逗号", "comma")
    case ";": pick("分号", "semicolon")
    default: delimiter
    }
  }
}
