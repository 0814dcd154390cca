import Base
import Model

/// `as: text`. The inside stays exact; a formula wrapper `="…"` is the only thing taken off beside
/// the blanks round the value.
public struct TextTransform: Transform {
  public static let name = "text"
  public static let makes: Set<FieldType> = [.text]
  public static let options = [
    TransformOption(
      "fold",
      Bilingual(
        zh: "none 原样；width 全角转半角；space 连续空白并为一个空格；both 两者都做",
        en: "none: as written; width: full-width to half-width; space: a run of blanks becomes one; both"),
      values: ["none", "width", "space", "both"]),
    TransformOption(
      "placeholders",
      Bilingual(
        zh: "blank：“-”“无”等视为空；keep：原样保留", en: "blank: `-`, `无` and the like count as blank; keep: they stay"),
      values: ["blank", "keep"]),
  ]
  public static let codes = CellText.codes
  public static let summary = Bilingual(
    zh: "任意文本，去掉首尾空白，中间原样", en: "Any text, trimmed; the inside stays as written")

  private let fold: String
  private let keepsPlaceholders: Bool
  private let isExact: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    fold = try options.word("fold", of: ["none", "width", "space", "both"], default: "none")
    keepsPlaceholders = try options.word("placeholders", of: ["blank", "keep"], default: "blank") == "keep"
    isExact = fold == "none"
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    var range = 0..<0
    switch CellText.inspect(cell) {
    case .text(let found): range = found
    case .refused(let code): return .refused(code: code)
    case .blank:
      guard keepsPlaceholders else { return .blank }
      range = CellText.content(cell, quote: false)
      if range.isEmpty { return .blank }
    }
    if isExact {
      out.append(cell.extracting(range))
    } else if fold == "width" {
      Folding.width(cell, range, into: &out)
    } else {
      Folding.blanks(cell, range, narrow: fold == "both", into: &out)
    }
    return .value
  }
}
