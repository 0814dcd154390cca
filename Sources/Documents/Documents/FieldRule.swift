import Model

/// How one field gets its value.
public struct FieldRule: Sendable {
  public enum OnBlank: String, Sendable, CaseIterable {
    /// A blank cell says nothing: what is there stays.
    case keep
    /// A blank cell empties the field. An absent one (a missing element or member) says nothing.
    case clear
  }

  public enum OnInvalid: String, Sendable, CaseIterable {
    /// The record is refused.
    case quarantine
    /// The cell is kept as an extra under its column's name, and the field stays without a value.
    case keep
  }

  /// What the value is made from.
  public enum Origin: Sendable {
    /// The columns, in order.
    case columns([Name])
    /// `value:` the same for every record.
    case constant(Name)
    /// `template:` text with `{column}` in it.
    case template(Name)
  }

  public var path: Name
  public var field: Field
  public var origin: Origin
  /// `as:`; nil: by the field's type.
  public var transform: Name?
  /// `values:` source text → value of the model.
  public var valueMap: [(from: Name, to: Name)]
  /// The transform's options, as text; a list is joined by U+001F.
  public var options: [(name: Name, value: Name)]
  public var onBlank: OnBlank
  public var onInvalid: OnInvalid
  /// A blank cell refuses the record.
  public var isRequired: Bool
  /// For a reference: the source whose object it names; nil: the same source.
  public var source: Name?
  /// Nobody wrote it: it follows from another rule.
  public var isImplied = false

  /// Keys that belong to the language; all others are options of the transform.
  public static let keys = [
    "from", "as", "values", "value", "template", "blank", "invalid", "required", "source",
  ]

  /// Behind its value stands what the cell said, in the source's own word.
  public var keepsLabel: Bool {
    if case .constant = origin { return false }
    return field.type.companion == FieldType.label
  }

  /// What follows from the rules of a record without being written: a title that `as: person` cuts from a
  /// name is kept as the honorific, when no rule says what that is. 王女士 and 王先生 are two.
  static func withTitles(_ rules: [FieldRule]) -> [FieldRule] {
    let path = "contact.honorific"
    guard let name = rules.first(where: { $0.field.path == "contact.name" }),
      name.transform?.value == "person",
      name.options.allSatisfy({ $0.name.value != "part" }), !rules.contains(where: { $0.field.path == path }),
      let field = LeadModel.field(path: path)
    else { return rules }
    if case .constant = name.origin { return rules }
    var title = name
    title.path = Name(path, name.path.place)
    title.field = field
    title.options.append((Name("part", name.path.place), Name("honorific", name.path.place)))
    // A cell that is no person's is told of once, by the name.
    title.onInvalid = .keep
    title.isRequired = false
    title.isImplied = true
    return rules + [title]
  }

  static func read(_ entry: Tree.Entry, _ problems: Problems) -> FieldRule? {
    let path = entry.key
    guard let field = LeadModel.field(path: path.value), Entity.golden.contains(field.entity) else {
      problems.add(.unknownField(path.value), at: path.place)
      return nil
    }
    if case .map = entry.value.kind, let map = MapReader(entry.value, path.value, problems) {
      return read(map, path, field)
    }
    guard !entry.value.isNull else {
      problems.add(.fieldWithoutSource(path.value), at: path.place)
      return nil
    }
    guard let columns = MapReader.texts(entry.value, path.value, problems) else { return nil }
    return FieldRule(
      path: path, field: field, origin: .columns(columns), transform: nil, valueMap: [], options: [],
      onBlank: .keep, onInvalid: .quarantine, isRequired: false, source: nil)
  }

  private static func read(_ map: MapReader, _ path: Name, _ field: Field) -> FieldRule? {
    let problems = map.problems
    let origins = ["from", "value", "template"].compactMap(map.entry)
    if origins.count > 1 {
      problems.add(.twoSources(origins[0].key.value, origins[1].key.value), at: origins[1].key.place)
    }
    var origin: Origin?
    if map.entry("from") != nil {
      origin = map.texts("from").map { .columns($0) }
    } else if let name = map.text("value") {
      origin = .constant(name)
      checkChoice(name, field, problems)
    } else {
      origin = map.text("template").map { .template($0) }
    }
    if origins.isEmpty { problems.add(.fieldWithoutSource(path.value), at: path.place) }
    let values = map.value("values").map { readValues($0, field, problems) } ?? []
    let blank = map.choice("blank", OnBlank.self) ?? .keep
    let invalid = map.choice("invalid", OnInvalid.self) ?? .quarantine
    let required = map.boolean("required") ?? false
    let source = map.text("source")
    if let source, field.type != .reference {
      problems.add(.onlyFor(key: "source", format: "reference"), at: source.place)
    }
    let options = readOptions(map)
    let transform = map.text("as")
    guard let origin else { return nil }
    return FieldRule(
      path: path, field: field, origin: origin, transform: transform, valueMap: values, options: options,
      onBlank: blank, onInvalid: invalid, isRequired: required, source: source)
  }

  private static func readValues(
    _ tree: Tree, _ field: Field, _ problems: Problems
  ) -> [(from: Name, to: Name)] {
    guard let map = MapReader(tree, "values", problems) else { return [] }
    if map.entries.isEmpty { problems.add(.emptyList("values"), at: tree.place) }
    return map.entries.compactMap { entry in
      guard let to = entry.value.scalar, !entry.value.isNull else {
        problems.add(.wrongType(entry.key.value, .text), at: entry.value.place)
        return nil
      }
      checkChoice(to, field, problems)
      return (entry.key, to)
    }
  }

  private static func checkChoice(_ name: Name, _ field: Field, _ problems: Problems) {
    guard field.type == .choice, !field.choices.isEmpty, !field.choices.contains(name.value) else { return }
    problems.add(
      .notInChoices(field: field.path, value: name.value, choices: field.choices), at: name.place)
  }

  private static func readOptions(_ map: MapReader) -> [(name: Name, value: Name)] {
    map.entries.compactMap { entry in
      guard !keys.contains(entry.key.value) else { return nil }
      guard let texts = MapReader.texts(entry.value, entry.key.value, map.problems), !texts.isEmpty else {
        return nil
      }
      let joined = texts.map(\.value).joined(separator: "\u{1F}")
      return (entry.key, Name(joined, texts[0].place))
    }
  }
}
