import Base
import Model

/// `as: integer`. At most 18 digits, so that every system can hold it.
public struct IntegerTransform: Transform {
  public static let name = "integer"
  public static let makes: Set<FieldType> = [.integer]
  public static let options = [
    TransformOption(
      "suffix", Bilingual(zh: "数字后可以出现的文字，如 人、%", en: "Text that may follow the digits, such as 人 or %"))
  ]
  static let scientific = "integer-scientific"
  static let fraction = "integer-fraction"
  static let range = "integer-range"
  static let separator = "integer-separator"
  static let invalid = "integer-invalid"
  public static let codes = CellText.codes + [scientific, fraction, range, separator, invalid]
  public static let summary = Bilingual(
    zh: "整数：去掉千分位与 .00；有小数、科学计数或其他文字则拒收",
    en: "A whole number: thousands separators and .00 go; fractions, exponents and other text are refused")

  private let suffix: [UInt8]

  public init(_ options: TransformOptions) throws(OptionProblem) {
    let words = Array((options["suffix"] ?? "").utf8)
    var out = ByteArena(capacity: 16)
    NumberCell.normalise(words.span, 0..<words.count, capitals: false, into: &out)
    suffix = out.withUnsafeBytes(from: 0, count: out.count) { Array($0) }
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      let start = out.count
      NumberCell.normalise(cell, range, capitals: false, into: &out)
      var number = NumberText()
      let fault = out.withSpan(from: start, count: out.count - start) { read($0, &number) }
      out.truncate(to: start)
      if let fault { return .refused(code: fault) }
      number.append(shift: 0, into: &out)
      // What is left of a fraction is zeros.
      if number.whole < number.count { out.truncate(to: out.count - (number.count - number.whole) - 1) }
      return .value
    }
  }

  private func read(_ text: Span<UInt8>, _ number: inout NumberText) -> String? {
    var at = 0
    if text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      number.isNegative = text[0] == UInt8(ascii: "-")
      at = 1
    }
    switch number.read(text, &at) {
    case nil: break
    case .invalid?: return Self.invalid
    case .several?: return Self.invalid
    case .separator?: return Self.separator
    case .scientific?: return Self.scientific
    }
    while at < text.count, text[at] == 0x20 { at += 1 }
    if !suffix.isEmpty, Currencies.starts(text, at: at, with: suffix) { at += suffix.count }
    guard at == text.count else { return Self.invalid }
    for i in number.whole..<number.count where number.digits[i] != UInt8(ascii: "0") { return Self.fraction }
    return number.whole > 18 ? Self.range : nil
  }
}
