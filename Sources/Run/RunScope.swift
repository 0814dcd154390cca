import Documents
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
        record: RecordScope(source: entry.name, object: object.rawValue)))
  }

  mutating func add(_ scope: RunScope) -> UInt16 {
    all.append(scope)
    return UInt16(all.count - 1)
  }

  func find(source: Int, _ object: Entity) -> UInt16? {
    all.firstIndex { $0.source == source && $0.object == object }.map { UInt16($0) }
  }

  /// How references of records are resolved among the records of `index`.
  func references(in index: RecordIndex) -> References {
    References(index: index) { [all] scope, source, target in
      RecordScope(source: source ?? all[Int(scope)].sourceName, object: target.rawValue)
    }
  }
}
