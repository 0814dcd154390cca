import Foundation
import Synchronization

/// How far a run is, and whether somebody asked it to stop. Shared between threads.
public final class RunProgress: Sendable {
  public enum Phase: Int, Sendable {
    case reading
    case matching
    case computing
    case indexing
    case committing
    case undoing
  }

  private let recordsRead = Atomic<Int>(0)
  private let bytesRead = Atomic<Int>(0)
  private let bytesInAll = Atomic<Int>(0)
  private let interrupted = Atomic<Bool>(false)
  private let current = Atomic<Int>(0)

  public init() {}

  public var records: Int { recordsRead.load(ordering: .relaxed) }
  public var phase: Phase { Phase(rawValue: current.load(ordering: .relaxed)) ?? .reading }
  /// How much of the files was read, from 0 to 1; nil before that is known.
  public var share: Double? {
    let all = bytesInAll.load(ordering: .relaxed)
    return all > 0 ? min(1, Double(bytesRead.load(ordering: .relaxed)) / Double(all)) : nil
  }
  /// Safe to call in a signal handler's dispatch source.
  public func interrupt() { interrupted.store(true, ordering: .relaxed) }

  package var isInterrupted: Bool { interrupted.load(ordering: .relaxed) }

  func read(records: Int) { recordsRead.add(records, ordering: .relaxed) }
  /// - Parameter bytes: of all files, as they lie on disk.
  func expect(bytes: Int) { bytesInAll.store(bytes, ordering: .relaxed) }
  func read(bytes: Int) { bytesRead.add(bytes, ordering: .relaxed) }
  package func enter(_ phase: Phase) { current.store(phase.rawValue, ordering: .relaxed) }

  /// - Throws: `RunError.interrupted` once somebody asked for it.
  package func check() throws(RunError) {
    if isInterrupted { throw .interrupted }
  }
}
