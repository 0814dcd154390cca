import Base
import Model

/// What a run adds to the seals of tables and takes from them: rows that came, without those that went.
///
/// A row that somebody changed between two runs stays amiss in the sum, whatever a run does to it.
final class SealSums {
  private var row = SealRow()
  /// By their place in `tables`.
  private var byTable = [ContentDigest](repeating: ContentDigest(), count: tables.count)
  private var byEntity = EntityMap<ContentDigest>(repeating: ContentDigest())
  private var selects: [Int: Statement] = [:]
  private static let tables = Table.all.filter(\.isSummed)

  /// Of a table by its name; nil for one that is not summed.
  subscript(table: String) -> ContentDigest? {
    if let place = Self.place(of: table) { return byTable[place] }
    return GoldenTable.all.first { $0.entity.name == table }.map { byEntity[$0.entity] }
  }

  /// Where the sum of a table stands; nil for one that is not summed.
  static func place(of table: String) -> Int? { tables.firstIndex { $0.name == table } }

  /// A row came.
  /// - Parameters:
  ///   - place: of its table.
  ///   - row: of its values, in the order of the table's columns.
  @inline(__always)
  func add(_ place: Int, _ row: Identity) { byTable[place].add(row) }

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
  /// - Parameters:
  ///   - key: in the order of the table's key, numbers first.
  ///   - wasThere: false: the row is new.
  func changing(
    _ table: Table, in session: StoreSession, _ key: Int..., text: String? = nil,
    wasThere: Bool = true, _ body: () throws -> Void
  ) throws {
    guard let place = Self.place(of: table.name) else {
      preconditionFailure("SealSums: \(table.name) is not summed")
    }
    let select = try selects[place] ?? prepare(table, session)
    selects[place] = select
    if wasThere, let was = try read(table, select, key: key, text: text) { byTable[place].subtract(was) }
    try body()
    if let now = try read(table, select, key: key, text: text) { byTable[place].add(now) }
  }

  private func read(_ table: Table, _ select: Statement, key: [Int], text: String?) throws -> Identity? {
    for (index, value) in key.enumerated() { select.bind(index + 1, value) }
    if let text { select.bind(key.count + 1, copying: text) }
    defer { select.reset() }
    guard try select.step() else { return nil }
    for column in table.columns.indices { row.value(column, of: select) }
    return row.finish()
  }

  private func prepare(_ table: Table, _ session: StoreSession) throws -> Statement {
    try Statement(
      session.db, path: session.path, "SELECT \(table.names) FROM \(table.name) WHERE \(table.isRow)")
  }
}
