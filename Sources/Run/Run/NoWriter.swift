import Base
import Model
import Store

/// Stands in until the run has its writer; nothing is written before.
final class NoWriter: RunWriter {
  var digest: ContentDigest { ContentDigest() }
  func adjustDigest(_ body: (inout ContentDigest) -> Void) {}
  func insert(_ chunk: LandedChunk) throws {}
  func update(_ entry: LandedChunk.Entry, of chunk: LandedChunk, landed: Span<UInt8>?) throws {}
  func withdraw(record: Int, wasNew: Bool) throws {}
  func vanish(record: Int) throws {}
  func forEachLanding(_ body: (Int, UnsafeRawBufferPointer) throws -> Void) throws {}
  func withLanding<R>(of record: Int, _ body: (UnsafeRawBufferPointer) throws -> R) throws -> R? { nil }
  func place(of record: Int) throws -> StoreSession.Place? { nil }
  func golden(_ batch: GoldenBatch) throws {}
  func removeGolden(entity: Entity, nr: Int, becomes: UInt64?) throws -> Bool { false }
}
