import Evidence

/// A decimal number as this side reads one: the digits that stand there, and where the point is.
struct PlainDecimal: Equatable {
  var isNegative = false
  /// Without leading zeros.
  var digits: [UInt32] = []
  /// How many of the digits stand behind the point.
  var places = 0

  var isZero: Bool { digits.allSatisfy { $0 == 0x30 } }

  /// Reads digits with thousands separators and a point, from `at`, which moves behind them.
  init?(_ letters: [UInt32], _ at: inout Int) {
    var count = 0
    var seenPoint = false
    while at < letters.count {
      let letter = letters[at]
      if Letters.isDigit(letter) {
        if !digits.isEmpty || letter != 0x30 || seenPoint { digits.append(letter) }
        if seenPoint { places += 1 }
        count += 1
      } else if letter == 0x2E, !seenPoint {
        seenPoint = true
      } else if letter == 0x2C || letter == 0x27, count > 0, !seenPoint {
        // Thousands.
      } else {
        break
      }
      at += 1
    }
    if count == 0 { return nil }
    trim()
  }

  /// Reads the form in which amounts are kept: `-?digits(.digits)?`, no leading zeros.
  init?(canonical letters: [UInt32]) {
    var rest = letters
    let sign = rest.first == 0x2D
    if sign { rest.removeFirst() }
    guard rest.allSatisfy({ Letters.isDigit($0) || $0 == 0x2E }), rest.first != 0x2E, rest.last != 0x2E else {
      return nil
    }
    if rest.count > 1, rest[0] == 0x30, rest[1] != 0x2E { return nil }
    var at = 0
    self.init(rest, &at)
    guard at == rest.count else { return nil }
    isNegative = sign
    if sign && isZero { return nil }
  }

  private mutating func trim() {
    while digits.first == 0x30, digits.count > places { digits.removeFirst() }
  }

  /// Moves the point; digits are added where it needs them, and none is taken away.
  func shifted(by power: Int) -> PlainDecimal {
    var moved = self
    moved.places -= power
    while moved.places < 0 {
      moved.digits.append(0x30)
      moved.places += 1
    }
    while moved.digits.count < moved.places { moved.digits.insert(0x30, at: 0) }
    moved.trim()
    if moved.isZero {
      moved.isNegative = false
      moved.digits = [UInt32](repeating: 0x30, count: moved.places)
    }
    return moved
  }
}

/// A whole number.
struct IntegerRelation: Relation {
  let suffix: [UInt32]

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard let kept = PlainDecimal(canonical: Letters.of(value)), kept.places == 0 else { return .different }
    if Bytes.areEqual(cell, value) { return .equal }
    let letters = Core(cell).letters.map(Letters.narrow)
    var at = 0
    var isNegative = false
    if let sign = letters.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      at = 1
    }
    guard var number = PlainDecimal(letters, &at) else { return .different }
    number.isNegative = isNegative
    while at < letters.count, letters[at] == 0x20 { at += 1 }
    let rest = letters[at...]
    guard rest.isEmpty || rest.elementsEqual(suffix) else { return .different }
    let behind = number.digits.suffix(number.places)
    guard behind.allSatisfy({ $0 == 0x30 }) else { return .different }
    number.digits.removeLast(min(number.places, number.digits.count))
    number.places = 0
    return number.shifted(by: 0) == kept.shifted(by: 0) ? .rule(.number) : .different
  }
}

/// An amount: the same digits, moved by the power of ten of its unit, and the currency that column
/// or cell names.
struct MoneyRelation: Relation {
  /// Of `scale:`, as a power of ten.
  let power: Int
  let currency: String?

  init(scale: String?, currency: String?) {
    power = Self.power(scale ?? "1")
    self.currency = currency
  }

  private static func power(_ scale: String) -> Int {
    if let point = scale.firstIndex(of: ".") { return -scale[scale.index(after: point)...].count }
    return scale.count - 1
  }

  private struct Reading {
    var number: PlainDecimal
    var power: Int
    var hasUnit = false
    var sign = ""
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let letters = Letters.of(value)
    guard let mark = letters.firstIndex(of: 0x1F), let kept = PlainDecimal(canonical: Array(letters[..<mark]))
    else { return .different }
    let code = Letters.text(letters[(mark + 1)...])
    guard let reading = read(cell), isCurrency(code, reading.sign),
      reading.number.shifted(by: reading.power) == kept.shifted(by: 0)
    else { return .different }
    if reading.power != 0 { return .rule(.scaled) }
    return Letters.of(cell) == Array(letters[..<mark]) ? .equal : .rule(.number)
  }

