import Base
import Store

/// Decides who a record is, by its key and a fingerprint of its cells: one that nobody has, one that
/// the store has with these cells or with others, or a key that came before in this run.
///
/// The mapping thread owns it, and with it the index: see `ReadPhase`.
struct Recogniser {
  enum Verdict: Equatable {
    /// Neither store nor run has it.
    case new
    /// The store has it with these very cells.
    case unchanged(Int)
    /// The store has it with other cells, or had marked it as vanished.
    case changed(Int)
    /// Its key came before in this run.
    case again(Int, Again)
    /// A record of that key was refused for its cells in this run: this one, with others, must not land
    /// in its place, whichever comes first.
    case refusedBefore
  }

  /// Of a key that came before in this run.
  enum Again: Equatable {
    /// With these very cells.
    case same
    /// With others: its values decide.
    case other
    /// More than one version of it came already: none of them is taken.
    case repeated
  }

  let index: RecordIndex
  /// Records whose key came twice in this run with different values.
  private(set) var repeated: [Int] = []
  /// Records whose key came again with other bytes, and a fingerprint of the values that those have:
  /// the first one's are not known here, and decide whether it says the same.
  private(set) var respelled: [Int: UInt64] = [:]
  /// Records of the store that were met and not taken, refused or filtered: they are still there.
  private(set) var refused: Set<Int> = []
  private var refusedKeys: [Identity: UInt64] = [:]

  init(index: RecordIndex) { self.index = index }

  func verdict(_ identity: Identity, known: Int?, fingerprint: UInt64) -> Verdict {
    if !refusedKeys.isEmpty, let refused = refusedKeys[identity], refused != fingerprint {
      return .refusedBefore
    }
    guard let known else { return .new }
    let flags = index.flags[known - 1]
    let isSame = index.fingerprints[known - 1] == fingerprint
    if flags.contains(.met) {
      return .again(known, flags.contains(.repeated) ? .repeated : isSame ? .same : .other)
    }
    return isSame && !flags.contains(.hadVanished) ? .unchanged(known) : .changed(known)
  }

  /// A record of the store is there with the same cells.
  func meet(_ record: Int, file: Int, ordinal: Int) {
    index.flags[record - 1].formUnion([.seen, .met])
    index.files[record - 1] = UInt32(file)
    index.ordinals[record - 1] = UInt32(ordinal)
  }

  /// A record landed.
  /// - Parameter known: of the store; nil: it is new.
  /// - Returns: its number.
  func land(
    _ identity: Identity, known: Int?, fingerprint: UInt64, file: SourceFile, ordinal: Int, run: Int
  ) -> Int {
    let number: Int
    if let known {
      number = known
      index.flags[known - 1].formUnion([.seen, .met, .touched])
      index.fingerprints[known - 1] = fingerprint
    } else {
      number = index.add(
        identity, fingerprint: fingerprint, firstRun: run, flags: [.seen, .met, .touched],
        scope: file.scopeNumber)
    }
    index.files[number - 1] = UInt32(file.number)
    index.ordinals[number - 1] = UInt32(ordinal)
    return number
  }

  /// A record of the store was met, and not taken.
  mutating func refuse(_ known: Int) { refused.insert(known) }

  /// A record with a key was refused for its cells.
  mutating func refuseKey(_ identity: Identity, fingerprint: UInt64) {
    refusedKeys[identity] = fingerprint
  }

  /// Whether other bytes of a record that came before may say the same as all others that came since.
  /// - Parameter values: a fingerprint of the values that the new ones have.
  func mayAgree(_ record: Int, values: UInt64) -> Bool { respelled[record, default: values] == values }

  /// Other bytes of a record that came before have these values.
  mutating func respell(_ record: Int, values: UInt64) { respelled[record] = values }

  /// A second version of a record came.
  mutating func `repeat`(_ record: Int) {
    index.flags[record - 1].insert(.repeated)
    repeated.append(record)
  }
}
