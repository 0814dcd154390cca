import Base
import Matching
import Model
import Store

/// Computes golden rows from landed records and clusters, one scan over the landings: a record
/// that stands alone is a row at once, the members of a cluster wait until the last has come.
///
/// All rows of a store are computed in two scans: `gather` computes those of several records, `take`
/// then hands over all in the order of their table. Rows that come in between others cost most of
/// the time that a first load has. Some rows of many need one scan: `take` alone.
/// One thread; what it reads (index, clusters) does not change meanwhile.
final class GoldenStage: @unchecked Sendable {
  private let index: RecordIndex
  private let clusters: Clusters
  private let references: References
  private let trusts: [Int16]
  private let objects: [UInt8]
  /// Anchors whose rows are to be computed; nil: all.
  private let affected: Set<Int32>?
  /// Wants to see rows of several records.
  private let wantsMerge: (Int32) -> Bool
  private let ids: (Entity, Int) -> UInt64

  /// The last anchor of whose row a report shows the members.
  private let lastShown: Int32
  /// Where the rows of several records are, once they were gathered.
  private var merged: MergedRows?
  private var isGathering = false

  private var pending: [Int32: Pending] = [:]
  /// Those that are done with: their memory is taken again.
  private var spare: [Pending] = []
  /// More would keep what was needed at the height of the run.
  private static let spareLimit = 256
  private var values = LandedWriter()
  private var resolved = LandedWriter()
  private var origins: [FieldOrigin] = []
  private var landed: [LandedPart] = []
  /// Of the part collected last: whether it belongs to an account, and how many bytes at its end say
  /// so when that account has neither name nor credit code.
  private var account = Belonging()

  private struct Belonging {
    var isKnown = false
    var namelessBytes = 0
  }
  /// Of the part collected last, when its row is of several records.
  private var extrasOfMember: NamedExtras?
  private var recordName: String?
  /// The rows that the record at hand names by key, beside its object.
  private var named = EntityMap<Int?>(repeating: nil)
  private var namesAny = false
  private let relations = EntityFacts.all.map(\.relations)
  private let companyFields = EntityFacts.of(.account).identifying

  /// The extras of one record, under its name.
  typealias NamedExtras = (name: String, json: [UInt8])

  private struct Pending {
    var bytes: [UInt8] = []
    var extras: [NamedExtras] = []
    var members: [SurvivorMember] = []
    var accounts: [Belonging] = []

    mutating func removeAll() {
      bytes.removeAll(keepingCapacity: true)
      members.removeAll(keepingCapacity: true)
      accounts.removeAll(keepingCapacity: true)
      extras.removeAll()
    }
  }

  /// A golden row of several records, for reports.
  struct MergedRow {
    var entity: Entity
    var id: UInt64
    var anchor: Int32
    var members: [SurvivorMember]
    var bytes: [UInt8]
    var result: [UInt8]
    /// Which member each value of `result` came from.
    var origins: [FieldOrigin]
  }

  /// - Parameters:
  ///   - trusts: by scope number.
  ///   - objects: by scope number, the entity of its records.
  ///   - shown: of how many rows of several records a report shows the members.
  init(
    index: RecordIndex, clusters: Clusters, references: References,
    trusts: [Int16], objects: [UInt8], affected: Set<Int32>?,
    shown: Int, wantsMerge: @escaping (Int32) -> Bool
  ) {
    self.index = index
    self.clusters = clusters
    self.references = references
    self.trusts = trusts
    self.objects = objects
    self.affected = affected
    self.wantsMerge = wantsMerge
    lastShown = Self.lastShown(of: shown, clusters, wantsMerge)
    ids = { entity, nr in
      index.id(of: PartID(row: nr), entity)
    }
  }

  private static func lastShown(
    of limit: Int, _ clusters: Clusters, _ wantsMerge: (Int32) -> Bool
  ) -> Int32 {
    var left = limit
    for part in clusters.parts.indices {
      let number = Int32(part)
      guard !clusters.isAlone(number), clusters.anchor(of: number) == number, wantsMerge(number) else {
        continue
      }
      left -= 1
      if left <= 0 { return number }
    }
    return .max
  }

  /// Takes the landed bytes of one record, for the rows of several records alone.
  func gather(record: Int, _ name: String?, _ span: Span<UInt8>) throws {
    recordName = name
    if merged == nil { merged = try MergedRows(groups: clusters.groupCount) }
    let parts = clusters.parts(ofRecord: Int32(record))
    guard parts.contains(where: { !clusters.isAlone(Int32($0)) }) else { return }
    isGathering = true
    defer { isGathering = false }
    try compute(record, span, parts, into: nil)
  }

  /// Takes the landed bytes of one record; records come in any order, each once.
  func take(record: Int, _ name: String?, _ span: Span<UInt8>, into out: ComputedBatch) throws {
    recordName = name
    let parts = clusters.parts(ofRecord: Int32(record))
    guard !parts.isEmpty else { return }
    try compute(record, span, parts, into: out)
  }

