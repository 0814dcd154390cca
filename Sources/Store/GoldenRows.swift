import Base
import GRDB
import Model

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
  private let layouts = EntityMap<GoldenLayout> { GoldenLayout(GoldenTable.of($0)) }
  private var selects = EntityMap<Statement?>(repeating: nil)
  private var sealRow = SealRow()
  /// By the columns that they fill.
  private var inserts = EntityMap<[UInt64: Statement]>(repeating: [:])
  /// By the columns that they set.
  private var updates = EntityMap<[UInt64: Statement]>(repeating: [:])
  private static let statementLimit = 256
  private var deletes = EntityMap<Statement?>(repeating: nil)

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
  }

  func record(_ difference: (inout ContentDigest) -> Void) { difference(&digest) }

  func write(_ batch: GoldenBatch) throws {
    for row in batch.rows { batch.changes.append(try write(row, of: batch)) }
  }

  private func write(_ item: GoldenBatch.Row, of batch: GoldenBatch) throws -> GoldenChange {
    let row = item.row
    if !wasEmpty, let old = try stored(row.entity, nr: row.nr, id: row.id, beside: (item, batch)) {
      if old.digest == item.digest && old.changed & Self.ownColumns == 0 { return .unchanged }
      digest.subtract(old.digest)
      digest.add(item.digest)
      if isWriting {
        try update(item, of: batch, changed: old.changed)
        session.sums.subtract(row.entity, old.seal)
        session.sums.add(row.entity, item.seal)
      }
      return .updated
    }
    digest.add(item.digest)
    if isWriting {
      try insert(item, of: batch)
      session.sums.add(row.entity, item.seal)
    }
    return .added
  }

  /// - Returns: whether there was such a row.
  func remove(_ entity: Entity, nr: Int) throws -> Bool {
    guard let old = try stored(entity, nr: nr, id: idOf(entity, nr), beside: nil) else { return false }
    digest.subtract(old.digest)
    guard isWriting else { return true }
    let delete = try self.delete(entity)
    delete.bind(1, nr)
    try delete.run()
    session.sums.subtract(entity, old.seal)
    return true
  }

  /// Bits of columns that are no part of the digest.
  private static let originsBit: UInt64 = 1 << 63
  private static let recordsBit: UInt64 = 1 << 62
  private static let ownColumns = originsBit | recordsBit

  /// - Parameter item: what is to stand there; `changed` has a bit for each column in which it differs.
  private func stored(
    _ entity: Entity, nr: Int, id: UInt64, beside item: (GoldenBatch.Row, GoldenBatch)?
  ) throws -> (digest: Identity, seal: Identity, changed: UInt64)? {
    let layout = layouts[entity]
    let select =
      try selects[entity]
      ?? prepare(
        """
        SELECT records, origins, \(layout.table.columns.map(\.name).joined(separator: ", ")), run
        FROM \(entity.name) WHERE nr = ?
        """)
    selects[entity] = select
    select.bind(1, nr)
    defer { select.reset() }
    guard try select.step() else { return nil }
    let digest = layout.digest(storedID: id, idOf: idOf) { column in
      select.isNull(column + 2) ? nil : select.bytes(column + 2)
    }
    let seal = SealSums.golden(
      nr: nr, records: select.int(0), run: select.int(layout.table.columns.count + 2),
      origins: select.isNull(1) ? nil : select.bytes(1), &sealRow)
    guard let (item, batch) = item else { return (digest, seal, 0) }
    var changed: UInt64 = 0
    if select.int(0) != item.row.records { changed |= Self.recordsBit }
    if select.text(1) ?? "" != item.row.origins { changed |= Self.originsBit }
    for column in layout.table.columns.indices {
      let place = batch.columns[item.firstColumn + column]
      let isSame =
        switch place.length {
        case ..<0 where place.length != GoldenBatch.Place.relation: select.isNull(column + 2)
        case GoldenBatch.Place.relation:
          !select.isNull(column + 2) && select.int(column + 2) == place.start
        default:
          !select.isNull(column + 2)
            && batch.bytes.withUnsafeBytes(from: place.start, count: Int(place.length)) {
              $0.elementsEqual(select.bytes(column + 2))
            }
        }
      if !isSame { changed |= 1 << UInt64(column) }
    }
    return (digest, seal, changed)
  }

  /// Sets what changed and nothing else: indexes of other columns stay as they are.
  private func update(_ item: GoldenBatch.Row, of batch: GoldenBatch, changed: UInt64) throws {
    let statement = try updateStatement(item.row.entity, changed)
    try batch.bytes.withUnsafeBytes(from: 0, count: batch.bytes.count) { all in
      statement.bind(1, item.row.nr)
      var parameter = 2
      forEachColumn(changed) { column in
        bind(statement, parameter, place: batch.columns[item.firstColumn + column], all: all)
        parameter += 1
      }
      if changed & Self.recordsBit != 0 {
        statement.bind(parameter, item.row.records)
        parameter += 1
      }
      if changed & Self.originsBit != 0 {
        if item.row.origins.isEmpty {
          statement.bindNull(parameter)
        } else {
          statement.bind(parameter, copying: item.row.origins)
        }
      }
      try statement.run()
    }
  }

  @inline(__always)
  private func forEachColumn(_ columns: UInt64, _ body: (Int) -> Void) {
    var rest = columns & ~Self.ownColumns
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }

  @inline(__always)
  private func bind(
    _ statement: Statement, _ parameter: Int, place: GoldenBatch.Place, all: UnsafeRawBufferPointer
  ) {
    if place.length >= 0 {
      let end = place.start + Int(place.length)
      statement.bind(parameter, text: UnsafeRawBufferPointer(rebasing: all[place.start..<end]))
    } else if place.length == GoldenBatch.Place.relation {
      statement.bind(parameter, place.start)
    } else {
      statement.bindNull(parameter)
    }
  }

  private func insert(_ item: GoldenBatch.Row, of batch: GoldenBatch) throws {
    let row = item.row
    let statement = try insertStatement(row.entity, item.present)
    try batch.bytes.withUnsafeBytes(from: 0, count: batch.bytes.count) { all in
      statement.bind(1, row.nr)
      statement.bind(
        2, text: UnsafeRawBufferPointer(rebasing: all[item.idStart..<item.idStart + EntityID.length]))
      statement.bind(3, row.records)
      var parameter = 4
      forEachColumn(item.present) { column in
        bind(statement, parameter, place: batch.columns[item.firstColumn + column], all: all)
        parameter += 1
      }
      if !row.origins.isEmpty { statement.bind(parameter, copying: row.origins) }
      try statement.run()
    }
  }

  /// The statement for rows that fill just these columns (bit 63: `origins`). Rows fill few of many
  /// columns, and in few ways; naming a column costs, filled or not.
  private func insertStatement(_ entity: Entity, _ present: UInt64) throws -> Statement {
    if let known = inserts[entity][present] { return known }
    let table = layouts[entity].table
    var names = table.columns.indices.filter { present & (1 << UInt64($0)) != 0 }
      .map { table.columns[$0].name }
    if present >> 63 == 1 { names.append("origins") }
    let list = names.map { ", " + $0 }.joined()
    let statement = try prepare(
      """
      INSERT INTO \(table.entity.name) (run, nr, id, records\(list))
      VALUES (\(run), ?, ?, ?\(String(repeating: ", ?", count: names.count)))
      """)
    if inserts[entity].count >= Self.statementLimit { inserts[entity].removeAll() }
    inserts[entity][present] = statement
    return statement
  }

  private func updateStatement(_ entity: Entity, _ changed: UInt64) throws -> Statement {
    if let known = updates[entity][changed] { return known }
    let table = layouts[entity].table
    var names: [String] = []
    forEachColumn(changed) { names.append(table.columns[$0].name) }
    if changed & Self.recordsBit != 0 { names.append("records") }
    if changed & Self.originsBit != 0 { names.append("origins") }
    let list = names.enumerated().map { ", \($0.element) = ?\($0.offset + 2)" }.joined()
    let statement = try prepare(
      "UPDATE \(table.entity.name) SET run = \(run)\(list) WHERE nr = ?1")
    if updates[entity].count >= Self.statementLimit { updates[entity].removeAll() }
    updates[entity][changed] = statement
    return statement
  }

  private func delete(_ entity: Entity) throws -> Statement {
    let delete = try deletes[entity] ?? prepare("DELETE FROM \(entity.name) WHERE nr = ?")
    deletes[entity] = delete
    return delete
  }

  private func prepare(_ sql: String) throws -> Statement {
    try Statement(session.db, path: session.path, sql)
  }
}