  func total(_ cell: Span<UInt8>) -> CellTotal {
    guard let reading = read(cell) else { return .unread }
    let number = reading.number.shifted(by: reading.power)
    let sign = reading.sign
    guard let code = currency ?? Self.signs.first(where: { $0.0 == sign })?.1 ?? (sign.isEmpty ? nil : sign),
      let amount = ExactSum(
        digits: number.digits.lazy.map { UInt8(truncatingIfNeeded: $0 &- 0x30) }, places: number.places,
        isNegative: number.isNegative)
    else { return .unread }
    return .amount(amount, currency: Array(code.utf8))
  }

  private func isCurrency(_ code: String, _ sign: String) -> Bool {
    if let currency { return code == currency }
    return Self.signs.contains { $0.0 == sign && $0.1 == code } || sign == code
  }

  private func read(_ cell: Span<UInt8>) -> Reading? {
    var letters = Core(cell).letters.map(Letters.narrow).filter { !Letters.isGap($0) || $0 == 0x1F }
    letters = letters.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    var canonical: [UInt32]?
    if let mark = letters.firstIndex(of: 0x1F) {
      canonical = Array(letters[(mark + 1)...])
      letters = Array(letters[..<mark])
    }
    guard let first = letters.firstIndex(where: { Letters.isDigit($0) || $0 == 0x2E }) else { return nil }
    let before = letters[..<first]
    var at = first
    guard let number = PlainDecimal(letters, &at) else { return nil }
    var reading = Reading(number: number, power: canonical == nil ? power : 0)
    let after = letters[at...]
    reading.number.isNegative =
      before.contains { [0x28, 0x2D, 0x2212].contains($0) } || after.contains { [0x2D, 0x2212].contains($0) }
    let marks: Set<UInt32> = [0x28, 0x29, 0x2D, 0x2B, 0x2212]
    var tail = Letters.text(after.filter { !marks.contains($0) })
    for (word, power) in Self.units where canonical == nil && tail.hasPrefix(word) {
      reading.power = power
      tail.removeFirst(word.count)
      break
    }
    for word in ["整", "钱"] where tail.hasSuffix(word) { tail.removeLast() }
    let head = Letters.text(before.filter { !marks.contains($0) })
    reading.sign = canonical.map { Letters.text($0) } ?? (head.isEmpty ? tail : head)
    return reading
  }

  private static let units: [(String, Int)] = [
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3),
    ("W", 4), ("K", 3),
  ]
  private static let signs: [(String, String)] = [
    ("¥", "CNY"), ("CN¥", "CNY"), ("RMB", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("圆", "CNY"), ("块", "CNY"),
    ("JP¥", "JPY"), ("日元", "JPY"), ("日圆", "JPY"), ("$", "USD"), ("US$", "USD"), ("美元", "USD"),
    ("美金", "USD"), ("HK$", "HKD"), ("港币", "HKD"), ("港元", "HKD"), ("NT$", "TWD"), ("新台币", "TWD"),
    ("台币", "TWD"), ("S$", "SGD"), ("新加坡元", "SGD"), ("新元", "SGD"), ("€", "EUR"), ("欧元", "EUR"),
    ("£", "GBP"), ("英镑", "GBP"), ("韩元", "KRW"), ("澳元", "AUD"), ("加元", "CAD"),
  ]
}

/// Yes or no.
struct BooleanRelation: Relation {
  private let words: [String: String]

  init(values: [(from: String, to: String)]) {
    var words: [String: String] = [:]
    let yes = "1 是 有 对 真 已 √ ✓ ✔ ☑ ✅ Y YES TRUE T ON 启用 开"
    let no = "0 否 无 没有 错 假 未 不是 × ✗ ✘ ☐ ❌ N NO FALSE F OFF 禁用 停用 关"
    for word in yes.split(separator: " ") { words[String(word)] = "1" }
    for word in no.split(separator: " ") { words[String(word)] = "0" }
    for (from, to) in values {
      words[Self.folded(Core(Letters.of(from)))] = ["1", "true", "yes", "是"].contains(to) ? "1" : "0"
    }
    self.words = words
  }

  private static func folded(_ core: Core) -> String {
    Letters.text(core.letters.map(Letters.narrow)).uppercased()
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    guard let word = words[Self.folded(Core(cell))], word == Bytes.text(value) else { return .different }
    return Bytes.areEqual(cell, value) ? .equal : .rule(.valueMap)
  }

  func isSilent(_ cell: Span<UInt8>) -> Bool {
    let core = Core(cell)
    return core.isBlank && words[Self.folded(core)] == nil
  }
}
