import Base
import Model
import Store

/// Who the records of the store are: about 35 bytes a record, in memory. Records are numbered from 1.
final class RecordTable {
  struct Scope {
    var source: String
    var object: UInt8
    var trust: Int
    var names: RecordScope
  }

  private(set) var scopes: [Scope] = []
  /// By record - 1. Numbers that no record has: scope `.max`.
  private var identities: [Identity] = []
  private var scopeNumbers: [UInt16] = []
  private(set) var count = 0
  private var slots: [Int32] = Array(repeating: 0, count: 1 << 10)

  /// The highest number that a record has.
  var highest: Int { identities.count }

  /// By entity number: whether a record landed a part of it.
  private var seen = [Bool](repeating: false, count: 256)

  func note(partsOf entity: UInt8) { seen[Int(entity)] = true }

  func hasParts(of entity: Entity) -> Bool { seen[Int(entity.rawValue)] }

  func identity(of record: Int) -> Identity? { has(record) ? identities[record - 1] : nil }

  func scope(of record: Int) -> Scope? { has(record) ? scopes[Int(scopeNumbers[record - 1])] : nil }

  func has(_ record: Int) -> Bool {
    record > 0 && record <= identities.count && scopeNumbers[record - 1] != .max
  }

  /// Answers the number of a source's object, made if need be.
  func scopeNumber(source: String, object: UInt8, trust: Int) -> UInt16 {
    if let known = scopes.firstIndex(where: { $0.source == source && $0.object == object }) {
      return UInt16(known)
    }
    scopes.append(
      Scope(
        source: source, object: object, trust: trust,
        names: RecordScope(source: source, object: object)))
    return UInt16(scopes.count - 1)
  }

  /// Adds a record; numbers come in ascending order.
  /// - Returns: false when another record has the same identity.
  func add(_ record: Int, _ identity: Identity, scope: UInt16) -> Bool {
    while identities.count < record - 1 {
      identities.append(Identity(low: 0, high: 0))
      scopeNumbers.append(.max)
    }
    identities.append(identity)
    scopeNumbers.append(scope)
    count += 1
    if count * 2 > slots.count { grow() }
    guard find(identity) == nil else { return false }
    place(record)
    return true
  }

  /// The record of that identity.
  func find(_ identity: Identity) -> Int? {
    var slot = first(identity)
    while slots[slot] != 0 {
      let record = Int(slots[slot])
      if identities[record - 1] == identity { return record }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func first(_ identity: Identity) -> Int {
    Int(truncatingIfNeeded: identity.high) & (slots.count - 1)
  }

  private func place(_ record: Int) {
    var slot = first(identities[record - 1])
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: record)
  }

  private func grow() {
    let former = slots
    slots = Array(repeating: 0, count: former.count * 2)
    for record in former where record != 0 { place(Int(record)) }
  }
}
