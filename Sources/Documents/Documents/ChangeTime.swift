import Model

/// What says when a record of a mapping was changed, and so which of two versions of it stands.
public enum ChangeTime: Sendable {
  /// `changed_at: lead.updated_at`
  case field(Field)
  /// `changed_at: none`
  case orderOfFiles

  /// Nil: the mapping does not say.
  static func read(_ map: MapReader, _ rules: [FieldRule]) -> ChangeTime? {
    guard let name = map.text("changed_at") else { return nil }
    if name.value == "none" { return .orderOfFiles }
    let times = rules.filter { $0.field.type == .datetime || $0.field.type == .date }
    guard let rule = times.first(where: { $0.path.value == name.value }) else {
      map.problems.add(
        .notOneOf(key: "changed_at", value: name.value, choices: ["none"] + times.map(\.path.value)),
        at: name.place)
      return nil
    }
    return .field(rule.field)
  }
}

extension MappingFile {
  /// The field that says when a record was changed: as `changed_at:` says, else the record's own field for
  /// that, if the mapping fills it from a column.
  public var changeField: Field? {
    switch changedAt {
    case .field(let field): return field
    case .orderOfFiles: return nil
    case nil:
      guard let number = EntityFacts.of(object).updated else { return nil }
      return fields.first {
        guard case .columns = $0.origin else { return false }
        return $0.field.entity == object && $0.field.number == number
      }?.field
    }
  }
}
