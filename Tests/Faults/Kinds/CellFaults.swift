import GRDB

/// Any cell of the store: of each table and each of its columns one value that is another. Whatever it
/// means, nothing that the tool wrote may change unseen.
public enum CellFaults {
  /// When the harm is done.
  public enum Moment: Sendable {
    case afterTheNewestRun
    /// Another run comes after it, and must not take what it finds for granted.
    case beforeAnotherRun
  }

  /// One for each column of each table that has rows. Those of one table have one name.
  /// - Parameter isWhole: false: of each table only the first and the last column.
  public static func all(of world: World, _ moment: Moment, isWhole: Bool = true) throws -> [Fault] {
    try world.copy(seed: 1).columns().filter { isWhole || $0.isAtEdge }.map { column in
      let when = moment == .beforeAnotherRun ? ", and another run after it" : ""
      return Fault(.cell, "any cell of `\(column.table)`\(when)", of: column.name) { site in
        let before = try site.everyRecord()
        try site.harm(column)
        if moment == .beforeAnotherRun { try site.carryOn() }
        // Whatever a number meant, whoever it now points to may be named.
        return Harm([Harmed()], near: before.union(try site.everyRecord()))
      }
    }
  }
}

/// A column of a table of the store.
struct StoreColumn: Sendable {
  var table: String
  var name: String
  var type: String
  /// The first of its table, or the last.
  var isAtEdge: Bool
  /// Columns that tell the table's rows apart.
  var keys: [String]
}

extension Site {
  func tables() throws -> [String] {
    try rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .map { $0[0] as String }
  }

  func columns() throws -> [StoreColumn] {
    try tables().flatMap { table -> [StoreColumn] in
      guard try int("SELECT count(*) FROM \(table)") ?? 0 > 0 else { return [] }
      let columns = try rows("SELECT name, type, pk FROM pragma_table_info(?)", [table])
      let keys = columns.filter { ($0[2] as Int) > 0 }.map { $0[0] as String }
      return columns.enumerated().map { number, column in
        StoreColumn(
          table: table, name: column[0], type: column[1],
          isAtEdge: number == 0 || number == columns.count - 1, keys: keys)
      }
    }
  }

  fileprivate func everyRecord() throws -> Set<Int> {
    Set(try rows("SELECT id FROM record UNION SELECT record FROM landing").map { $0[0] as Int })
  }

  /// Makes one value of the column another: the largest, so that a key stays one.
  func harm(_ column: StoreColumn) throws {
    let name = column.name
    let other =
      switch column.type {
      case "INTEGER": "coalesce(\(name), 0) + 1"
      case "REAL": "coalesce(\(name), 0) + 0.5"
      case "BLOB": "coalesce(substr(\(name), 1, length(\(name)) - 1), x'') || x'7E'"
      default: "coalesce(\(name), '') || 'x'"
      }
    let keys = column.keys.joined(separator: ", ")
    let value = column.type == "BLOB" ? "CAST(\(other) AS BLOB)" : other
    try write(
      """
      UPDATE \(column.table) SET \(name) = \(value)
      WHERE (\(keys)) = (SELECT \(keys) FROM \(column.table) ORDER BY \(name) DESC, \(keys) LIMIT 1)
      """)
  }

  /// Another night over the harmed store. The run may refuse to go on, but says why.
  func carryOn() throws {
    try world.exports(1, folder)
    let output = try world.tool.run(["apply", world.migration, "--out", "onward"], in: folder)
    guard (0..<64).contains(output.status), output.status != 1 || output.err.contains("leadferry verify")
    else {
      throw Complaint("apply ended with \(output.status): \(output.err)", output.status)
    }
  }
}
