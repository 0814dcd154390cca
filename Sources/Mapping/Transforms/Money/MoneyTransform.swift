import Base
import Model

/// `as: money`. Exact decimal text: digits are moved, never computed with.
///
/// The fraction keeps the digits that were written: `1,200.50` stays `1200.50`; scaled by 10000,
/// `1.5` becomes `15000` and `120.00` becomes `1200000`, as the shift uses those digits up.
/// A unit in the cell (万, 亿, W, K) wins over `scale:`, because it says what the amount is; a bare
/// 元 in a scaled column contradicts it and is refused.
public struct MoneyTransform: Transform {
  public static let name = "money"
  public static let makes: Set<FieldType> = [.money]
  public static let options = [
    TransformOption(
      "scale",
      Bilingual(zh: "列的单位，10 的幂：万元写 10000，分写 0.01", en: "The column's unit, a power of ten: 10000, 0.01")),
    TransformOption(
      "currency", Bilingual(zh: "ISO 4217 货币代码，如 CNY", en: "The ISO 4217 code, such as CNY"),
      values: Currencies.codes),
    TransformOption(
      "unit",
      Bilingual(
        zh: "auto：认得单元格里的 万、亿、千、W、K；none：出现单位就拒收",
        en: "auto: 万, 亿, 千, W, K in a cell are read; none: they are refused"),
      values: ["auto", "none"]),
  ]
  static let scientific = "money-scientific"
  static let otherCurrency = "money-currency"
  static let noCurrency = "money-currency-missing"
  static let separator = "money-separator"
  static let unit = "money-unit"
  static let invalid = "money-invalid"
  public static let codes =
    CellText.codes + [scientific, otherCurrency, noCurrency, separator, unit, invalid]
  public static let summary = Bilingual(
    zh: "金额：认得货币符号、千分位、万/亿、括号负数；写成精确小数与货币",
    en: "An amount: signs, thousands separators, 万/亿 and (negative) become exact decimal text and a currency")

