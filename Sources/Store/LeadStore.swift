import Foundation
import GRDB

/// One store on disk: an SQLite file that holds evidence and golden rows.
public enum LeadStore {
  /// Whether there is something where a store is to be; a file of no bytes is what a killed first run leaves.
  /// - Throws: `StoreError` when what is there can be no store.
  public static func exists(path: String) throws -> Bool { try StoreFile(path: path).isThere }

  /// Reads a store, and cannot write it. A store that does not exist yet reads as an empty one.
  /// - Parameter isChecked: false: the caller looks for numbers that no run wrote by itself.
  /// - Throws: `StoreError`, and what `body` throws.
  public static func reading<R>(
    path: String, isChecked: Bool = true, _ body: (StoreSession) throws -> R
  ) throws -> R {
    try StoreError.mapping(path: path) {
      let isThere = try exists(path: path)
      try recover(path: path)
      try upgrade(path: path)
      guard try isThere && exists(path: path) else {
        let queue = try DatabaseQueue(configuration: configuration(readOnly: false))
        return try queue.inDatabase { db in
          try Schema.create(db)
          return try body(StoreSession(db, path: path))
        }
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: true))
      return try queue.inDatabase { db in
        try check(db, path: path)
        // Only one that nobody may write stays old.
        guard try !Schema.isOlder(db) else { throw StoreError.readOnly(path: path) }
        // One transaction: all that is read belongs together, whoever writes meanwhile.
        try db.execute(sql: "BEGIN")
        defer { try? db.execute(sql: "ROLLBACK") }
        let session = StoreSession(db, path: path)
        if isChecked { try session.checkNumbers() }
        return try body(session)
      }
    }
  }

  /// Runs `body` in one transaction, and commits it when `body` says so. When it does not, or
  /// throws, the store is as it was; one that was created for this is gone again.
  /// - Parameter isInterrupted: asked now and then, also in the middle of long statements; true ends
  ///   the work with `StoreError.interrupted`.
  public static func writing<R>(
    path: String, isInterrupted: @escaping () -> Bool = { false },
    _ body: (StoreSession) throws -> (commit: Bool, result: R)
  ) throws -> R {
    try StoreError.mapping(path: path) {
      let isCreated = try createPrivateFile(path)
      guard FileManager.default.isWritableFile(atPath: path) else {
        throw StoreError.readOnly(path: path)
      }
      let file = FileIdentity(path: path)
      let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
      return try queue.inDatabase { db in
        // Takes the lock, and undoes what a killed run left behind.
        try db.execute(sql: "BEGIN IMMEDIATE")
        let interruption = Interruption(db, isInterrupted)
        defer { interruption.end() }
        let gate = CommitGate(db)
        defer { gate.end() }
        do {
          // A first run that failed takes its file away: this lock may be on a file without a name.
          guard file == FileIdentity(path: path) else { throw StoreError.locked(path: path) }
          if try isEmpty(db) {
            try Schema.create(db)
          } else {
            try check(db, path: path)
            try Schema.migrate(db, path: path)
          }
          let session = StoreSession(db, path: path)
          try session.checkNumbers()
          let peoples = try session.peoplesState()
          let answer = try body(session)
          if answer.commit { try session.sealPeoples(since: peoples) }
          interruption.end()
          if !answer.commit && isCreated { try? FileManager.default.removeItem(atPath: path) }
          // Who reads the store is waited for: the work is done, and a reader is soon done as well.
          if answer.commit { try db.execute(sql: "PRAGMA busy_timeout = \(commitPatience)") }
          if answer.commit { try gate.commit(db) } else { try db.execute(sql: "ROLLBACK") }
          return answer.result
        } catch {
          interruption.end()
          // The one who holds the lock takes the file away, and nobody else.
          if isCreated { try? FileManager.default.removeItem(atPath: path) }
          let cause = StoreError.fullDisk(error, db, path: path) ?? error
          // SQLite may have rolled back by itself (a full disk): then there is nothing to undo.
          if db.isInsideTransaction { try? db.execute(sql: "ROLLBACK") }
          throw cause
        }
      }
    }
  }

  /// Milliseconds.
  private static let commitPatience = 10_000

  /// A database without tables, and without the mark of another program: a new file, or what a
  /// killed first run leaves.
  private static func isEmpty(_ db: Database) throws -> Bool {
    for sql in ["SELECT count(*) FROM sqlite_schema", "PRAGMA application_id", "PRAGMA user_version"] {
      guard try Int.fetchOne(db, sql: sql) ?? 0 == 0 else { return false }
    }
    return true
  }

  /// A run that was killed left its journal: SQLite undoes that run, which takes the right to write.
  private static func recover(path: String) throws {
    guard try exists(path: path), FileManager.default.fileExists(atPath: path + "-journal") else { return }
    let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
    _ = try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA page_count") }
  }

  private static func configuration(readOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.allowsUnsafeTransactions = true
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // Larger pages: fewer system calls for as many bytes; but a changed row takes a page into the
      // journal and back. Holds for a new store only.
      if !readOnly { try db.execute(sql: "PRAGMA page_size = 8192") }
      try db.execute(sql: "PRAGMA cache_size = -65536")
      #if FAULTS
        // So that a small run, too, writes pages before it commits: a test of what a killed run leaves.
        if let pages = ProcessInfo.processInfo.environment["LEADFERRY_CACHE_PAGES"].flatMap({ Int($0) }) {
          try db.execute(sql: "PRAGMA cache_size = \(pages)")
        }
      #endif
    }
    return configuration
  }

  /// Brings a store of an older version up to date, for those who only read it.
  private static func upgrade(path: String) throws {
    guard try exists(path: path), FileManager.default.isWritableFile(atPath: path) else { return }
    let probe = try DatabaseQueue(path: path, configuration: configuration(readOnly: true))
    guard try probe.inDatabase({ try Schema.isOlder($0) }) else { return }
    let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: false))
    try queue.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      do {
        try Schema.migrate(db, path: path)
        try db.execute(sql: "COMMIT")
      } catch {
        if db.isInsideTransaction { try? db.execute(sql: "ROLLBACK") }
        throw error
      }
    }
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
    // Before anything is done to what stands there, its rights among it.
    let isThere = try exists(path: path)
    let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST:
        if !isThere { chmod(path, 0o600) }
        return false
      case EACCES, EROFS, EPERM: throw StoreError.readOnly(path: path)
      case ENOSPC, EDQUOT: throw StoreError.full(path: path)
      default: throw StoreError.unopenable(path: path, detail: String(cString: strerror(errno)))
      }
    }
    fchmod(descriptor, 0o600)
    Foundation.close(descriptor)
    return true
  }

  /// Which file a path leads to.
  private struct FileIdentity: Equatable {
    var device: UInt64 = 0
    var inode: UInt64 = 0

    init(path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return }
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }
}
