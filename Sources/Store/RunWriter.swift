import Base
import Model

/// Where a run's results go: into the store, or, for a plan, nowhere but a scratch file. The run
/// itself decides everything; a writer only records. One thread.
public protocol RunWriter: AnyObject {
  /// The digest of the store's content, as the run leaves it.
  var digest: ContentDigest { get }
  func adjustDigest(_ body: (inout ContentDigest) -> Void)

  /// Takes new records with their landed bytes, and the raw block of the chunk.
  func insert(_ chunk: LandedChunk) throws

  /// Replaces what a record landed; its former version is kept.
  /// - Parameter landed: nil when only its cells, not its landed values, are others.
  func update(_ entry: LandedChunk.Entry, of chunk: LandedChunk, landed: Span<UInt8>?) throws

  /// Takes back a record that this run inserted or updated.
  func withdraw(record: Int, wasNew: Bool) throws

  func vanish(record: Int) throws

  /// Calls `body` with the present landed bytes of every record, by ascending record.
  func forEachLanding(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws
  func withLanding<R>(of record: Int, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R?
  func place(of record: Int) throws -> StoreSession.Place?

  /// Writes golden rows, and sets the batch's `changes`.
  func golden(_ batch: GoldenBatch) throws
  /// Removes a golden row; its id leads to `becomes` from now on, if given.
  /// - Returns: whether there was one.
  func removeGolden(entity: Entity, nr: Int, becomes: UInt64?) throws -> Bool
}

public struct GoldenRow: Sendable {
  public var entity: Entity
  public var nr: Int
  public var id: UInt64
  public var records: Int
  /// JSON; empty when all values come from one record.
  public var origins: String

  public init(entity: Entity, nr: Int, id: UInt64, records: Int, origins: String) {
    self.entity = entity
    self.nr = nr
    self.id = id
    self.records = records
    self.origins = origins
  }
}

public enum GoldenChange: Sendable {
  case added
  case updated
  case unchanged
}
