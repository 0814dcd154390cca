/// What is known of an entity beside its fields: one row. Whatever else treats entities differently reads
/// it here, so that a new entity is a case of `Entity`, a row, and the file of its fields.
public struct EntityFacts: Sendable {
  public let entity: Entity
  /// As mappings, tables and JSON name it.
  public let name: String
  /// As people call it.
  public let title: Bilingual
  /// By ascending number, from 1.
  public let fields: [Field]
  /// How many fields it had when stores that hold it were released first: columns of later ones stand behind
  /// all others in every store. Never changes once released.
  public let releasedFields: UInt8
  /// A list that people keep, not what records make: it has no landed parts and no golden rows.
  public let isReferenceTable: Bool
  /// The entities that a golden row of this one points to, through a column of that name: all that a
  /// record knows, not the next one alone.
  public let relations: [Entity]
  /// Numbers of the fields that tell one child of a record from another, most telling first.
  public let telling: [UInt8]
  /// Number of the field that says when a part was last changed.
  public let updated: UInt8?
  /// Number of the field that says when it was made, or when it took place.
  public let created: UInt8?
  /// Numbers of the fields that say which one it is: a part with none of them filled is known by what
  /// stands beside it alone. Empty: nobody asks.
  public let identifying: [UInt8]
  /// Numbers of the fields that two of one person cannot differ in and yet be one. Empty: nobody asks.
  public let deciding: [UInt8]

  /// Numbers of the fields that say when a part was last changed, best first.
  public var times: [UInt8] { [updated, created].compactMap { $0 } }

  /// The row of an entity.
  @inlinable public static func of(_ entity: Entity) -> EntityFacts { all[entity] }

  /// All rows.
  public static let all = EntityMap<EntityFacts> { row($0) }

  private static func row(_ entity: Entity) -> EntityFacts {
    switch entity {
    case .account:
      EntityFacts(
        entity, "account", Bilingual(zh: "客户", en: "Account"), LeadModel.accountFields,
        releasedFields: 21,
        telling: ["credit_code", "name"], updated: "updated_at", created: "created_at",
        identifying: ["name", "credit_code"])
    case .contact:
      EntityFacts(
        entity, "contact", Bilingual(zh: "联系人", en: "Contact"), LeadModel.contactFields,
        releasedFields: 17,
        relations: [.account], telling: ["name", "mobile", "email"],
        updated: "updated_at", created: "created_at")
    case .lead:
      EntityFacts(
        entity, "lead", Bilingual(zh: "线索", en: "Lead"), LeadModel.leadFields,
        releasedFields: 16,
        relations: [.account, .contact], telling: ["title"],
        updated: "updated_at", created: "created_at",
        deciding: ["status", "owner", "product", "campaign"])
    case .opportunity:
      EntityFacts(
        entity, "opportunity", Bilingual(zh: "商机", en: "Opportunity"), LeadModel.opportunityFields,
        releasedFields: 12,
        relations: [.account, .contact, .lead], telling: ["name"],
        updated: "updated_at", created: "created_at")
    case .activity:
      EntityFacts(
        entity, "activity", Bilingual(zh: "跟进记录", en: "Activity"), LeadModel.activityFields,
        releasedFields: 9,
        relations: [.account, .contact, .lead, .opportunity], telling: ["at", "subject", "content"],
        created: "at")
    case .owner:
      EntityFacts(
        entity, "owner", Bilingual(zh: "负责人", en: "Owner"), LeadModel.ownerFields,
        releasedFields: 0,
        isReferenceTable: true, telling: ["code"])
    }
  }

  /// Field names are those of `fields`. A name that is not is a fault of this file, and stops the program.
  init(
    _ entity: Entity, _ name: String, _ title: Bilingual, _ fields: [Field],
    releasedFields: UInt8, isReferenceTable: Bool = false, relations: [Entity] = [], telling: [String],
    updated: String? = nil, created: String? = nil, identifying: [String] = [], deciding: [String] = []
  ) {
    func number(_ field: String) -> UInt8 {
      guard let found = fields.first(where: { $0.name == field }) else {
        preconditionFailure("EntityFacts: \(name) has no field \(field)")
      }
      return found.number
    }
    self.entity = entity
    self.name = name
    self.title = title
    self.fields = fields
    self.releasedFields = releasedFields
    self.isReferenceTable = isReferenceTable
    self.relations = relations
    self.telling = telling.map(number)
    self.updated = updated.map(number)
    self.created = created.map(number)
    self.identifying = identifying.map(number)
    self.deciding = deciding.map(number)
  }
}
