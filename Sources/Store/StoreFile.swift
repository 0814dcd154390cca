import Foundation

/// What lies where a store is to be, found out without touching it: not its rights, and without opening it.
/// Some wait for somebody at the other end; and of a store that this process holds, a lock would go with the
/// first descriptor that is closed (POSIX).
struct StoreFile {
  /// A file that may be a store: SQLite and the store's own marks have the last word.
  let isThere: Bool

  /// https://www.sqlite.org/fileformat.html: the smallest page. What is shorter SQLite takes for a database
  /// that is empty yet, and writes over it.
  private static let smallestPage = 512

  /// Nothing, and a file of no bytes, are no store yet.
  /// - Throws: `StoreError.notAFile`, or `.foreign` when it is too short for a database.
  init(path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      isThere = false
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.notAFile(path: path) }
    isThere = status.st_size > 0
    guard isThere && status.st_size < Self.smallestPage else { return }
    // Unless a first run that was killed had written no more yet: its journal undoes it.
    guard access(path + "-journal", F_OK) == 0 else { throw StoreError.foreign(path: path) }
  }
}
