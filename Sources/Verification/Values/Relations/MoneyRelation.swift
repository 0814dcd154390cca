import Evidence

/// An amount: the same digits, moved by the power of ten of its unit, and the currency that column
/// or cell names.
struct MoneyRelation: Relation {
  /// Of `scale:`, as a power of ten.
  let power: Int
  let currency: String?
  /// `unit:`, as the mapping says it.
  let unit: String
  /// The decimal mark.
  let point: UInt32

  init(scale: String?, currency: String?, unit: String? = nil, decimal: String? = nil) {
    power = Self.power(scale ?? "1")
    self.currency = currency
    self.unit = unit ?? "auto"
    point = decimal == "comma" ? 0x2C : 0x2E
  }

  private static func power(_ scale: String) -> Int {
    if let point = scale.firstIndex(of: ".") { return -scale[scale.index(after: point)...].count }
    return scale.count - 1
  }

  private struct Reading {
    var number: PlainDecimal
    var power: Int
    /// Currencies that the cell may name, the likeliest first; nil: it names none.
    var currencies: [String]?
  }

  func compare(_ cell: Span<UInt8>, _ value: Span<UInt8>) -> Likeness {
    let letters = Letters.of(value)
    guard let mark = letters.firstIndex(of: 0x1F), let kept = PlainDecimal(canonical: Array(letters[..<mark]))
    else { return .different }
    let code = Letters.text(letters[(mark + 1)...])
    guard let reading = read(cell), code == self.code(reading),
      reading.number.shifted(by: reading.power) == kept.shifted(by: 0)
    else { return .different }
    if reading.power != 0 { return .rule(.scaled) }
    return Letters.of(cell) == Array(letters[..<mark]) ? .equal : .rule(.number)
  }

  func total(_ cell: Span<UInt8>) -> CellTotal {
    guard let reading = read(cell), let code = code(reading) else { return .unread }
    let number = reading.number.shifted(by: reading.power)
    guard
      let amount = ExactSum(
        digits: number.digits.lazy.map { UInt8(truncatingIfNeeded: $0 &- 0x30) }, places: number.places,
        isNegative: number.isNegative)
    else { return .unread }
    return .amount(amount, currency: Array(code.utf8))
  }

  /// Nil: none is named, or what cell and mapping name contradict each other.
  private func code(_ reading: Reading) -> String? {
    guard let named = reading.currencies else { return currency }
    guard let currency else { return named.first }
    return named.contains(currency) ? currency : nil
  }

  /// Nil: it is not one amount.
  private func read(_ cell: Span<UInt8>) -> Reading? {
    let core = Core(cell).letters
    if let mark = core.firstIndex(of: 0x1F) {
      guard var number = PlainDecimal(canonical: core[..<mark].filter { $0 != 0x2D }) else { return nil }
      number.isNegative = core.first == 0x2D
      return Reading(number: number, power: 0, currencies: [Letters.text(core[(mark + 1)...])])
    }
    let letters = Letters.gapsAsBlanks(core).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    let isPart: (UInt32) -> Bool = { Letters.isDigit($0) || $0 == point }
    guard let first = letters.firstIndex(where: isPart), let last = letters.lastIndex(where: isPart),
      var number = PlainDecimal(grouped: letters[first...last], point: point)
    else { return nil }
    var head = letters[..<first].filter { $0 != 0x20 && $0 != 0x09 }
    var tail = letters[(last + 1)...].filter { $0 != 0x20 && $0 != 0x09 }
    let isMinus: (UInt32) -> Bool = { $0 == 0x2D || $0 == 0x2212 }
    var isNegative = false
    if head.contains(0x28), tail.last == 0x29 {
      head.removeAll { $0 == 0x28 }
      tail.removeLast()
      isNegative = true
    } else if let sign = head.firstIndex(where: { isMinus($0) || $0 == 0x2B }) {
      isNegative = isMinus(head[sign])
      head.remove(at: sign)
    } else if tail.count == 1, isMinus(tail[0]) {
      tail.removeAll()
      isNegative = true
    }
    var text = Letters.text(tail)
    for word in ["钱", "整"] where text.hasSuffix(word) { text.removeLast() }
    var reading = Reading(number: number, power: power)
    var isUnit = false
    if let (word, power) = Self.units.first(where: { text.hasPrefix($0.0) && !Self.isCode(text) }) {
      guard unit != "none" else { return nil }
      (reading.power, isUnit) = (power, true)
      text.removeFirst(word.count)
    }
    number.isNegative = isNegative
    reading.number = number
    for words in [Letters.text(head), text] where !words.isEmpty {
      guard let named = Self.currencies(words) else { return nil }
      reading.currencies = reading.currencies.map { $0.filter(named.contains) } ?? named
    }
    if reading.currencies != nil, power != 0, !isUnit {
      guard unit == "cell" || unit == "column" else { return nil }
      if unit == "cell" { reading.power = 0 }
    }
    return reading
  }

