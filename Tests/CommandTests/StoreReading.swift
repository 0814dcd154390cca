import Foundation
import GRDB
import Testing

/// What a test asks of a store, by SQL; no command of the tool stands between.
struct StoreReading {
  private let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  func int(_ sql: String) throws -> Int { try queue.read { try Int.fetchOne($0, sql: sql) ?? 0 } }

  func text(_ sql: String) throws -> String { try queue.read { try String.fetchOne($0, sql: sql) ?? "" } }

  func texts(_ sql: String) throws -> [String] { try queue.read { try String.fetchAll($0, sql: sql) } }

  /// The rows of a query, their cells joined by `|`.
  func rows(_ sql: String) throws -> [String] {
    try queue.read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.map { value in
          value.isNull
            ? "" : String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? "?"
        }.joined(separator: "|")
      }
    }
  }

  /// The digest that the newest run left.
  func digest() throws -> String { try text("SELECT digest_after FROM run ORDER BY id DESC LIMIT 1") }

  /// Ids of all golden rows with what a person reads of them, in order.
  func golden() throws -> [String] {
    try rows("SELECT id, name, mobile FROM contact ORDER BY id")
      + rows("SELECT id, name FROM account ORDER BY id")
      + rows("SELECT id, remark FROM lead ORDER BY id")
  }
}

extension Workdir {
  func reading() throws -> StoreReading { try StoreReading(store) }

  /// The store's bytes, with its journal: nil when there is neither.
  func storeState() -> [String: Data] {
    var state: [String: Data] = [:]
    for name in ["t.leads", "t.leads-journal", "t.leads-wal", "t.leads-shm"] {
      if let bytes = bytes(name) { state[name] = bytes }
    }
    return state
  }

  /// Locks the store as another run does, while `body` runs.
  func whileLocked<R>(_ body: () throws -> R) throws -> R {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let queue = try DatabaseQueue(path: store, configuration: configuration)
    return try queue.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      return try body()
    }
  }

  func execute(_ sql: String, in name: String = "t.leads") throws {
    try DatabaseQueue(path: file(name)).write { try $0.execute(sql: sql) }
  }
}
