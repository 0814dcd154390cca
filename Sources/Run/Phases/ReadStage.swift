import Base
import Dispatch
import Foundation
import Importing
import Model

/// The first thread of a run: reads the files one after the other, and hands over their batches.
///
/// What it found of them is its own until it is done: see `ReadPhase`.
final class ReadStage: @unchecked Sendable {
  struct Item: Sendable {
    var file: SourceFile
    /// Nil: the file was read to its end.
    var batch: RecordBatch?
    /// Then, what its columns are.
    var layout: Layout?
  }

  /// What came of reading, by number of the file.
  struct Output {
    var readings: [FileReading] = []
    /// Each goes on counting by itself.
    var counts: [FileCount] = []
  }

  let output = BoundedQueue<Item>(capacity: 4)
  private let recycled = BoundedQueue<RecordBatch>(capacity: 16)
  private let files: [SourceFile]
  private let progress: RunProgress
  private let done = DispatchGroup()

  private var error: (any Error)?
  private var result = Output()
  private var spareBatches = 0

  init(files: [SourceFile], progress: RunProgress) {
    self.files = files
    self.progress = progress
  }

  func start() {
    done.enter()
    _ = runThread("leadferry.read") {
      self.run()
      self.done.leave()
    }
  }

  func waitUntilDone() { done.wait() }

  /// Waits for the thread.
  /// - Throws: what ended it early.
  func finish() throws -> Output {
    done.wait()
    if let error { throw error }
    return result
  }

  /// Lets the thread go, wherever it waits.
  func close() {
    output.close()
    recycled.close()
  }

  func recycle(_ batch: RecordBatch) { recycled.put(batch) }

  private func run() {
    defer { output.close() }
    do {
      for file in files { guard try read(file) else { return } }
    } catch {
      self.error = error
    }
  }

  /// - Returns: false when nobody takes batches any more.
  private func read(_ file: SourceFile) throws -> Bool {
    let reader = try file.open()
    var damage = DamageScanner()
    var position = 0
    while true {
      guard let batch = nextBatch() else { return false }
      guard try reader.read(into: batch) else {
        recycled.put(batch)
        break
      }
      damage.scan(batch)
      progress.read(bytes: reader.position - position)
      position = reader.position
      guard output.put(Item(file: file, batch: batch)) else { return false }
    }
    let facts = reader.facts
    try facts.refuseDoubts()
    progress.read(bytes: facts.bytes - position)
    result.readings.append(FileReading(facts: facts, damage: damage))
    result.counts.append(FileCount(file, facts))
    return output.put(Item(file: file, batch: nil, layout: reader.layout))
  }

  private func nextBatch() -> RecordBatch? {
    guard spareBatches >= 8 else {
      spareBatches += 1
      return RecordBatch()
    }
    return recycled.take()
  }
}

/// Starts a thread; `body` must not block for ever.
func runThread(_ name: String, _ body: @escaping @Sendable () -> Void) -> Thread {
  let thread = Thread(block: body)
  thread.name = name
  thread.stackSize = 4 << 20
  thread.start()
  return thread
}
