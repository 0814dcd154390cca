import Base
import Model

/// `as: person`. Splits `张总`, `王小明经理`, `Mr. Smith`, `张伟(采购)` into name and honorific.
///
/// A title is cut off only where no real name is hurt: behind a known family name, and, for titles of
/// one character, behind the family name alone (`张总`, `欧阳工`), behind a name of three characters
/// with a single family name (`王小明工`), or, for 总, of two (`张伟总`). Anything else stays whole:
/// `王建工` is a name. A cell that is only a title is name and honorific at once.
public struct PersonTransform: Transform {
  public static let name = "person"
  public static let makes: Set<FieldType> = [.text]
  public static let options = [
    TransformOption(
      "part", Bilingual(zh: "name 姓名（默认）；honorific 称谓", en: "name (default), or honorific"),
      values: ["name", "honorific"]),
    TransformOption(
      "take", Bilingual(zh: "first：一格多人时取第一人", en: "first: of several people in a cell, the first"),
      values: ["first"]),
  ]
  static let several = "person-several"
  public static let codes = CellText.codes + [several]
  public static let summary = Bilingual(
    zh: "人名：分出先生、经理、总、工等称谓与括号里的职务；一格多人须写 take: first",
    en: "A person: parts the name from 先生, 经理, 总, 工, Mr. and a title in brackets; several need take: first")

  private let wantsHonorific: Bool
  private let takesFirst: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    wantsHonorific = try options.word("part", of: ["name", "honorific"], default: "name") == "honorific"
    takesFirst = try options.word("take", of: ["first"], default: "") == "first"
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let range):
      if PersonName.isPlain(cell, range) {
        if wantsHonorific { return .blank }
        out.append(cell.extracting(range))
        return .value
      }
      // Longer than any name: text, kept as it is, in bounded work.
      if range.count > PersonName.limit {
        if wantsHonorific { return .blank }
        Folding.name(cell, range, into: &out)
        return .value
      }
      var name = PersonName()
      name.read(cell, range)
      if name.isSeveral, !takesFirst { return .refused(code: Self.several) }
      let start = out.count
      name.append(honorific: wantsHonorific, into: &out)
      return out.count > start ? .value : .blank
    }
  }
}
