import Base
import Foundation
import Store

/// Golden rows of one batch of landings.
final class ComputedBatch: @unchecked Sendable {
  let golden: GoldenBatch
  /// Rows of several records that are new so: index of the row, its anchor, and what it is made of
  /// where a report shows that.
  var merges: [(row: Int, anchor: Int32, merged: GoldenStage.MergedRow?)] = []
  /// What ended the work.
  var error: (any Error)?

  init(run: Int) { golden = GoldenBatch(run: run) }

  func removeAll() {
    golden.removeAll()
    merges.removeAll(keepingCapacity: true)
  }
}

/// The landed bytes of some thousand records.
private final class LandingBatch: @unchecked Sendable {
  static let limit = min(2048, RecordBatch.recordLimit)
  var bytes = ByteArena(capacity: 1 << 19)
  var records: [(record: Int, start: Int, count: Int, name: String?)] = []

  func removeAll() {
    bytes.removeAll()
    records.removeAll(keepingCapacity: true)
  }
}

/// Computes golden rows on a second thread, while this one reads landings and writes rows: the
/// store is one thread's alone.
final class GoldenPipeline {
  private let stage: GoldenStage
  private let take: (ComputedBatch) throws -> Void
  private let landings = BoundedQueue<LandingBatch>(capacity: 8)
  private let computed = BoundedQueue<ComputedBatch>(capacity: 8)
  private let spareLandings = BoundedQueue<LandingBatch>(capacity: 16)
  private let spareComputed = BoundedQueue<ComputedBatch>(capacity: 16)
  private let done = DispatchGroup()
  private var inFlight = 0
  private let limit = 4
  private let isGathering: Bool
  private let nameOf: (Int, UnsafeRawBufferPointer) throws -> String?

  /// - Parameters:
  ///   - run: the one that writes the rows.
  ///   - isGathering: only rows of several records, for a second scan.
  ///   - nameOf: what a record is called, where its row is to say whose cells it keeps.
  ///   - take: gets the computed rows, in the order of the landings, on the caller's thread.
  init(
    _ stage: GoldenStage, run: Int, isGathering: Bool = false,
    nameOf: @escaping (Int, UnsafeRawBufferPointer) throws -> String?,
    take: @escaping (ComputedBatch) throws -> Void
  ) {
    self.nameOf = nameOf
    self.stage = stage
    self.isGathering = isGathering
    self.take = take
    for _ in 0..<limit + 1 {
      spareLandings.put(LandingBatch())
      spareComputed.put(ComputedBatch(run: run))
    }
  }

  /// - Parameter body: calls its argument with every landing.
  func run(_ body: ((Int, UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws {
    start()
    defer {
      landings.close()
      computed.close()
      spareComputed.close()
      done.wait()
    }
    var current = spareLandings.take()
    try body { record, bytes in
      guard let batch = current else { return }
      batch.records.append((record, batch.bytes.append(bytes), bytes.count, try nameOf(record, bytes)))
      if batch.records.count >= LandingBatch.limit {
        try submit(batch)
        current = spareLandings.take()
      }
    }
    if let batch = current { try submit(batch) }
    while inFlight > 0 { try takeOne() }
  }

  private func submit(_ batch: LandingBatch) throws {
    while inFlight >= limit { try takeOne() }
    landings.put(batch)
    inFlight += 1
  }

  private func takeOne() throws {
    guard let batch = computed.take() else { return }
    inFlight -= 1
    if let error = batch.error { throw error }
    try take(batch)
    batch.removeAll()
    spareComputed.put(batch)
  }

  private func start() {
    let (stage, landings, computed, isGathering) = (stage, landings, computed, isGathering)
    let (spareLandings, spareComputed, done) = (spareLandings, spareComputed, done)
    done.enter()
    _ = runThread("leadferry.golden") {
      while let batch = landings.take(), let out = spareComputed.take() {
        for item in batch.records where out.error == nil {
          batch.bytes.withSpan(from: item.start, count: item.count) {
            do {
              if isGathering {
                try stage.gather(record: item.record, item.name, $0)
              } else {
                try stage.take(record: item.record, item.name, $0, into: out)
              }
            } catch {
              out.error = error
            }
          }
        }
        batch.removeAll()
        spareLandings.put(batch)
        if !computed.put(out) { break }
      }
      done.leave()
    }
  }
}
