/// Dates and times as people and systems write them, token by token.
struct TimeText {
  let order: TimeRules.Order
  /// The first of the hundred years that two digits stand for.
  let century: Int?
  private(set) var year = -1
  private(set) var month = -1
  private(set) var day = -1
  private(set) var hasTime = false
  private(set) var offset: Int?
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var half: Half = .none

  private enum Half { case none, morning, afternoon, noon }

  init(order: TimeRules.Order, century: Int? = nil) {
    self.order = order
    self.century = century
  }

  var isZero: Bool { year == 0 && month == 0 && day == 0 }
  var seconds: Int { hour * 3600 + minute * 60 + second }

  /// - Returns: a code, or nil when date (and time, if any) were read to the end.
  mutating func read(_ cell: Span<UInt8>, _ range: Range<Int>) -> String? {
    var at = range.lowerBound
    if let fault = readDate(cell, &at, range.upperBound) { return fault }
    if let fault = readTime(cell, &at, range.upperBound) { return fault }
    return at == range.upperBound ? nil : DateTransform.invalid
  }

  // MARK: Date

  private mutating func readDate(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> String? {
    var numbers = (0, 0, 0)
    var sizes = (0, 0, 0)
    var count = 0
    var named = -1
    var hasYearMark = false
    var hasDayMark = false
    while count < 3 {
      var next = at
      let (value, size) = Self.number(cell, &next, end)
      if size > 0 {
        if size > 4 { return DateTransform.invalid }
        switch count {
        case 0: (numbers.0, sizes.0) = (value, size)
        case 1: (numbers.1, sizes.1) = (value, size)
        default: (numbers.2, sizes.2) = (value, size)
        }
        count += 1
        at = next
      } else if named < 0, count < 2, let found = Self.monthName(cell, &next, end) {
        named = count
        switch count {
        case 0: numbers.0 = found
        default: numbers.1 = found
        }
        count += 1
        at = next
      } else {
        break
      }
      // What stands after the number: 年, 月, 日, or a mark between two.
      next = at
      guard next < end else { break }
      var scalar = Scalars.nextNarrow(cell, &next)
      if scalar == 0x20, next < end {
        var behind = next
        let mark = Scalars.next(cell, &behind)
        if mark == 0x5E74 || mark == 0x6708 || mark == 0x65E5 || mark == 0x53F7 {
          (scalar, next) = (mark, behind)
        }
      }
      if scalar == 0x5E74 { hasYearMark = true }
      if scalar == 0x65E5 || scalar == 0x53F7 {
        hasDayMark = true
        at = next
        break
      }
      guard Self.parts(scalar, named: named >= 0) else { break }
      if count == 3 { break }
      at = next
      while next < end {
        scalar = Scalars.nextNarrow(cell, &next)
        guard scalar == 0x20 || (named >= 0 && (scalar == 0x2C || scalar == 0x2E)) else { break }
        at = next
      }
    }
    return arrange(numbers, sizes, count, named: named, hasYearMark: hasYearMark, hasDayMark: hasDayMark)
  }

  private mutating func arrange(
    _ numbers: (Int, Int, Int), _ sizes: (Int, Int, Int), _ count: Int, named: Int, hasYearMark: Bool,
    hasDayMark: Bool
  ) -> String? {
    if count == 2 {
      if sizes.0 == 4 { return DateTransform.dayMissing }
      return hasYearMark ? DateTransform.shortYear : DateTransform.yearMissing
    }
    guard count == 3 else { return DateTransform.invalid }
    if sizes.0 == 4, sizes.1 <= 2, sizes.2 <= 2 {
      (year, month, day) = numbers
      return nil
    }
    guard sizes.2 == 4, sizes.0 <= 2, sizes.1 <= 2, !hasDayMark else {
      guard sizes.0 <= 2, sizes.1 <= 2, sizes.2 <= 2 else { return DateTransform.invalid }
      return arrangeShort(numbers, sizes, named: named, isYearFirst: hasYearMark)
    }
    year = numbers.2
    if named == 0 || (named < 0 && order == .monthDay) {
      (month, day) = (numbers.0, numbers.1)
    } else if named == 1 || order == .dayMonth || numbers.0 > 12 || numbers.0 == numbers.1 {
      (day, month) = (numbers.0, numbers.1)
    } else if numbers.1 > 12 {
      (month, day) = (numbers.0, numbers.1)
    } else {
      return DateTransform.ambiguous
    }
    return nil
  }

  /// Three numbers of two digits at most, one of them a year.
  private mutating func arrangeShort(
    _ numbers: (Int, Int, Int), _ sizes: (Int, Int, Int), named: Int, isYearFirst: Bool
  ) -> String? {
    guard let century else { return DateTransform.shortYear }
    var short = (value: numbers.2, size: sizes.2)
    if isYearFirst || order == .yearMonth {
      short = (numbers.0, sizes.0)
      (month, day) = (numbers.1, numbers.2)
    } else if named == 0 || named < 0 && order == .monthDay {
      (month, day) = (numbers.0, numbers.1)
    } else if named == 1 || order == .dayMonth {
      (day, month) = (numbers.0, numbers.1)
    } else {
      return DateTransform.ambiguous
    }
    guard short.size == 2 else { return DateTransform.shortYear }
    year = TimeRules.year(short.value, century: century)
    return nil
  }

  private static func parts(_ scalar: UInt32, named: Bool) -> Bool {
    switch scalar {
    case 0x2D, 0x2F, 0x2E, 0x5E74, 0x6708, 0x2010...0x2015, 0x2212: true
    case 0x20, 0x2C: true
    default: named && scalar == 0x2E
    }
  }

  // MARK: Time

  private mutating func readTime(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> String? {
    var started = false
    while at < end {
      var next = at
      let scalar = Scalars.nextNarrow(cell, &next)
      if Scalars.isBlank(scalar) || scalar == 0x54 && !started || scalar == 0x2C && !started {
        at = next
      } else if Scalars.isDigit(scalar), !started {
        started = true
        if let fault = readClock(cell, &at, end) { return fault }
      } else if started, scalar == 0x2B || scalar == 0x2D || scalar == 0x5A {
        if let fault = readOffset(cell, &at, end) { return fault }
      } else if let fault = readWord(cell, &at, end) {
        return fault
      }
    }
    return applyHalf(started)
  }

  private mutating func applyHalf(_ started: Bool) -> String? {
    guard started else { return half == .none && offset == nil ? nil : DateTransform.invalid }
    hasTime = true
    switch half {
    case .afternoon where hour < 12: hour += 12
    case .noon where hour < 3: hour += 12
    case .morning where hour == 12: hour = 0
    case .morning where hour > 12: return DateTransform.invalid
    default: break
    }
    return hour < 24 && minute < 60 && second < 60 ? nil : DateTransform.invalid
  }

  /// `8:05`, `08:05:30.123`, `8时5分30秒`, `8点`.
  private mutating func readClock(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> String? {
    var part = 0
    while part < 3 {
      let (value, size) = Self.number(cell, &at, end)
      guard (1...2).contains(size) else { return DateTransform.invalid }
      switch part {
      case 0: hour = value
      case 1: minute = value
      default: second = value
      }
      part += 1
      var next = at
      guard next < end else { return part > 1 ? nil : DateTransform.invalid }
      let mark = Scalars.nextNarrow(cell, &next)
      switch (part, mark) {
      case (1...2, 0x3A): at = next
      case (1, 0x65F6), (1, 0x70B9), (2, 0x5206), (3, 0x79D2):
        at = next
        guard at < end, Damage.isDigit(cell[at]), part < 3 else { return nil }
      case (3, 0x2E), (3, 0x2C):
        // Fractions of a second are dropped: the model's times are whole seconds.
        at = next
        let digits = at
        while at < end, Damage.isDigit(cell[at]) { at += 1 }
        return at > digits ? nil : DateTransform.invalid
      default:
        return part > 1 ? nil : DateTransform.invalid
      }
    }
    return nil
  }

  /// `Z`, `+08:00`, `+0800`, `+08`.
  private mutating func readOffset(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> String? {
    guard offset == nil else { return DateTransform.invalid }
    let sign = Scalars.nextNarrow(cell, &at)
    if sign == 0x5A {
      offset = 0
      return nil
    }
    var (hours, size) = Self.number(cell, &at, end)
    var minutes = 0
    if size == 4 {
      (hours, minutes) = (hours / 100, hours % 100)
    } else {
      guard size == 2 else { return DateTransform.invalid }
      if at < end, cell[at] == UInt8(ascii: ":") {
        at += 1
        (minutes, size) = Self.number(cell, &at, end)
        guard size == 2 else { return DateTransform.invalid }
      }
    }
    guard hours <= 14, minutes < 60 else { return DateTransform.invalid }
    offset = (hours * 60 + minutes) * (sign == 0x2D ? -60 : 60)
    return nil
  }

  /// An offset alone, as a pattern has it: `Z`, `+08:00`, `UTC`, `GMT+8` and so on.
  mutating func readZone(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> Bool {
    guard at < end else { return false }
    if at + 3 <= end, (TimeWords.noon..<TimeWords.utc).contains(TimeWords.all.find(cell, at..<at + 3)) {
      at += 3
      guard at < end, cell[at] == UInt8(ascii: "+") || cell[at] == UInt8(ascii: "-") else {
        offset = 0
        return true
      }
    }
    switch cell[at] {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "Z"): return readOffset(cell, &at, end) == nil
    default: return false
    }
  }

  private mutating func readWord(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> String? {
    for size in stride(from: min(9, end - at), through: 2, by: -1) {
      let found = TimeWords.all.find(cell, at..<at + size)
      guard found >= 0 else { continue }
      at += size
      if found < TimeWords.morning {
        half = .morning
      } else if found < TimeWords.afternoon {
        half = .afternoon
      } else if found < TimeWords.noon {
        half = .noon
      } else if found < TimeWords.utc {
        guard offset == nil else { return DateTransform.invalid }
        offset = 0
      }
      return nil
    }
    return DateTransform.invalid
  }

  /// - Returns: the value and how many digits; at most 5 are read.
  private static func number(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> (Int, Int) {
    var value = 0
    var size = 0
    while at < end, size < 5 {
      var next = at
      let scalar = Scalars.nextNarrow(cell, &next)
      guard Scalars.isDigit(scalar) else { break }
      value = value * 10 + Int(scalar - 0x30)
      size += 1
      at = next
    }
    return (value, size)
  }

  static func monthName(_ cell: Span<UInt8>, _ at: inout Int, _ end: Int) -> Int? {
    let start = at
    while at < end, Scalars.isLatinLetter(UInt32(cell[at])) { at += 1 }
    guard at - start >= 3 else { return nil }
    let found = TimeWords.months.find(cell, start..<at)
    return found < 0 ? nil : found % 12 + 1
  }
}

enum TimeWords {
  private static let early = ["上午", "早上", "凌晨", "AM", "am", "a.m.", "Am", "A.M."]
  private static let late = ["下午", "晚上", "傍晚", "PM", "pm", "p.m.", "Pm", "P.M."]
  private static let midday = ["中午"]
  private static let zero = ["UTC", "GMT"]
  private static let weekdays =
    ["一", "二", "三", "四", "五", "六", "日", "天"].flatMap { ["星期" + $0, "周" + $0, "礼拜" + $0] }

  static let morning = early.count
  static let afternoon = morning + late.count
  static let noon = afternoon + midday.count
  static let utc = noon + zero.count
  static let all = ByteMap(early + late + midday + zero + weekdays)

  /// Twelve of each way of writing.
  static let months = ByteMap(
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
      + ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
      + [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
      ]
      + [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
      ]
      + [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER",
        "NOVEMBER", "DECEMBER",
      ]
      + ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}
