/// The lead model: one table of entities and fields.
public enum LeadModel {
  /// All fields of an entity, by ascending number.
  public static func fields(of entity: Entity) -> [Field] { table[entity] }

  public static let allFields: [Field] = Entity.allCases.flatMap(fields)

  /// `account.name` → its field.
  public static func field(path: String) -> Field? { byPath[path] }

  public static func field(_ entity: Entity, number: UInt8) -> Field? {
    let fields = table[entity]
    let index = Int(number) - 1
    return fields.indices.contains(index) ? fields[index] : nil
  }

  /// The number of a field that the program names itself: `account.name`. That there is none is a fault of
  /// the program, and stops it.
  public static func number(_ path: String) -> UInt8 {
    guard let field = field(path: path) else { preconditionFailure("the lead model has no field \(path)") }
    return field.number
  }

  private static let table = EntityFacts.all.map(\.fields)
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
