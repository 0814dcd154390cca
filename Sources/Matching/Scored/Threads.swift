import Dispatch
import Synchronization

/// Work in pieces on a number of threads; which thread does which piece is left to chance, so a
/// piece may depend on nothing but its number.
enum Threads {
  static func each(_ pieces: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    guard threads > 1, pieces > 1 else {
      for piece in 0..<pieces { body(piece) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, pieces)) { _ in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if piece >= pieces { return }
        body(piece)
      }
    }
  }
}
