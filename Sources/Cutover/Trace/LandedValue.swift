import LeadModel
import LeadStore
import MigrationFiles
import Records

/// One value of a landed record.
struct LandedValue {
  var field: Field
  /// Number of its part: 0 for the record itself.
  var part: Int
  var text: String

  static func all(_ landed: Span<UInt8>) -> [LandedValue] {
    var values: [LandedValue] = []
    Landed.forEachPart(landed) { part in
      guard let entity = Entity(rawValue: part.entity) else { return }
      Landed.forEachValue(landed, part) { number, range in
        guard let field = LeadModel.field(entity, number: number), !range.isEmpty else { return }
        values.append(
          LandedValue(field: field, part: Int(part.number), text: text(landed.extracting(range))))
      }
    }
    return values
  }

  private static func text(_ bytes: Span<UInt8>) -> String {
    bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }
}

extension LandedValue: Equatable {
  static func == (a: LandedValue, b: LandedValue) -> Bool {
    a.field == b.field && a.part == b.part && a.text == b.text
  }
}

extension Field {
  static func == (a: Field, b: Field) -> Bool { a.entity == b.entity && a.number == b.number }
}

extension StoreSession {
  func landedValues(_ record: Int) throws -> [LandedValue] {
    try withLanding(of: record) { LandedValue.all($0.bindMemory(to: UInt8.self).span) } ?? []
  }

  /// The records behind a golden row, by number.
  func members(of entity: Entity, nr: Int) throws -> [Int] {
    try ids(
      "SELECT DISTINCT record FROM crosswalk WHERE entity = ?1 AND nr = ?2 ORDER BY record", entity.name,
      nr)
  }
}

extension RawRecord {
  /// What the mapping of today makes of it.
  func landedAgain(_ corrections: [Correction]) -> [LandedValue] {
    var issues: [RecordIssue] = []
    var writer = LandedWriter()
    let fitting = corrections.filter { $0.fits(batch, 0) }
    guard let outcome = try? land(fitting, issues: &issues, into: &writer), outcome == .landed else {
      return []
    }
    return writer.arena.withSpan(from: 0, count: writer.arena.count) { LandedValue.all($0) }
  }

  func rule(of field: Field) -> FieldRule? {
    func all(_ each: [EachRule]) -> [FieldRule] { each.flatMap { $0.fields + all($0.each) } }
    return (mapping.file.fields + all(mapping.file.each)).first { $0.field == field }
  }
}

/// What decides between two records of a golden row, whatever the field: as survivorship orders them.
struct Standing {
  private let trust: Int
  private let changed: String
  private let filled: Int

  init(_ record: Int, _ entity: Entity, _ session: StoreSession) throws {
    trust = try session.recordRow(record)?.trust ?? 0
    let values = try session.landedValues(record).filter { $0.field.entity == entity }
    let names = entity == .activity ? ["updated_at", "at"] : ["updated_at", "created_at"]
    changed = names.lazy.compactMap { name in values.first { $0.field.name == name }?.text }.first ?? ""
    filled = values.count
  }

  /// The first rule by which this one is before the other.
  func beats(_ other: Standing) -> String {
    if trust != other.trust { return "trust" }
    if changed != other.changed { return "recency" }
    if filled != other.filled { return "completeness" }
    return "identity"
  }
}

extension [UInt8] {
  /// Two digits a byte.
  var hex: String {
    let digits = [Character]("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
