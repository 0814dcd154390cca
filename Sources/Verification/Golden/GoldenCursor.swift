import Base
import Evidence
import Model
import Store

/// The golden rows of one entity by ascending `nr`; adds each to the content's digest.
final class GoldenCursor {
  let table: GoldenTable
  private let statement: Statement
  private let records: RecordTable
  private(set) var isAtEnd = false
  private(set) var count = 0
  private(set) var digest = ContentDigest()
  /// By column: the entity that a relation points to.
  private let targets: [Entity?]
  private var canonical = ByteArena(capacity: 1024)
  private var id = ByteArena(capacity: EntityID.length)
  private static let fixed = 4

  init(_ session: StoreSession, _ entity: Entity, _ records: RecordTable) throws {
    table = GoldenTable.of(entity)
    self.records = records
    targets = table.columns.map {
      if case .relation(let target) = $0.source { target } else { nil }
    }
    let columns = ["nr", "id", "records", "origins"] + table.columns.map(\.name)
    statement = try GoldenRelations.rows(entity, columns: columns, session)
    try advance()
  }

  func advance() throws {
    guard try statement.step() else {
      isAtEnd = true
      return
    }
    count += 1
    digest.add(rowDigest())
  }

  var nr: Int { statement.int(0) }
  var idText: String { statement.text(1) ?? "" }
  var memberCount: Int { statement.int(2) }
  var origins: String? { statement.text(3) }

  func value(_ column: Int) -> [UInt8]? {
    statement.isNull(column + Self.fixed) ? nil : [UInt8](statement.bytes(column + Self.fixed))
  }

  func text(_ column: Int) -> String? { statement.text(column + Self.fixed) }

  /// Whether a column holds these bytes; nil: nothing.
  func holds(_ column: Int, _ bytes: ArraySlice<UInt8>?) -> Bool {
    guard let bytes else { return statement.isNull(column + Self.fixed) }
    let stored = statement.bytes(column + Self.fixed)
    guard stored.count == bytes.count else { return false }
    if stored.isEmpty { return !statement.isNull(column + Self.fixed) }
    return bytes.withUnsafeBytes { $0.elementsEqual(stored) }
  }

  /// The id that the row of a part has; nil: no such record.
  func expectedID(_ nr: Int, _ entity: Entity) -> String? {
    records.identity(of: PartID(row: nr).record).map {
      EntityID.text(EntityID.hash($0, entity, PartID(row: nr)))
    }
  }

  /// Whether the row has the id that its number calls for.
  func hasExpectedID() -> Bool {
    guard writeID(nr, table.entity) else { return false }
    let stored = statement.bytes(1)
    return id.withUnsafeBytes(from: 0, count: id.count) { $0.elementsEqual(stored) }
  }

  private func writeID(_ nr: Int, _ entity: Entity) -> Bool {
    id.removeAll()
    guard let identity = records.identity(of: PartID(row: nr).record) else { return false }
    EntityID.write(
      EntityID.hash(identity, entity, PartID(row: nr)), into: &id)
    return true
  }

  /// Of id, then number, length and bytes of each column that holds something; of a relation the id
  /// that the row it points to has to have: that it has it, that row's own check says. Seeded with
  /// the entity's number.
  private func rowDigest() -> Identity {
    canonical.removeAll()
    canonical.append(statement.bytes(1))
    for column in targets.indices where !statement.isNull(column + Self.fixed) {
      canonical.append(UInt8(truncatingIfNeeded: column))
      if let target = targets[column] {
        _ = writeID(statement.int(column + Self.fixed), target)
        append(id.count)
        id.withUnsafeBytes(from: 0, count: id.count) { _ = canonical.append($0) }
      } else {
        let value = statement.bytes(column + Self.fixed)
        append(value.count)
        canonical.append(value)
      }
    }
    return canonical.withSpan(from: 0, count: canonical.count) {
      Identity($0, seed: UInt64(table.entity.rawValue))
    }
  }

  private func append(_ length: Int) {
    for shift in [0, 8, 16, 24] { canonical.append(UInt8(truncatingIfNeeded: length >> shift)) }
  }
}
