import Foundation
import GRDB
import Testing

/// A store as any SQL tool sees it; no command of the tool stands between.
struct StoreReading {
  private let queue: DatabaseQueue

  /// - Parameter recovering: undo first what a killed run left, as whoever writes next does.
  init(_ path: String, recovering: Bool = false) throws {
    var configuration = Configuration()
    configuration.readonly = !recovering
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  func int(_ sql: String, _ arguments: [String] = []) throws -> Int {
    try queue.read { try Int.fetchOne($0, sql: sql, arguments: StatementArguments(arguments)) ?? 0 }
  }

  /// Nil when there is no such row, or its value is null.
  func value(_ sql: String, _ arguments: [String] = []) throws -> String? {
    try queue.read { try String.fetchOne($0, sql: sql, arguments: StatementArguments(arguments)) }
  }

  func text(_ sql: String) throws -> String { try value(sql) ?? "" }

  func texts(_ sql: String) throws -> [String] { try queue.read { try String.fetchAll($0, sql: sql) } }

  func table(_ sql: String) throws -> [Row] { try queue.read { try Row.fetchAll($0, sql: sql) } }

  /// The rows of a query, their cells joined by `|`.
  func rows(_ sql: String) throws -> [String] {
    try table(sql).map { row in
      row.databaseValues.map { value in
        value.isNull
          ? "" : String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? "?"
      }.joined(separator: "|")
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

  /// The id of the golden row behind each part of each record: `contact u8/000123#1` → id.
  func crosswalk() throws -> [String: String] {
    let rows = try table(
      """
      SELECT c.entity, s.name || '/' || r.key AS name, c.part, c.id
      FROM crosswalk c JOIN record r ON r.id = c.record JOIN source s ON s.id = r.source
      """)
    var ids: [String: String] = [:]
    for row in rows {
      let (entity, name, part, id): (String, String, Int, String) = (row[0], row[1], row[2], row[3])
      ids["\(entity) \(name)" + (part == 0 ? "" : "#\(part)")] = id
    }
    return ids
  }

  /// A field of the golden row behind a record's part; `field` is a path of the model.
  func value(of field: String, record: String, in ids: [String: String]) throws -> String? {
    let parts = field.split(separator: ".").map(String.init)
    guard parts.count == 2, let id = ids["\(parts[0]) \(record)"] else { return nil }
    return try value("SELECT \(parts[1]) FROM \(parts[0]) WHERE id = ?", [id])
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
