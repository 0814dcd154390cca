import Foundation
import GRDB

/// All that a store holds: each table's rows, in order, and which indexes it has.
struct StoreContent: Equatable {
  var tables: [String: [String]] = [:]

  /// The tables whose rows are others.
  func differences(from other: StoreContent) -> [String] {
    Set(tables.keys).union(other.tables.keys).filter { tables[$0] != other.tables[$0] }.sorted()
  }
}

extension StoreReading {
  /// - Parameter skipped: what two stores may differ in.
  func content(without skipped: Set<String> = ["rolled_back"]) throws -> StoreContent {
    var content = StoreContent()
    let names = try texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for name in names where !skipped.contains(name) {
      // The newest run's seal tells of the tables that are skipped, too.
      let seals = skipped.map { ", '$.\($0)'" }.sorted().joined()
      let columns = try texts("SELECT name FROM pragma_table_info('\(name)')").map { column in
        name == "run" && column == "seal" ? "json_remove(seal\(seals))" : "\"\(column)\""
      }
      content.tables[name] = try table("SELECT \(columns.joined(separator: ", ")) FROM \(name)").map { row in
        row.databaseValues.map { "\($0.storage)" }.joined(separator: "\u{1F}")
      }.sorted()
    }
    content.tables["index"] = try texts(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
    return content
  }

  /// What two runs of the same input have in common: not when they ran, and how long.
  func contentWithoutTimes() throws -> StoreContent {
    var content = try content(without: ["rolled_back", "run"])
    content.tables["run"] = try rows(
      "SELECT id, migration, digest_before, digest_after, actions_digest, undo FROM run ORDER BY id")
    return content
  }
}
