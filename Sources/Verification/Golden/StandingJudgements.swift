import Evidence
import Model
import Store

/// Which kinds of judgement stand at all, by entity: what nobody ever said of an entity is not looked for
/// among millions.
struct StandingJudgements {
  /// What one entity has.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let same = Kinds(rawValue: 1)
    static let different = Kinds(rawValue: 2)
    static let byScore = Kinds(rawValue: 4)
    static let byKey = Kinds(rawValue: 8)
  }

  private var kinds: [Int: Kinds] = [:]

  init(_ session: StoreSession) throws {
    let judged = try JudgementKind.all(session)
    while let kind = try judged.next() {
      var found: Kinds = []
      switch kind.verdict {
      case "same":
        found = .same
        if kind.isByRule { found.insert(kind.isByScore ? .byScore : .byKey) }
      case "different": found = .different
      default: break
      }
      kinds[kind.entity, default: []].formUnion(found)
    }
  }

  func has(_ kind: Kinds, _ entity: Entity) -> Bool {
    kinds[Int(entity.rawValue)]?.contains(kind) ?? false
  }
}
