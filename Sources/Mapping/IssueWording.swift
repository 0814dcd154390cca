import Model

/// What every code of a record issue says to people: what happened, and what to do next.
public enum IssueWording {
  public static func message(_ code: String) -> (message: Bilingual, remedy: Bilingual) {
    if let found = table[code] { return (found.message, found.remedy) }
    return (
      Bilingual(zh: "记录被拒收（\(code)）", en: "the record was refused (\(code))"),
      Bilingual(zh: "查看该记录的原文，修正后重放", en: "look at the record's raw text, correct it and replay")
    )
  }

  /// Every code that has wording of its own.
  public static var codes: [String] { table.keys.sorted() }

  private struct Words: Sendable {
    var message: Bilingual
    var remedy: Bilingual
  }

  private typealias Row = (code: String, zh: String, en: String, fixZh: String, fixEn: String)

  private static let table: [String: Words] = {
    var table: [String: Words] = [:]
    for row in records + cells + numbers + phones + people + times {
      table[row.code] = Words(
        message: Bilingual(zh: row.zh, en: row.en), remedy: Bilingual(zh: row.fixZh, en: row.fixEn))
    }
    return table
  }()

  /// `4,095`
  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    if digits.count > 3 { digits.insert(",", at: digits.index(digits.endIndex, offsetBy: -3)) }
    return digits
  }

  private static let asTextZh = "在源表中把该列设为“文本”并恢复原值，重新导出"
  private static let asTextEn = "format the column as text in the source, restore the values and export again"

  private static let records: [Row] = [
    (
      "required-blank", "必填字段没有值", "a required field has no value", "在源系统补上该列，或去掉映射里的 required:",
      "fill the column in the source, or take required: out of the mapping"
    ),
    (
      "record-blank", "整条记录没有可迁移的值", "nothing in the record can be carried over", "在源文件删去空行，或检查映射的列",
      "remove the empty row from the source, or check the columns of the mapping"
    ),
    (
      "record-key-alone", "这一行除了键，没有可迁移的值", "nothing but its key can be carried over of the record",
      "在源文件删去只有编号的行，或在映射里用 where: 排除",
      "remove the row that has nothing but a number, or leave it out with `where:`"
    ),
    (
      "too-many-children", "一条记录的下级超过 \(Landed.maximumNumber) 条",
      "the record has more than \(grouped(Landed.maximumNumber)) children", "在源系统把它拆成多条记录再导出",
      "split it into several records in the source and export again"
    ),
    (
      "unmapped-cell", "映射没有说怎样处理这一格", "the mapping does not say what to do with this cell",
      "在映射的 fields:、keep: 或 ignore: 里写上该列",
      "name the column under fields:, keep: or ignore: in the mapping"
    ),
    (
      "key-blank", "记录没有键", "the record has no key", "在源系统补上键列，或在映射里换一个 key:",
      "fill the key column in the source, or name another key: in the mapping"
    ),
    (
      "key-repeated", "同一快照里键重复", "the key occurs twice in one snapshot", "在源系统去重，或让 key: 多包含一列",
      "remove the duplicate in the source, or add a column to key:"
    ),
    (
      "reference-not-found", "引用的记录不存在", "the record that it refers to is not there", "把被引用的文件也列入迁移，或修正该编号",
      "add the file that holds the other record to the migration, or correct the number"
    ),
    (
      "reference-quarantined", "引用的记录在隔离区", "the record that it refers to is in quarantine", "先修正被引用的那条记录",
      "mend the other record first"
    ),
    (
      "reference-to-itself", "上级就是它自己", "it is its own parent", "在来源里改正或清空上级",
      "correct or clear the parent in the source"
    ),
    (
      "reference-circle", "上级绕成一圈", "its parents lead back to it", "在来源里断开这一圈",
      "break the circle in the source"
    ),
    (
      "reference-ambiguous", "引用对应多条记录", "it refers to more than one record", "让被引用对象的键唯一",
      "make the key of the other object unique"
    ),
    (
      "text-after-quote", "结束引号后还有文字", "there is text after a closing quote",
      "把该行里的引号写成两个（\"\"），或重新导出；若导出用反斜杠转义，在映射里写 csv: {escape: \"\\\\\"}",
      "double the quotes inside the cell (\"\"), or export again; if the export writes \\\" for a quote, say "
        + "csv: {escape: \"\\\\\"} in the mapping"
    ),
    (
      "open-quote", "引号没有关闭", "a quote is never closed", "补上结束引号，或重新导出文件",
      "close the quote, or export the file again"
    ),
    (
      "too-many-cells", "单元格比表头的列多", "the row has more cells than the header has columns",
      "若多出的值属于某一列，给含分隔符的值加引号后重新导出；若确是另一列，在文件的表头里给它起名",
      "if it belongs to a value that holds the delimiter, quote that and export again; if it is a column of its "
        + "own, name it in the header of the file"
    ),
    (
      "too-few-cells", "单元格比表头的列少", "the row has fewer cells than the header has columns",
      "检查该行是否被换行截断，重新导出；若只是省略了末尾的空列，在映射里写 csv: {short_rows: whole}",
      "see whether a line end inside a value cut the row, and export again; if only open columns at its end were "
        + "left out, say csv: {short_rows: whole} in the mapping"
    ),
    (
      "repeated-key", "同一对象里键出现两次", "the same key occurs twice in one object", "让接口每个键只给一次",
      "have the source write each key once"
    ),
    (
      "malformed", "这一行不是合法的 JSON", "the line is not valid JSON", "重新导出该行，检查是否被截断",
      "export the line again; see whether it was cut off"
    ),
    (
      "null-character", "记录里有空字符 (U+0000)，多数程序把它当作文本的结尾",
      "the record holds a null character (U+0000), at which most software takes a text to end",
      "在旧系统里去掉它后重新导出", "take it out in the old system, and export again"
    ),
    (
      "fill-down-unknown", "空格该取上面一行的值（fill_down），但那一行读不出来，或它的单元格过长",
      "a blank cell takes its value from a row above it (fill_down), which cannot be read, or whose cell is too long",
      "修好上面那一行，或在这一行填上该列，然后重新运行",
      "mend the row above it, or fill the cell in this row, and run again"
    ),
    (
      "repeated-cell", "该单元格在一条记录里出现多次", "the cell occurs several times in one record", "在映射里用 each: 处理重复的元素",
      "map the repeated element with each:"
    ),
  ]

  private static let cells: [Row] = [
    (
      "cell-hashes", "单元格只有 ####，值不在文件里", "the cell is ####; the value is not in the file",
      "在 Excel 里加宽该列，再导出",
      "widen the column in Excel and export again"
    ),
    (
      "cell-error", "单元格是公式错误（#N/A、#REF! 等），值不在文件里",
      "the cell is a formula error (#N/A, #REF! …); the value is not in the file", "在源表修正公式或粘贴为值，再导出",
      "mend the formula or paste values in the sheet, and export again"
    ),
    ("id-scientific", "编号变成了科学计数", "the id became scientific notation", asTextZh, asTextEn),
    (
      "id-precision-lost", "长编号第 16 位起都是 0，像是被 Excel 截断",
      "a long id is all zeros from the 16th digit, as Excel leaves it",
      asTextZh + "；确认无误时写 precision: ignore", asTextEn + "; if it is real, say precision: ignore"
    ),
    (
      "salesforce-id-shape", "不是 Salesforce 编号（15 或 18 位字母与数字）",
      "it is no Salesforce id (15 or 18 letters and digits)", "在源系统核对；别的编号用 as: id",
      "check it in the source; map other ids with as: id"
    ),
    (
      "salesforce-id-check", "18 位 Salesforce 编号的后三位不符，大小写可能丢失",
      "the last three characters of the Salesforce id do not fit: letters have lost their case", asTextZh,
      asTextEn
    ),
    (
      "json-malformed", "单元格不是完整的 JSON", "the cell is no whole JSON text", "检查导出是否被截断，或去掉 parse: json",
      "see whether the export cut it off, or take parse: json out of the mapping"
    ),
    (
      "json-not-a-value", "at: 指到的是对象或列表，不是一个值", "what at: names is an object or a list, not one value",
      "把 at: 写到具体的值，如 a.b[1]", "lead at: to one value, such as a.b[1]"
    ),
    (
      "credit-code-check", "统一社会信用代码校验位不符", "the credit code's check character is wrong", "对照营业执照修正",
      "correct it by the business licence"
    ),
    (
      "credit-code-shape", "不是 18 位统一社会信用代码", "it is no credit code of 18 characters",
      "对照营业执照修正；代码里没有 I、O、S、V、Z；旧税号请用 as: id",
      "correct it by the business licence; I, O, S, V and Z do not occur; map old tax numbers with as: id"
    ),
    (
      "enum-unknown", "取值不在 values: 里", "the value is not in values:", "在映射的 values: 里加上这个说法",
      "add the word to values: in the mapping"
    ),
    (
      "boolean-unknown", "看不出是真是假", "it is neither true nor false", "用 values: 说明它的意思，如 {X: false}",
      "say what it means with values:, such as {X: false}"
    ),
    (
      "region-unknown", "认不出的地区", "the region is not known", "写出省或市；国外地名写 unknown: keep",
      "write province or city; for places abroad say unknown: keep"
    ),
    (
      "region-ambiguous", "地名对应多处", "the name belongs to several places", "在源数据里补上省份",
      "add the province in the source"
    ),
    (
      "region-conflict", "城市不属于该省", "the city is not in that province", "在源数据里修正省或市",
      "correct province or city in the source"
    ),
    (
      "url-invalid", "不是网址", "it is no web address", "修正网址，或改用 as: text",
      "correct the address, or map it with as: text"
    ),
    (
      "email-invalid", "不是邮箱地址", "it is no e-mail address", "在源系统修正地址", "correct the address in the source"
    ),
    (
      "email-several", "一格里有多个邮箱", "the cell holds several addresses", "写 take: first，或拆成多列",
      "say take: first, or split the column"
    ),
    (
      "wechat-invalid", "不是微信号", "it is no WeChat id", "在源系统修正，或改用 as: text",
      "correct it in the source, or map it with as: text"
    ),
  ]

  private static let numbers: [Row] = [
    (
      "money-scientific", "金额变成了科学计数", "the amount is in scientific notation", "把该列设为“数值”格式后重新导出",
      "format the column as a number and export again"
    ),
    (
      "money-currency", "货币与映射不符", "the currency contradicts the mapping", "修正 currency:，或按货币分列",
      "correct currency:, or give each currency its column"
    ),
    (
      "money-currency-missing", "不知道是什么货币", "the currency is not known", "在映射里写 currency: CNY",
      "say currency: CNY in the mapping"
    ),
    (
      "money-separator", "千分位或小数点写法不明", "the separators are unclear",
      "去掉千分位后重新导出；1.234,56 这样的写法用 decimal: comma",
      "export without thousands separators; for 1.234,56 say decimal: comma"
    ),
    (
      "money-decimal", "1.234 可能是一千多，也可能是一点多", "1.234 may be a thousand or one and a bit",
      "在映射里写 decimal: point（小数点）或 comma（小数逗号）", "say decimal: point or decimal: comma in the mapping"
    ),
    (
      "money-unit", "列有单位（scale:），单元格又自带单位", "the column has a unit (scale:), and the cell one of its own",
      "在映射里写 unit: cell（按单元格的元）或 unit: column（按列的单位）；万、亿 写 unit: auto",
      "say unit: cell (whole units of its currency) or unit: column (the column's unit); for 万 and 亿 unit: auto"
    ),
    (
      "money-range", "是一个范围或约数，不是一个金额", "it is a bound, a span or a guess, not one amount",
      "在源数据里写成一个数，或改映射到文本字段（as: text）；也可写 invalid: keep 原样保留",
      "write one number in the source, map it to a text field, or keep it as an extra with invalid: keep"
    ),
    (
      "money-several", "一格里有多个数", "the cell holds several numbers", "拆成多列，或在源数据里只留一个数",
      "split the column, or leave one number in the source"
    ),
    (
      "money-invalid", "不是一个金额", "it is no amount", "在源数据里写成一个数", "write one number in the source"
    ),
    (
      "integer-scientific", "整数变成了科学计数", "the number is in scientific notation", "把该列设为“数值”格式后重新导出",
      "format the column as a number and export again"
    ),
    (
      "integer-fraction", "应是整数却有小数", "a whole number has a fraction", "在源数据里改成整数",
      "make it whole in the source"
    ),
    (
      "integer-range", "整数超过 18 位", "the number has more than 18 digits", "这像是编号：改用 as: id",
      "it looks like an id: use as: id"
    ),
    (
      "integer-separator", "千分位写法不明", "the separators are unclear", "去掉千分位后重新导出",
      "export without thousands separators"
    ),
    (
      "integer-invalid", "不是一个整数", "it is no whole number", "写成一个数；数字后的单位用 suffix: 说明",
      "write one number; name a unit behind it with suffix:"
    ),
  ]

  private static let phones: [Row] = [
    (
      "phone-scientific", "电话变成了科学计数，后几位已丢失",
      "the number became scientific notation; its last digits are gone", asTextZh, asTextEn
    ),
    (
      "phone-digits", "电话位数不对", "the number has the wrong count of digits", "在源系统核对号码",
      "check the number in the source"
    ),
    (
      "phone-not-mobile", "11 位但不是手机号", "11 digits that are no mobile number", "在源系统核对号码",
      "check the number in the source"
    ),
    (
      "phone-area-missing", "座机缺区号", "a landline without area code", "补上区号，或在映射里写 area:（如 area: \"0571\"）",
      "add the area code, or say it with area: in the mapping (area: \"0571\")"
    ),
    (
      "phone-country-missing", "像是北美号码，没有国家码",
      "it looks like a number of North America without its country code",
      "在映射里写 country: US（或别国），或在号码前补 +1；国内座机则补上区号的 0",
      "say country: US (or another) in the mapping, or write +1 before it; if it is Chinese, its area code lacks the 0"
    ),
    (
      "phone-leading-zero", "区号开头的 0 丢了", "the area code lost its leading zero", asTextZh, asTextEn
    ),
    (
      "phone-several", "一格里有多个号码", "the cell holds several numbers",
      "写 take: first、mobile 或 landline；列表字段写 all",
      "say take: first, mobile or landline; for a list field all"
    ),
    (
      "phone-text", "号码旁有别的文字", "there is other text beside the number", "把文字移到备注列，或写 text: drop",
      "move the text to a remark column, or say text: drop"
    ),
  ]

  private static let people: [Row] = [
    (
      "person-several", "一格里有多个人", "the cell names several people", "拆成多条联系人，或写 take: first",
      "make a contact of each, or say take: first"
    ),
    (
      "owner-unknown", "负责人不在负责人表里", "the owner is not in the owners table", "在 owners.csv 里加上此人及其接手人",
      "add the person, and who takes over, to owners.csv"
    ),
    (
      "owner-left", "负责人已离职，没有接手人", "the owner has left, and nobody takes over", "在 owners.csv 里填上接手人",
      "name who takes over in owners.csv"
    ),
    (
      "owner-ambiguous", "负责人表里有多个同名的人", "several owners have this name", "在源数据里改用工号，或让表里的名字可区分",
      "use codes in the source, or tell the names apart in the table"
    ),
  ]

  private static let times: [Row] = [
    (
      "date-invalid", "不是一个日期", "it is no date", "在源数据里改成 2023-05-01 这样的日期",
      "write it like 2023-05-01 in the source"
    ),
    (
      "date-ambiguous", "分不清日和月", "day and month cannot be told apart", "在映射里写 format: dmy 或 mdy",
      "say format: dmy or mdy in the mapping"
    ),
    (
      "date-year-missing", "日期没有年份", "the date has no year", "把该列设为 yyyy-mm-dd 格式后重新导出",
      "format the column as yyyy-mm-dd and export again"
    ),
    (
      "date-day-missing", "日期没有日", "the date has no day", "补上日，或改用 as: text",
      "add the day, or map it with as: text"
    ),
    (
      "date-two-digit-year", "年份只有两位", "the year has two digits",
      "在映射里写 century:（如 1950，即 1950–2049）和 format: mdy、dmy 或 ymd；或把该列设为 yyyy-mm-dd 格式后重新导出",
      "say century: (1950 means 1950 to 2049) and format: mdy, dmy or ymd in the mapping; or export the column as yyyy-mm-dd"
    ),
    (
      "date-number", "是一个数字，不知道怎样算日期", "it is a number, and how it counts is not said",
      "在映射里写 format: excel、epoch 或 epoch-ms",
      "say format: excel, epoch or epoch-ms in the mapping"
    ),
    (
      "date-epoch-unit", "时间戳的位数不是 format: 所说的单位（秒或毫秒）",
      "the number is not in the unit that format: says (seconds or milliseconds)",
      "秒（10 位）写 format: epoch，毫秒（13 位）写 epoch-ms，Excel 序列号写 excel；20230501 这样的日期不写 format:",
      "for seconds (10 digits) say format: epoch, for milliseconds (13) epoch-ms, for serial numbers excel; for 20230501 no format:"
    ),
    (
      "date-not-as-format", "不是 format: 所说的写法", "it is not written as format: says",
      "修正映射的 format:，或在源数据里统一写法", "correct format: in the mapping, or write the column one way in the source"
    ),
    (
      "date-has-time", "日期带着时刻", "the date has a time of day", "写 time: drop，或映射到时间字段",
      "say time: drop, or map it to a time"
    ),
    (
      "date-has-zone", "时间带偏移，日期取决于时区", "the time has an offset; its date depends on the zone",
      "在映射里写 zone: Asia/Shanghai",
      "say zone: Asia/Shanghai in the mapping"
    ),
    (
      "datetime-nonexistent", "当地没有这个时刻（夏令时跳过）", "the time did not exist there (clocks went forward)",
      "在源数据里核对时间与 zone:",
      "check the time in the source, and zone:"
    ),
    (
      "datetime-ambiguous", "当地这个时刻有两次（夏令时回拨）", "the time was there twice (clocks went back)",
      "在源数据里写明偏移，如 +08:00",
      "write the offset in the source, such as +08:00"
    ),
    (
      "datetime-zone-missing", "时间没有偏移，映射也没有时区", "neither the time nor the mapping says the zone",
      "在映射里写 zone: Asia/Shanghai",
      "say zone: Asia/Shanghai in the mapping"
    ),
  ]
}
