/// What a mapping says about how dates and times are written.
struct TimeRules: Sendable {
  enum Order: Sendable { case unsaid, dayMonth, monthDay, yearMonth }
  enum Number: Sendable { case none, excel, excel1904, epoch, epochMilliseconds }

  enum Reading: Equatable {
    case wall(WallTime)
    case blank
    case fault(String)
  }

  /// Numbers of a date and time that a pattern found; an hour of -1: there is no time.
  struct Parts {
    var year: Int
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int
    var offset: Int?
  }

  var order = Order.unsaid
  var number = Number.none
  /// The first of the hundred years that two digits stand for; nil: such years are refused.
  var century: Int?
  var pattern: TimePattern?

  static let words = ["ymd", "dmy", "mdy", "excel", "excel-1904", "epoch", "epoch-ms"]

  /// Where a moment's year has two digits and no `century:` says which: as POSIX has it, 1969 to 2068.
  static let standardCentury = 1969

  /// - Throws: what is wrong with a pattern.
  init(_ format: String = "", century: Int? = nil) throws(OptionProblem) {
    self.century = century
    switch format {
    case "ymd": order = .yearMonth
    case "dmy": order = .dayMonth
    case "mdy": order = .monthDay
    case "excel": number = .excel
    case "excel-1904": number = .excel1904
    case "epoch": number = .epoch
    case "epoch-ms": number = .epochMilliseconds
    case "": break
    default: pattern = try TimePattern(format)
    }
  }

  var isEpoch: Bool { number == .epoch || number == .epochMilliseconds }

  static func year(_ short: Int, century: Int) -> Int {
    century + (short - century % 100 + 100) % 100
  }

  private func read(_ pattern: TimePattern, _ cell: Span<UInt8>, _ range: Range<Int>) -> Reading {
    guard let parts = pattern.read(cell, range, century: century ?? Self.standardCentury) else {
      return .fault(DateTransform.notAsFormat)
    }
    guard parts.hour < 24, parts.minute < 60, parts.second < 60 else { return .fault(DateTransform.invalid) }
    let seconds = parts.hour < 0 ? -1 : parts.hour * 3600 + parts.minute * 60 + parts.second
    let reading = finish(parts.year, parts.month, day: parts.day, seconds: seconds)
    guard case .wall(var wall) = reading else { return reading }
    wall.offset = parts.offset
    return .wall(wall)
  }

  func read(_ cell: Span<UInt8>, _ range: Range<Int>) -> Reading {
    if let pattern { return read(pattern, cell, range) }
    let low = range.lowerBound
    // 2023-05-01 and 2023-05-01 08:30:00, by far the most frequent, at fixed places.
    if range.count == 10 || range.count == 19, let wall = fixed(cell, low, range.count) {
      return finish(wall.0, wall.1, day: wall.2, seconds: wall.3)
    }
    if let reading = bareNumber(cell, range) { return reading }
    var text = TimeText(order: order, century: century)
    if let fault = text.read(cell, range) { return .fault(fault) }
    if text.isZero { return .blank }
    var wall = WallTime(days: 0, seconds: text.seconds, hasTime: text.hasTime, offset: text.offset)
    switch day(text.year, text.month, text.day) {
    case .wall(let found): wall.days = found.days
    case let other: return other
    }
    return .wall(wall)
  }

  private func fixed(_ cell: Span<UInt8>, _ low: Int, _ count: Int) -> (Int, Int, Int, Int)? {
    let dash = cell[low + 4]
    guard dash == UInt8(ascii: "-") || dash == UInt8(ascii: "/"), cell[low + 7] == dash else { return nil }
    guard let a = two(cell, low), let b = two(cell, low + 2), let month = two(cell, low + 5),
      let day = two(cell, low + 8)
    else { return nil }
    if count == 10 { return (a * 100 + b, month, day, -1) }
    let gap = cell[low + 10]
    guard gap == 0x20 || gap == UInt8(ascii: "T"), cell[low + 13] == UInt8(ascii: ":"),
      cell[low + 16] == UInt8(ascii: ":"), let hour = two(cell, low + 11), let minute = two(cell, low + 14),
      let second = two(cell, low + 17), hour < 24, minute < 60, second < 60
    else { return nil }
    return (a * 100 + b, month, day, hour * 3600 + minute * 60 + second)
  }

  @inline(__always)
  private func two(_ cell: Span<UInt8>, _ at: Int) -> Int? {
    let a = cell[at] &- UInt8(ascii: "0")
    let b = cell[at + 1] &- UInt8(ascii: "0")
    return a < 10 && b < 10 ? Int(a) * 10 + Int(b) : nil
  }

