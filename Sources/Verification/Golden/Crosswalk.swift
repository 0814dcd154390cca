import Model
import Store

/// Which golden row a part is behind: its own, unless `member` says another's. 16 bytes a member in
/// memory; the rest is asked of the store.
final class Crosswalk {
  private let landing: Statement
  private let table: RecordTable
  /// By entity, ascending: the members as `record << 12 | part`, and the rows behind which they stand.
  private var parts: [[Int]] = Array(repeating: [], count: 7)
  private var rows: [[Int]] = Array(repeating: [], count: 7)
  private let other = LandedView()

  init(_ session: StoreSession, _ table: RecordTable) throws {
    self.table = table
    landing = try session.statement("SELECT bytes FROM landing WHERE record = ?")
    let all = try session.statement(
      "SELECT entity, record, part, nr FROM member ORDER BY entity, record, part")
    while try all.step() {
      let (entity, record, part) = (all.int(0), all.int(1), all.int(2))
      guard parts.indices.contains(entity), table.has(record), 0..<4096 ~= part else { continue }
      parts[entity].append(record << 12 | part)
      rows[entity].append(all.int(3))
    }
  }

  /// The number of the golden row behind which a part of a record stands.
  func row(_ entity: Entity, record: Int, part: Int) -> Int {
    let own = record << 12 | part
    let number = Int(entity.rawValue)
    var low = 0
    var high = parts[number].count
    while low < high {
      let middle = (low + high) >> 1
      if parts[number][middle] < own { low = middle + 1 } else { high = middle }
    }
    return low < parts[number].count && parts[number][low] == own ? rows[number][low] : own
  }

  /// The row behind a record's own part of an entity; nil when the record has none.
  func ownRow(_ entity: Entity, of record: Int, _ view: LandedView) -> Int? {
    guard view.part(entity, 0) != nil else { return nil }
    return row(entity, record: record, part: 0)
  }

  /// The row behind the part of an entity of the record with that key, in the source of `record`.
  func referred(_ entity: Entity, key: ArraySlice<UInt8>, by record: Int) throws -> Int? {
    guard let scope = table.scope(of: record) else { return nil }
    // A key may end in U+001E and the name of another source.
    let end = key.lastIndex(of: FieldType.sourceSeparator)
    let source = end.map { String(decoding: key[($0 + 1)...], as: UTF8.self) } ?? scope.source
    let number = table.scopeNumber(source: source, object: entity.rawValue, trust: scope.trust)
    let bytes = Array(key[..<(end ?? key.endIndex)])
    guard let found = table.find(table.scopes[Int(number)].names.identity(ofKey: bytes.span)),
      try load(found, into: other)
    else { return nil }
    return ownRow(entity, of: found, other)
  }

  /// - Returns: false when there is no such landing, or it cannot be read.
  func load(_ record: Int, into view: LandedView) throws -> Bool {
    landing.bind(1, record)
    defer { landing.reset() }
    return try landing.step() && view.load(landing.bytes(0))
  }
}
