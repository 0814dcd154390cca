import Foundation
import Store
import Synchronization

/// Passes over a store that know nothing of each other, on two threads: each thread has a connection of
/// its own, each pass a book of its own. The books are put together in the order of the passes, so
/// that what a verification says does not depend on which thread was first.
struct Passes {
  typealias Body = (StoreSession, FindingBook) throws -> Void

  private var bodies: [(weight: Int, body: Body)] = []

  /// - Parameter weight: how long it takes beside the others; the longest begin first.
  mutating func add(weight: Int, _ body: @escaping Body) { bodies.append((weight, body)) }

  /// - Throws: what the first pass that failed threw; no other then begins.
  func run(on session: StoreSession, into book: FindingBook) throws {
    let board = Board(bodies)
    let done = DispatchSemaphore(value: 0)
    let hasHelper = bodies.count > 1 && ProcessInfo.processInfo.activeProcessorCount > 1
    if hasHelper {
      let path = session.path
      let thread = Thread {
        // Without a second connection one thread does all.
        try? LeadStore.reading(path: path, isChecked: false) { board.work($0) }
        done.signal()
      }
      thread.name = "leadferry.verify"
      thread.stackSize = Self.stack
      thread.start()
    }
    board.work(session)
    if hasHelper { done.wait() }
    try board.end(into: book)
  }

  /// As large as the main thread's: records nest.
  private static let stack = 8 << 20

  // Sendable: a pass is touched by the one thread that took its number, and by `end` when all are done.
  private final class Board: @unchecked Sendable {
    private let bodies: [(weight: Int, body: Body)]
    private let order: [Int]
    private let books: [FindingBook]
    private let errors = Mutex<[Int: any Error]>([:])
    private let next = Atomic<Int>(0)

    init(_ bodies: [(weight: Int, body: Body)]) {
      self.bodies = bodies
      order = bodies.indices.sorted { (bodies[$1].weight, $0) < (bodies[$0].weight, $1) }
      books = bodies.map { _ in FindingBook() }
    }

    func work(_ session: StoreSession) {
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < order.count, errors.withLock(\.isEmpty) else { return }
        let pass = order[place]
        do {
          try bodies[pass].body(session, books[pass])
        } catch {
          errors.withLock { $0[pass] = error }
        }
      }
    }

    func end(into book: FindingBook) throws {
      if let first = errors.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
      for own in books { book.add(own) }
    }
  }
}
