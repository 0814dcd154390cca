import Base
import Model

/// Tables whose seal is summed while a run writes them, so that a run of few changes costs few rows.
enum SummedTable: Int, CaseIterable {
  case record, judgement, possible, member, redirect, source, owner, quarantine, version, block, keys

  var name: String {
    switch self {
    case .record: "record"
    case .judgement: "judgement"
    case .possible: "possible_pair"
    case .member: "member"
    case .redirect: "redirect"
    case .source: "source"
    case .owner: "owner"
    case .quarantine: "quarantine"
    case .version: "record_version"
    case .block: "raw_block"
    case .keys: "match_key"
    }
  }

  /// Each is changed by its key alone.
  fileprivate var key: String {
    switch self {
    case .record, .judgement, .quarantine, .block, .keys: "id = ?"
    case .source: "name = ?"
    case .owner: "code = ?"
    case .member: "entity = ? AND record = ? AND part = ?"
    case .possible:
      "entity = ? AND left_record = ? AND left_part = ? AND right_record = ? AND right_part = ?"
    case .redirect: "entity = ? AND id = ?"
    case .version: "record = ? AND run = ?"
    }
  }
}

/// What a run adds to the seals of tables and takes from them: rows that came, without those that went.
///
/// A row that somebody changed between two runs stays amiss in the sum, whatever a run does to it.
final class SealSums {
  private var row = SealRow()
  private var byTable = [ContentDigest](repeating: ContentDigest(), count: SummedTable.allCases.count)
  private var byEntity = EntityMap<ContentDigest>(repeating: ContentDigest())
  private var selects: [SummedTable: (statement: Statement, columns: Int)] = [:]

  /// Of a table by its name; nil for one that is not summed.
  subscript(table: String) -> ContentDigest? {
    if let summed = SummedTable.allCases.first(where: { $0.name == table }) {
      return byTable[summed.rawValue]
    }
    return GoldenTable.all.first { $0.entity.name == table }.map { byEntity[$0.entity] }
  }

  /// A row came. `values`: in the order of the table's columns.
  func add(_ table: SummedTable, _ values: (inout SealRow) -> Void) {
    values(&row)
    byTable[table.rawValue].add(row.finish())
  }

  // MARK: Golden rows: how they came about; their values are in the content's digest

  static let goldenColumns = ["nr", "records", "run", "origins"]

  static func golden(
    nr: Int, records: Int, run: Int, origins: UnsafeRawBufferPointer?, _ row: inout SealRow
  ) -> Identity {
    row.value(nr)
    row.value(records)
    row.value(run)
    if let origins { row.value(origins) } else { row.null() }
    return row.finish()
  }

  func add(_ entity: Entity, _ seal: Identity) { byEntity[entity].add(seal) }

  func subtract(_ entity: Entity, _ seal: Identity) { byEntity[entity].subtract(seal) }

  // MARK: Few rows

  /// Takes what the row of a key was for what it is after `body`; either may be none.
  /// - Parameter wasThere: false: the row is new.
  func changing(
    _ table: SummedTable, in session: StoreSession, _ key: Int..., text: String? = nil,
    wasThere: Bool = true, _ body: () throws -> Void
  ) throws {
    if wasThere, let was = try read(table, session, key, text) { byTable[table.rawValue].subtract(was) }
    try body()
    if let now = try read(table, session, key, text) { byTable[table.rawValue].add(now) }
  }

  private func read(
    _ table: SummedTable, _ session: StoreSession, _ key: [Int], _ text: String?
  ) throws -> Identity? {
    let (select, columns) = try selects[table] ?? prepare(table, session)
    for (index, value) in key.enumerated() { select.bind(index + 1, value) }
    if let text { select.bind(key.count + 1, copying: text) }
    defer { select.reset() }
    guard try select.step() else { return nil }
    for column in 0..<columns { row.value(column, of: select) }
    return row.finish()
  }

  private func prepare(_ table: SummedTable, _ session: StoreSession) throws -> (Statement, Int) {
    let names = try VersionedTable.columns(of: table.name, session.db).map(\.name)
    let select = try Statement(
      session.db, path: session.path,
      "SELECT \(names.joined(separator: ", ")) FROM \(table.name) WHERE \(table.key)")
    selects[table] = (select, names.count)
    return (select, names.count)
  }
}
