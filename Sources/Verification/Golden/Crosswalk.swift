import LeadModel
import LeadStore

/// Which golden row a part is behind: its own, unless `member` says another's. One bit a record
/// and entity in memory; the rest is asked of the store.
final class Crosswalk {
  private let query: Statement
  private let landing: Statement
  private let table: RecordTable
  /// By entity, record / 64: whether the record's own part (number 0) is a member.
  private var isMember: [[UInt64]] = Array(repeating: [], count: 7)
  private let other = LandedView()

  init(_ session: StoreSession, _ table: RecordTable) throws {
    self.table = table
    query = try session.statement(
      "SELECT nr FROM member WHERE entity = ? AND record = ? AND part = ?")
    landing = try session.statement("SELECT bytes FROM landing WHERE record = ?")
    let all = try session.statement("SELECT entity, record FROM member WHERE part = 0")
    while try all.step() {
      let (entity, record) = (all.int(0), all.int(1))
      guard isMember.indices.contains(entity), table.has(record) else { continue }
      let word = record >> 6
      while isMember[entity].count <= word { isMember[entity].append(0) }
      isMember[entity][word] |= 1 << UInt64(record & 63)
    }
  }

  /// The number of the golden row behind which a part of a record stands.
  func row(_ entity: Entity, record: Int, part: Int) throws -> Int {
    let own = record << 12 | part
    let bits = isMember[Int(entity.rawValue)]
    if part == 0 {
      guard record >> 6 < bits.count, bits[record >> 6] & 1 << UInt64(record & 63) != 0 else { return own }
    }
    query.bind(1, Int(entity.rawValue))
    query.bind(2, record)
    query.bind(3, part)
    defer { query.reset() }
    return try query.step() ? query.int(0) : own
  }

  /// The row behind a record's own part of an entity; nil when the record has none.
  func ownRow(_ entity: Entity, of record: Int, _ view: LandedView) throws -> Int? {
    guard view.part(entity, 0) != nil else { return nil }
    return try row(entity, record: record, part: 0)
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
    return try ownRow(entity, of: found, other)
  }

  /// - Returns: false when there is no such landing, or it cannot be read.
  func load(_ record: Int, into view: LandedView) throws -> Bool {
    landing.bind(1, record)
    defer { landing.reset() }
    return try landing.step() && view.load(landing.bytes(0))
  }
}
