import Foundation

/// A value that several threads need and one makes: who asks meanwhile waits.
final class Once<Value>: @unchecked Sendable {
  // Sendable: the value is touched with the lock held, and not changed by those who got it.
  private let lock = NSLock()
  private var made: Result<Value, any Error>?

  func get(_ make: () throws -> Value) throws -> Value {
    lock.lock()
    defer { lock.unlock() }
    if let made { return try made.get() }
    let result = Result { try make() }
    made = result
    return try result.get()
  }
}
