import Foundation
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

    /// As `CREATE TABLE` has it.
    var type: String { isInteger ? "INTEGER" : "TEXT" }
  }

  public let entity: Entity
  public let columns: [Column]

  /// More columns than a row's bit masks have bits for: see `GoldenBatch.Row.present`.
  static let columnLimit = 62

  /// The tables of the store.
  public static let all: [GoldenTable] = Entity.golden.map(of)

  /// The table of an entity; of a reference table, one that no store has.
  public static func of(_ entity: Entity) -> GoldenTable { byEntity[entity] }

  private static let byEntity = EntityMap<GoldenTable> {
    GoldenTable($0, fields: LeadModel.fields(of: $0) + tomorrow(of: $0))
  }

  /// The field of a later tool that a test has this one know: `lead.vip`. No mapping can fill it.
  private static func tomorrow(of entity: Entity) -> [Field] {
    #if FAULTS
      let path = ProcessInfo.processInfo.environment["LEADFERRY_TOMORROWS_FIELD"] ?? ""
      let name = path.dropFirst(entity.name.count + 1)
      guard path.hasPrefix(entity.name + "."), !name.isEmpty,
        var field = LeadModel.fields(of: entity).first(where: { $0.type == .text })
      else { return [] }
      field.name = String(name)
      field.number = UInt8(LeadModel.fields(of: entity).count + 1)
      field.isIndexed = true
      return [field]
    #else
      return []
    #endif
  }

  /// - Parameter fields: of the entity, by ascending number. Those that came after the first release stand
  ///   behind all other columns, as ALTER TABLE puts them into stores that are there already; so a column
  ///   keeps its place, which is a part of each row's digest.
  init(_ entity: Entity, fields: [Field]) {
    self.entity = entity
    var columns = EntityFacts.of(entity).relations.map { target in
      Column(
        name: target.name, source: .relation(target),
        comment: Bilingual(zh: "\(target.title.zh)的 nr", en: "nr of the \(target.name)"),
        isInteger: true, isIndexed: target == .account)
    }
    let later = fields.firstIndex { $0.number > EntityFacts.of(entity).releasedFields } ?? fields.endIndex
    // Labels came later than their fields.
    for field in fields[..<later] { columns += Self.columns(of: field).prefix(field.type == .choice ? 1 : 2) }
    columns.append(
      Column(
        name: "extras", source: .extras,
        comment: Bilingual(zh: "未映射但保留的列(JSON)", en: "kept columns without a field, as JSON"),
        isInteger: false, isIndexed: false))
    for field in fields[..<later] where field.type == .choice {
      columns += Self.columns(of: field).dropFirst()
    }
    for field in fields[later...] { columns += Self.columns(of: field) }
    precondition(
      columns.count <= Self.columnLimit,
      "GoldenTable: \(entity.name) has \(columns.count) columns; rows have bits for \(Self.columnLimit)")
    self.columns = columns
  }

  /// Of a value, and of its companion; none for a reference whose relation has a column already.
  private static func columns(of field: Field) -> [Column] {
    if field.type == .reference, let target = field.target, target != field.entity { return [] }
    let isReference = field.type == .reference
    let value = Column(
      name: field.name, source: isReference ? .relation(field.entity) : .field(field.number),
      comment: field.title,
      isInteger: isReference || field.type == .integer || field.type == .boolean,
      isIndexed: field.isIndexed)
    guard let companion = field.type.companion else { return [value] }
    let suffix =
      switch companion {
      case "zone": Bilingual(zh: "时区", en: "time zone")
      case FieldType.label: Bilingual(zh: "(来源的原词)", en: "the source's own word")
      default: Bilingual(zh: "币种", en: "currency")
      }
    return [
      value,
      Column(
        name: "\(field.name)_\(companion)", source: .companion(field.number),
        comment: Bilingual(zh: field.title.zh + suffix.zh, en: "\(field.title.en), \(suffix.en)"),
        isInteger: false, isIndexed: false),
    ]
  }
}
