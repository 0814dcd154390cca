import LeadModel
import LeadStore
import Matching
import Records

/// Computes golden rows from landed records and clusters, one scan over the landings: a record
/// that stands alone is a row at once, the members of a cluster wait until the last has come.
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

  private var pending: [Int32: Pending] = [:]
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
  private let relations = (0...6).map {
    Entity(rawValue: UInt8($0)).map(GoldenTable.relations(of:)) ?? []
  }

  private struct Pending {
    var bytes: [UInt8] = []
    var members: [SurvivorMember] = []
    var accounts: [Belonging] = []
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
  init(
    index: RecordIndex, clusters: Clusters, references: References,
    trusts: [Int16], objects: [UInt8], affected: Set<Int32>?,
    wantsMerge: @escaping (Int32) -> Bool
  ) {
    self.index = index
    self.clusters = clusters
    self.references = references
    self.trusts = trusts
    self.objects = objects
    self.affected = affected
    self.wantsMerge = wantsMerge
    ids = { entity, nr in
      EntityID.hash(
        index.identities[(nr >> 12) - 1], entity: entity.rawValue, part: UInt16(nr & 0xFFF))
    }
  }

  static func nr(_ part: MatchPart) -> Int { Int(part.record) << 12 | Int(part.number) }

  /// Takes the landed bytes of one record; records come in any order, each once.
  func take(record: Int, _ span: Span<UInt8>, into out: ComputedBatch) {
    let parts = clusters.parts(ofRecord: Int32(record))
    guard !parts.isEmpty else { return }
    if let affected, !parts.contains(where: { affected.contains(clusters.anchor(of: Int32($0))) }) {
      return
    }
    landed.removeAll(keepingCapacity: true)
    var extras: LandedPart?
    Landed.forEachPart(span) { part in
      if part.entity == Landed.extras { extras = part } else { landed.append(part) }
    }
    for (offset, part) in landed.enumerated() where offset < parts.count {
      let number = Int32(parts.lowerBound + offset)
      let anchor = clusters.anchor(of: number)
      if let affected, !affected.contains(anchor) { continue }
      guard let entity = Entity(rawValue: part.entity) else { continue }
      collect(span, part, record, parts, extras, isMerged: clusters.size(of: number) > 1)
      place(entity, number, anchor, record, out)
    }
  }

  /// Rows that still wait for members: none, when every record was taken.
  var waiting: Int { pending.count }

  // MARK: One part

  /// Puts the values of a part, its relations and its extras into `values`.
  private func collect(
    _ span: Span<UInt8>, _ part: LandedPart, _ record: Int, _ parts: Range<Int>, _ extras: LandedPart?,
    isMerged: Bool
  ) {
    values.arena.removeAll()
    values.arena.append(span.extracting(part.start..<part.end))
    account = Belonging()
    var nameless: Int?
    guard let entity = Entity(rawValue: part.entity) else { return }
    // Few records name others; only theirs are searched for references.
    let refers = index.flags[record - 1].contains(.refers)
    for target in relations[Int(entity.rawValue)] {
      let named = refers ? explicit(span, part, record, target, entity) : nil
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
    if refers, entity == .account, let nr = explicit(span, part, record, .account, entity) {
      relation(GoldenField.selfRelation, nr)
    }
    if let extras, part.number == 0, part.entity == objects[Int(index.scopes[record - 1])] {
      ExtrasJSON.append(span, extras, into: &values)
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
      if Self.companyFields.contains(field) && !range.isEmpty { isNameless = false }
    }
    return isNameless
  }

  private static let companyFields = ["account.name", "account.credit_code"].compactMap {
    LeadModel.field(path: $0)?.number
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
    _ span: Span<UInt8>, _ part: LandedPart, _ record: Int, _ target: Entity, _ entity: Entity
  ) -> Int? {
    guard
      let field = References.fields[Int(entity.rawValue)].first(where: { $0.entity == target })?.field
    else { return nil }
    var other: Int?
    Landed.forEachValue(span, part) { number, range in
      guard number == field, !range.isEmpty, other == nil else { return }
      let key = span.extracting(range)
      if case .record(let found) = references.resolve(
        key, from: index.scopes[record - 1], to: target)
      {
        other = found
      }
    }
    guard let other else { return nil }
    return rowOf(target, clusters.parts(ofRecord: Int32(other)))
  }

  /// The golden row behind a record's own part of an entity.
  private func rowOf(_ entity: Entity, _ parts: Range<Int>) -> Int? {
    for number in parts {
      let part = clusters.parts[number]
      if part.entity == entity.rawValue && part.number == 0 {
        return Self.nr(clusters.parts[Int(clusters.anchor(of: Int32(number)))])
      }
    }
    return nil
  }

  private func place(
    _ entity: Entity, _ number: Int32, _ anchor: Int32, _ record: Int, _ out: ComputedBatch
  ) {
    let size = clusters.size(of: number)
    guard size > 1 else {
      let nr = Self.nr(clusters.parts[Int(number)])
      let row = GoldenRow(entity: entity, nr: nr, id: id(entity, number), records: 1, origins: "")
      values.arena.withSpan(from: 0, count: values.arena.count) { out.golden.append(row, $0, ids: ids) }
      return
    }
    var waiting = pending.removeValue(forKey: anchor) ?? Pending()
    let start = waiting.bytes.count
    values.arena.withUnsafeBytes(from: 0, count: values.arena.count) {
      waiting.bytes.append(contentsOf: $0)
    }
    waiting.members.append(
      SurvivorMember(
        record: Int32(record), identity: index.identities[record - 1],
        trust: trusts[Int(index.scopes[record - 1])], start: start, end: waiting.bytes.count))
    waiting.accounts.append(account)
    if waiting.members.count == size {
      if waiting.accounts.contains(where: \.isKnown) {
        // Who knows the company says more than who knows its address, however new that is.
        for (index, account) in waiting.accounts.enumerated() {
          waiting.members[index].end -= account.namelessBytes
        }
      }
      emit(entity, anchor, waiting, out)
    } else {
      pending[anchor] = waiting
    }
  }

  private func emit(_ entity: Entity, _ anchor: Int32, _ cluster: Pending, _ out: ComputedBatch) {
    resolved.arena.removeAll()
    origins.removeAll(keepingCapacity: true)
    Survivorship.resolve(
      entity: entity, buffer: cluster.bytes.span, members: cluster.members, into: &resolved,
      origins: &origins)
    let part = clusters.parts[Int(anchor)]
    let row = GoldenRow(
      entity: entity, nr: Self.nr(part), id: id(entity, anchor), records: cluster.members.count,
      origins: OriginsJSON.text(origins, cluster.members, entity: entity, anchor: part.record))
    let header = min(Landed.partHeaderSize, resolved.arena.count)
    let count = resolved.arena.count - header
    if wantsMerge(anchor) {
      out.merges.append(
        (
          out.golden.rows.count,
          MergedRow(
            entity: entity, id: row.id, anchor: anchor, members: cluster.members,
            bytes: cluster.bytes,
            result: resolved.arena.withUnsafeBytes(from: header, count: count) { Array($0) },
            origins: origins)
        ))
    }
    resolved.arena.withSpan(from: header, count: count) { out.golden.append(row, $0, ids: ids) }
  }

  private func id(_ entity: Entity, _ part: Int32) -> UInt64 {
    let anchor = clusters.parts[Int(part)]
    return EntityID.hash(
      index.identities[Int(anchor.record) - 1], entity: entity.rawValue, part: anchor.number)
  }
}
