import Model

/// Where a file is from, as far as it shows: the country of its numbers, its zone and its currency. Values
/// alone speak; where nothing does, nothing is known.
struct DraftLocale {
  struct Guess<Value> {
    var value: Value
    /// Nothing else is likely.
    var isSure: Bool
  }

  /// ISO 3166, as `country:` takes it.
  private(set) var country: Guess<String>?
  private(set) var zone: Guess<String>?
  private(set) var currency: Guess<String>?

  init(_ file: DraftFile) {
    let columns = file.kinds.flatMap(\.columns)
    let headers = columns.map(\.name).joined()
    var han = 0
    var latin = 0
    for column in columns {
      for (text, _) in column.values.prefix(200) {
        if text.unicodeScalars.contains(where: ValueKind.isHan) {
          han += 1
        } else if text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
          latin += 1
        }
      }
    }
    let isHeaderHan = headers.unicodeScalars.contains(where: ValueKind.isHan)
    let isChinese = (isHeaderHan && latin < 10 * (han + 1)) || han * 2 > latin
    let named = Self.namedCountry(columns)
    if isChinese, han + (isHeaderHan ? 1 : 0) > 0, named == nil || named == "CN" {
      let isTraditional =
        Self.isTraditional(headers)
        || columns.contains { $0.values.prefix(50).contains { Self.isTraditional($0.text) } }
      set(isTraditional ? "TW" : "CN", isSure: !isTraditional)
    } else if let code = named ?? Self.countryOfNumbers(columns) {
      set(code, isSure: false)
    }
    for column in columns where HeaderWords.currencyColumns.contains(HeaderName(column.name).core) {
      guard column.distinct == 1, let word = column.values.first?.text.trimmingBlanks else { continue }
      let code = HeaderWords.currencies.first { word.uppercased().contains($0.0) }?.1
      if Currencies.codes.contains(word.uppercased()) {
        currency = Guess(value: word.uppercased(), isSure: true)
      } else if let code {
        currency = Guess(value: code, isSure: true)
      }
    }
  }

  private mutating func set(_ code: String, isSure: Bool) {
    country = Guess(value: code, isSure: isSure)
    guard let row = Self.countries[code] else { return }
    currency = Guess(value: row.currency, isSure: isSure)
    if let name = row.zone { zone = Guess(value: name, isSure: isSure) }
  }

  /// Characters that simplified Chinese does not have, frequent in headers and names.
  private static let traditional = Set("電話聯業務員戶專職稱備註資訊郵遞區號國繫單價臺灣縣鄉會開發廠負責".unicodeScalars)

  private static func isTraditional(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: traditional.contains)
  }

  /// The country that nearly all records name.
  private static func namedCountry(_ columns: [ColumnEvidence]) -> String? {
    for column in columns
    where HeaderWords.countryColumns.contains(HeaderName(column.name).core) && column.filled > 0 {
      guard let most = column.values.max(by: { $0.count < $1.count }), most.count * 10 >= column.filled * 8
      else { continue }
      let word = most.text.lowercased().filter { !$0.isWhitespace && $0 != "." }
      if let code = countryWords[word] { return code }
    }
    return nil
  }

  /// `(512) 757-6000` is American; `+44 …` says so itself, and what comes without may be of there, too.
  private static func countryOfNumbers(_ columns: [ColumnEvidence]) -> String? {
    var votes: [String: Int] = [:]
    var total = 0
    for column in columns where HeaderName(column.name).looksLikePhone {
      for (text, count) in column.values.prefix(2_000) {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 7 else { continue }
        total += count
        let text = text.trimmingBlanks
        if text.hasPrefix("+") || text.hasPrefix("00") {
          let rest = text.hasPrefix("+") ? digits : String(digits.dropFirst(2))
          if let code = callingCodes.first(where: { rest.hasPrefix($0.code) })?.country {
            votes[code, default: 0] += count
          }
        } else if digits.count == 10,
          text.hasPrefix("(") || text.split(separator: "-").map(\.count) == [3, 3, 4]
            || text.split(separator: ".").map(\.count) == [3, 3, 4]
        {
          votes["US", default: 0] += count
        } else if digits.count == 11, digits.hasPrefix("1"),
          digits.dropFirst().first.map({ "3456789".contains($0) }) == true,
          text.allSatisfy(\.isNumber)
        {
          votes["CN", default: 0] += count
        }
      }
    }
    guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value * 10 >= total * 6
    else { return nil }
    return best.key
  }

  private static let callingCodes: [(code: String, country: String)] = [
    ("1", "US"), ("86", "CN"), ("852", "HK"), ("853", "MO"), ("886", "TW"), ("44", "GB"), ("49", "DE"),
    ("33", "FR"),
    ("81", "JP"), ("82", "KR"), ("65", "SG"), ("61", "AU"), ("91", "IN"), ("39", "IT"), ("34", "ES"),
    ("31", "NL"),
    ("41", "CH"), ("43", "AT"), ("46", "SE"), ("7", "RU"),
  ]

  private static let countryWords: [String: String] = [
    "us": "US", "usa": "US", "unitedstates": "US", "unitedstatesofamerica": "US", "美国": "US", "cn": "CN",
    "china": "CN",
    "prchina": "CN", "中国": "CN", "中国大陆": "CN", "gb": "GB", "uk": "GB", "unitedkingdom": "GB", "england": "GB",
    "de": "DE",
    "germany": "DE", "deutschland": "DE", "fr": "FR", "france": "FR", "jp": "JP", "japan": "JP", "日本": "JP",
    "hk": "HK",
    "hongkong": "HK", "香港": "HK", "tw": "TW", "taiwan": "TW", "台湾": "TW", "台灣": "TW", "sg": "SG",
    "singapore": "SG",
    "新加坡": "SG", "kr": "KR", "korea": "KR", "southkorea": "KR", "au": "AU", "australia": "AU", "in": "IN",
    "india": "IN",
    "ca": "CA", "canada": "CA", "it": "IT", "italy": "IT", "es": "ES", "spain": "ES", "nl": "NL",
    "netherlands": "NL",
    "ch": "CH", "switzerland": "CH", "at": "AT", "austria": "AT", "se": "SE", "sweden": "SE", "ru": "RU",
    "russia": "RU",
  ]

  /// A country of several zones has none here.
  private static let countries: [String: (currency: String, zone: String?)] = [
    "CN": ("CNY", "Asia/Shanghai"), "TW": ("TWD", "Asia/Taipei"), "HK": ("HKD", "Asia/Hong_Kong"),
    "MO": ("MOP", "Asia/Macau"),
    "US": ("USD", nil), "GB": ("GBP", "Europe/London"), "DE": ("EUR", "Europe/Berlin"),
    "FR": ("EUR", "Europe/Paris"),
    "JP": ("JPY", "Asia/Tokyo"), "KR": ("KRW", "Asia/Seoul"), "SG": ("SGD", "Asia/Singapore"),
    "AU": ("AUD", nil),
    "IN": ("INR", "Asia/Kolkata"), "CA": ("CAD", nil), "IT": ("EUR", "Europe/Rome"),
    "ES": ("EUR", "Europe/Madrid"),
    "NL": ("EUR", "Europe/Amsterdam"), "CH": ("CHF", "Europe/Zurich"), "AT": ("EUR", "Europe/Vienna"),
    "SE": ("SEK", "Europe/Stockholm"), "RU": ("RUB", nil),
  ]
}
