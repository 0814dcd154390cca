import Model

/// Which field a column is likely to be for, by the synonyms of the model.
struct FieldGuess {
  private var byName: [String: [Field]] = [:]

  init() {
    for field in LeadModel.allFields where Entity.golden.contains(field.entity) {
      var names =
        field.synonyms + [field.title.zh, field.title.en, field.path, field.entity.name + field.name]
      names.append(field.name)
      for name in Set(names.map(HeaderName.folded)) where !name.isEmpty {
        byName[name, default: []].append(field)
      }
    }
  }

  /// - Parameters:
  ///   - object: what the record is: of several fields that fit, its own comes first.
  ///   - taken: fields that another column has.
  func field(for column: String, object: Entity, taken: Set<String>, isChild: Bool) -> Field? {
    let name = HeaderName(column).core
    let fields = (byName[name] ?? []).filter { field in
      // `联系人` is a person's name, not the key of a contact: a reference needs its own words.
      let isOwnWord = field.type != .reference || field.synonyms.contains { HeaderName.folded($0) == name }
      return !taken.contains(field.path) && isOwnWord && (!isChild || field.entity == object)
    }
    return fields.min { rank($0, name, object) < rank($1, name, object) }
  }

  /// A synonym before a title, the record's own entity before the others.
  private func rank(_ field: Field, _ name: String, _ object: Entity) -> (Int, Int, Int) {
    let isSynonym = field.synonyms.contains { HeaderName.folded($0) == name }
    return (field.entity == object ? 0 : isSynonym ? 1 : 2, isSynonym ? 0 : 1, Int(field.entity.rawValue))
  }

  /// What the record of a child's path is: contacts of a customer, follow-ups of a lead.
  static func object(ofPath path: String) -> Entity {
    let name = path.lowercased()
    if ["contact", "linkman", "联系人", "person"].contains(where: name.contains) { return .contact }
    if ["opportunit", "商机", "deal"].contains(where: name.contains) { return .opportunity }
    return .activity
  }

  /// What the records of a file are, by the columns that only one entity has.
  func object(ofColumns columns: [String], name: String) -> Entity {
    let lower = name.lowercased()
    let named: [(String, Entity)] = [
      ("lead", .lead), ("线索", .lead), ("contact", .contact), ("联系人", .contact), ("opportunit", .opportunity),
      ("商机", .opportunity), ("activit", .activity), ("跟进", .activity), ("account", .account),
      ("customer", .account), ("客户", .account),
    ]
    return named.first { lower.contains($0.0) }?.1 ?? .lead
  }
}
