import Base
import Documents
import Model

/// What the table keeps for scoring.
struct ScoredColumns {
  let options: ScoredOptions
  /// Made once: keys are asked for record by record.
  private let all: EntityMap<ScoredRules?>
  let texts: PartTexts
  /// Of all parts, once they were clustered.
  var keys: [Key]?

  init(_ options: ScoredOptions) {
    self.options = options
    var all = EntityMap<ScoredRules?>(repeating: nil)
    for entity in [Entity.account, .contact] { all[entity] = options.rules(entity) }
    self.all = all
    texts = PartTexts(options)
  }

  /// Nil: the entity's parts are not scored.
  func rules(_ entity: Entity) -> ScoredRules? { all[entity] }
}

extension MatchColumns {
  /// Of each part, whose account fields it has: the account that it refers to, or its record's own; -1
  /// for none.
  func accounts(of parts: [Int32], _ entity: Entity) -> [Int32] {
    guard entity != .account else { return [Int32](repeating: -1, count: parts.count) }
    let employers = Dictionary(
      references.map { ($0.contact, $0.other) }, uniquingKeysWith: { _, last in last })
    return parts.map { index in
      let part = self.parts[Int(index)]
      let own = part.record
      guard !employers.isEmpty || !named.isEmpty else { return account(ofRecord: own) }
      let other = named[NamedPart(entity: Entity.account.rawValue, record: own)]
      return account(ofRecord: employers[Int64(own) << 16 | Int64(part.number)] ?? other ?? own)
    }
  }

  private func account(ofRecord record: Int32) -> Int32 {
    guard record >= 0, Int(record) < firstParts.count else { return -1 }
    var index = Int(firstParts[Int(record)])
    guard index >= 0 else { return -1 }
    while index < parts.count && parts[index].record == record && !parts[index].isRemoved {
      if parts[index].entity == Entity.account.rawValue && parts[index].number == 0 { return Int32(index) }
      index += 1
    }
    return -1
  }

  /// The keys of the blocks in which parts can meet, from that part on. A reference changes those of a
  /// contact: where there are any, all records are matched together.
  func blockKeys(from first: Int) -> [Key] {
    guard let scored else { return [] }
    if let keys = scored.keys { return keys }
    var found: [Key] = []
    for entity in [Entity.account, .contact] {
      guard let rules = scored.rules(entity) else { continue }
      let own = (first..<max(first, parts.count)).filter {
        parts[$0].entity == entity.rawValue && !parts[$0].isRemoved
      }.map(Int32.init)
      guard !own.isEmpty else { continue }
      let rows = PartRows(
        own, accounts: accounts(of: own, entity), entity: entity, rules: rules, texts: scored.texts,
        threads: 1)
      found += rows.keys(entity: entity)
    }
    return found
  }
}
