import Base
import Model

/// `as: date`.
public struct DateTransform: Transform {
  public static let name = "date"
  public static let makes: Set<FieldType> = [.date]
  public static let options = [
    TransformOption(
      "format",
      Bilingual(
        zh:
          "dmy/mdy/ymd 日月年次序；excel、excel-1904 序列号；epoch、epoch-ms 时间戳（秒、毫秒）；或 UTS 35 格式，如 \"M/d/yy h:mm a\"、\"dd.MM.yyyy HH:mm\"",
        en:
          "dmy/mdy/ymd: the order; excel, excel-1904: serial numbers; epoch, epoch-ms: seconds, milliseconds; or a pattern in the letters of UTS 35, such as \"M/d/yy h:mm a\" or \"dd.MM.yyyy HH:mm\""
      )),
    TransformOption(
      "century",
      Bilingual(
        zh: "两位年份属于从哪一年起的一百年，如 1950：1950–2049；不写时拒收两位年份（时间字段的 yy 格式按 1969–2068）",
        en:
          "the first of the hundred years that two-digit years stand for, such as 1950: 1950 to 2049; without it they are refused (of a datetime, yy in a pattern means 1969 to 2068)"
      )),
    TransformOption(
      "zone",
      Bilingual(
        zh: "带时区偏移的时间按哪个时区取日期，如 Asia/Shanghai",
        en: "Where a time with an offset has its date, such as Asia/Shanghai")),
    TransformOption(
      "time",
      Bilingual(
        zh: "drop：丢掉时刻；refuse：时刻非零则拒收（默认）", en: "drop: a time of day goes; refuse (default) unless midnight"),
      values: ["refuse", "drop"]),
  ]
  static let invalid = "date-invalid"
  static let ambiguous = "date-ambiguous"
  static let yearMissing = "date-year-missing"
  static let dayMissing = "date-day-missing"
  static let shortYear = "date-two-digit-year"
  static let number = "date-number"
  static let epochUnit = "date-epoch-unit"
  static let notAsFormat = "date-not-as-format"
  static let hasTime = "date-has-time"
  static let hasZone = "date-has-zone"
  /// What the grammar that `date` and `datetime` share refuses with.
  static let shared = [
    invalid, ambiguous, yearMissing, dayMissing, shortYear, number, epochUnit, notAsFormat,
  ]
  public static let codes = CellText.codes + shared + [hasTime, hasZone]
  public static let summary = Bilingual(
    zh: "日期：2023年5月1日、2023/5/1、20230501 等；写成 2023-05-01",
    en: "A date: 2023年5月1日, 2023/5/1, 20230501 and so on become 2023-05-01")

  private let rules: TimeRules
  private let zone: TimeZoneTable?
  private let dropsTime: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    rules = try options.timeRules()
    zone = try options.zone()
    dropsTime = try options.word("time", of: ["refuse", "drop"], default: "refuse") == "drop"
    if rules.pattern?.hasShortYear == true, rules.century == nil {
      throw OptionProblem(
        option: "format",
        message: Bilingual(
          zh: "日期的年份只有两位：用 century: 说明从哪一年起的一百年，如 century: 1950（1950–2049）",
          en:
            "years of two digits: say the first of their hundred years, such as century: 1950 (1950 to 2049)")
      )
    }
    if rules.isEpoch, zone == nil {
      throw OptionProblem(
        option: "zone",
        message: Bilingual(
          zh: "时间戳的日期要看时区，请写 zone:", en: "the date of a moment depends on the zone: give zone:"))
    }
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      switch rules.read(cell, range) {
      case .blank: return .blank
      case .fault(let code): return .refused(code: code)
      case .wall(var wall):
        if let offset = wall.offset {
          // Midnight in Shanghai is the day before in UTC.
          guard let zone else { return .refused(code: Self.hasZone) }
          let utc = wall.total - offset
          let local = utc + zone.offset(at: utc)
          wall.days = Civil.floor(local, by: 86_400)
          wall.seconds = local - wall.days * 86_400
        }
        if wall.seconds != 0, !dropsTime { return .refused(code: Self.hasTime) }
        out.appendDate(wall.days)
        return .value
      }
    }
  }
}

extension TransformOptions {
  func timeRules() throws(OptionProblem) -> TimeRules {
    var century: Int?
    if let text = self["century"] {
      century = Int(text)
      guard let first = century, (1800...2900).contains(first), text.utf8.count == 4 else {
        throw OptionProblem(
          option: "century",
          message: Bilingual(
            zh: "century 是一百年的第一年，写四位，如 1950（1950–2049）或 2000（2000–2099）",
            en: "century is the first of a hundred years: 1950 (1950 to 2049), or 2000 (2000 to 2099)"))
      }
    }
    return try TimeRules(self["format"] ?? "", century: century)
  }

  func zone() throws(OptionProblem) -> TimeZoneTable? {
    guard let name = self["zone"] else { return nil }
    guard let table = TimeZoneTable.named(name) else {
      throw OptionProblem(
        option: "zone",
        message: Bilingual(
          zh: "没有时区 \(name)；写 Asia/Shanghai 这样的名字", en: "no zone \(name); write it like Asia/Shanghai"))
    }
    return table
  }
}

extension ByteArena {
  mutating func appendDate(_ days: Int) {
    let (year, month, day) = Civil.date(days: days)
    append(two: year / 100)
    append(two: year % 100)
    append(UInt8(ascii: "-"))
    append(two: month)
    append(UInt8(ascii: "-"))
    append(two: day)
  }
}
