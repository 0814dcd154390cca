import Base
import Evidence
import Foundation
import Importing
import Model
import Verification

/// The first thread of a run: reads the files one after the other, and hands over their batches.
final class ReadStage: @unchecked Sendable {
  struct Item: Sendable {
    var file: RunFile
    /// Nil: the file was read to its end.
    var batch: RecordBatch?
  }

  let output = BoundedQueue<Item>(capacity: 4)
  private let recycled = BoundedQueue<RecordBatch>(capacity: 16)
  private let files: [RunFile]
  private(set) var error: (any Error)?
  private let counters = DispatchGroup()
  private let done = DispatchGroup()

  private let progress: RunProgress

  init(files: [RunFile], progress: RunProgress) {
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

  /// Lets the thread go, wherever it waits.
  func close() {
    output.close()
    recycled.close()
  }

  func recycle(_ batch: RecordBatch) { recycled.put(batch) }

  /// Waits for the counters that run beside the readers.
  func waitForCounters() { counters.wait() }

  private func run() {
    defer { output.close() }
    var spare = 0
    for file in files {
      do {
        let reader = try file.open()
        var position = 0
        while true {
          let batch: RecordBatch
          if spare < 8 {
            batch = RecordBatch()
            spare += 1
          } else {
            guard let used = recycled.take() else { return }
            batch = used
          }
          guard try reader.read(into: batch) else {
            recycled.put(batch)
            break
          }
          file.damage.scan(batch)
          progress.read(bytes: reader.position - position)
          position = reader.position
          guard output.put(Item(file: file, batch: batch)) else { return }
        }
        file.facts = reader.facts
        progress.read(bytes: file.facts.bytes - position)
        count(file)
        guard output.put(Item(file: file, batch: nil)) else { return }
      } catch {
        self.error = error
        return
      }
    }
  }

  /// Counts the file's records and cells by means that share nothing with the reader.
  private func count(_ file: RunFile) {
    counters.enter()
    _ = runThread("leadferry.count") {
      file.counted = Result { try file.countIndependently() }
      self.counters.leave()
    }
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
