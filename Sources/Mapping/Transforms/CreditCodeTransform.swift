import Base
import Model

/// `as: credit-code`. GB 32100: 17 characters and a check character, modulo 31 with the weights
/// 3^i mod 31. The letters I, O, S, V and Z do not occur, and are not taken for 1, 0, 5, U and 2.
public struct CreditCodeTransform: Transform {
  public static let name = "credit-code"
  public static let makes: Set<FieldType> = [.text]
  public static let options: [TransformOption] = []
  static let check = "credit-code-check"
  static let shape = "credit-code-shape"
  public static let codes = CellText.codes + ExactText.codes + [check, shape]
  public static let summary = Bilingual(
    zh: "统一社会信用代码：18 位大写，核对校验位",
    en: "A unified social credit code: 18 capitals and digits, its check character verified")

  public init(_ options: TransformOptions) throws(OptionProblem) {}

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      if Damage.isScientific(cell, range) { return .refused(code: ExactText.scientific) }
      if Damage.hasLostPrecision(cell, range) { return .refused(code: ExactText.precisionLost) }
      let start = out.count
      var at = range.lowerBound
      var sum = 0
      var weight = 1
      var last = 0
      while at < range.upperBound {
        var scalar = Scalars.nextNarrow(cell, &at)
        if Scalars.isBlank(scalar) { continue }
        if scalar &- 0x61 < 26 { scalar -= 0x20 }
        let count = out.count - start
        guard count < 18, scalar < 0x80, let value = Self.value(UInt8(scalar)) else {
          return .refused(code: Self.shape)
        }
        if count < 17 {
          sum += value * weight
          weight = weight * 3 % 31
        } else {
          last = value
        }
        out.append(UInt8(scalar))
      }
      guard out.count - start == 18 else { return .refused(code: Self.shape) }
      return (31 - sum % 31) % 31 == last ? .value : .refused(code: Self.check)
    }
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  private static func value(_ byte: UInt8) -> Int? { alphabet.firstIndex(of: byte) }
}
