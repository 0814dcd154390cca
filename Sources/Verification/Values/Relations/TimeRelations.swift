import Evidence
import Foundation
import Synchronization

/// What a clock on a wall shows: a day and the seconds within it.
struct WallReading: Equatable {
  var year: Int
  var month: Int
  var day: Int
  var seconds = 0
  var hasTime = false
  var hasFraction = false
  /// Seconds east of UTC, when the text says so.
  var offset: Int?

  /// Days since 1970-01-01, by the Julian day number.
  var days: Int {
    let a = (month - 14) / 12
    return 1461 * (year + 4800 + a) / 4 + 367 * (month - 2 - 12 * a) / 12
      - 3 * ((year + 4900 + a) / 100) / 4 + day - 32_075 - 2_440_588
  }

  var total: Int { days * 86_400 + seconds }
}

/// How far the clocks of a zone stand from UTC, asked of the system and kept by day.
final class ZoneClock: Sendable {
  let name: String
  let nameBytes: [UInt8]
  private let zone: TimeZone
  private let known = Mutex<[Int: Int]>([:])

  init?(_ name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.name = name
    nameBytes = Array(name.utf8)
    self.zone = zone
  }

  private func ask(_ utc: Int) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc))) }

  func offset(at utc: Int) -> Int {
    let day = utc >= 0 ? utc / 86_400 : (utc - 86_399) / 86_400
    return known.withLock { known in
      if let offset = known[day] { return offset }
      let (first, last) = (ask(day * 86_400), ask(day * 86_400 + 86_399))
      guard first == last else { return ask(utc) }
      known[day] = first
      return first
    }
  }
}

/// The dates and times that a text can mean.
struct TimeReader {
  let format: String
  /// The first of the hundred years that two digits stand for.
  let century: Int?
  private let pattern: PatternReading?

  init(format: String, century: Int? = nil) {
    self.format = format
    self.century = century
    let words = ["", "ymd", "dmy", "mdy", "excel", "excel-1904", "epoch", "epoch-ms"]
    pattern = words.contains(format) ? nil : PatternReading(format, century: century)
  }

  /// Whether `2023-05-01` means what it means everywhere.
  var hasPattern: Bool { pattern != nil }

  /// - Returns: empty when it means none.
  func readings(_ cell: Span<UInt8>) -> [WallReading] {
    if let pattern { return pattern.read(Core(cell).letters.map(Letters.narrow)).map { [$0] } ?? [] }
    // By far the most cells, and each is asked for several times.
    if let plain = CanonicalTime.plain(cell) { return [plain] }
    let letters = Core(cell).letters.map(Letters.narrow)
    if let number = numbers(letters) { return number }
    return words(letters)
  }

  /// The same, as clocks of that zone show them; none where the text says nothing.
  func walls(_ cell: Span<UInt8>, in zone: ZoneClock?) -> [WallReading] {
    let readings = readings(cell)
    if CanonicalTime.isNothing(readings) { return [] }
    return readings.map { reading in
      guard let zone, let offset = reading.offset else { return reading }
      let utc = reading.total - offset
      let local = utc + zone.offset(at: utc)
      let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
      return Self.reading(day, local - day * 86_400, hasTime: true)
    }
  }

  // MARK: Numbers alone

  private func numbers(_ letters: [UInt32]) -> [WallReading]? {
    let isNegative = letters.first == 0x2D
    let rest = isNegative ? letters.dropFirst() : letters[...]
    let parts = rest.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.count <= 15,
      parts.allSatisfy({ $0.allSatisfy(Letters.isDigit) }), let value = Int(Letters.text(whole))
    else { return nil }
    let signed = isNegative ? -value : value
    switch format {
    case "excel" where whole.count <= 7, "excel-1904" where whole.count <= 7:
      let base = format == "excel" ? 0 : 1462
      let tail = parts.count > 1 ? parts[1].prefix(10) : []
      var fraction = Int(Letters.text(tail)) ?? 0
      for _ in tail.count..<10 { fraction *= 10 }
      var seconds = (fraction * 86_400 + 5_000_000_000) / 10_000_000_000
      var day = value + base - 25_569 + (value + base < 60 ? 1 : 0)
      if seconds == 86_400 { (seconds, day) = (0, day + 1) }
      return [Self.reading(day, seconds, hasTime: fraction > 0)]
    case "epoch": return whole.count <= 10 ? [Self.moment(signed)] : []
    case "epoch-ms":
      // Nine or ten digits are seconds.
      if whole.count > 14 || (9...10).contains(whole.count) { return [] }
      return [Self.moment(signed >= 0 ? signed / 1000 : (signed - 999) / 1000)]
    default:
      guard !isNegative, parts.count == 1, [8, 12, 14].contains(whole.count) else { return [] }
      let digits = whole.map { Int($0) - 0x30 }
      func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
      var reading = WallReading(year: number(0..<4), month: number(4..<6), day: number(6..<8))
      if digits.count > 8 {
        reading.hasTime = true
        reading.seconds =
          number(8..<10) * 3600 + number(10..<12) * 60 + (digits.count > 12 ? number(12..<14) : 0)
      }
      return [reading]
    }
  }

