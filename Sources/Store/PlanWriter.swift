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
  private var places: [Int: StoreSession.Place] = [:]
  private let placeOf: (LandedChunk, LandedChunk.Entry) -> StoreSession.Place
  private let placeLimit = 200_000

  /// - Parameter placeOf: names a record of the files being read.
  public init(
    _ session: StoreSession, run: Int, digest: ContentDigest, wasEmpty: Bool,
    ids: @escaping (Entity, Int) -> UInt64,
    placeOf: @escaping (LandedChunk, LandedChunk.Entry) -> StoreSession.Place
  ) throws {
    self.session = session
    self.placeOf = placeOf
    golden = GoldenRows(
      session, run: run, isWriting: false, wasEmpty: wasEmpty, digest: digest, ids: ids)
    spool = try UnnamedFile()
  }

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

  public func place(of record: Int) throws -> StoreSession.Place? {
    if let place = places[record] { return place }
    return try session.place(of: record)
  }

  public func golden(_ batch: GoldenBatch) throws { try golden.write(batch) }

  public func removeGolden(entity: Entity, nr: Int, becomes: UInt64?) throws -> Bool {
    try golden.remove(entity, nr: nr)
  }

  private func remember(_ entry: LandedChunk.Entry, _ chunk: LandedChunk) {
    // Reports show the first of each kind; nobody asks for the millionth.
    if places.count < placeLimit { places[entry.record] = placeOf(chunk, entry) }
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
