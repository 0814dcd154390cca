/// One field of an entity: the row of the model table that schema, mapping checks and reports read.
public struct Field: Sendable, Hashable {
  public var entity: Entity
  /// Stands in stored bytes: numbers of an entity are never reused or changed.
  public var number: UInt8
  public var name: String
  public var type: FieldType
  public var title: Bilingual
  /// For `.choice`: the values it takes. Empty means any.
  public var choices: [String]
  /// For `.reference`: what it points to.
  public var target: Entity?
  /// Other headers under which exports know this field; `draft` guesses by them.
  public var synonyms: [String]
  public var isIndexed: Bool

  /// `account.name`
  public var path: String { "\(entity.name).\(name)" }
}
