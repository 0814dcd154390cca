import Base
import Model

/// `as: constant`. The same value for every record; it reads no column. The value goes once through
/// the standard transform of the field's type, so it may be written as in a cell.
public struct ConstantTransform: Transform {
  public static let name = "constant"
  public static let makes: Set<FieldType> = [
    .text, .choice, .phone, .email, .money, .integer, .boolean, .date, .datetime, .list,
  ]
  public static let options = [
    TransformOption("value", Bilingual(zh: "值", en: "The value")),
    TransformOption("currency", Bilingual(zh: "金额字段的货币", en: "For an amount: its currency")),
    TransformOption("zone", Bilingual(zh: "时间字段的时区", en: "For a time: its zone")),
  ]
  public static let codes: [String] = []
  public static let summary = Bilingual(zh: "固定值，不读任何列", en: "One value for all records; it reads no column")

  private let bytes: [UInt8]

  public init(_ options: TransformOptions) throws(OptionProblem) {
    let value = try options.required("value", zh: "缺少 value", en: "value is missing")
    guard let standard = TransformRegistry.standard(for: options.field.type) else {
      throw OptionProblem(
        option: "value", message: Bilingual(zh: "这种字段不能用固定值", en: "a field of this type takes no constant"))
    }
    var inner = options
    inner.values["value"] = nil
    let transform = try standard.init(inner)
    var arena = ByteArena(capacity: 64)
    let given = Array(value.utf8)
    guard transform.apply(given.span, into: &arena) == .value else {
      let choices = options.field.choices.joined(separator: ", ")
      throw OptionProblem(
        option: "value",
        message: Bilingual(
          zh: "“\(value)”不是该字段的值" + (choices.isEmpty ? "" : "；可用：\(choices)"),
          en: "`\(value)` is no value of this field" + (choices.isEmpty ? "" : "; it takes: \(choices)")))
    }
    bytes = Array(arena.string(from: 0, count: arena.count).utf8)
  }

  public func apply(_ cell: Span<UInt8>, into out: inout ByteArena) -> TransformResult {
    for byte in bytes { out.append(byte) }
    return .value
  }
}
