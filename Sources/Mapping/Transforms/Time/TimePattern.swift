import Model

/// A way of writing dates and times, given by the letters of Unicode's UTS 35: `M/d/yy h:mm a`. Compiled once;
/// read over the bytes of a cell.
struct TimePattern: Sendable {
  private enum Field: Sendable {
    case year, month, monthName, day, hour, hourOfTwelve, hourFromOne, minute, second, fraction, half, weekday
    case offset

    var isNumber: Bool {
      switch self {
      case .monthName, .half, .weekday, .offset: false
      default: true
      }
    }
  }

  private enum Item: Sendable {
    case field(Field, digits: ClosedRange<Int>)
    case literal(UInt32)
    /// Blanks of any width; none is enough beside AM and PM.
    case blank(needed: Bool)
  }

  private let items: [Item]
  /// Its years have two digits.
  let hasShortYear: Bool

  /// - Throws: what is wrong with the pattern, in words.
  init(_ text: String) throws(OptionProblem) {
    let runs = try Self.runs(text)
    var items: [Item] = []
    for (index, run) in runs.enumerated() {
      guard let (field, count) = run.field else {
        for scalar in run.literal {
          if Scalars.isBlank(scalar) {
            if case .blank = items.last { continue }
            items.append(.blank(needed: true))
          } else {
            items.append(.literal(Scalars.narrow(scalar)))
          }
        }
        continue
      }
      let isJoined = index + 1 < runs.count && runs[index + 1].field?.0.isNumber == true && field.isNumber
      items.append(.field(field, digits: Self.digits(field, count, isJoined: isJoined)))
    }
    for index in items.indices {
      guard case .field(.half, _) = items[index] else { continue }
      for beside in [index - 1, index + 1] where items.indices.contains(beside) {
        if case .blank = items[beside] { items[beside] = .blank(needed: false) }
      }
    }
    self.items = items
    hasShortYear = runs.contains { $0.field.map { $0.0 == .year && $0.1 == 2 } ?? false }
    try Self.check(runs.compactMap { $0.field?.0 }, text)
  }

  private static func digits(_ field: Field, _ count: Int, isJoined: Bool) -> ClosedRange<Int> {
    switch field {
    case .year: count == 2 ? 2...2 : 4...4
    case .fraction: isJoined ? count...count : 1...9
    default: isJoined ? count...count : 1...2
    }
  }

  // MARK: Compiling

  private struct Run {
    var field: (Field, Int)?
    var literal: [UInt32] = []
  }