  private static func moment(_ utc: Int) -> WallReading {
    let day = utc >= 0 ? utc / 86_400 : (utc - 86_399) / 86_400
    var wall = reading(day, utc - day * 86_400, hasTime: true)
    wall.offset = 0
    return wall
  }

  /// The calendar day of a number of days since 1970, by the Julian day number.
  static func reading(_ days: Int, _ seconds: Int, hasTime: Bool) -> WallReading {
    var l = days + 2_440_588 + 68_569
    let n = 4 * l / 146_097
    l -= (146_097 * n + 3) / 4
    let i = 4000 * (l + 1) / 1_461_001
    l = l - 1461 * i / 4 + 31
    let j = 80 * l / 2447
    let day = l - 2447 * j / 80
    l = j / 11
    return WallReading(
      year: 100 * (n - 49) + i + l, month: j + 2 - 12 * l, day: day, seconds: seconds, hasTime: hasTime)
  }

  // MARK: Text

  private enum Token {
    case number(Int, digits: Int)
    case word(String)
    case mark(UInt32)
  }

  private func words(_ letters: [UInt32]) -> [WallReading] {
    let tokens = Self.tokens(letters)
    var date: [(value: Int, digits: Int)] = []
    var named = -1
    var index = 0
    while index < tokens.count, date.count < 3 {
      switch tokens[index] {
      case .number(let value, let digits): date.append((value, digits))
      case .word(let word):
        if let month = Self.months.firstIndex(of: String(word.lowercased().prefix(3))), word.count >= 3,
          named < 0
        {
          named = date.count
          date.append((month + 1, 2))
        } else if !["年", "月", "日", "号"].contains(word) {
          return []
        }
      case .mark: break
      }
      index += 1
    }
    guard date.count == 3 else { return [] }
    let isYearFirst = tokens.contains { if case .word("年") = $0 { true } else { false } }
    var readings = orders(date, named: named, isYearFirst: isYearFirst)
    guard let time = time(tokens[index...]) else { return [] }
    for number in readings.indices {
      readings[number].seconds = time.seconds
      readings[number].hasTime = time.hasTime
      readings[number].hasFraction = time.hasFraction
      readings[number].offset = time.offset
    }
    return readings
  }

  private func orders(
    _ date: [(value: Int, digits: Int)], named: Int, isYearFirst: Bool
  ) -> [WallReading] {
    let (a, b, c) = (date[0].value, date[1].value, date[2].value)
    if date[0].digits == 4 { return [WallReading(year: a, month: b, day: c)] }
    func completed(_ short: Int) -> Int {
      century.flatMap { first in (first..<first + 100).first { $0 % 100 == short } } ?? -1
    }
    let isShort = date[2].digits <= 2
    if isShort, format == "ymd" || isYearFirst {
      return century == nil ? [] : [WallReading(year: completed(a), month: b, day: c)]
    }
    guard date[2].digits == 4 || date[2].digits == 2 && century != nil else { return [] }
    let year = date[2].digits == 4 ? c : completed(c)
    let dayFirst = WallReading(year: year, month: b, day: a)
    let monthFirst = WallReading(year: year, month: a, day: b)
    if named == 0 || format == "mdy" { return [monthFirst] }
    if named == 1 || format == "dmy" { return [dayFirst] }
    return [dayFirst, monthFirst].filter { (1...12).contains($0.month) }
  }

  private struct Time {
    var seconds = 0
    var hasTime = false
    var hasFraction = false
    var offset: Int?
  }

