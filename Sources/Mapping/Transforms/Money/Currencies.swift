/// How cells write currencies and units, half-width, in capitals, without blanks.
enum Currencies {
  struct Sign: Sendable {
    let bytes: [UInt8]
    /// The currency that it means when the mapping says none, as a bit of `codes`.
    let main: UInt64
    /// All that it may mean: `$` is also the Hong Kong dollar.
    let all: UInt64
  }

  // Longer signs stand before those that they begin with.
  static let signs: [Sign] =
    [
      ("CN¥", "CNY"), ("JP¥", "JPY"), ("¥", "CNY JPY"), ("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"),
      ("MOP$", "MOP"), ("AU$", "AUD"), ("CA$", "CAD"), ("NZ$", "NZD"), ("S$", "SGD"), ("A$", "AUD"),
      ("C$", "CAD"),
      ("R$", "BRL"), ("$", "USD HKD TWD SGD AUD CAD NZD MOP MXN COP CLP ARS"), ("€", "EUR"), ("£", "GBP"),
      ("₩", "KRW"), ("₹", "INR"), ("฿", "THB"), ("₫", "VND"), ("₽", "RUB"), ("₱", "PHP"), ("₺", "TRY"),
      ("₪", "ILS"),
      ("₴", "UAH"), ("₸", "KZT"), ("RMB", "CNY"), ("人民币", "CNY"), ("美元", "USD"), ("美金", "USD"),
      ("港币", "HKD"), ("港元", "HKD"), ("港幣", "HKD"), ("欧元", "EUR"), ("歐元", "EUR"), ("英镑", "GBP"),
      ("日元", "JPY"), ("日圆", "JPY"), ("円", "JPY"), ("韩元", "KRW"), ("新台币", "TWD"), ("新臺幣", "TWD"),
      ("新台幣", "TWD"), ("台币", "TWD"), ("澳门元", "MOP"), ("澳门币", "MOP"), ("新加坡元", "SGD"), ("新元", "SGD"),
      ("澳元", "AUD"), ("加元", "CAD"), ("瑞士法郎", "CHF"), ("卢布", "RUB"), ("泰铢", "THB"), ("越南盾", "VND"),
      ("卢比", "INR"), ("林吉特", "MYR"), ("元", "CNY"), ("圆", "CNY"), ("块", "CNY"),
    ].map { text, names in
      let codes = names.split(separator: " ").map { bit(String($0)) }
      return Sign(bytes: Array(text.utf8), main: codes[0], all: codes.reduce(0, |))
    } + codes.map { Sign(bytes: Array($0.utf8), main: bit($0), all: bit($0)) }

  /// ISO 4217 codes that a mapping or a cell may name: at most 64.
  static let codes =
    """
    CNY USD EUR HKD TWD MOP JPY KRW GBP SGD AUD CAD NZD CHF SEK NOK DKK RUB INR THB VND MYR IDR PHP AED SAR BRL \
    MXN ZAR TRY PLN CZK HUF RON BGN ISK UAH KZT UZS MNT ILS EGP NGN KES MAD PKR BDT LKR MMK KHR LAK COP CLP PEN \
    ARS QAR KWD OMR BHD JOD
    """.split(separator: " ").map(String.init)

  /// The place of a code among the bits of a sign; 0: no code.
  static func bit(_ code: String) -> UInt64 { codes.firstIndex(of: code).map { 1 << UInt64($0) } ?? 0 }

  /// Currencies that have thousandths.
  static let thousandths = ["KWD", "OMR", "BHD", "JOD"].map(bit).reduce(0, |)

  /// Units, and the power of ten that each means. `W` is how chats and sheets write 万.
  static let units: [(bytes: [UInt8], power: Int)] = [
    ("百万", 6), ("千万", 7), ("百亿", 10), ("千亿", 11), ("万亿", 12), ("亿", 8), ("万", 4), ("千", 3),
    ("W", 4), ("K", 3),
  ].map { (Array($0.0.utf8), $0.1) }

  static func starts(_ text: Span<UInt8>, at: Int, with word: [UInt8]) -> Bool {
    guard at + word.count <= text.count else { return false }
    for i in word.indices where text[at + i] != word[i] { return false }
    return true
  }

  /// The sign that begins at a place.
  static func sign(_ text: Span<UInt8>, _ at: Int) -> Sign? {
    guard at < text.count, !Damage.isDigit(text[at]) else { return nil }
    return signs.first { starts(text, at: at, with: $0.bytes) }
  }
}