  private static func runs(_ text: String) throws(OptionProblem) -> [Run] {
    let scalars = Scalars.all(text)
    var runs: [Run] = []
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      if scalar == 0x27 {
        let (literal, next) = try quoted(scalars, at, text)
        runs.append(Run(literal: literal))
        at = next
      } else if Scalars.isLatinLetter(scalar) {
        let start = at
        while at < scalars.count, scalars[at] == scalar { at += 1 }
        guard let field = field(scalar, at - start) else {
          let letters = String(String.UnicodeScalarView(scalars[start..<at].compactMap(Unicode.Scalar.init)))
          throw problem(
            zh:
              "格式“\(text)”里的 \(letters) 不认识；可写：\(TimeRules.words.joined(separator: "、"))，或 yyyy-MM-dd HH:mm:ss 这样的格式（MM 是月，mm 是分）",
            en:
              "'\(letters)' in the format '\(text)' is not known; it is one of \(TimeRules.words.joined(separator: ", ")), or a pattern such as yyyy-MM-dd HH:mm:ss (MM is the month, mm the minute)"
          )
        }
        runs.append(Run(field: (field, at - start)))
      } else {
        runs.append(Run(literal: [scalar]))
        at += 1
      }
    }
    return runs
  }

  /// `'T'`, and `''` for an apostrophe.
  private static func quoted(
    _ scalars: [UInt32], _ start: Int, _ text: String
  ) throws(OptionProblem) -> ([UInt32], Int) {
    if start + 1 < scalars.count, scalars[start + 1] == 0x27 { return ([0x27], start + 2) }
    var literal: [UInt32] = []
    var at = start + 1
    while at < scalars.count {
      if scalars[at] != 0x27 {
        literal.append(scalars[at])
        at += 1
      } else if at + 1 < scalars.count, scalars[at + 1] == 0x27 {
        literal.append(0x27)
        at += 2
      } else {
        return (literal, at + 1)
      }
    }
    throw problem(
      zh: "格式“\(text)”里的引号没有关闭", en: "a quote in the format '\(text)' is never closed")
  }

  private static func field(_ letter: UInt32, _ count: Int) -> Field? {
    switch (Character(Unicode.Scalar(letter) ?? " "), count) {
    case ("y", 1), ("y", 2), ("y", 4), ("u", 1), ("u", 4): .year
    case ("M", 1...2), ("L", 1...2): .month
    case ("M", 3...4), ("L", 3...4): .monthName
    case ("d", 1...2): .day
    case ("H", 1...2): .hour
    case ("h", 1...2), ("K", 1...2): .hourOfTwelve
    case ("k", 1...2): .hourFromOne
    case ("m", 1...2): .minute
    case ("s", 1...2): .second
    case ("S", 1...9): .fraction
    case ("a", 1...5), ("b", 1...5), ("B", 1...5): .half
    case ("E", 1...4), ("c", 3...4): .weekday
    case ("Z", 1...5), ("X", 1...5), ("x", 1...5), ("O", 1...4), ("z", 1...4): .offset
    default: nil
    }
  }

  private static func check(_ fields: [Field], _ text: String) throws(OptionProblem) {
    let isDate =
      fields.contains(.year) && fields.contains(.day)
      && (fields.contains(.month) || fields.contains(.monthName))
    guard isDate else {
      throw problem(
        zh: "格式“\(text)”要有年（yyyy 或 yy）、月（M，大写）和日（d）",
        en: "the format '\(text)' needs a year (yyyy or yy), a month (M, a capital) and a day (d)")
    }
    if fields.contains(.hourOfTwelve) != fields.contains(.half), !fields.contains(.hour) {
      throw problem(
        zh: "格式“\(text)”：h 是十二小时制，要和 a（上午/下午）一起写；二十四小时制写 H",
        en: "the format '\(text)': h counts to twelve and goes with a (AM, PM); H counts to twenty-four")
    }
    let hours = fields.count { $0 == .hour || $0 == .hourOfTwelve || $0 == .hourFromOne }
    let names: [[Field]] = [[.year], [.month, .monthName], [.day], [.minute], [.second], [.half], [.offset]]
    let isRepeated = hours > 1 || names.contains { name in fields.count { name.contains($0) } > 1 }
    let lacksHour = hours == 0 && fields.contains { $0 == .minute || $0 == .second || $0 == .fraction }
    if isRepeated || lacksHour {
      throw problem(
        zh: "格式“\(text)”里有一项出现两次，或有分秒而没有小时（MM 是月，mm 是分）",
        en:
          "the format '\(text)' has something twice, or minutes without an hour (MM is the month, mm the minute)"
      )
    }
  }

  private static func problem(zh: String, en: String) -> OptionProblem {
    OptionProblem(option: "format", message: Bilingual(zh: zh, en: en))
  }

  // MARK: Reading

  /// What was read of a cell.
  private struct Parts {
    var year = 0
    var month = 0
    var day = 0
    var hour = -1
    var isOfTwelve = false
    var minute = 0
    var second = 0
    var half = Half.none
    var offset: Int?
  }

  private enum Half { case none, morning, afternoon, noon }

  /// - Parameter century: the first of the hundred years that two digits stand for.
  /// - Returns: nil when the cell is not written so.
  func read(_ cell: Span<UInt8>, _ range: Range<Int>, century: Int) -> TimeRules.Parts? {
    var at = range.lowerBound
    let end = range.upperBound
    var parts = Parts()
    for item in items {
      switch item {
      case .blank(let needed):
        var hasBlank = false
        while at < end {
          var next = at
          guard Scalars.isBlank(Scalars.next(cell, &next)) else { break }
          (at, hasBlank) = (next, true)
        }
        if needed, !hasBlank { return nil }
      case .literal(let wanted):
        guard at < end, Scalars.nextNarrow(cell, &at) == wanted else { return nil }
      case .field(let field, let digits):
        guard read(field, digits, cell: cell, at: &at, end: end, parts: &parts) else { return nil }
      }
    }
    guard at == end else { return nil }
    if hasShortYear { parts.year = TimeRules.year(parts.year, century: century) }
    return finish(parts)
  }

  private func read(
    _ field: Field, _ digits: ClosedRange<Int>, cell: Span<UInt8>, at: inout Int, end: Int,
    parts: inout Parts
  ) -> Bool {
    switch field {
    case .monthName:
      guard let month = TimeText.monthName(cell, &at, end) else { return false }
      if at < end, cell[at] == UInt8(ascii: ".") { at += 1 }
      parts.month = month
      return true
    case .weekday:
      let start = at
      while at < end {
        var next = at
        let scalar = Scalars.next(cell, &next)
        guard Scalars.isHan(scalar) || Scalars.isLatinLetter(scalar) else { break }
        at = next
      }
      return at > start
    case .half: return readHalf(cell, &at, end: end, parts: &parts)
    case .offset:
      var text = TimeText(order: .unsaid)
      guard text.readZone(cell, &at, end) else { return false }
      parts.offset = text.offset
      return true
    default: break
    }
    var value = 0
    var count = 0
    while at < end, count < digits.upperBound {
      var next = at
      let scalar = Scalars.nextNarrow(cell, &next)
      guard Scalars.isDigit(scalar) else { break }
      value = value * 10 + Int(scalar - 0x30)
      count += 1
      at = next
    }
    guard digits.contains(count) else { return false }
    switch field {
    case .year: parts.year = value
    case .month: parts.month = value
    case .day: parts.day = value
    case .hour: parts.hour = value
    case .hourOfTwelve: (parts.hour, parts.isOfTwelve) = (value, true)
    case .hourFromOne: parts.hour = value == 24 ? 0 : value
    case .minute: parts.minute = value
    case .second: parts.second = value
    default: break
    }
    return true
  }

  private func readHalf(_ cell: Span<UInt8>, _ at: inout Int, end: Int, parts: inout Parts) -> Bool {
    for size in stride(from: min(9, end - at), through: 2, by: -1) {
      let found = TimeWords.all.find(cell, at..<at + size)
      guard found >= 0, found < TimeWords.noon else { continue }
      at += size
      parts.half = found < TimeWords.morning ? .morning : found < TimeWords.afternoon ? .afternoon : .noon
      return true
    }
    return false
  }

  private func finish(_ parts: Parts) -> TimeRules.Parts? {
    var hour = parts.hour
    if parts.isOfTwelve {
      guard hour <= 12 else { return nil }
      switch parts.half {
      case .morning where hour == 12: hour = 0
      case .afternoon where hour < 12: hour += 12
      case .noon where hour < 3: hour += 12
      default: break
      }
    } else if parts.half == .afternoon && hour < 12 || parts.half == .morning && hour > 12 {
      return nil
    }
    return TimeRules.Parts(
      year: parts.year, month: parts.month, day: parts.day, hour: hour, minute: parts.minute,
      second: parts.second, offset: parts.offset)
  }
}
