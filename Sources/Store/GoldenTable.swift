import Model

/// The columns of the golden table of one entity, in order. Schema, writer, digest and
/// verification all read this one list.
public struct GoldenTable: Sendable {
  public enum Source: Sendable, Equatable {
    /// The value of a field, up to its companion.
    case field(UInt8)
    /// The part behind U+001F of a money or datetime value.
    case companion(UInt8)
    /// The `nr` of the golden row of another entity.
    case relation(Entity)
    /// A JSON object of the cells that no field took.
    case extras
  }

  public struct Column: Sendable {
    public var name: String
    public var source: Source
    public var comment: Bilingual
    public var isInteger: Bool
    public var isIndexed: Bool
  }

  public let entity: Entity
  public let columns: [Column]

  public static let all: [GoldenTable] = Entity.allCases.filter { $0 != .owner }.map(GoldenTable.init)

  public static func of(_ entity: Entity) -> GoldenTable { all[Int(entity.rawValue) - 1] }

  /// The entities that a row of this entity points to, through a column of that name.
  public static func relations(of entity: Entity) -> [Entity] {
    switch entity {
    case .account, .owner: []
    case .contact: [.account]
    case .lead: [.account, .contact]
    case .opportunity: [.account, .contact, .lead]
    case .activity: [.account, .contact, .lead, .opportunity]
    }
  }

  private init(_ entity: Entity) {
    self.entity = entity
    var columns = Self.relations(of: entity).map { target in
      Column(
        name: target.name, source: .relation(target),
        comment: Bilingual(zh: "\(target.title.zh)的 nr", en: "nr of the \(target.name)"),
        isInteger: true, isIndexed: target == .account)
    }
    for field in LeadModel.fields(of: entity) {
      // A relation of the same name already stands: it holds what the reference resolved to.
      if field.type == .reference, let target = field.target, target != entity { continue }
      let isReference = field.type == .reference
      columns.append(
        Column(
          name: field.name, source: isReference ? .relation(entity) : .field(field.number),
          comment: field.title,
          isInteger: isReference || field.type == .integer || field.type == .boolean,
          isIndexed: field.isIndexed))
      if let companion = field.type.companion {
        let suffix =
          companion == "zone"
          ? Bilingual(zh: "时区", en: "time zone") : Bilingual(zh: "币种", en: "currency")
        columns.append(
          Column(
            name: "\(field.name)_\(companion)", source: .companion(field.number),
            comment: Bilingual(zh: field.title.zh + suffix.zh, en: "\(field.title.en), \(suffix.en)"),
            isInteger: false, isIndexed: false))
      }
    }
    columns.append(
      Column(
        name: "extras", source: .extras,
        comment: Bilingual(zh: "未映射但保留的列(JSON)", en: "kept columns without a field, as JSON"),
        isInteger: false, isIndexed: false))
    self.columns = columns
  }
}