  private let power: Int
  private let currency: String?
  private let readsUnits: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    let scale = options["scale"] ?? "1"
    guard let power = Self.power(of: scale) else {
      throw OptionProblem(
        option: "scale",
        message: Bilingual(
          zh: "scale 只能是 10 的幂，从 0.000001 到 1000000000000",
          en: "scale is a power of ten from 0.000001 to 1000000000000"))
    }
    self.power = power
    currency = options["currency"]
    if let currency, !Currencies.codes.contains(currency) {
      throw OptionProblem(
        option: "currency",
        message: Bilingual(zh: "不认识的货币代码 \(currency)", en: "unknown currency code \(currency)"))
    }
    readsUnits = try options.word("unit", of: ["auto", "none"], default: "auto") == "auto"
  }

  private static func power(of scale: String) -> Int? {
    for power in -6...12 {
      let zeros = String(repeating: "0", count: abs(power))
      if scale == (power >= 0 ? "1" + zeros : "0." + zeros.dropLast() + "1") { return power }
    }
    return nil
  }

  private struct Reading {
    var number = NumberText()
    var shift = 0
    var sign = -1
    var code: String?
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      let start = out.count
      Self.normalise(cell, range, into: &out)
      var reading = Reading()
      let fault = out.withSpan(from: start, count: out.count - start) { read($0, &reading) }
      out.truncate(to: start)
      if let fault { return .refused(code: fault) }
      guard let code = currencyCode(reading) else {
        return .refused(code: reading.sign < 0 && reading.code == nil ? Self.noCurrency : Self.otherCurrency)
      }
      reading.number.append(shift: reading.shift, into: &out)
      out.append(FieldType.companionSeparator)
      out.append(utf8: code)
      return .value
    }
  }

  /// Half-width, capitals, no blanks.
  private static func normalise(_ cell: Span<UInt8>, _ range: Range<Int>, into out: inout ByteArena) {
    var at = range.lowerBound
    while at < range.upperBound {
      let scalar = Scalars.nextNarrow(cell, &at)
      if scalar == 0x1F {
        out.append(0x1F)
      } else if !Scalars.isBlank(scalar) {
        out.append(scalar: scalar &- 0x61 < 26 ? scalar - 0x20 : scalar)
      }
    }
  }

  private func read(_ text: Span<UInt8>, _ reading: inout Reading) -> String? {
    var at = 0
    var brackets = false
    var signed = false
    // What may stand before the digits: a bracket, a sign, a currency; each once.
    while at < text.count, !Damage.isDigit(text[at]), text[at] != UInt8(ascii: ".") {
      if text[at] == UInt8(ascii: "("), !brackets {
        brackets = true
        at += 1
      } else if let sign = Self.minus(text, &at), !signed {
        signed = true
        reading.number.isNegative = sign
      } else if reading.sign < 0, let sign = Self.currencySign(text, at) {
        reading.sign = sign
        at += Currencies.signs[sign].bytes.count
      } else {
        return Self.invalid
      }
    }
    switch reading.number.read(text, &at) {
    case nil: break
    case .invalid?: return Self.invalid
    case .separator?: return Self.separator
    case .scientific?: return Self.scientific
    }
    return readTail(text, at, brackets: brackets, signed: signed, &reading)
  }

  private func readTail(
    _ text: Span<UInt8>, _ start: Int, brackets: Bool, signed: Bool, _ reading: inout Reading
  ) -> String? {
    var at = start
    if at < text.count, text[at] == FieldType.companionSeparator {
      // The canonical form itself: it is scaled already.
      for code in Currencies.codes where text.count == at + 4 {
        if Currencies.starts(text, at: at + 1, with: Array(code.utf8)) { reading.code = code }
      }
      return reading.code == nil ? Self.invalid : nil
    }
    reading.shift = power
    var hasUnit = false
    for unit in Currencies.units where Currencies.starts(text, at: at, with: unit.bytes) {
      guard readsUnits else { return Self.unit }
      hasUnit = true
      reading.shift = unit.power
      at += unit.bytes.count
      break
    }
    if let sign = Self.currencySign(text, at) {
      let found = Currencies.signs[sign]
      if reading.sign >= 0, Currencies.signs[reading.sign].code != found.code { return Self.otherCurrency }
      if !hasUnit, power != 0, Self.isYuan(found) { return Self.unit }
      reading.sign = max(reading.sign, sign)
      at += found.bytes.count
    }
    for word in Self.endings where Currencies.starts(text, at: at, with: word) { at += word.count }
    if brackets {
      guard at < text.count, text[at] == UInt8(ascii: ")"), !signed else { return Self.invalid }
      at += 1
      reading.number.isNegative = true
    } else if !signed, at < text.count, Self.minus(text, &at) == true {
      // SAP and others write the sign last.
      reading.number.isNegative = true
    }
    return at == text.count ? nil : Self.invalid
  }

  private static let endings = [Array("整".utf8), Array("钱".utf8)]

  private static func isYuan(_ sign: Currencies.Sign) -> Bool {
    sign.bytes.count == 3 && sign.bytes[0] >= 0xE5 && sign.code == "CNY"
  }

  /// True for a minus, false for a plus, nil for neither.
  private static func minus(_ text: Span<UInt8>, _ at: inout Int) -> Bool? {
    var next = at
    switch Scalars.next(text, &next) {
    case 0x2D, 0x2212:
      at = next
      return true
    case 0x2B:
      at = next
      return false
    default: return nil
    }
  }

  private static func currencySign(_ text: Span<UInt8>, _ at: Int) -> Int? {
    guard at < text.count, !Damage.isDigit(text[at]) else { return nil }
    return Currencies.signs.firstIndex { Currencies.starts(text, at: at, with: $0.bytes) }
  }

  private func currencyCode(_ reading: Reading) -> String? {
    if let code = reading.code { return currency == nil || currency == code ? code : nil }
    guard reading.sign >= 0 else { return currency }
    let sign = Currencies.signs[reading.sign]
    guard let currency else { return sign.code }
    return currency == sign.code || sign.others.contains(currency) ? currency : nil
  }
}
