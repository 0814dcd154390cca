import Foundation
import GRDB

/// A store as any SQL tool sees it.
struct StoreReading {
  private let queue: DatabaseQueue

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: path, configuration: configuration)
  }

  func number(_ sql: String, _ arguments: [String] = []) throws -> Int {
    try queue.read { try Int.fetchOne($0, sql: sql, arguments: StatementArguments(arguments)) ?? 0 }
  }

  func text(_ sql: String, _ arguments: [String] = []) throws -> String? {
    try queue.read { try String.fetchOne($0, sql: sql, arguments: StatementArguments(arguments)) }
  }

  func rows(_ sql: String) throws -> [Row] { try queue.read { try Row.fetchAll($0, sql: sql) } }

  /// The id of the golden row behind each part of each record: `contact u8/000123#1` → id.
  func crosswalk() throws -> [String: String] {
    let rows = try rows(
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
    return try text("SELECT \(parts[1]) FROM \(parts[0]) WHERE id = ?", [id])
  }
}
