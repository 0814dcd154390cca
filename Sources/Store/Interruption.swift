import GRDB
import GRDBSQLite

/// Lets long statements of a connection end early: building an index, or deleting a million rows.
final class Interruption {
  private let isAsked: () -> Bool
  private let connection: OpaquePointer?
  /// Steps of SQLite's machine between two looks: some hundred microseconds.
  private static let steps: Int32 = 20_000

  init(_ db: Database, _ isAsked: @escaping () -> Bool) {
    self.isAsked = isAsked
    connection = db.sqliteConnection
    sqlite3_progress_handler(
      connection, Self.steps,
      { context in
        guard let context else { return 0 }
        return Unmanaged<Interruption>.fromOpaque(context).takeUnretainedValue().isAsked() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Call before this is let go, and before what must not be broken off.
  func end() { sqlite3_progress_handler(connection, 0, nil, nil) }
}
