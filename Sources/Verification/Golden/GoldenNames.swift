import Model
import Store

/// The model's fields as golden rows need them.
enum GoldenNames {
  struct Reference {
    var field: UInt8
    var target: Entity
  }

  /// The reference fields of each entity.
  static let references = EntityMap<[Reference]> { entity in
    LeadModel.fields(of: entity).compactMap { field in
      field.target.map { Reference(field: field.number, target: $0) }
    }
  }

  /// What the rows of each entity point to.
  static let relations = EntityFacts.all.map(\.relations)

  /// The fields that say when a part was last changed, else when it was made.
  static let times = EntityFacts.all.map(\.times)

  /// The fields of an account that say which company it is.
  static let companyFields = EntityFacts.of(.account).identifying

  /// The name under which `origins` has a value.
  static func origin(_ field: UInt8, of entity: Entity) -> String {
    if let known = LeadModel.field(entity, number: field) { return known.name }
    switch field {
    case GoldenField.selfRelation: return "parent"
    case GoldenField.extras: return "extras"
    default: return Entity(rawValue: field &- GoldenField.relation)?.name ?? ""
    }
  }
}
