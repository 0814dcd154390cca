import Foundation
import GRDB

/// One store on disk: an SQLite file that holds evidence and golden rows.
public enum LeadStore {
  /// A file of no bytes is what an interrupted first run leaves: no store yet.
  public static func exists(path: String) -> Bool {
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    return (size ?? 0) > 0
  }

  /// Reads a store, and cannot write it. A store that does not exist yet reads as an empty one.
  public static func reading<R>(path: String, _ body: (StoreSession) throws -> R) throws -> R {
    try StoreError.mapping(path: path) {
      guard exists(path: path) else {
        let queue = try DatabaseQueue(configuration: configuration(readOnly: false))
        return try queue.inDatabase { db in
          try Schema.create(db)
          return try body(StoreSession(db, path: path))
        }
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: true))
      return try queue.inDatabase { db in
        try check(db, path: path)
        // One transaction: all that is read belongs together, whoever writes meanwhile.
        try db.execute(sql: "BEGIN")
        defer { try? db.execute(sql: "ROLLBACK") }
        return try body(StoreSession(db, path: path))
      }
    }
  }

  /// Runs `body` in one transaction, and commits it when `body` says so. When it does not, or
  /// throws, the store is as it was; one that was created for this is gone again.
  public static func writing<R>(
    path: String, _ body: (StoreSession) throws -> (commit: Bool, result: R)
  ) throws -> R {
    try StoreError.mapping(path: path) {
      // Only the one who made the file may take it away: another process may be first.
      let isMine = try createPrivateFile(path)
      var committed = false
      defer {
        if isMine && !committed { try? FileManager.default.removeItem(atPath: path) }
      }
      if !isMine && !FileManager.default.isWritableFile(atPath: path) {
        throw StoreError.readOnly(path: path)
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
      return try queue.inDatabase { db in
        try db.execute(sql: "BEGIN IMMEDIATE")
        do {
          if try isEmpty(db) {
            try Schema.create(db)
          } else {
            try check(db, path: path)
          }
          let answer = try body(StoreSession(db, path: path))
          try db.execute(sql: answer.commit ? "COMMIT" : "ROLLBACK")
          committed = answer.commit
          return answer.result
        } catch {
          // SQLite may have rolled back by itself (a full disk): then there is nothing to undo.
          if db.isInsideTransaction { try? db.execute(sql: "ROLLBACK") }
          throw error
        }
      }
    }
  }

  /// A database without tables, and without the mark of another program: what an interrupted first
  /// run leaves.
  private static func isEmpty(_ db: Database) throws -> Bool {
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    return try tables == 0 && (Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0) == 0
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.allowsUnsafeTransactions = true
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // Larger pages: fewer system calls for as many bytes. Holds for a new store only.
      if !readOnly { try db.execute(sql: "PRAGMA page_size = 16384") }
      try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA threads = 2;")
    }
    return configuration
  }

  private static func check(_ db: Database, path: String) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard application == Schema.applicationID else { throw StoreError.foreign(path: path) }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version <= Schema.version else {
      throw StoreError.newer(path: path, version: version, supported: Schema.version)
    }
    // Reads the schema and the newest pages: a torn file shows here, before any work.
    _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM run")
  }

  /// Personal data: readable by its owner alone, from the first byte on. SQLite gives its journal
  /// the same rights.
  /// - Returns: false when there is such a file already.
  private static func createPrivateFile(_ path: String) throws -> Bool {
    let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST: return false
      case EACCES, EROFS, EPERM: throw StoreError.readOnly(path: path)
      case ENOSPC, EDQUOT: throw StoreError.full(path: path)
      default: throw StoreError.unopenable(path: path, detail: String(cString: strerror(errno)))
      }
    }
    fchmod(descriptor, 0o600)
    Foundation.close(descriptor)
    return true
  }
}
