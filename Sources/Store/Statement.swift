import Base
import Foundation
import GRDB
import GRDBSQLite
import Model

/// A prepared statement that binds bytes where they lie. For statements that run a million times;
/// everything else goes through GRDB.
///
/// Bound bytes must stay where they are until `run`/`step` returns. One thread.
package final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer
  private let path: String

  init(_ db: Database, path: String, _ sql: String) throws {
    guard let connection = db.sqliteConnection else {
      throw StoreError.unopenable(path: path, detail: "closed")
    }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else {
      throw StoreError(sqlite: code, connection: connection, path: path)
    }
    handle = statement
    self.connection = connection
    self.path = path
  }

  deinit { sqlite3_finalize(handle) }

  @inline(__always)
  func bind(_ index: Int, _ value: Double) { sqlite3_bind_double(handle, Int32(index), value) }

  package func bind(_ index: Int, _ value: Int) { sqlite3_bind_int64(handle, Int32(index), Int64(value)) }

  @inline(__always)
  func bind(_ index: Int, text: UnsafeRawBufferPointer) {
    let base = text.baseAddress ?? UnsafeRawPointer(noBytes.utf8Start)
    sqlite3_bind_text(
      handle, Int32(index), base.assumingMemoryBound(to: CChar.self), Int32(text.count), nil)
  }

  @inline(__always)
  func bind(_ index: Int, blob: UnsafeRawBufferPointer) {
    sqlite3_bind_blob(
      handle, Int32(index), blob.baseAddress ?? UnsafeRawPointer(noBytes.utf8Start), Int32(blob.count), nil)
  }

  /// Copies the text: for the few values that are strings already.
  func bind(_ index: Int, copying text: String) {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    var text = text
    // With its length: a NUL in it is a character like any other.
    text.withUTF8 {
      let bytes = UnsafeRawBufferPointer($0)
      let base = bytes.baseAddress ?? UnsafeRawPointer(noBytes.utf8Start)
      sqlite3_bind_text(
        handle, Int32(index), base.assumingMemoryBound(to: CChar.self), Int32(bytes.count), transient)
    }
  }

  @inline(__always)
  func bindNull(_ index: Int) { sqlite3_bind_null(handle, Int32(index)) }

  func clearBindings() { sqlite3_clear_bindings(handle) }

  /// Runs a statement that answers no rows.
  @inline(__always)
  func run() throws {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw StoreError(sqlite: code, connection: connection, path: path)
    }
  }

  /// True while there is a row; call `reset` when done before the last.
  @inline(__always)
  package func step() throws -> Bool {
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw StoreError(sqlite: code, connection: connection, path: path)
    }
    return false
  }

  package func reset() { sqlite3_reset(handle) }

  @inline(__always)
  package func int(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  func double(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  /// SQLITE_NULL, SQLITE_INTEGER, …
  func kind(_ column: Int) -> Int32 { sqlite3_column_type(handle, Int32(column)) }

  package func isInteger(_ column: Int) -> Bool { kind(column) == SQLITE_INTEGER }

  package func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

  /// The bytes of a text or blob column; empty for null. Valid until the next step.
  @inline(__always)
  package func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(handle, Int32(column))
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }

  /// An entity's number.
  /// - Throws: `StoreError.damaged` when there is no such entity: somebody else wrote it.
  func entity(_ column: Int, of table: Table) throws -> UInt8 {
    guard let number = UInt8(exactly: int(column)), Entity(rawValue: number) != nil else {
      throw StoreError.damaged(path: path, detail: "\(table.name): entity = \(int(column))")
    }
    return number
  }

  package func text(_ column: Int) -> String? {
    isNull(column) ? nil : String(decoding: bytes(column), as: UTF8.self)
  }
}

// A pointer to no bytes that is not nil: nil would bind NULL.
private let noBytes: StaticString = ""

extension StoreError {
  init(sqlite code: Int32, connection: OpaquePointer?, path: String) {
    let detail = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? ""
    self.init(sqlite: code, detail: detail, path: path)
    if let connection, Self.isFull(code, connection) {
      self = .full(path: path)
    }
  }

  /// A quota, or a limit on the size of files, is to SQLite an error like any other.
  private static func isFull(_ code: Int32, _ connection: OpaquePointer) -> Bool {
    guard code & 0xFF == SQLITE_IOERR else { return false }
    if [ENOSPC, EDQUOT, EFBIG].contains(sqlite3_system_errno(connection)) { return true }
    // When a commit failed, what SQLite did to undo it has taken the place of that number.
    var limit = rlimit()
    return code == SQLITE_IOERR | 3 << 8 && getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
      && limit.rlim_cur != rlim_t.max
  }

  /// What GRDB throws when the disk is full, as our error; nil for every other error.
  static func fullDisk(_ error: any Error, _ db: Database, path: String) -> StoreError? {
    guard let error = error as? DatabaseError, let connection = db.sqliteConnection,
      isFull(error.extendedResultCode.rawValue, connection)
    else { return nil }
    return .full(path: path)
  }

  /// - Parameter code: an SQLite result code, primary or extended.
  init(sqlite code: Int32, detail: String, path: String) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path)
    case SQLITE_INTERRUPT: self = .interrupted
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
    case SQLITE_FULL: self = .full(path: path)
    case SQLITE_NOTADB: self = .foreign(path: path)
    case SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
    case SQLITE_CONSTRAINT where code == SQLITE_CONSTRAINT | 2 << 8:
      // See `CommitGate`.
      self = .failed(path: path, code: code, detail: "an error had ended the transaction")
    case SQLITE_CONSTRAINT: self = .contradictory(path: path, detail: detail)
    case SQLITE_CANTOPEN: self = .unopenable(path: path, detail: detail)
    case SQLITE_MISMATCH: self = .damaged(path: path, detail: detail)
    // What this program asks is written down in it, so the store is not what it was.
    case SQLITE_ERROR where Self.complaints.contains(where: detail.contains):
      self = .damaged(path: path, detail: detail)
    default: self = .failed(path: path, code: code, detail: detail)
    }
  }

  /// Of SQLite: a table, a column or a value is not what a run left.
  private static let complaints = [
    "no such table", "no such column", "no such index", "has no column named", "malformed JSON",
    "integer overflow", "is not a function",
  ]

  /// Runs GRDB code and turns its errors into ours.
  static func mapping<R>(path: String, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch {
      let ours =
        (error as? DatabaseError).map {
          StoreError(sqlite: $0.extendedResultCode.rawValue, detail: $0.message ?? "", path: path)
        } ?? error
      // Every connection of this process to the file is closed by now.
      guard case StoreError.locked(let locked, nil) = ours else { throw ours }
      throw StoreError.locked(path: locked, by: StoreHolder.of(path: locked))
    }
  }
}
