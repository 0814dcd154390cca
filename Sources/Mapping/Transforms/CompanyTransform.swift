import Base
import Model

/// `as: company`. One way of writing a name; the legal form and every word stay.
public struct CompanyTransform: Transform {
  public static let name = "company"
  public static let makes: Set<FieldType> = [.text]
  public static let options: [TransformOption] = []
  public static let codes = CellText.codes
  public static let summary = Bilingual(
    zh: "公司名称：全角转半角，（）写成 ()，去掉汉字之间的空白",
    en: "A company's name: half-width, brackets as (), no blanks between Chinese characters")

  public init(_ options: TransformOptions) throws(OptionProblem) {}

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      Folding.name(cell, range, into: &out)
      return .value
    }
  }
}
