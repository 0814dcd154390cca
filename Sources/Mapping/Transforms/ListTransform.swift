import Base
import Model

/// `as: list`. `;` always parts two items, whatever `split:` says, because it parts them in the
/// canonical form.
public struct ListTransform: Transform {
  public static let name = "list"
  public static let makes: Set<FieldType> = [.list]
  public static let options = [
    TransformOption(
      "split",
      Bilingual(
        zh: "分隔字符，默认 、,;，；|/ 与换行", en: "The characters between items; by default 、,;，；|/ and line ends"))
  ]
  public static let codes = CellText.codes
  public static let summary = Bilingual(
    zh: "多个值，统一用“; ”分隔，空项去掉", en: "Several values, joined by `; `; blank items are dropped")

  private let separators: [UInt32]

  public init(_ options: TransformOptions) throws(OptionProblem) {
    separators = Scalars.all(options["split"] ?? "、,;，；|/\n\r") + [0x1F, 0x3B]
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      let start = out.count
      var item = range.lowerBound
      var at = item
      while at <= range.upperBound {
        let here = at
        let isEnd = at == range.upperBound
        if isEnd {
          at += 1
        } else if !separators.contains(Scalars.next(cell, &at)) {
          continue
        }
        switch CellText.inspect(cell.extracting(item..<here)) {
        case .blank: break
        case .refused(let code): return .refused(code: code)
        case .text(let part):
          if out.count > start { out.append("; ") }
          out.append(cell.extracting(item + part.lowerBound..<item + part.upperBound))
        }
        item = min(at, range.upperBound)
      }
      return out.count > start ? .value : .blank
    }
  }
}