  private func compute(
    _ record: Int, _ span: Span<UInt8>, _ parts: Range<Int>, into out: ComputedBatch?
  ) throws {
    if let affected, !parts.contains(where: { affected.contains(clusters.anchor(of: Int32($0))) }) {
      return
    }
    landed.removeAll(keepingCapacity: true)
    var extras: LandedPart?
    Landed.forEachPart(span) { part in
      if part.entity == Landed.extras { extras = part } else { landed.append(part) }
    }
    lookUpNamed(record, span)
    for (offset, part) in landed.enumerated() where offset < parts.count {
      let number = Int32(parts.lowerBound + offset)
      let anchor = clusters.anchor(of: number)
      if let affected, !affected.contains(anchor) { continue }
      guard let entity = Entity(rawValue: part.entity) else { continue }
      let isMerged = !clusters.isAlone(number)
      if let merged, isMerged != isGathering {
        if number == anchor, isMerged, let out { try handOver(entity, anchor, merged: merged, out: out) }
        if isGathering || isMerged { continue }
      }
      collect(
        span, part, record: record, parts: parts, extras: extras, isMerged: isMerged,
        row: clusters.parts[Int(anchor)].id.row)
      if isMerged {
        try wait(entity, number, anchor: anchor, record: record, out: out)
      } else if let out {
        let nr = clusters.parts[Int(number)].id.row
        let row = GoldenRow(entity: entity, nr: nr, id: id(entity, number), records: 1, origins: "")
        values.arena.withSpan(from: 0, count: values.arena.count) { out.golden.append(row, $0, ids: ids) }
      }
    }
  }

  /// The rows of the records that the record names by key, whatever it makes beside its object.
  private func lookUpNamed(_ record: Int, _ span: Span<UInt8>) {
    if namesAny { named = EntityMap(repeating: nil) }
    namesAny = index.flags[record - 1].contains(.refers)
    guard namesAny, let object = Entity(rawValue: objects[Int(index.scopes[record - 1])]) else { return }
    for name in References.named(span, object: object) {
      named[name.entity] = row(
        of: name.entity, key: span.extracting(name.key), scope: index.scopes[record - 1])
    }
  }

  /// Rows that still wait for members: none, when every record was taken.
  var waiting: Int { pending.count }

  // MARK: One part

  /// Puts the values of a part, its relations and its extras into `values`.
  private func collect(
    _ span: Span<UInt8>, _ part: LandedPart, record: Int, parts: Range<Int>, extras: LandedPart?,
    isMerged: Bool, row: Int
  ) {
    values.arena.removeAll()
    values.arena.append(span.extracting(part.start..<part.end))
    account = Belonging()
    extrasOfMember = nil
    var nameless: Int?
    guard let entity = Entity(rawValue: part.entity) else { return }
    // Few records name others; only theirs are searched for references.
    let refers = index.flags[record - 1].contains(.refers)
    for target in relations[entity] {
      let named =
        refers
        ? explicit(span, part, record: record, target: target, entity: entity) ?? self.named[target] : nil
      guard let nr = named ?? rowOf(target, parts) else { continue }
      if target == .account && isMerged {
        if named == nil && isNameless(span) {
          nameless = nr
          continue
        }
        account.isKnown = true
      }
      relation(GoldenField.relation(to: target), nr)
    }
    // A branch that turned out to be its parent has none.
    if refers, entity == .account,
      let nr = explicit(span, part, record: record, target: .account, entity: entity), nr != row
    {
      relation(GoldenField.selfRelation, nr)
    }
    if let extras, part.number == 0, part.entity == objects[Int(index.scopes[record - 1])] {
      let json = ExtrasJSON.bytes(span, extras)
      if isMerged {
        extrasOfMember = (recordName ?? "", json)
      } else {
        values.value(field: GoldenField.extras, json.span)
      }
    }
    if let nameless {
      let start = values.arena.count
      relation(GoldenField.relation(to: .account), nameless)
      account.namelessBytes = values.arena.count - start
    }
  }

  /// Whether the record's own account is an address alone: it does not say which company it is.
  private func isNameless(_ span: Span<UInt8>) -> Bool {
    guard let own = landed.first(where: { $0.entity == Entity.account.rawValue && $0.number == 0 }) else {
      return false
    }
    var isNameless = true
    Landed.forEachValue(span, own) { field, range in
      if companyFields.contains(field) && !range.isEmpty { isNameless = false }
    }
    return isNameless
  }

  private func relation(_ field: UInt8, _ nr: Int) {
    var digits: [19 of UInt8] = .init(repeating: 48)
    var rest = nr
    var at = GoldenField.relationWidth - 1
    while rest > 0 {
      digits[at] = UInt8(48 + rest % 10)
      rest /= 10
      at -= 1
    }
    values.value(field: field, digits.span)
  }

  /// The row of the record that a part names by key.
  private func explicit(
    _ span: Span<UInt8>, _ part: LandedPart, record: Int, target: Entity, entity: Entity
  ) -> Int? {
    guard
      let field = References.fields[entity].first(where: { $0.entity == target })?.field
    else { return nil }
    var found: Int?
    Landed.forEachValue(span, part) { number, range in
      guard number == field, !range.isEmpty, found == nil else { return }
      found = row(of: target, key: span.extracting(range), scope: index.scopes[record - 1])
    }
    return found
  }