  private func time(_ tokens: ArraySlice<Token>) -> Time? {
    var time = Time()
    var parts: [Int] = []
    var half = ""
    var sign = 0
    var zone: [(Int, Int)] = []
    var isFraction = false
    for token in tokens {
      switch token {
      case .number(let value, let digits):
        if sign != 0 {
          zone.append((value, digits))
        } else if isFraction {
          time.hasFraction = time.hasFraction || value > 0
          isFraction = false
        } else {
          parts.append(value)
        }
      case .word(let word):
        let name = word.uppercased()
        if ["Z", "UTC", "GMT"].contains(name) {
          time.offset = 0
        } else if Self.mornings.contains(name) || Self.afternoons.contains(name) || name == "中午" {
          half = name
        }
      case .mark(let mark):
        if parts.count >= 2, mark == 0x2B || mark == 0x2D { sign = mark == 0x2B ? 1 : -1 }
        if parts.count == 3, mark == 0x2E || mark == 0x2C { isFraction = true }
      }
    }
    guard parts.count <= 3 else { return nil }
    if let first = zone.first {
      let minutes =
        first.1 == 4 ? first.0 / 100 * 60 + first.0 % 100 : first.0 * 60 + (zone.count > 1 ? zone[1].0 : 0)
      time.offset = sign * minutes * 60
    }
    guard var hour = parts.first else { return time }
    time.hasTime = true
    if Self.afternoons.contains(half), hour < 12 { hour += 12 }
    if half == "中午", hour < 3 { hour += 12 }
    if Self.mornings.contains(half), hour == 12 { hour = 0 }
    time.seconds = hour * 3600 + (parts.count > 1 ? parts[1] * 60 : 0) + (parts.count > 2 ? parts[2] : 0)
    return time
  }

  private static let mornings: Set<String> = ["上午", "早上", "凌晨", "AM", "A.M."]
  private static let afternoons: Set<String> = ["下午", "晚上", "傍晚", "PM", "P.M."]
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func tokens(_ letters: [UInt32]) -> [Token] {
    var tokens: [Token] = []
    var at = 0
    while at < letters.count {
      let start = at
      if Letters.isDigit(letters[at]) {
        while at < letters.count, Letters.isDigit(letters[at]), at - start < 15 { at += 1 }
        tokens.append(.number(letters[start..<at].reduce(0) { $0 * 10 + Int($1) - 0x30 }, digits: at - start))
      } else if [0x5E74, 0x6708, 0x65E5, 0x53F7].contains(letters[at]) {
        tokens.append(.word(Letters.text([letters[at]])))
        at += 1
      } else if Letters.isHan(letters[at]) || Letters.isLatin(letters[at]) {
        let isHan = Letters.isHan(letters[at])
        while at < letters.count,
          isHan ? Letters.isHan(letters[at]) : Letters.isLatin(letters[at]) || letters[at] == 0x2E
        {
          at += 1
        }
        var word = letters[start..<at]
        // T parts a date from a time.
        if !isHan, word.count == 1, word.first.map({ $0 | 0x20 == 0x74 }) == true { word = [] }
        if !word.isEmpty { tokens.append(.word(Letters.text(word))) }
      } else {
        tokens.append(.mark(letters[at]))
        at += 1
      }
    }
    return tokens
  }
}

/// A date: one that the text can mean.
struct DateRelation: Relation {
  let reader: TimeReader
  let zone: ZoneClock?

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard let kept = CanonicalTime.date(value) else { return .different }
    if Bytes.areEqual(cell, value) { return .equal }
    for reading in reader.readings(cell) {
      var days = reading.days
      if let offset = reading.offset {
        guard let zone else { continue }
        let utc = reading.total - offset
        let local = utc + zone.offset(at: utc)
        days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
      }
      if days == kept.days { return .rule(reading.hasTime && reading.seconds != 0 ? .fraction : .date) }
    }
    return .different
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    Core(cell).isBlank || CanonicalTime.isNothing(reader.readings(cell))
  }

  func total(_ cell: Span<UInt8>) -> CellTotal { .times(reader.walls(cell, in: zone)) }
}

/// A moment: one that the text can mean; its zone, shift and seconds exact.
struct DatetimeRelation: Relation {
  let reader: TimeReader
  let zone: ZoneClock?

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard value.count > 21, value[20] == 0x1F, let kept = CanonicalTime.moment(value) else {
      return .different
    }
    let name = value.extracting(21..<value.count)
    // By far the most cells: 2023-05-01 08:30:00, and a zone of the mapping.
    if let zone, !reader.hasPattern, let plain = CanonicalTime.plain(cell) {
      let expected = zone.nameBytes
      guard Bytes.areEqual(name, expected.span) else { return .different }
      let utc = kept.total
      let offset = zone.offset(at: utc)
      guard utc + offset == plain.total else { return .different }
      return .rule(offset == 0 ? .time : .zone)
    }
    var cell = cell
    var own: String?
    for index in 0..<cell.count where cell[index] == 0x1F && cell.count > 20 {
      own = Bytes.text(cell.extracting(index + 1..<cell.count))
      cell = cell.extracting(0..<index)
      break
    }
    for reading in reader.readings(cell) {
      if let offset = reading.offset {
        guard reading.total - offset == kept.total else { continue }
        let named = own ?? zone?.name ?? Self.zoneName(offset)
        guard Bytes.text(name) == named else { continue }
        return .rule(reading.hasFraction ? .fraction : offset == 0 ? .time : .zone)
      }
      guard let zone, Bytes.text(name) == zone.name, kept.total + zone.offset(at: kept.total) == reading.total
      else { continue }
      return .rule(reading.hasFraction ? .fraction : zone.offset(at: kept.total) == 0 ? .time : .zone)
    }
    return .different
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    Core(cell).isBlank || CanonicalTime.isNothing(reader.readings(cell))
  }

  func total(_ cell: Span<UInt8>) -> CellTotal { .times(reader.walls(cell, in: zone)) }

  private static func zoneName(_ offset: Int) -> String {
    guard offset != 0, offset % 3600 == 0, (-12...14).contains(offset / 3600) else { return "UTC" }
    return offset > 0 ? "Etc/GMT-\(offset / 3600)" : "Etc/GMT+\(-offset / 3600)"
  }
}

