import Base
import Model

/// `as: money`. Exact decimal text: digits are moved, never computed with.
///
/// The fraction keeps the digits that were written: `1,200.50` stays `1200.50`; scaled by 10000,
/// `1.5` becomes `15000` and `120.00` becomes `1200000`, as the shift uses those digits up.
///
/// What a cell says of its unit goes before `scale:`. A unit word (万, 亿, W, K) says what the amount is. A
/// currency alone (`￥`, `RMB`, `CNY`, 元, `$`) in a scaled column leaves open whether the amount is in that
/// currency or in the column's unit of it: `unit:` says which, and without it the cell is refused.
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
        zh: "单元格里的 万、亿、千、W、K 总是算数；有 scale: 而单元格只写货币（￥、RMB、元）时：auto 拒收，cell 按该货币的元，column 按列的单位；none：出现单位就拒收",
        en:
          "万, 亿, 千, W, K in a cell always count; a currency alone (￥, RMB, 元) in a column with scale: auto refuses it, cell takes it as whole units, column as the column's unit; none: units are refused"
      ),
      values: ["auto", "cell", "column", "none"]),
    TransformOption(
      "decimal",
      Bilingual(
        zh: "小数点：point 为 1,234.56，comma 为 1.234,56；CSV 里不写时 1.234 分不清，拒收",
        en: "point: 1,234.56; comma: 1.234,56; if a CSV's mapping does not say, 1.234 is refused as either"),
      values: ["point", "comma"]),
  ]
  static let scientific = "money-scientific"
  static let otherCurrency = "money-currency"
  static let noCurrency = "money-currency-missing"
  static let separator = "money-separator"
  static let decimal = "money-decimal"
  static let unit = "money-unit"
  static let range = "money-range"
  static let several = "money-several"
  static let invalid = "money-invalid"
  public static let codes =
    CellText.codes + [
      scientific, otherCurrency, noCurrency, separator, decimal, unit, range, several, invalid,
    ]
  public static let summary = Bilingual(
    zh: "金额：认得货币、千分位（逗号或空格，三位一组）、万/亿、括号负数；写成精确小数与货币；10万以上、10-20万 这样的范围拒收",
    en:
      "An amount: currencies, groups of three (commas or blanks), 万/亿 and (negative) become exact decimal text and a currency; bounds and spans (100+, 10-20万) are refused"
  )

  private enum Unit: String { case auto, cell, column, none }

  private let power: Int
  private let currency: String?
  private let currencyBit: UInt64
  private let unit: Unit
  /// The decimal mark; nil: a point, unless that is not certain.
  private let mark: UInt8?

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
    currencyBit = currency.map(Currencies.bit) ?? 0
    if let currency, currencyBit == 0 {
      throw OptionProblem(
        option: "currency",
        message: Bilingual(zh: "不认识的货币代码 \(currency)", en: "unknown currency code \(currency)"))
    }
    let units = ["auto", "cell", "column", "none"]
    unit = Unit(rawValue: try options.word("unit", of: units, default: "auto")) ?? .auto
    switch try options.word("decimal", of: ["point", "comma"], default: "") {
    case "point": mark = UInt8(ascii: ".")
    case "comma": mark = UInt8(ascii: ",")
    default: mark = nil
    }
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
    /// What the signs in the cell may mean; all bits: there is none.
    var currencies = ~UInt64(0)
    var main: UInt64 = 0
    /// It is the canonical form: scaled already.
    var isCanonical = false

    var hasSign: Bool { main != 0 }

    /// - Returns: false when the sign contradicts one before it.
    mutating func add(_ sign: Currencies.Sign) -> Bool {
      currencies &= sign.all
      main = main & currencies != 0 ? main & currencies : sign.main & currencies
      if main == 0 { main = currencies & (0 &- currencies) }
      return currencies != 0
    }
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      let start = out.count
      NumberCell.normalise(cell, range, capitals: true, into: &out)
      var reading = Reading()
      let fault = out.withSpan(from: start, count: out.count - start) { text -> String? in
        let fault = read(text, &reading)
        return fault == Self.invalid ? MoneyText.fault(text) : fault
      }
      out.truncate(to: start)
      if let fault { return .refused(code: fault) }
      guard reading.hasSign || currency != nil else { return .refused(code: Self.noCurrency) }
      if currency != nil, reading.currencies & currencyBit == 0 {
        return .refused(code: Self.otherCurrency)
      }
      reading.number.append(shift: reading.shift, into: &out)
      out.append(FieldType.companionSeparator)
      out.append(utf8: currency ?? Currencies.codes[reading.main.trailingZeroBitCount])
      return .value
    }
  }

  private func read(_ text: Span<UInt8>, _ reading: inout Reading) -> String? {
    var at = 0
    var brackets = false
    var signed = false
    // What may stand before the digits: a bracket, a sign, currencies.
    while at < text.count, !Damage.isDigit(text[at]), text[at] != UInt8(ascii: "."), text[at] != mark {
      if text[at] == UInt8(ascii: "("), !brackets {
        brackets = true
        at += 1
      } else if let sign = Self.minus(text, &at), !signed {
        signed = true
        reading.number.isNegative = sign
      } else if let sign = Currencies.sign(text, at) {
        guard reading.add(sign) else { return Self.otherCurrency }
        at += sign.bytes.count
      } else {
        return Self.invalid
      }
    }
    let isCanonical = text.count > 4 && text[text.count - 4] == FieldType.companionSeparator
    switch reading.number.read(text, &at, point: isCanonical ? UInt8(ascii: ".") : mark ?? UInt8(ascii: "."))
    {
    case nil: break
    case .invalid?: return Self.invalid
    case .several?: return Self.several
    case .separator?: return Self.separator
    case .scientific?: return Self.scientific
    }
    if let fault = readTail(text, at, brackets: brackets, signed: signed, &reading) { return fault }
    let isOpen = mark == nil && reading.shift == 0 && !reading.isCanonical && reading.number.mayBeThousands
    let code = currency == nil ? reading.main : currencyBit
    return isOpen && code & Currencies.thousandths == 0 ? Self.decimal : nil
  }

  private func readTail(
    _ text: Span<UInt8>, _ start: Int, brackets: Bool, signed: Bool, _ reading: inout Reading
  ) -> String? {
    var at = start
    if at < text.count, text[at] == FieldType.companionSeparator {
      // The canonical form itself: it is scaled already.
      for code in Currencies.codes where text.count == at + 4 {
        if Currencies.starts(text, at: at + 1, with: Array(code.utf8)) {
          reading.currencies = Currencies.bit(code)
          reading.main = reading.currencies
        }
      }
      reading.isCanonical = true
      return reading.hasSign ? nil : Self.invalid
    }
    if !brackets, !signed, at < text.count {
      // SAP and others write the sign last.
      var behind = at
      if Self.minus(text, &behind) == true, behind == text.count {
        reading.number.isNegative = true
        at = behind
      }
    }
    let hasUnit = readUnit(text, &at, &reading)
    if hasUnit, unit == .none { return Self.unit }
    while let sign = Currencies.sign(text, at) {
      guard reading.add(sign) else { return Self.otherCurrency }
      at += sign.bytes.count
    }
    for word in Self.endings where Currencies.starts(text, at: at, with: word) { at += word.count }
    if brackets {
      guard at < text.count, text[at] == UInt8(ascii: ")"), !signed else { return Self.invalid }
      at += 1
      reading.number.isNegative = true
    }
    guard at == text.count else { return Self.invalid }
    if !hasUnit {
      if reading.hasSign, power != 0 {
        guard unit == .cell || unit == .column else { return Self.unit }
      }
      reading.shift = reading.hasSign && unit == .cell ? 0 : power
    }
    return nil
  }

  /// `KRW` begins like a unit, and is a currency.
  private func readUnit(_ text: Span<UInt8>, _ at: inout Int, _ reading: inout Reading) -> Bool {
    if Currencies.sign(text, at) != nil { return false }
    for unit in Currencies.units where Currencies.starts(text, at: at, with: unit.bytes) {
      reading.shift = unit.power
      at += unit.bytes.count
      return true
    }
    return false
  }

  private static let endings = [Array("整".utf8), Array("钱".utf8)]

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
}
