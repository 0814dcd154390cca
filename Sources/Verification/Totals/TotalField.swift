import Model

/// The fields of which totals are made, and how.
struct TotalField {
  var measure: ControlTotals.Measure
  /// Nil: records or keys.
  var entity: Entity?
  var field: Field?

  /// `lead.status`, `contact`; empty for records and keys.
  var path: String { field?.path ?? entity?.name ?? "" }

  var title: Bilingual {
    if let field, let entity {
      return Bilingual(
        zh: "\(entity.title.zh) · \(field.title.zh)", en: "\(entity.title.en) · \(field.title.en)")
    }
    if let entity { return entity.title }
    return measure == .keys
      ? Bilingual(zh: "记录的键(数字之和)", en: "Keys (sum of their digits)")
      : Bilingual(zh: "记录", en: "Records")
  }

  var hasSum: Bool { measure == .money || measure == .digits || measure == .keys }
  var hasGroups: Bool { measure == .values || measure == .months || measure == .money }

  static let records = 0
  static let keys = 1

  static let all: [TotalField] = {
    var all = [TotalField(measure: .records), TotalField(measure: .keys)]
    for entity in Entity.golden {
      all.append(TotalField(measure: .rows, entity: entity))
      for field in LeadModel.fields(of: entity) {
        if let measure = measure(of: field) {
          all.append(TotalField(measure: measure, entity: entity, field: field))
        }
      }
    }
    return all
  }()

  /// The line of rows of each entity; -1: none.
  static let rows = EntityMap<Int> { entity in
    all.firstIndex { $0.measure == .rows && $0.entity == entity } ?? -1
  }

  /// By field number; -1: no totals.
  private static let places = EntityMap<[Int]> { entity in
    (0...UInt8(63)).map { number in
      all.firstIndex { $0.field?.number == number && $0.entity == entity } ?? -1
    }
  }

  @inline(__always)
  static func number(_ entity: UInt8, _ field: UInt8) -> Int {
    field < 64 ? places[raw: entity]?[Int(field)] ?? -1 : -1
  }

  private static func measure(of field: Field) -> ControlTotals.Measure? {
    switch field.type {
    case .choice, .owner: .values
    case .money: .money
    case .phone: .digits
    case .datetime where field.name == "created_at" || field.name == "at": .months
    // Where a lead came from: text that has few values.
    case .text where field.path == "lead.channel": .values
    case .list where field.name == "other_phones": .digits
    default: nil
    }
  }
}
