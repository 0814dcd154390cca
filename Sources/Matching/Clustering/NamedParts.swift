import Model

/// An explicit reference is the strongest key: a lead that names its account by key hangs on that account,
/// and what it wrote in its company column is that account's, too. It is no key any more: the name that
/// somebody typed beside a key must not draw a third company in.
extension Clustering {
  mutating func joinNamed(_ entity: Entity) {
    guard !columns.named.isEmpty else { return }
    var pairs: [(own: Int32, other: Int32)] = []
    for (named, other) in columns.named where named.entity == entity.rawValue {
      let own = part(entity, 0, ofRecord: named.record)
      let other = part(entity, 0, ofRecord: other)
      if own >= 0 && other >= 0 && own != other { pairs.append((own, other)) }
    }
    guard !pairs.isEmpty else { return }
    let ages = seniority
    pairs.sort { ages.precedes($0.own, $1.own) }
    for pair in pairs {
      join(pair.other, pair.own, entity: entity, reason: .reference)
      isNamed.insert(pair.own)
    }
    switch entity {
    case .account:
      // A code that the account goes by since then is still a key: two rows must not have one code.
      var codes = take(\.creditCodes)
      codes.removeAll {
        isNamed.contains($0.part)
          && creditCodes[rootDetail($0.part)] != columns.accounts[detail($0.part)].creditCode
      }
      columns.creditCodes = codes
      drop(\.companies)
      drop(\.shortNames)
      drop(\.bareNames)
    case .contact:
      drop(\.mobiles)
      drop(\.emails)
      drop(\.roleEmails)
    default: break
    }
  }

  private mutating func drop(_ path: WritableKeyPath<MatchColumns, [Key]>) {
    let named = isNamed
    columns[keyPath: path].removeAll { named.contains($0.part) }
  }

  /// The record's own part of an entity (number 0), else that of the record that it names; -1 for none.
  func ownPart(_ entity: Entity, ofRecord record: Int32) -> Int32 {
    let own = part(entity, 0, ofRecord: record)
    guard own < 0, let other = columns.named[NamedPart(entity: entity.rawValue, record: record)] else {
      return own
    }
    return part(entity, 0, ofRecord: other)
  }
}
