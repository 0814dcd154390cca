import GRDB

/// Seals go along when a migration gives tables more columns: each run's digest of its own rows, and that
/// of the schema, moves by what the migration changed and no further. Harm that was there before stays
/// amiss, as everywhere (see `SealSums`, `PeoplesSeal`).
extension StoreSession {
  /// - Parameter tables: those that `body` changes; only their columns, never what their rows say.
  func movingSeals(of tables: [String], _ body: () throws -> Void) throws {
    let seals = try Row.fetchAll(db, sql: "SELECT id, seal FROM run ORDER BY id").compactMap { row in
      (row[1] as String?).flatMap(EvidenceSeal.decode).map { (run: row[0] as Int, digests: $0) }
    }
    // Rows of whole golden tables are sealed without their values: more columns change nothing there.
    let ofRun = EvidenceSeal.ofRun.filter { tables.contains($0.table) }
    func found(_ run: Int) throws -> [String: ContentDigest] {
      var digests: [String: ContentDigest] = [:]
      for (table, column) in ofRun {
        digests[table] = try contentDigest(of: table, where: "\(column) = \(run)")
      }
      return digests
    }
    func schema() throws -> ContentDigest {
      try contentDigest(of: EvidenceSeal.schema, columns: EvidenceSeal.schemaColumns)
    }
    let before = try seals.map { try found($0.run) }
    let schemaBefore = try schema()
    try body()
    let schemaAfter = try schema()
    for (seal, before) in zip(seals, before) {
      var digests = seal.digests
      var changes = try found(seal.run).map { (name: $0, was: before[$0] ?? ContentDigest(), now: $1) }
      changes.append((EvidenceSeal.schema, schemaBefore, schemaAfter))
      for change in changes {
        // What that run did not seal stays without a seal.
        guard var sealed = digests[change.name].flatMap(ContentDigest.init(hex:)) else { continue }
        sealed.subtract(change.was)
        sealed.add(change.now)
        digests[change.name] = sealed.hex
      }
      guard digests != seal.digests else { continue }
      try db.execute(
        sql: "UPDATE run SET seal = ? WHERE id = ?", arguments: [EvidenceSeal.encode(digests), seal.run])
    }
  }
}
