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
    let judged = try session.statement(
      """
      SELECT DISTINCT entity, verdict, author = 'rule', reason = 'score' FROM judgement
      WHERE revoked_run IS NULL
      """)
    while try judged.step() {
      var found: Kinds = []
      switch judged.text(1) ?? "" {
      case "same":
        found = .same
        if judged.int(2) != 0 { found.insert(judged.int(3) != 0 ? .byScore : .byKey) }
      case "different": found = .different
      default: break
      }
      kinds[judged.int(0), default: []].formUnion(found)
    }
  }

  func has(_ kind: Kinds, _ entity: Entity) -> Bool {
    kinds[Int(entity.rawValue)]?.contains(kind) ?? false
  }
}