  private func finish(_ year: Int, _ month: Int, day: Int, seconds: Int) -> Reading {
    let reading = self.day(year, month, day)
    guard case .wall(var wall) = reading else { return reading }
    if seconds >= 0 {
      wall.hasTime = true
      wall.seconds = seconds
    }
    return .wall(wall)
  }

  /// - Returns: blank for the nothing that databases write as 0000-00-00 or 0001-01-01.
  func day(_ year: Int, _ month: Int, _ day: Int) -> Reading {
    if year == 0, month == 0, day == 0 { return .blank }
    if year == 1, month == 1, day == 1 { return .blank }
    guard (1800...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Civil.size(month: month, year: year)
    else { return .fault(DateTransform.invalid) }
    return .wall(WallTime(days: Civil.days(year: year, month: month, day: day)))
  }

  /// A cell of digits with at most one point.
  private func bareNumber(_ cell: Span<UInt8>, _ range: Range<Int>) -> Reading? {
    var at = range.lowerBound
    let isNegative = cell[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    var digits = 0
    var value = 0
    while at < range.upperBound, Damage.isDigit(cell[at]), digits < 18 {
      value = value * 10 + Int(cell[at] &- UInt8(ascii: "0"))
      digits += 1
      at += 1
    }
    guard digits > 0 else { return nil }
    // Day fractions to ten places: finer than a tenth of a millisecond.
    var fraction = 0
    var places = 0
    if at < range.upperBound, cell[at] == UInt8(ascii: ".") {
      at += 1
      while at < range.upperBound, Damage.isDigit(cell[at]) {
        if places < 10 {
          fraction = fraction * 10 + Int(cell[at] &- UInt8(ascii: "0"))
          places += 1
        }
        at += 1
      }
    }
    guard at == range.upperBound else { return nil }
    for _ in places..<10 { fraction *= 10 }
    switch number {
    case .excel where digits <= 7 && !isNegative: return serial(value, fraction, base: 0)
    case .excel1904 where digits <= 7 && !isNegative: return serial(value, fraction, base: 1462)
    case .epoch, .epochMilliseconds:
      if !isNegative || digits > 8, isOtherUnit(value, digits) { return .fault(DateTransform.epochUnit) }
      let signed = isNegative ? -value : value
      return epoch(number == .epoch ? signed : Civil.floor(signed, by: 1000))
    default:
      // 20230501 and 20230501123000 are dates; other numbers need a word from the mapping.
      if isNegative || places > 0 { return .fault(DateTransform.number) }
      if value == 0, digits == 8 || digits == 14 { return .blank }
      switch digits {
      case 8, 12, 14: return compact(value, digits)
      case 5, 10, 13: return .fault(DateTransform.number)
      default: return .fault(DateTransform.invalid)
      }
    }
  }

  /// Excel counts days; its 1900 system has a 29th of February 1900 that never was, as day 60.
  private func serial(_ value: Int, _ fraction: Int, base: Int) -> Reading {
    let serial = value + base
    guard serial <= 2_958_465, base > 0 || (value > 0 && value != 60) else {
      return .fault(DateTransform.invalid)
    }
    let unit = 10_000_000_000
    var seconds = (fraction * 86_400 + unit / 2) / unit
    var days = serial - 25_569 + (serial < 60 ? 1 : 0)
    if seconds == 86_400 {
      seconds = 0
      days += 1
    }
    return .wall(WallTime(days: days, seconds: seconds, hasTime: fraction > 0))
  }

  /// Seconds where milliseconds are said, the reverse, and what is a date or a serial number by its look.
  /// Seconds reach the year 2286 with ten digits; milliseconds had twelve in 1973.
  private func isOtherUnit(_ value: Int, _ digits: Int) -> Bool {
    if digits == 8, (1900...2099).contains(value / 10_000), case .wall = compact(value, 8) { return true }
    if number == .epoch { return digits > 10 || digits == 5 }
    return (9...10).contains(digits) || digits == 5 || digits > 14
  }

  private func epoch(_ value: Int) -> Reading {
    let days = Civil.floor(value, by: 86_400)
    guard (-62_000...2_932_896).contains(days) else { return .fault(DateTransform.invalid) }
    return .wall(WallTime(days: days, seconds: value - days * 86_400, hasTime: true, offset: 0))
  }

  private func compact(_ value: Int, _ digits: Int) -> Reading {
    let time = digits == 8 ? 0 : digits == 12 ? value % 10_000 * 100 : value % 1_000_000
    let date = digits == 8 ? value : digits == 12 ? value / 10_000 : value / 1_000_000
    let (hour, minute, second) = (time / 10_000, time / 100 % 100, time % 100)
    guard hour < 24, minute < 60, second < 60 else { return .fault(DateTransform.invalid) }
    let seconds = digits == 8 ? -1 : hour * 3600 + minute * 60 + second
    return finish(date / 10_000, date / 100 % 100, day: date % 100, seconds: seconds)
  }
}
