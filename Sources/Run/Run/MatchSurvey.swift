import Matching
import Model
import Reporting
import Store

/// Who is one with whom after a run or a plan, in figures: from its clusters, and, when it judged a part of
/// the records, from the store for all others. Made before the run writes its own.
struct MatchSurvey {
  private struct Row: Hashable {
    var entity: UInt8
    /// `nr` of the golden row.
    var nr: Int
  }

  private struct Why: Hashable {
    var entity: UInt8
    var reason: String
  }

  /// Parts beyond the first, of each row once.
  private var others: [(row: Row, count: Int)] = []
  private var joins: [Why: Int] = [:]

  /// Of all pairs that were joined or left apart.
  private(set) var scores = PairScores()

  init(_ clusters: Clusters, _ session: StoreSession, isLocal: Bool) throws {
    others.reserveCapacity(clusters.groupCount)
    for group in 0..<clusters.groupCount {
      let members = clusters.members(ofGroup: group)
      guard let first = members.first else { continue }
      let part = clusters.parts[Int(first)]
      others.append((Row(entity: part.entity, nr: part.id.row), members.count - 1))
    }
    for judgement in clusters.judgements where judgement.reason != .judged {
      joins[Why(entity: judgement.entity.rawValue, reason: judgement.reason.name), default: 0] += 1
    }
    if isLocal {
      func isHere(_ record: Int) -> Bool { clusters.firstPart(ofRecord: Int32(record)) >= 0 }
      var rows: [Row: Int] = [:]
      try session.forEachMember { member in
        if !isHere(member.record) { rows[Row(entity: member.entity, nr: member.nr), default: 0] += 1 }
      }
      for row in others { rows[row.row] = nil }
      others += rows.map { (row: $0.key, count: $0.value) }
      var reasons: [Why: Int] = [:]
      try session.forEachRuleJudgement { entity, record, reason, score in
        guard !isHere(record) else { return }
        reasons[Why(entity: entity, reason: reason), default: 0] += 1
        if let score { scores.joined.append((score, reason != MatchReason.score.name)) }
      }
      try session.forEachPossiblePair { pair in
        guard !isHere(PartID(row: pair.left).record), !isHere(PartID(row: pair.right).record) else { return }
        takeAsked(pair.score, pair.reason, pair.against)
      }
      joins.merge(reasons) { $0 + $1 }
    }
    nameTheRest()
    takeScores(clusters)
  }

  private mutating func takeScores(_ clusters: Clusters) {
    for judgement in clusters.judgements {
      guard let bits = judgement.card?.weight else { continue }
      scores.joined.append((bits, judgement.reason != .score))
    }
    for pair in clusters.possible { takeAsked(pair.card?.weight, pair.reason.name, pair.against.name) }
  }

  private mutating func takeAsked(_ score: Double?, _ reason: String, _ against: String) {
    guard let score else {
      scores.unscored += 1
      return
    }
    // What keys ask about is asked whatever it weighs.
    let isHeld = against != MatchObjection.scoreUnsure.name && against != MatchObjection.onlyAsked.name
    scores.asked.append((score, reason == MatchReason.score.name ? (isHeld ? .held : .byScore) : .byKey))
  }

  /// What no rule joined people did, and leads follow their contacts.
  private mutating func nameTheRest() {
    var rest: [UInt8: Int] = [:]
    for (row, count) in others { rest[row.entity, default: 0] += count }
    for (why, count) in joins { rest[why.entity, default: 0] -= count }
    for (entity, count) in rest where count > 0 {
      let reason = entity == Entity.lead.rawValue ? MatchReason.followsContact.name : MatchReason.judged.name
      joins[Why(entity: entity, reason: reason)] = count
    }
  }

  var reported: [RunReport.Matching.Join] {
    joins.compactMap { why, count in
      Entity(rawValue: why.entity).map { .init(entity: $0, reason: why.reason, count: count) }
    }.sorted { ($0.entity.rawValue, -$0.count, $0.reason) < ($1.entity.rawValue, -$1.count, $1.reason) }
  }

  private static let sizes: [(from: Int, to: Int?)] = [(2, 2), (3, 3), (4, 4), (5, 9), (10, nil)]

  var sizes: [RunReport.Matching.Size] {
    var counts: [UInt8: [Int]] = [:]
    for (row, count) in others {
      guard let place = Self.sizes.lastIndex(where: { count + 1 >= $0.from }) else { continue }
      counts[row.entity, default: Self.sizes.map { _ in 0 }][place] += 1
    }
    return counts.sorted { $0.key < $1.key }.flatMap { code, rows in
      zip(Self.sizes, rows).compactMap { size, rows in
        guard rows > 0, let entity = Entity(rawValue: code) else { return nil }
        return .init(entity: entity, from: size.from, to: size.to, rows: rows)
      }
    }
  }

  /// The rows of most records, largest first; of accounts and contacts, which others follow.
  var largest: [(entity: Entity, nr: Int, count: Int)] {
    func precedes(_ a: (row: Row, count: Int), _ b: (row: Row, count: Int)) -> Bool {
      (-a.count, a.row.entity, a.row.nr) < (-b.count, b.row.entity, b.row.nr)
    }
    // A few of many: the others are not sorted.
    var best: [(row: Row, count: Int)] = []
    let kinds = [Entity.account, .contact].map(\.rawValue)
    for other in others where kinds.contains(other.row.entity) {
      if best.count == RunReport.Matching.Largest.limit, let last = best.last {
        guard precedes(other, last) else { continue }
        best.removeLast()
      }
      best.insert(other, at: best.firstIndex { precedes(other, $0) } ?? best.endIndex)
    }
    return best.compactMap { row, count in
      Entity(rawValue: row.entity).map { ($0, row.nr, count + 1) }
    }
  }
}
