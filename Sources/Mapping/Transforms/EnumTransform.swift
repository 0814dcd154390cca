import Base
import Model

/// `as: enum`, and what a field with `values:` takes when it says no other. Words compare without blanks round
/// them, width and case (`WordFolding`); a value of the model itself is known as well.
public struct EnumTransform: Transform {
  public static let name = "enum"
  public static let makes: Set<FieldType> = [.choice, .text]
  public static let options = [
    TransformOption(
      "else",
      Bilingual(
        zh: "values: 里没有的说法：quarantine 拒收（默认）；keep 原样保留（选项字段留空，原文成为附加列）；或模型的一个值",
        en:
          "a word that is not in values: — quarantine (default); keep: it stays (of a choice field as an extra); or a value of the model"
      ))
  ]
  public static let unknown = "enum-unknown"
  public static let codes = CellText.codes + [unknown]
  public static let summary = Bilingual(
    zh: "按 values: 把来源的说法换成模型的值，不分大小写与全半角；没列出的按 else:",
    en:
      "Turns the source's words into the model's by `values:`, without case and width; others as `else:` says"
  )

  private let words: FoldedWords
  private let targets: [[UInt8]]
  /// What an unknown word becomes; nil: it is refused.
  private let otherwise: [UInt8]?
  private let keepsOthers: Bool

  public init(_ options: TransformOptions) throws(OptionProblem) {
    var known: [String: String] = [:]
    var words: [String] = []
    var targets: [[UInt8]] = []
    let choices = options.field.choices
    for (from, to) in options.valueMap {
      if !choices.isEmpty, !to.isEmpty, !choices.contains(to) {
        let list = choices.joined(separator: ", ")
        throw OptionProblem(
          option: "values",
          message: Bilingual(
            zh: "“\(to)”不是该字段的值；可用：\(list)", en: "`\(to)` is no value of this field; it takes: \(list)"))
      }
      let key = Self.narrowed(from)
      if let other = known[key], other != to {
        throw OptionProblem(
          option: "values",
          message: Bilingual(
            zh: "“\(from)”既对应 \(other) 又对应 \(to)", en: "`\(from)` stands for both \(other) and \(to)"))
      }
      known[key] = to
      words.append(key)
      targets.append(Array(to.utf8))
    }
    if options.valueMap.isEmpty, choices.isEmpty {
      throw OptionProblem(option: "values", message: Bilingual(zh: "缺少 values:", en: "values: is missing"))
    }
    // The model's own values, so that a source that already speaks its words needs no map.
    for value in choices + options.valueMap.map(\.to) where !value.isEmpty && known[value] == nil {
      known[value] = value
      words.append(value)
      targets.append(Array(value.utf8))
    }
    self.words = FoldedWords(words, meanings: targets.map { String(decoding: $0, as: UTF8.self) })
    self.targets = targets
    let other = options["else"] ?? "quarantine"
    keepsOthers = other == "keep" && options.field.type == .text
    otherwise = other == "keep" || other == "quarantine" ? nil : Array(other.utf8)
    if otherwise != nil, !choices.isEmpty, !choices.contains(other) {
      let list = (["quarantine", "keep"] + choices).joined(separator: ", ")
      throw OptionProblem(
        option: "else",
        message: Bilingual(zh: "else 可以是：\(list)", en: "else takes one of: \(list)"))
    }
  }

  /// As words are compared.
  public static func folded(_ text: String) -> String { WordFolding.folded(text) }

  /// Two words of a mapping that differ by their case may stand for two things; by their width, not.
  private static func narrowed(_ text: String) -> String {
    var arena = ByteArena(capacity: 64)
    let bytes = Array(text.utf8)
    let span = bytes.span
    Folding.width(span, CellText.trimmed(span, 0..<bytes.count), into: &arena)
    return arena.string(from: 0, count: arena.count)
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    let range = CellText.content(cell, quote: false)
    let found = words.find(cell, range, scratch: &out)
    // The map comes first: `无` may be a word of the source.
    if found >= 0 {
      for byte in targets[found] { out.append(byte) }
      return targets[found].isEmpty ? .blank : .value
    }
    switch CellText.inspect(cell) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text(let text):
      if keepsOthers {
        out.append(cell.extracting(text))
        return .value
      }
      guard let otherwise else { return .refused(code: Self.unknown) }
      for byte in otherwise { out.append(byte) }
      return otherwise.isEmpty ? .blank : .value
    }
  }
}
