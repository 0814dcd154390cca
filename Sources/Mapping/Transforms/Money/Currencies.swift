/// How cells write currencies and units, half-width, in capitals, without blanks.
enum Currencies {
  struct Sign: Sendable {
    let bytes: [UInt8]
    /// The currency that it means when the mapping says none.
    let code: String
    /// Others that it may mean when the mapping says so: `$` is also the Hong Kong dollar.
    let others: [String]
  }

  static let yuan = "元"

  // Longer signs stand before those that they begin with.
  static let signs: [Sign] =
    [
      ("CN¥", "CNY", ""), ("JP¥", "JPY", ""), ("¥", "CNY", "JPY"),
      ("US$", "USD", ""), ("HK$", "HKD", ""), ("NT$", "TWD", ""), ("S$", "SGD", ""),
      ("$", "USD", "HKD TWD SGD AUD CAD NZD MOP"), ("€", "EUR", ""), ("£", "GBP", ""), ("RMB", "CNY", ""),
      ("人民币", "CNY", ""), ("美元", "USD", ""), ("美金", "USD", ""), ("港币", "HKD", ""), ("港元", "HKD", ""),
      ("欧元", "EUR", ""), ("英镑", "GBP", ""), ("日元", "JPY", ""), ("日圆", "JPY", ""), ("韩元", "KRW", ""),
      ("新台币", "TWD", ""), ("台币", "TWD", ""), ("新加坡元", "SGD", ""), ("新元", "SGD", ""),
      ("澳元", "AUD", ""), ("加元", "CAD", ""), ("元", "CNY", ""), ("圆", "CNY", ""), ("块", "CNY", ""),
    ].map { Sign(bytes: Array($0.0.utf8), code: $0.1, others: $0.2.split(separator: " ").map(String.init)) }
    + codes.map { Sign(bytes: Array($0.utf8), code: $0, others: []) }

  /// ISO 4217 codes that a mapping or a cell may name.
  static let codes =
    "CNY USD EUR HKD TWD MOP JPY KRW GBP SGD AUD CAD NZD CHF SEK NOK DKK RUB INR THB VND MYR IDR PHP AED SAR BRL MXN ZAR TRY PLN"
    .split(separator: " ").map(String.init)

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
}
