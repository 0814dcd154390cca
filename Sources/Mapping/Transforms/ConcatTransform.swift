import Base
import Model

/// `as: concat`. Several columns in one field; blank ones leave no trace.
public struct ConcatTransform: Transform {
  public static let name = "concat"
  public static let makes: Set<FieldType> = [.text]
  public static let options = [
    TransformOption(
      "with", Bilingual(zh: "各列之间的文字，默认一个空格", en: "The text between the columns; a space by default"))
  ]
  public static let codes = CellText.codes
  public static let summary = Bilingual(
    zh: "把几列连成一个文本，空列跳过", en: "Joins several columns into one text; blank ones are skipped")

  private let joint: [UInt8]

  public init(_ options: TransformOptions) throws(OptionProblem) {
    joint = Array((options["with"] ?? " ").utf8)
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    let first = out.count
    var start = 0
    while let part = Cells.next(cell, &start) {
      if case .refused(let code) = part { return .refused(code: code) }
      guard case .text(let range) = part else { continue }
      if out.count > first { for byte in joint { out.append(byte) } }
      out.append(cell.extracting(range))
    }
    return out.count > first ? .value : .blank
  }
}
