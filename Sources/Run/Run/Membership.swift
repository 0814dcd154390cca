import Matching
import Model
import Store

/// Who stood behind which golden row before the run, and who does now.
struct Membership {
  struct Change {
    var part: Int32
    var anchor: Int32
  }

  struct SwallowedRow {
    var entity: Entity
    var nr: Int
    /// The `nr` of the row that its records are behind now.
    var becomes: Int
  }

  /// Parts that left others behind whom they stood: who stood behind one row, and stands behind
  /// another now than the oldest of them does.
  struct Split: Hashable {
    var entity: Entity
    /// `nr` of the row that they left.
    var from: Int
    var anchor: Int32
  }

  /// Parts that stand behind another row than before; new parts that stand behind another's row.
  private(set) var changesByEntity = EntityMap<[Change]>(repeating: [])
  private(set) var splits: [Split: [Int32]] = [:]
  /// Rows of the store that are no row any more.
  private(set) var swallowed: [SwallowedRow] = []
  private let clusters: Clusters
  private let isFirstLoad: Bool
  /// By former member part: the row it stood behind.
  private var former: [Int: Int] = [:]
  /// Bit n: the reason of raw value n.
  private var reasonsOfAnchor: [Int32: UInt16] = [:]
  private var joined: Set<Int32> = []

  /// - Parameter isLocal: `clusters` has a part of the records, and nobody else is concerned.
  init(
    _ clusters: Clusters, session: StoreSession, wasEmpty: Bool, isLocal: Bool, index: RecordIndex
  ) throws {
    self.clusters = clusters
    isFirstLoad = wasEmpty
    if !wasEmpty {
      var former: [Int: Int] = [:]
      try session.forEachMember(of: isLocal ? clusters.records : nil) {
        former[Self.code($0.entity, PartID(record: $0.record, part: $0.part).row)] = $0.nr
      }
      self.former = former
    }
    for (number, part) in clusters.parts.enumerated() where !part.isRemoved {
      let own = part.id.row
      let anchor = clusters.anchor(of: Int32(number))
      let now = clusters.parts[Int(anchor)].id.row
      let wasStored =
        !wasEmpty && index.flags[Int(part.record) - 1].contains(.stored)
      let before = wasStored ? former[Self.code(part.entity, own)] ?? own : own
      if now != before {
        guard let entity = Entity(rawValue: part.entity) else { continue }
        changesByEntity[entity].append(Change(part: Int32(number), anchor: anchor))
        joined.insert(anchor)
        if wasStored { note(Int32(number), left: before, for: anchor) }
        if wasStored && before == own {
          swallowed.append(SwallowedRow(entity: entity, nr: own, becomes: now))
        }
      }
    }
    for judgement in clusters.judgements {
      reasonsOfAnchor[clusters.anchor(of: judgement.left), default: 0] |= 1 << judgement.reason.rawValue
    }
  }

  private mutating func note(_ number: Int32, left row: Int, for anchor: Int32) {
    let part = clusters.parts[Int(number)]
    guard let entity = Entity(rawValue: part.entity),
      let oldest = clusters.part(part.entity, nr: row), clusters.anchor(of: oldest) != anchor
    else { return }
    splits[Split(entity: entity, from: row, anchor: anchor), default: []].append(number)
  }

  func hasNewMember(_ anchor: Int32) -> Bool { joined.contains(anchor) }

  func wasMember(_ entity: Entity, nr: Int) -> Bool { former[Self.code(entity.rawValue, nr)] != nil }

  /// Why the records of a row are one, strongest first.
  func reasons(_ anchor: Int32) -> [String] {
    let part = clusters.parts[Int(anchor)]
    let own = reasonsOfAnchor[anchor] ?? 0
    if own == 0 && part.entity == Entity.lead.rawValue { return [MatchReason.followsContact.name] }
    return MatchReason.allCases.filter { own & (1 << $0.rawValue) != 0 }.map(\.name)
  }

  /// The anchors whose rows are to be computed again; nil: all.
  /// - Parameter removed: parts that are no longer there, by entity and `nr`.
  func affected(_ index: RecordIndex, removed: some Sequence<(entity: Entity, nr: Int)>) -> Set<Int32>? {
    guard !isFirstLoad else { return nil }
    var anchors: Set<Int32> = []
    // A record with new values changes all its rows.
    func touch(_ record: Int) {
      for part in clusters.parts(ofRecord: Int32(record)) {
        anchors.insert(clusters.anchor(of: Int32(part)))
      }
    }
    for part in removed {
      if let row = former[Self.code(part.entity.rawValue, part.nr)] { touch(PartID(row: row).record) }
    }
    var referring = false
    for record in 1...max(index.count, 1) where record <= index.count {
      if index.flags[record - 1].contains(.touched) { touch(record) }
      if index.flags[record - 1].contains(.refers) { referring = true }
    }
    // A part that moved changes the relations of the other rows of its record.
    for change in changesByEntity.values.joined() {
      touch(Int(clusters.parts[Int(change.part)].record))
      let part = clusters.parts[Int(change.part)]
      if let row = former[Self.code(part.entity, part.id.row)] {
        touch(PartID(row: row).record)
      }
    }
    // Whoever names a record by key may point to a row that moved.
    if referring && changesByEntity.values.contains(where: { !$0.isEmpty }) {
      for record in 1...max(index.count, 1)
      where record <= index.count && index.flags[record - 1].contains(.refers) {
        touch(record)
      }
    }
    // The members of a touched record's clusters point to it, and it to them.
    var more: Set<Int32> = []
    for anchor in anchors {
      for member in clusters.members(of: anchor) {
        for part in clusters.parts(ofRecord: clusters.parts[Int(member)].record) {
          more.insert(clusters.anchor(of: Int32(part)))
        }
      }
    }
    return anchors.union(more)
  }

  private static func code(_ entity: UInt8, _ nr: Int) -> Int { Int(entity) << 56 | nr }
}