/// The forms in which times are kept.
enum CanonicalTime {
  @inline(__always)
  private static func two(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
    let (a, b) = (bytes[at] &- 0x30, bytes[at + 1] &- 0x30)
    return a < 10 && b < 10 ? Int(a) * 10 + Int(b) : nil
  }

  /// `2023-05-01`
  static func date(_ bytes: Span<UInt8>) -> WallReading? {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    return day(bytes)
  }

  private static func day(_ bytes: Span<UInt8>) -> WallReading? {
    guard let century = two(bytes, 0), let year = two(bytes, 2), let month = two(bytes, 5),
      let day = two(bytes, 8),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return WallReading(year: century * 100 + year, month: month, day: day)
  }

  /// `2023-05-01T08:30:00Z`, and whatever stands behind.
  static func moment(_ bytes: Span<UInt8>) -> WallReading? {
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"), bytes[4] == 0x2D,
      bytes[7] == 0x2D
    else { return nil }
    return clock(bytes)
  }

  private static func clock(_ bytes: Span<UInt8>) -> WallReading? {
    guard var wall = day(bytes), bytes[13] == 0x3A, bytes[16] == 0x3A, let hour = two(bytes, 11),
      let minute = two(bytes, 14), let second = two(bytes, 17), hour < 24, minute < 60, second < 60
    else { return nil }
    wall.seconds = hour * 3600 + minute * 60 + second
    wall.hasTime = true
    return wall
  }

  /// `2023-05-01 08:30:00`, `2023/5/1 8:30`, `2023-05-01`: nil for every other text, also one that means the
  /// same.
  static func plain(_ cell: Span<UInt8>) -> WallReading? {
    guard (8...19).contains(cell.count), cell[4] == 0x2D || cell[4] == 0x2F else { return nil }
    guard let century = two(cell, 0), let year = two(cell, 2) else { return nil }
    var at = 5
    guard let month = number(cell, &at), at < cell.count, cell[at] == cell[4] else { return nil }
    at += 1
    guard let day = number(cell, &at), (1...12).contains(month), (1...31).contains(day) else { return nil }
    var wall = WallReading(year: century * 100 + year, month: month, day: day)
    if at == cell.count { return wall }
    guard cell[at] == 0x20 || cell[at] == UInt8(ascii: "T") else { return nil }
    at += 1
    guard let hour = number(cell, &at), hour < 24, at + 3 <= cell.count, cell[at] == 0x3A,
      let minute = two(cell, at + 1), minute < 60
    else { return nil }
    at += 3
    var second = 0
    if at < cell.count {
      guard at + 3 == cell.count, cell[at] == 0x3A, let last = two(cell, at + 1), last < 60 else {
        return nil
      }
      second = last
    }
    wall.seconds = hour * 3600 + minute * 60 + second
    wall.hasTime = true
    return wall
  }

  /// One digit or two.
  @inline(__always)
  private static func number(_ bytes: Span<UInt8>, _ at: inout Int) -> Int? {
    guard at < bytes.count, bytes[at] &- 0x30 < 10 else { return nil }
    var value = Int(bytes[at] &- 0x30)
    at += 1
    if at < bytes.count, bytes[at] &- 0x30 < 10 {
      value = value * 10 + Int(bytes[at] &- 0x30)
      at += 1
    }
    return value
  }

  /// The nothing that databases write as 0000-00-00 or 0001-01-01.
  static func isNothing(_ readings: [WallReading]) -> Bool {
    !readings.isEmpty
      && readings.allSatisfy {
        ($0.year == 0 && $0.month == 0 && $0.day == 0) || ($0.year == 1 && $0.month == 1 && $0.day == 1)
      }
  }
}
