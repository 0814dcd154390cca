import GRDB
import GRDBSQLite

/// Lets nothing into a store but by the one commit at the end of its work.
///
/// After some errors (EIO, a full disk) SQLite rolls the transaction back by itself. Statements that came
/// after it would each be a transaction of their own, and change a store that is already as before.
final class CommitGate {
  private let connection: OpaquePointer?
  private var isOpen = false

  init(_ db: Database) {
    connection = db.sqliteConnection
    sqlite3_commit_hook(
      connection,
      { context in
        guard let context else { return 1 }
        return Unmanaged<CommitGate>.fromOpaque(context).takeUnretainedValue().isOpen ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Commits what the transaction did.
  /// - Throws: also when SQLite has ended the transaction already.
  func commit(_ db: Database) throws {
    isOpen = true
    defer { isOpen = false }
    try db.execute(sql: "COMMIT")
  }

  /// Call before this is let go.
  func end() { sqlite3_commit_hook(connection, nil, nil) }
}
