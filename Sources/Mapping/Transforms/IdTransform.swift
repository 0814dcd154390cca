import Base
import Model

/// `as: id`. Keys, codes and account numbers: text, never a number.
public struct IdTransform: Transform {
  public static let name = "id"
  public static let makes: Set<FieldType> = [.text]
  public static let options = [
    TransformOption(
      "precision",
      Bilingual(
        zh: "check：18 位以上且第 16 位起全为 0 的数字拒收；ignore：确认编号本来如此时放行",
        en: "check: refuse 18 or more digits that are all zeros from the 16th; ignore: they are real"),
      values: ["check", "ignore"])
  ]
  public static let codes = CellText.codes + ExactText.codes
  public static let summary = Bilingual(
    zh: "编号：原样文本，只去掉 =\"…\"、前导 ' 与首尾空白，从不当数字",
    en: "An id: exact text; only ="
      + "\"…\", a leading ' and blanks round it are taken off; never a number")

  private let checksPrecision: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    checksPrecision = try options.word("precision", of: ["check", "ignore"], default: "check") == "check"
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    ExactText.append(cell, checksPrecision: checksPrecision, into: &out)
  }
}

/// Text that has to be exact to be worth anything.
enum ExactText {
  static let scientific = "id-scientific"
  static let precisionLost = "id-precision-lost"
  static let codes = [scientific, precisionLost]

  static func append(
    _ cell: Span<UInt8>, checksPrecision: Bool, into out: inout ByteArena
  ) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      if range.count >= 5, Damage.isScientific(cell, range) { return .refused(code: scientific) }
      if checksPrecision, Damage.hasLostPrecision(cell, range) { return .refused(code: precisionLost) }
      out.append(cell.extracting(range))
      return .value
    }
  }
}
