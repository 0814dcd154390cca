import Documents
import Matching
import Model
import Store

/// The records of one object of one source.
struct RunScope: Sendable {
  /// Id in the store.
  var source: Int
  var sourceName: String
  var object: Entity
  var trust: Int16
  var isSnapshot: Bool
  /// Some input of this run reads it.
  var isRead: Bool
  var record: RecordScope
  /// `leads: merge`.
  var mergesLeads = false

  /// As matching knows the source.
  var leadSide: LeadSide { LeadSide(source: Int32(truncatingIfNeeded: source), isTypedTwice: mergesLeads) }
}

extension RunSource {
  /// As matching knows it.
  var leadSide: LeadSide {
    LeadSide(source: Int32(truncatingIfNeeded: id), isTypedTwice: entry.leads == .merge)
  }
}

/// The scopes of a run and of its store, by number: those that the run reads come first.
struct RunScopes: Sendable {
  private(set) var all: [RunScope] = []

  subscript(number: UInt16) -> RunScope { all[Int(number)] }

  /// The number of a scope that the run reads.
  mutating func number(of source: RunSource, _ object: Entity) -> UInt16 {
    if let known = find(source: source.id, object) { return known }
    let entry = source.entry
    return add(
      RunScope(
        source: source.id, sourceName: entry.name, object: object, trust: Int16(clamping: entry.trust),
        isSnapshot: entry.isSnapshot, isRead: true,
        record: RecordScope(source: entry.name, object: object.rawValue), mergesLeads: entry.leads == .merge))
  }

  mutating func add(_ scope: RunScope) -> UInt16 {
    all.append(scope)
    return UInt16(all.count - 1)
  }

  func find(source: Int, _ object: Entity) -> UInt16? {
    all.firstIndex { $0.source == source && $0.object == object }.map { UInt16($0) }
  }

  /// How references of records are resolved among the records of `index`.
  /// - Parameter refusals: what stands in quarantine; nil: nobody asks.
  func references(in index: RecordIndex, refusals: RefusalBook? = nil) -> References {
    References(
      index: index,
      scopeOf: { [all] scope, source, target in
        RecordScope(source: source ?? all[Int(scope)].sourceName, object: target.rawValue)
      },
      isRefused: { [all] scope, source, target, key in
        guard let refusals else { return false }
        let name = source ?? all[Int(scope)].sourceName
        guard let number = all.firstIndex(where: { $0.sourceName == name && $0.object == target }) else {
          return false
        }
        return refusals.holds(key, in: UInt16(number))
      })
  }
}
