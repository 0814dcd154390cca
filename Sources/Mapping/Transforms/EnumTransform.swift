import Base
import Model

/// `as: enum`, and what a field with `values:` takes when it says no other. Words compare after
/// trimming and folding width; a value of the model itself passes as it is.
public struct EnumTransform: Transform {
  public static let name = "enum"
  public static let makes: Set<FieldType> = [.choice, .text]
  public static let options: [TransformOption] = []
  public static let unknown = "enum-unknown"
  public static let codes = CellText.codes + [unknown]
  public static let summary = Bilingual(
    zh: "按 values: 把来源的说法换成模型的值；没列出的拒收",
    en: "Turns the source's words into the model's by `values:`; a word that is not there is refused")

  private let words: ByteMap
  private let targets: [[UInt8]]

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
      let key = Self.folded(from)
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
    self.words = ByteMap(words)
    self.targets = targets
  }

  /// As words are compared.
  public static func folded(_ text: String) -> String {
    var arena = ByteArena(capacity: 64)
    let bytes = Array(text.utf8)
    let span = bytes.span
    Folding.width(span, CellText.trimmed(span, 0..<bytes.count), into: &arena)
    return arena.string(from: 0, count: arena.count)
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    let range = CellText.content(cell, quote: false)
    let start = out.count
    Folding.width(cell, range, into: &out)
    let found = out.withSpan(from: start, count: out.count - start) { words.find($0) }
    out.truncate(to: start)
    // The map comes first: `无` may be a word of the source.
    if found >= 0 {
      for byte in targets[found] { out.append(byte) }
      return out.count > start ? .value : .blank
    }
    switch CellText.inspect(cell) {
    case .blank: return .blank
    case .refused(let code): return .refused(code: code)
    case .text: return .refused(code: Self.unknown)
    }
  }
}
