import Model

/// How a landed value stands to the cell that it came from.
public enum Likeness: Sendable, Equatable {
  /// Byte for byte the same.
  case equal
  /// The same by a rule that has a name.
  case rule(LikenessRule)
  /// It cannot have come from this cell.
  case different
}

/// The rules by which a value may differ from its cell and say the same. Raw values are stable.
public enum LikenessRule: String, Sendable, Codable, CaseIterable {
  case trimmed
  case unwrapped
  case width
  case blanks
  case letterCase = "case"
  case phone
  case phoneOfSeveral = "phone-of-several"
  case areaAdded = "area-added"
  case number
  case scaled
  case date
  case time
  case zone
  case fraction = "time-fraction"
  case valueMap = "value-map"
  case lossyMap = "lossy-map"
  case owner
  case successor
  case region
  case regionImplied = "region-implied"
  case partOfText = "part-of-text"
  case firstOfSeveral = "first-of-several"
  case title
  case joined
  case list
  case template
  case constant
  case formerValue = "former-value"
  case keptAsExtra = "kept-as-extra"
  case checkAdded = "check-added"

  public var title: Bilingual {
    switch self {
    case .trimmed: Bilingual(zh: "去掉首尾空白", en: "blanks round it taken off")
    case .unwrapped: Bilingual(zh: "去掉 =\"…\" 或前导 '", en: "the wrapper =\"…\" or ' taken off")
    case .width: Bilingual(zh: "全角转半角", en: "full width made half width")
    case .blanks: Bilingual(zh: "空白整理", en: "blanks tidied")
    case .letterCase: Bilingual(zh: "大小写统一", en: "case of letters made one")
    case .phone: Bilingual(zh: "号码数字相同，写法统一", en: "the same digits, written in one form")
    case .phoneOfSeveral: Bilingual(zh: "一格多号取其一", en: "one number of several in the cell")
    case .areaAdded: Bilingual(zh: "按映射补区号或国家码", en: "area or country code added as the mapping says")
    case .number: Bilingual(zh: "数值相等，写法统一", en: "the same number, written in one form")
    case .scaled: Bilingual(zh: "按单位换算，数值精确", en: "scaled by its unit, exactly")
    case .date: Bilingual(zh: "日期写法统一", en: "the same date, written in one form")
    case .time: Bilingual(zh: "时间写法统一", en: "the same moment, written in one form")
    case .zone: Bilingual(zh: "换算成 UTC,时刻相同", en: "the same moment in UTC")
    case .fraction: Bilingual(zh: "舍去秒以下", en: "fractions of a second dropped")
    case .valueMap: Bilingual(zh: "按映射的值表", en: "by the mapping's values")
    case .lossyMap: Bilingual(zh: "按值表，几种说法并为一种", en: "by the mapping's values, several made one")
    case .owner: Bilingual(zh: "按负责人表", en: "by the owners table")
    case .successor: Bilingual(zh: "离职，由接手人负责", en: "left; the successor takes over")
    case .region: Bilingual(zh: "地名取全称", en: "the official name of the place")
    case .regionImplied: Bilingual(zh: "由城市得知省份", en: "the province that the city is in")
    case .partOfText: Bilingual(zh: "取文字的一部分", en: "a part of the text")
    case .firstOfSeveral: Bilingual(zh: "几个值取第一个", en: "the first of several values")
    case .title: Bilingual(zh: "姓名与称谓分开", en: "name and title parted")
    case .joined: Bilingual(zh: "几列合成", en: "several columns joined")
    case .list: Bilingual(zh: "分项写成列表", en: "written as a list")
    case .template: Bilingual(zh: "按模板合成", en: "by the mapping's template")
    case .constant: Bilingual(zh: "映射写定的值", en: "the mapping's constant")
    case .formerValue: Bilingual(zh: "单元格为空，保留原值", en: "the cell is blank, the former value stays")
    case .checkAdded: Bilingual(zh: "补上校验后缀", en: "its check characters added")
    case .keptAsExtra: Bilingual(zh: "不合规则，原样留作附加", en: "not readable, kept as an extra")
    }
  }

  /// The value alone does not say which cell it was.
  public var isLossy: Bool {
    switch self {
    case .lossyMap, .phoneOfSeveral, .firstOfSeveral, .fraction, .partOfText: true
    default: false
    }
  }
}

/// What one kind of transform may do to a cell: says of a cell and a value whether the one can have
/// become the other. It is no transform: it never makes a value.
protocol Relation {
  /// - Parameters:
  ///   - cell: not empty; several cells of one rule have U+001F between them.
  ///   - value: not empty.
  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness
  /// Whether a cell may say nothing of the field although something stands in it.
  func isSilent(_ cell: Span<UInt8>) -> Bool
  /// What the cell adds to control totals, read without any value; see `TotalReading`.
  func total(_ cell: Span<UInt8>) -> CellTotal
}

extension Relation {
  func isSilent(_ cell: Span<UInt8>) -> Bool { Core(cell).isBlank }
  func total(_ cell: Span<UInt8>) -> CellTotal { .unread }
}
