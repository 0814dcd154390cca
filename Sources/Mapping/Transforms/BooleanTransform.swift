import Base
import Model

/// `as: boolean`.
public struct BooleanTransform: Transform {
  public static let name = "boolean"
  public static let makes: Set<FieldType> = [.boolean]
  public static let options = [
    TransformOption(
      "else",
      Bilingual(
        zh: "认不出的说法：quarantine 拒收（默认）；keep 留空，原文成为附加列；true 或 false",
        en: "a word that is not known: quarantine (default); keep: it becomes an extra; true or false"),
      values: ["quarantine", "keep", "true", "false"])
  ]
  public static let unknown = "boolean-unknown"
  public static let codes = CellText.codes + [unknown]
  public static let summary = Bilingual(
    zh: "是/否、有/无、Y/N、true/false、1/0、√/× 等，写成 1 或 0，不分大小写；values: 可以添加说法",
    en: "是/否, 有/无, Y/N, true/false, 1/0, √/× and so on, in any case, become 1 or 0; `values:` adds words")

  // The letter x is left out: it crosses a box, or ticks it.
  private static let yes =
    "1 是 有 对 真 已 √ ✓ ✔ ☑ ✅ y yes true t on 启用 开"
  private static let no =
    "0 否 无 没有 错 假 未 不是 × ✗ ✘ ☐ ❌ n no false f off 禁用 停用 关"
  private static let standard = (yes: yes.split(separator: " "), no: no.split(separator: " "))

  private let words: FoldedWords
  private let trueCount: Int
  private let otherwise: UInt8?

  public init(_ options: TransformOptions) throws(OptionProblem) {
    var yes: [String] = []
    var no: [String] = []
    for (from, to) in options.valueMap {
      switch to.lowercased() {
      case "1", "true", "yes", "是": yes.append(from)
      case "0", "false", "no", "否": no.append(from)
      default:
        throw OptionProblem(
          option: "values",
          message: Bilingual(
            zh: "“\(to)”不是真假值；写 true 或 false", en: "`\(to)` is no truth value; say true or false"))
      }
    }
    // A word that the mapping gives the other meaning keeps the mapping's.
    let given = Set((yes + no).map(WordFolding.folded))
    yes += Self.standard.yes.map(String.init).filter { !given.contains($0) }
    no += Self.standard.no.map(String.init).filter { !given.contains($0) }
    words = FoldedWords(yes + no, meanings: yes.map { _ in "1" } + no.map { _ in "0" })
    trueCount = yes.count
    switch try options.word("else", of: ["quarantine", "keep", "true", "false"], default: "quarantine") {
    case "true": otherwise = UInt8(ascii: "1")
    case "false": otherwise = UInt8(ascii: "0")
    default: otherwise = nil
    }
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    let found = words.find(cell, CellText.content(cell, quote: true), scratch: &out)
    if found >= 0 {
      out.append(found < trueCount ? UInt8(ascii: "1") : UInt8(ascii: "0"))
      return .value
    }
    switch CellText.inspect(cell, quote: true) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text:
      guard let otherwise else { return .refused(code: Self.unknown) }
      out.append(otherwise)
      return .value
    }
  }
}
