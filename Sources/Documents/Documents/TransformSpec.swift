import Model

/// What the language says of a transform that `as:` can name: all that mapping and verification must agree
/// on before either looks at a cell. How a cell becomes a value is the transform's; whether a value can have
/// come from a cell is the verifier's.
public struct TransformSpec: Sendable, Equatable {
  /// As `as:` names it.
  public var name: String
  /// Whether `from:` may name several columns, whose cells then come as one, U+001F between them.
  public var takesSeveralCells: Bool

  private static func of(_ name: String, takesSeveralCells: Bool = false) -> TransformSpec {
    TransformSpec(name: name, takesSeveralCells: takesSeveralCells)
  }

  /// Every transform that there is.
  public static let all = [
    of("text"), of("id"), of("company"), of("person"), of("phone", takesSeveralCells: true),
    of("email", takesSeveralCells: true), of("wechat"), of("url"), of("money"), of("integer"),
    of("boolean"), of("date"), of("datetime"), of("enum"), of("owner"), of("region"), of("credit-code"),
    of("reference", takesSeveralCells: true), of("list", takesSeveralCells: true),
    of("concat", takesSeveralCells: true), of("salesforce-id"), of("constant"),
    of("template", takesSeveralCells: true),
  ]

  /// Nil: there is no such transform.
  public static func named(_ name: String) -> TransformSpec? { all.first { $0.name == name } }
}

extension FieldType {
  /// The transform of a field whose mapping says no `as:`; see Mappings/README.md.
  public var standardTransform: String { self == .choice ? "enum" : rawValue }
}

extension FieldRule {
  /// The transform in force: what `as:` names, else what the rule and the field's type say.
  public var transformName: String {
    if let transform { return transform.value }
    if !valueMap.isEmpty { return "enum" }
    if field.type == .text, field.name == "credit_code" {
      if case .template = origin { return "text" }
      return "credit-code"
    }
    return field.type.standardTransform
  }

  /// Whether the transform in force takes the cells of all columns as one.
  public var takesSeveralCells: Bool { TransformSpec.named(transformName)?.takesSeveralCells ?? false }

  /// The transform's options by name.
  public var optionValues: [String: String] {
    Dictionary(options.map { ($0.name.value, $0.value.value) }) { first, _ in first }
  }

  /// `else: keep` on a field that takes words of a list alone: a cell with another word becomes an extra.
  public var keepsUnknownWords: Bool {
    (field.type == .choice || field.type == .boolean) && optionValues["else"] == "keep"
  }
}
