import Base
import Model

/// `as: salesforce-id`. Reports export ids of 15 characters, in which upper and lower case differ; APIs give the
/// same id 3 more, which say which of the 15 are capitals. Both become the long form.
public struct SalesforceIdTransform: Transform {
  public static let name = "salesforce-id"
  public static let makes: Set<FieldType> = [.text, .reference]
  public static let options: [TransformOption] = []
  static let shape = "salesforce-id-shape"
  static let check = "salesforce-id-check"
  public static let codes = CellText.codes + [shape, check]
  public static let summary = Bilingual(
    zh: "Salesforce 编号：15 位与 18 位是同一个，统一写成 18 位；校验后缀不符则拒收",
    en: "A Salesforce id: 15 and 18 characters are one id, written with 18; a wrong suffix is refused")

  public init(_ options: TransformOptions) throws(OptionProblem) {}

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      guard range.count == 15 || range.count == 18 else { return .refused(code: Self.shape) }
      for i in range where !Damage.isDigit(cell[i]) && !Self.isLetter(cell[i]) {
        return .refused(code: Self.shape)
      }
      let low = range.lowerBound
      out.append(cell.extracting(low..<low + 15))
      for group in 0..<3 {
        let letter = Self.suffix(cell, low + group * 5)
        if range.count == 18 {
          let given = cell[low + 15 + group]
          let capital = given &- 0x61 < 26 ? given - 0x20 : given
          guard capital == letter else { return .refused(code: Self.check) }
        }
        out.append(letter)
      }
      return .value
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Which of five characters are capitals, as one of A to Z and 0 to 5; the first is the lowest bit.
  private static func suffix(_ cell: Span<UInt8>, _ start: Int) -> UInt8 {
    var bits: UInt8 = 0
    for i in 0..<5 where cell[start + i] &- 0x41 < 26 { bits |= 1 << UInt8(i) }
    return bits < 26 ? 0x41 + bits : 0x30 + bits - 26
  }
}
