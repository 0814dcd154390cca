import Foundation
import GRDB
import Model
import Store

/// Whole records, as victims.
extension Site {
  /// Records that are merged with no other, of a newest file, by the seed.
  private static let lone = """
    SELECT r.id, r.source FROM record r WHERE r.vanished_run IS NULL
      AND r.id NOT IN (SELECT record FROM member) AND r.id NOT IN (SELECT nr >> 12 FROM member)
      AND r.id NOT IN (SELECT record FROM record_version)
    ORDER BY r.id
    """

  func loneRecord() throws -> Int { try pick(Self.lone)[0] }

  /// Two records of one file.
  func lonePair() throws -> [Int] {
    let first = try place(of: try loneRecord())
    for row in try rows(Self.lone) where row[0] as Int != first.record {
      let other = try place(of: row[0])
      let (a, b) = (try landed(other.record).parts, try landed(first.record).parts)
      // Of one shape: then golden rows can follow.
      let isAlike = a.map { [Int($0.entity), $0.number] } == b.map { [Int($0.entity), $0.number] }
      if other.file == first.file, a != b, isAlike {
        return [first.record, other.record]
      }
    }
    throw Complaint("no two records of one file stand alone")
  }

  /// Takes a record out of every table but the ledger.
  func drop(_ record: Int) throws {
    for entity in Entity.allCases where entity != .owner {
      let count = try int("SELECT count(*) FROM \(entity.name) WHERE nr >> 12 = ?", [record]) ?? 0
      if count > 0 { try write("DELETE FROM \(entity.name) WHERE nr >> 12 = ?", [record]) }
    }
    try write("DELETE FROM landing WHERE record = ?", [record])
    try write("DELETE FROM record WHERE id = ?", [record])
  }

  /// Puts a record into the store once more, under another key; answers its number. The golden rows
  /// have ids that `mend` sets right.
  func duplicate(_ record: Int) throws -> Int {
    let copy = (try int("SELECT max(id) FROM record") ?? 0) + 1
    try insertCopy(of: "record", where: "id = \(record)", ["id": "\(copy)", "key": "key || '-2'"])
    try insertCopy(of: "landing", where: "record = \(record)", ["record": "\(copy)"])
    for entity in Entity.allCases where entity != .owner {
      let count = try int("SELECT count(*) FROM \(entity.name) WHERE nr >> 12 = ?", [record]) ?? 0
      guard count > 0 else { continue }
      try insertCopy(
        of: entity.name, where: "nr >> 12 = \(record)",
        ["nr": "\(copy) << 12 | (nr & 4095)", "id": "'copy-' || nr"])
    }
    return copy
  }

  /// Inserts rows again with some columns made anew.
  func insertCopy(of table: String, where condition: String, _ changes: [String: String]) throws {
    let columns = try read { try $0.columns(in: table).map(\.name) }
    let values = columns.map { changes[$0] ?? $0 }
    try write(
      """
      INSERT INTO \(table) (\(columns.joined(separator: ", ")))
      SELECT \(values.joined(separator: ", ")) FROM \(table) WHERE \(condition)
      """)
  }

  /// The last child of one record that is merged with no other.
  func lastChild() throws -> (record: Int, part: LandedRecord.Part) {
    for _ in 0..<400 {
      let record = try loneRecord()
      if let child = try landed(record).parts.last(where: { $0.number > 0 }) { return (record, child) }
    }
    throw Complaint("no record that stands alone has children")
  }

  /// Changes the raw bytes of a record, and compresses their block again.
  func editRaw(of record: Int, _ edit: (inout [UInt8], Range<Int>) -> Void) throws {
    let row = try pick(
      """
      SELECT b.id, b.length, b.bytes, r.raw_offset, r.raw_length
      FROM record r JOIN raw_block b ON b.id = r.raw_block WHERE r.id = ?
      """, [record])
    let (block, length, packed, start, count): (Int, Int, Data, Int, Int) = (
      row[0], row[1], row[2], row[3], row[4]
    )
    guard var bytes = packed.withUnsafeBytes({ RawBlocks.expand($0, length: length) }) else {
      throw Complaint("block \(block) does not expand")
    }
    edit(&bytes, start..<start + count)
    var out: [UInt8] = []
    bytes.withUnsafeBytes { RawBlocks.compress($0, into: &out) }
    try write("UPDATE raw_block SET bytes = ?, length = ? WHERE id = ?", [Data(out), bytes.count, block])
  }
}
