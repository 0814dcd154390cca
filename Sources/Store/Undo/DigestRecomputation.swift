import Base
import GRDB
import Model

extension StoreSession {
  /// The digest of the store's content, made again from every record and every golden row.
  func recomputedDigest() throws -> ContentDigest {
    var digest = ContentDigest()
    let identities = try addRecords(to: &digest)
    let ids: (Entity, Int) -> UInt64 = { entity, nr in
      let record = PartID(row: nr).record
      // A row without its record can only be a wrong row: it gets an id that no row has.
      let identity =
        identities.indices.contains(record) ? identities[record] : Identity(low: 0, high: 0)
      return EntityID.hash(identity, entity, PartID(row: nr))
    }
    var idText = ByteArena(capacity: EntityID.length)
    for layout in GoldenTable.all.map(GoldenLayout.init) {
      let names = layout.table.columns.map(\.name).joined(separator: ", ")
      let rows = try Statement(
        db, path: path, "SELECT nr, id, \(names) FROM \(layout.table.entity.name)")
      while try rows.step() {
        let id = ids(layout.table.entity, rows.int(0))
        idText.removeAll()
        EntityID.write(id, into: &idText)
        guard idText.withBytes(0..<idText.count, { $0.elementsEqual(rows.bytes(1)) }) else {
          throw StoreError.damaged(
            path: path, detail: "\(layout.table.entity.name) \(rows.int(0)): id")
        }
        digest.add(
          layout.digest(storedID: id, idOf: ids) { rows.isNull($0 + 2) ? nil : rows.bytes($0 + 2) })
      }
    }
    return digest
  }

  /// Answers the identity of each record, by its number.
  private func addRecords(to digest: inout ContentDigest) throws -> [Identity] {
    let names = Dictionary(uniqueKeysWithValues: try sources().map { ($0.id, $0.name) })
    var scopes: [Int: RecordScope] = [:]
    var identities = [Identity](
      repeating: Identity(low: 0, high: 0), count: try newestRecord() + 1)
    let records = try Statement(
      db, path: path,
      """
      SELECT r.id, r.source, r.object, r.key, r.vanished_run IS NOT NULL, l.bytes
      FROM record r JOIN landing l ON l.record = r.id ORDER BY r.id
      """)
    while try records.step() {
      let object = try records.entity(2, of: .record)
      let number = records.int(1) << 8 | Int(object)
      let scope = scopes[number] ?? RecordScope(source: names[records.int(1)] ?? "", object: object)
      scopes[number] = scope
      let identity = scope.identity(ofKey: records.bytes(3).bindMemory(to: UInt8.self).span)
      try check(record: records.int(0), of: .record, "id")
      identities[records.int(0)] = identity
      digest.add(
        RecordDigest.of(
          identity, hasVanished: records.int(4) != 0,
          landed: records.bytes(5).bindMemory(to: UInt8.self).span))
    }
    return identities
  }
}
