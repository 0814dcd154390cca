import Base
import Model
import Store

/// Every record that the store has or that this run reads, in memory: who it is, and what its
/// cells were. About 50 bytes a record. Records are numbered from 1, as in the store.
package final class RecordIndex {
  struct Flags: OptionSet, BitwiseCopyable {
    let rawValue: UInt16
    /// In the store before the run.
    static let stored = Flags(rawValue: 1)
    /// Met in a file of this run.
    static let seen = Flags(rawValue: 2)
    /// Its landed values are others than before, or it is new.
    static let touched = Flags(rawValue: 4)
    /// Had vanished before this run.
    static let hadVanished = Flags(rawValue: 8)
    /// Its key came again in this run, with other cells.
    static let repeated = Flags(rawValue: 16)
    /// Inserted or updated by this run and then refused.
    static let withdrawn = Flags(rawValue: 32)
    /// Names other records: its relations hang on theirs.
    static let refers = Flags(rawValue: 64)
    /// Its parts are in the match table.
    static let matched = Flags(rawValue: 128)
    /// Landed in this run, or was recognised in it: its file and ordinal are known.
    static let met = Flags(rawValue: 256)
  }

  package private(set) var identities = GrowingBuffer<Identity>()
  var fingerprints = GrowingBuffer<UInt64>()
  var firstRuns = GrowingBuffer<Int32>()
  var flags = GrowingBuffer<Flags>()
  /// Number of the record's scope (source and object).
  private(set) var scopes = GrowingBuffer<UInt16>()
  /// Where it was met in this run: file, from 0, and ordinal.
  var files = GrowingBuffer<UInt32>()
  var ordinals = GrowingBuffer<UInt32>()
  /// Of records that this run lands; of the store's thread alone.
  let keys = RecordKeys()
  private var slots: [Int32] = Array(repeating: 0, count: 1 << 10)
  private var filled = 0

  /// The id of the golden row whose oldest part is `part`.
  @inline(__always)
  func id(of part: PartID, _ entity: Entity) -> UInt64 {
    EntityID.hash(identities[part.record - 1], entity, part)
  }

  /// The highest record number.
  var count: Int { identities.count }

  func reserve(_ records: Int) {
    if filled == 0 {
      // With room for some more: to grow is to enter all of them again.
      var size = slots.count
      while (records + records / 8) * 2 > size { size *= 2 }
      slots = Array(repeating: 0, count: size)
    }
    identities.reserve(records)
    fingerprints.reserve(records)
    firstRuns.reserve(records)
    flags.reserve(records)
    scopes.reserve(records)
    files.reserve(records)
    ordinals.reserve(records)
  }

  /// Fills numbers that the store does not use.
  func pad(to record: Int) {
    while identities.count < record {
      append(Identity(low: 0, high: 0), fingerprint: 0, firstRun: 0, flags: [], scope: .max)
    }
  }

  /// Adds a record under the next number, and answers it. Its identity must not be there yet.
  @discardableResult
  func add(
    _ identity: Identity, fingerprint: UInt64, firstRun: Int, flags: Flags, scope: UInt16
  ) -> Int {
    append(identity, fingerprint: fingerprint, firstRun: firstRun, flags: flags, scope: scope)
    if (filled + 1) * 2 > slots.count { grow() }
    place(Int32(identities.count))
    return identities.count
  }

  /// The number of the record of that identity, or nil.
  @inline(__always)
  package func find(_ identity: Identity) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: identity.high) & mask
    while true {
      let record = slots[slot]
      if record == 0 { return nil }
      if identities[Int(record) - 1] == identity { return Int(record) }
      slot = (slot + 1) & mask
    }
  }

  private func append(
    _ identity: Identity, fingerprint: UInt64, firstRun: Int, flags: Flags, scope: UInt16
  ) {
    identities.append(identity)
    fingerprints.append(fingerprint)
    firstRuns.append(Int32(truncatingIfNeeded: firstRun))
    self.flags.append(flags)
    scopes.append(scope)
    files.append(0)
    ordinals.append(0)
  }

  private func place(_ record: Int32) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: identities[Int(record) - 1].high) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = record
    filled += 1
  }

  private func grow() {
    let former = slots
    slots = Array(repeating: 0, count: former.count * 4)
    filled = 0
    for record in former where record != 0 { place(record) }
  }
}
