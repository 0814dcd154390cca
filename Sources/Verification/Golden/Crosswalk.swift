import Evidence
import Model
import Store

/// Which golden row a part is behind: its own, unless `member` says another's. 16 bytes a member in
/// memory; the rest is asked of the store.
final class Crosswalk {
  private let landings: LandingCursor
  private let table: RecordTable
  /// Ascending: the members, and the rows behind which they stand.
  private var parts = EntityMap<[PartID]>(repeating: [])
  private var rows = EntityMap<[Int]>(repeating: [])
  private let other = LandedView()

  init(_ session: StoreSession, _ table: RecordTable) throws {
    self.table = table
    landings = try LandingCursor(session)
    let all = try Member.all(session)
    while let member = try all.next() {
      let (record, part) = (member.record, member.part)
      guard let entity = UInt8(exactly: member.entity).flatMap(Entity.init(rawValue:)), table.has(record),
        0...Landed.maximumNumber ~= part
      else { continue }
      parts[entity].append(PartID(record: record, part: part))
      rows[entity].append(member.row)
    }
  }

  /// The number of the golden row behind which a part of a record stands.
  func row(_ entity: Entity, record: Int, part: Int) -> Int {
    let own = PartID(record: record, part: part)
    var low = 0
    var high = parts[entity].count
    while low < high {
      let middle = (low + high) >> 1
      if parts[entity][middle] < own { low = middle + 1 } else { high = middle }
    }
    return low < parts[entity].count && parts[entity][low] == own ? rows[entity][low] : own.row
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
    try landings.single(record).map(view.load) ?? false
  }
}