  private static func isCode(_ text: String) -> Bool { text.count == 3 && text.allSatisfy(\.isASCII) }

  /// What a text of signs alone may name; nil: it is none.
  private static func currencies(_ text: String) -> [String]? {
    if isCode(text), text.allSatisfy(\.isLetter), text != "RMB" { return [text] }
    for (sign, codes) in signs where text.hasPrefix(sign) {
      let own = codes.split(separator: " ").map(String.init)
      let rest = String(text.dropFirst(sign.count))
      if rest.isEmpty { return own }
      if let others = currencies(rest) { return own.filter(others.contains) }
    }
    if text.count > 3, isCode(String(text.prefix(3))), let others = currencies(String(text.dropFirst(3))) {
      return [String(text.prefix(3))].filter(others.contains)
    }
    return nil
  }

  private static let units: [(String, Int)] = [
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3),
    ("W", 4), ("K", 3),
  ]
  private static let signs: [(String, String)] = [
    ("¥", "CNY JPY"), ("CN¥", "CNY"), ("RMB", "CNY"), ("人民币", "CNY"), ("元", "CNY"), ("圆", "CNY"),
    ("块", "CNY"),
    ("JP¥", "JPY"), ("日元", "JPY"), ("日圆", "JPY"), ("円", "JPY"),
    ("$", "USD HKD TWD SGD AUD CAD NZD MOP MXN COP CLP ARS"), ("US$", "USD"), ("美元", "USD"), ("美金", "USD"),
    ("HK$", "HKD"), ("港币", "HKD"), ("港幣", "HKD"), ("港元", "HKD"), ("NT$", "TWD"), ("新台币", "TWD"),
    ("新臺幣", "TWD"), ("新台幣", "TWD"), ("台币", "TWD"), ("S$", "SGD"), ("新加坡元", "SGD"), ("新元", "SGD"),
    ("MOP$", "MOP"), ("澳门元", "MOP"), ("澳门币", "MOP"), ("AU$", "AUD"), ("A$", "AUD"), ("澳元", "AUD"),
    ("CA$", "CAD"), ("C$", "CAD"), ("加元", "CAD"), ("NZ$", "NZD"), ("R$", "BRL"), ("€", "EUR"), ("欧元", "EUR"),
    ("歐元", "EUR"), ("£", "GBP"), ("英镑", "GBP"), ("₩", "KRW"), ("韩元", "KRW"), ("₹", "INR"), ("卢比", "INR"),
    ("฿", "THB"), ("泰铢", "THB"), ("₫", "VND"), ("越南盾", "VND"), ("₽", "RUB"), ("卢布", "RUB"), ("₱", "PHP"),
    ("₺", "TRY"), ("₪", "ILS"), ("₴", "UAH"), ("₸", "KZT"), ("林吉特", "MYR"), ("瑞士法郎", "CHF"),
  ]
}
