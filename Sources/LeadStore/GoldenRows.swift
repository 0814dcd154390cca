import GRDB
import LeadModel
import Records

/// The golden tables during a run: compares a computed row with the stored one, keeps the digest,
/// and writes when it may.
final class GoldenRows {
  /// The id of the golden row `nr` of an entity, whether it is stored, removed or to come.
  typealias IDs = (Entity, Int) -> UInt64

  private let session: StoreSession
  let idOf: IDs
  private let isWriting: Bool
  /// No row to compare with: the first load.
  private let wasEmpty: Bool
  private let run: Int
  private(set) var digest: ContentDigest
  private let layouts: [GoldenLayout]
  private var selects: [Statement?]
  /// By entity and the columns that they fill.
  private var inserts: [[UInt64: Statement]]
  private static let statementLimit = 256
  private var deletes: [Statement?]

  init(
    _ session: StoreSession, run: Int, isWriting: Bool, wasEmpty: Bool, digest: ContentDigest,
    ids: @escaping IDs
  ) {
    self.session = session
    self.run = run
    self.isWriting = isWriting
    self.wasEmpty = wasEmpty
    self.digest = digest
    idOf = ids
    layouts = GoldenTable.all.map(GoldenLayout.init)
    selects = Array(repeating: nil, count: layouts.count)
    inserts = Array(repeating: [:], count: layouts.count)
    deletes = Array(repeating: nil, count: layouts.count)
  }

  func record(_ difference: (inout ContentDigest) -> Void) { difference(&digest) }

  func write(_ batch: GoldenBatch) throws {
    for row in batch.rows { batch.changes.append(try write(row, of: batch)) }
  }

  private func write(_ item: GoldenBatch.Row, of batch: GoldenBatch) throws -> GoldenChange {
    let row = item.row
    var change = GoldenChange.added
    if !wasEmpty, let old = try stored(row.entity, nr: row.nr, id: row.id) {
      if old.digest == item.digest && old.records == row.records && old.origins == row.origins {
        return .unchanged
      }
      change = .updated
      digest.subtract(old.digest)
    }
    digest.add(item.digest)
    if isWriting { try insert(item, of: batch, replacing: change == .updated) }
    return change
  }

  /// - Returns: whether there was such a row.
  func remove(_ entity: Entity, nr: Int) throws -> Bool {
    guard let old = try stored(entity, nr: nr, id: idOf(entity, nr)) else { return false }
    digest.subtract(old.digest)
    guard isWriting else { return true }
    let delete = try self.delete(entity)
    delete.bind(1, nr)
    try delete.run()
    return true
  }

  private func stored(
    _ entity: Entity, nr: Int, id: UInt64
  ) throws -> (digest: Identity, records: Int, origins: String)? {
    let index = Int(entity.rawValue) - 1
    let layout = layouts[index]
    let select =
      try selects[index]
      ?? prepare(
        """
        SELECT records, origins, \(layout.table.columns.map(\.name).joined(separator: ", "))
        FROM \(entity.name) WHERE nr = ?
        """)
    selects[index] = select
    select.bind(1, nr)
    defer { select.reset() }
    guard try select.step() else { return nil }
    let digest = layout.digest(storedID: id, idOf: idOf) { column in
      select.isNull(column + 2) ? nil : select.bytes(column + 2)
    }
    return (digest, select.int(0), select.text(1) ?? "")
  }

  private func insert(_ item: GoldenBatch.Row, of batch: GoldenBatch, replacing: Bool) throws {
    let row = item.row
    if replacing {
      let delete = try self.delete(row.entity)
      delete.bind(1, row.nr)
      try delete.run()
    }
    let index = Int(row.entity.rawValue) - 1
    let statement = try insertStatement(index, item.present)
    try batch.bytes.withUnsafeBytes(from: 0, count: batch.bytes.count) { all in
      statement.bind(1, row.nr)
      statement.bind(
        2, text: UnsafeRawBufferPointer(rebasing: all[item.idStart..<item.idStart + EntityID.length]))
      statement.bind(3, row.records)
      var parameter = 4
      var rest = item.present & ~(1 << 63)
      while rest != 0 {
        let place = batch.columns[item.firstColumn + rest.trailingZeroBitCount]
        rest &= rest - 1
        if place.length == GoldenBatch.Place.relation {
          statement.bind(parameter, place.start)
        } else {
          let end = place.start + Int(place.length)
          statement.bind(parameter, text: UnsafeRawBufferPointer(rebasing: all[place.start..<end]))
        }
        parameter += 1
      }
      if !row.origins.isEmpty { statement.bind(parameter, copying: row.origins) }
      try statement.run()
    }
  }

  /// The statement for rows that fill just these columns (bit 63: `origins`). Rows fill few of many
  /// columns, and in few ways; naming a column costs, filled or not.
  private func insertStatement(_ index: Int, _ present: UInt64) throws -> Statement {
    if let known = inserts[index][present] { return known }
    let table = layouts[index].table
    var names = table.columns.indices.filter { present & (1 << UInt64($0)) != 0 }
      .map { table.columns[$0].name }
    if present >> 63 == 1 { names.append("origins") }
    let list = names.map { ", " + $0 }.joined()
    let statement = try prepare(
      """
      INSERT INTO \(table.entity.name) (run, nr, id, records\(list))
      VALUES (\(run), ?, ?, ?\(String(repeating: ", ?", count: names.count)))
      """)
    if inserts[index].count >= Self.statementLimit { inserts[index].removeAll() }
    inserts[index][present] = statement
    return statement
  }

  private func delete(_ entity: Entity) throws -> Statement {
    let index = Int(entity.rawValue) - 1
    let delete = try deletes[index] ?? prepare("DELETE FROM \(entity.name) WHERE nr = ?")
    deletes[index] = delete
    return delete
  }

  private func prepare(_ sql: String) throws -> Statement {
    try Statement(session.db, path: session.path, sql)
  }
}
