import Base
import Model

/// What let one value of a golden row go before another: the first of the rules, in this order, that told
/// them apart.
public enum SurvivorshipReason: String, Sendable, CaseIterable {
  case reference, trust, recency, completeness, length, identity
}

extension Survivorship {
  /// Who has a value for a field, and why the first of them is before each of the others.
  public struct Ranking: Sendable {
    /// Indices into the members, the one whose value is taken first.
    public var order: [Int]
    /// By member: why the first is before it.
    public var reasons: [Int: SurvivorshipReason]
  }

  /// Puts the members that have a value for a field in the order in which `resolve` takes them.
  /// - Parameters: as `resolve` has them.
  public static func rank(
    field: UInt8, entity: Entity, buffer: Span<UInt8>, members: [SurvivorMember]
  ) -> Ranking {
    var standings: [Standing] = []
    var candidates: [Candidate] = []
    for (index, member) in members.enumerated() {
      standings.append(standing(of: member, index, entity, buffer, into: &candidates))
    }
    var open = candidates.filter { $0.field == field }
    var order: [Candidate] = []
    while var best = open.first {
      for other in open.dropFirst() where beats(other, best, standings: standings, buffer: buffer) {
        best = other
      }
      order.append(best)
      open.removeAll { $0.member == best.member }
    }
    var reasons: [Int: SurvivorshipReason] = [:]
    for other in order.dropFirst() {
      reasons[other.member] = reason(order[0], other, standings: standings, buffer: buffer)
    }
    return Ranking(order: order.map(\.member), reasons: reasons)
  }

  /// The steps of `beats`.
  private static func reason(
    _ a: Candidate, _ b: Candidate, standings: [Standing], buffer: Span<UInt8>
  ) -> SurvivorshipReason {
    let (x, y) = (standings[a.member], standings[b.member])
    if x.member.yields != y.member.yields { return .reference }
    if x.member.trust != y.member.trust { return .trust }
    if compare(buffer, instant(buffer, x.changed), instant(buffer, y.changed)) != 0 { return .recency }
    if x.filled != y.filled { return .completeness }
    return a.range.count != b.range.count ? .length : .identity
  }
}
