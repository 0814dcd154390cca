import GRDB

/// One thing that the model has and a store's golden tables have not. Found by comparing the two, so
/// nobody writes it down: a new field is a line in the model, and its column comes with the next open.
enum GoldenStep {
  /// A golden table, of an entity that the store did not know, with its table of versions.
  case create(GoldenTable)
  /// A column at the end of a golden table or of its table of versions.
  case add(GoldenTable.Column, table: String)

  /// In the order in which they are to be taken.
  static func missing(in db: Database, _ tables: [GoldenTable]) throws -> [GoldenStep] {
    var steps: [GoldenStep] = []
    for table in tables {
      let names = [table.entity.name, VersionedTable.versions(of: table.entity.name)]
      let found = try names.map { Set(try VersionedTable.columns(of: $0, db).map(\.name)) }
      // One of the two alone is not an older store but a harmed one, which no step mends.
      if found.allSatisfy(\.isEmpty) { steps.append(.create(table)) }
      for (name, found) in zip(names, found) where !found.isEmpty {
        steps += table.columns.filter { !found.contains($0.name) }.map { .add($0, table: name) }
      }
    }
    return steps
  }

  /// The table that it changes.
  var table: String {
    switch self {
    case .create(let table): table.entity.name
    case .add(_, let table): table
    }
  }

  func run(_ db: Database) throws {
    switch self {
    case .create(let table):
      try db.execute(sql: Schema.ddl(of: table))
      try Schema.createVersionTable(of: table.entity.name, db)
      for index in Schema.indexes(of: table) { try db.execute(sql: index.sql) }
    case .add(let column, let table):
      try db.execute(sql: "ALTER TABLE \(table) ADD COLUMN \(column.name) \(column.type)")
      // A first load builds its indexes when its rows are there; all others find them.
      let hasIndexes = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?)",
        arguments: ["\(table)_id"])
      if column.isIndexed, hasIndexes == true { try db.execute(sql: Schema.index(on: column, of: table).sql) }
    }
  }
}
