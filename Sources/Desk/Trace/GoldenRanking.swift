import Base
import Matching
import Model
import Run
import Store

/// The parts behind a golden row, ranked by survivorship itself: why a value won or lost.
struct GoldenRanking {
  private let entity: Entity
  private var members: [SurvivorMember] = []
  private var numbers: [Int] = []
  private var buffer: [UInt8] = []

  var count: Int { members.count }

  init(_ entity: Entity, nr: Int, _ session: StoreSession) throws {
    self.entity = entity
    for part in try session.parts(behind: nr, of: entity) {
      try add(record: part.record, part: part.part, session)
    }
  }

  private mutating func add(record: Int, part number: Int, _ session: StoreSession) throws {
    guard let row = try session.recordRow(record) else { return }
    let bytes = try session.withLanding(of: record) { Array($0) } ?? []
    let start = buffer.count
    var own: (start: Int, end: Int)?
    Landed.forEachPart(bytes.span) { part in
      if part.entity == entity.rawValue && Int(part.number) == number {
        own = (start + part.start, start + part.end)
      }
    }
    guard let own else { return }
    buffer += bytes
    let object = Entity(rawValue: UInt8(truncatingIfNeeded: row.object)) ?? entity
    let names = number == 0 && References.named(bytes.span, object: object).contains { $0.entity == entity }
    let key = Array(row.key.utf8)
    let scope = RecordScope(source: row.sourceName, object: UInt8(truncatingIfNeeded: row.object))
    members.append(
      SurvivorMember(
        record: Int32(record), identity: scope.identity(ofKey: key.span), trust: Int16(clamping: row.trust),
        yields: names, start: own.start, end: own.end))
    numbers.append(number)
  }

  /// - Returns: the rule that let the value of a part win over the strongest other, or lose to the winner,
  ///   and the record that won; nil when no other has a value for the field.
  func reason(of field: Field, record: Int, part: Int) -> (rule: SurvivorshipReason, winner: Int)? {
    let ranking = Survivorship.rank(
      field: field.number, entity: entity, buffer: buffer.span, members: members)
    guard let first = ranking.order.first, ranking.order.count > 1 else { return nil }
    let own = members.indices.first { Int(members[$0].record) == record && numbers[$0] == part }
    let other = own == first ? ranking.order[1] : own ?? ranking.order[1]
    return ranking.reasons[other].map { ($0, Int(members[first].record)) }
  }
}
