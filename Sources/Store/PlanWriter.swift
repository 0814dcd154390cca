import Base
import Foundation
import Model

/// Records a run for a plan: compares with the store and writes nothing to it. What records landed
/// goes to a scratch file that has no name, so that nothing is left of it.
public final class PlanWriter: RunWriter {
  private struct Spooled {
    var offset: Int
    var count: Int
  }

  private let session: StoreSession
  private let golden: GoldenRows
  private let spool: UnnamedFile
  /// New records, by ascending number, and where their landed bytes lie.
  private var new: [(record: Int, bytes: Spooled)] = []
  private var changed: [Int: Spooled] = [:]
  private var withdrawn: Set<Int> = []
  private var places: [Int: RecordPlace] = [:]
  private let placeLimit = 200_000
  private var files: [RunFileName] = []
  /// Numbers of sources by name: those of the store, and those that it would get.
  private var sources: [String: Int] = [:]
  /// What an apply would write beside records and golden rows.
  public private(set) var discarded = DiscardedRows()

  public init(
    _ session: StoreSession, run: Int, digest: ContentDigest, wasEmpty: Bool,
    ids: @escaping (Entity, Int) -> UInt64
  ) throws {
    self.session = session
    golden = GoldenRows(
      session, run: run, isWriting: false, wasEmpty: wasEmpty, digest: digest, ids: ids)
    spool = try UnnamedFile()
    for row in try session.sources() { sources[row.name] = row.id }
  }

  public func source(name: String, trust: Int, isSnapshot: Bool) throws -> Int {
    if let known = sources[name] { return known }
    let next = (sources.values.max() ?? 0) + 1
    sources[name] = next
    return next
  }

  public func expect(files: [RunFileName]) { self.files = files }

  public var digest: ContentDigest { golden.digest }

  public func adjustDigest(_ body: (inout ContentDigest) -> Void) { golden.record(body) }

  public func insert(_ chunk: LandedChunk) throws {
    for entry in chunk.entries where entry.kind == .new {
      let at = try chunk.landed.arena.withBytes(entry.landed) { try spool.append($0) }
      new.append((entry.record, Spooled(offset: at, count: entry.landed.count)))
      remember(entry, chunk)
    }
  }

  public func update(
    _ entry: LandedChunk.Entry, of chunk: LandedChunk, landed: Span<UInt8>?
  ) throws {
    guard let landed else { return }
    let at = try landed.withUnsafeBytes { try spool.append($0) }
    changed[entry.record] = Spooled(offset: at, count: landed.count)
    remember(entry, chunk)
  }

  public func withdraw(record: Int, wasNew: Bool) throws {
    if wasNew { withdrawn.insert(record) } else { changed[record] = nil }
  }

  public func vanish(record: Int) throws {}

  public func finish(_ chunk: LandedChunk) {}

  public func forEachLanding(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {
    try session.forEachLanding { record, bytes in
      if let other = changed[record] {
        try spool.withBytes(at: other.offset, count: other.count) { try body(record, $0) }
      } else {
        try body(record, bytes)
      }
    }
    for (record, bytes) in new where !withdrawn.contains(record) {
      try spool.withBytes(at: bytes.offset, count: bytes.count) { try body(record, $0) }
    }
  }

  public func withLanding<R>(of record: Int, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R? {
    if let other = changed[record] {
      return try spool.withBytes(at: other.offset, count: other.count, body)
    }
    if let index = indexOfNew(record) {
      let bytes = new[index].bytes
      return try spool.withBytes(at: bytes.offset, count: bytes.count, body)
    }
    return try session.withLanding(of: record, body)
  }

  public func place(of record: Int) throws -> RecordPlace? {
    if let place = places[record] { return place }
    return try session.place(of: record)
  }

  public func golden(_ batch: GoldenBatch) throws { try golden.write(batch) }

  public func removeGolden(entity: Entity, nr: Int, becomes: UInt64?) throws -> Bool {
    try golden.remove(entity, nr: nr)
  }

  private func remember(_ entry: LandedChunk.Entry, _ chunk: LandedChunk) {
    // Reports show the first of each kind; nobody asks for the millionth.
    guard places.count < placeLimit else { return }
    let file = files[chunk.file]
    places[entry.record] = RecordPlace(
      source: file.source, object: file.object,
      key: chunk.keys.string(from: entry.key.lowerBound, count: entry.key.count), file: file.path,
      line: entry.line)
  }

  private func indexOfNew(_ record: Int) -> Int? {
    var low = 0
    var high = new.count
    while low < high {
      let middle = (low + high) / 2
      if new[middle].record < record { low = middle + 1 } else { high = middle }
    }
    return low < new.count && new[low].record == record ? low : nil
  }
}

/// How many rows a plan took that only an apply keeps.
public struct DiscardedRows: Sendable, Equatable {
  public var quarantined = 0
  public var movedInQuarantine = 0
  public var closedInQuarantine = 0
  public var members = 0
  public var removedMembers = 0
  public var judgementsInForce = 0
  public var possiblePairs = 0
  public var files = 0
  public var owners = 0
  public var documents = 0
  /// The run was sealed: it came to its end.
  public var isSealed = false
}

/// Rows that are read by nothing before the run is over: they are counted.
extension PlanWriter {
  public func quarantine(_ refusal: LandedChunk.Refusal, of chunk: LandedChunk) throws {
    discarded.quarantined += 1
  }

  public func moveQuarantine(_ id: Int, to refusal: LandedChunk.Refusal, of chunk: LandedChunk) throws {
    discarded.movedInQuarantine += 1
  }

  public func closeQuarantine(_ ids: [Int]) throws { discarded.closedInQuarantine += ids.count }

  public func redirect(_ entity: Entity, nr: Int, to row: Int) throws {}

  public func member(_ member: GoldenMember) throws { discarded.members += 1 }

  public func removeMember(entity: UInt8, record: Int, part: Int) throws {
    discarded.removedMembers += 1
  }

  /// There may be millions: not even counted.
  public func judgements(
    _ all: some Sequence<RuleJudgement>, isFirst: Bool, of records: [Int]?
  ) throws {}

  public func setInForce(_ judgements: [JudgementInForce]) throws {
    discarded.judgementsInForce += judgements.count
  }

  public func setPossiblePairs(_ found: [PossiblePairRow], insteadOf standing: [PossiblePairRow]) throws {
    discarded.possiblePairs += found.count
  }

  public func keepMatchKeys(isWhole: Bool, isUsable: Bool, entries: () -> [UInt64]) throws {}

  public func ledger(_ ledger: FileLedger, ofFile number: Int) throws { discarded.files += 1 }

  public func replayed(_ refusals: [Int], ofFile number: Int) throws {}

  public func useCorrections(_ ids: [Int]) throws {}

  public func replaceOwners(_ owners: [OwnerRow]) throws { discarded.owners += owners.count }

  public func createIndexes() throws {}

  public func seal(_ run: RunRow, documents: [DocumentRow]) throws {
    discarded.documents += documents.count
    discarded.isSealed = true
  }
}
