import Model
import Store

/// The model's fields as golden rows need them.
enum GoldenNames {
  struct Reference {
    var field: UInt8
    var target: Entity
  }

  /// By entity number: its reference fields.
  static let references: [[Reference]] = (0...6).map { number in
    guard let entity = Entity(rawValue: UInt8(number)) else { return [] }
    return LeadModel.fields(of: entity).compactMap { field in
      field.target.map { Reference(field: field.number, target: $0) }
    }
  }

  /// By entity number: what its rows point to.
  static let relations: [[Entity]] = (0...6).map { number in
    Entity(rawValue: UInt8(number)).map(GoldenTable.relations) ?? []
  }

  /// By entity number: the fields that say when a part was last changed, else when it was made.
  static let times: [[UInt8]] = (0...6).map { number in
    guard let entity = Entity(rawValue: UInt8(number)) else { return [] }
    let names = entity == .activity ? ["at"] : ["updated_at", "created_at"]
    return names.compactMap { LeadModel.field(path: "\(entity.name).\($0)")?.number }
  }

  /// The fields of an account that say which company it is.
  static let companyFields = ["account.name", "account.credit_code"].compactMap {
    LeadModel.field(path: $0)?.number
  }

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