  private func row(of target: Entity, key: Span<UInt8>, scope: UInt16) -> Int? {
    guard case .record(let other) = references.resolve(key, from: scope, to: target) else { return nil }
    return rowOf(target, clusters.parts(ofRecord: Int32(other)))
  }

  /// The golden row behind a record's own part of an entity.
  private func rowOf(_ entity: Entity, _ parts: Range<Int>) -> Int? {
    for number in parts {
      let part = clusters.parts[number]
      if part.entity == entity.rawValue && part.number == 0 {
        return clusters.parts[Int(clusters.anchor(of: Int32(number)))].id.row
      }
    }
    return nil
  }

  /// A member of a cluster waits for the others; the last one makes the row.
  private func wait(
    _ entity: Entity, _ number: Int32, anchor: Int32, record: Int, out: ComputedBatch?
  ) throws {
    var waiting = pending.removeValue(forKey: anchor) ?? spare.popLast() ?? Pending()
    let start = waiting.bytes.count
    values.arena.withUnsafeBytes(from: 0, count: values.arena.count) {
      waiting.bytes.append(contentsOf: $0)
    }
    waiting.members.append(
      SurvivorMember(
        record: Int32(record), identity: index.identities[record - 1],
        trust: trusts[Int(index.scopes[record - 1])],
        yields: clusters.parts[Int(number)].number == 0 && named[entity] != nil, start: start,
        end: waiting.bytes.count))
    waiting.accounts.append(account)
    if let extrasOfMember { waiting.extras.append(extrasOfMember) }
    guard waiting.members.count == clusters.size(of: number) else {
      pending[anchor] = waiting
      return
    }
    if waiting.accounts.contains(where: \.isKnown) {
      // Who knows the company says more than who knows its address, however new that is.
      for (index, account) in waiting.accounts.enumerated() {
        waiting.members[index].end -= account.namelessBytes
      }
    }
    try resolve(entity, anchor, cluster: waiting, out: out)
    waiting.removeAll()
    if spare.count < Self.spareLimit { spare.append(waiting) }
  }

  private func resolve(
    _ entity: Entity, _ anchor: Int32, cluster: Pending, out: ComputedBatch?
  ) throws {
    resolved.arena.removeAll()
    origins.removeAll(keepingCapacity: true)
    Survivorship.resolve(
      entity: entity, buffer: cluster.bytes.span, members: cluster.members, into: &resolved,
      origins: &origins)
    if !cluster.extras.isEmpty {
      let extras = ExtrasJSON.bytes(cluster.extras)
      resolved.value(field: GoldenField.extras, extras.span)
    }
    let text = OriginsJSON.text(
      origins, cluster.members, entity: entity, anchor: clusters.parts[Int(anchor)].record)
    let header = min(Landed.partHeaderSize, resolved.arena.count)
    let count = resolved.arena.count - header
    let details = isShown(anchor) ? (cluster.members, cluster.bytes, origins) : nil
    if let out {
      let result = resolved.arena.withUnsafeBytes(from: header, count: count) { Array($0) }
      let found = MergedRows.Found(result: result, origins: text, details: details)
      emit(entity, anchor, found: found, out: out)
    } else if let merged {
      let group = clusters.group(of: anchor)
      try resolved.arena.withUnsafeBytes(from: header, count: count) {
        try merged.add(
          group: group, result: $0.bindMemory(to: UInt8.self).span, origins: text, details: details)
      }
    }
  }

  private func isShown(_ anchor: Int32) -> Bool { anchor <= lastShown && wantsMerge(anchor) }

  /// A row that was gathered has its turn.
  private func handOver(
    _ entity: Entity, _ anchor: Int32, merged: MergedRows, out: ComputedBatch
  ) throws {
    guard let found = try merged.row(ofGroup: clusters.group(of: anchor)) else { return }
    emit(entity, anchor, found: found, out: out)
  }

  private func emit(
    _ entity: Entity, _ anchor: Int32, found: MergedRows.Found, out: ComputedBatch
  ) {
    let row = GoldenRow(
      entity: entity, nr: clusters.parts[Int(anchor)].id.row, id: id(entity, anchor),
      records: clusters.size(of: anchor), origins: found.origins)
    if wantsMerge(anchor) {
      out.merges.append(
        (
          out.golden.rows.count, anchor,
          found.details.map {
            MergedRow(
              entity: entity, id: row.id, anchor: anchor, members: $0.members, bytes: $0.bytes,
              result: found.result, origins: $0.origins)
          }
        ))
    }
    out.golden.append(row, found.result.span, ids: ids)
  }

  private func id(_ entity: Entity, _ part: Int32) -> UInt64 {
    let anchor = clusters.parts[Int(part)]
    return EntityID.hash(
      index.identities[Int(anchor.record) - 1], entity: entity.rawValue, part: anchor.number)
  }
}
