/// The lead model: one table of entities and fields.
public enum LeadModel {
  /// All fields of an entity, by ascending number.
  public static func fields(of entity: Entity) -> [Field] { table[Int(entity.rawValue)] }

  public static let allFields: [Field] = table.flatMap { $0 }

  /// `account.name` → its field.
  public static func field(path: String) -> Field? { byPath[path] }

  public static func field(_ entity: Entity, number: UInt8) -> Field? {
    let fields = table[Int(entity.rawValue)]
    let index = Int(number) - 1
    return fields.indices.contains(index) ? fields[index] : nil
  }

  private static let table: [[Field]] = [
    [], accountFields, contactFields, leadFields, opportunityFields, activityFields, ownerFields,
  ]
  private static let byPath = Dictionary(uniqueKeysWithValues: allFields.map { ($0.path, $0) })

  static func field(
    _ entity: Entity, _ number: UInt8, _ name: String, _ type: FieldType, _ zh: String, _ en: String,
    choices: String = "", target: Entity? = nil, synonyms: String = "", indexed: Bool = false
  ) -> Field {
    Field(
      entity: entity, number: number, name: name, type: type, title: Bilingual(zh: zh, en: en),
      choices: choices.split(separator: " ").map(String.init), target: target,
      synonyms: synonyms.split(separator: " ").map(String.init), isIndexed: indexed)
  }
}
