import Base
import Foundation
import GRDB
import GRDBSQLite
import Model

/// What a run sealed: for each table of evidence an order-free digest of its rows. The content's digest
/// covers landed values and golden rows; the seal covers all else that runs write, so that no bit
/// of it can change unseen. A finding can name table and run.
///
/// What people do between two runs is sealed at once: see `PeoplesSeal`.
public enum EvidenceSeal {
  /// Rows that belong to one run for good: the column that says which.
  static let ofRun: [(table: String, run: String)] =
    Table.names(seal: .ofRun).map { ($0, "run") }
    + VersionedTable.names.map { (VersionedTable.versions(of: $0), "replaced_run") }

  /// Tables of which each run may change any row.
  static let changing = Table.names(seal: .whole)
  /// What tables, views and indexes are: a view that says something else misleads who reads it. A later
  /// version of the schema has to seal it anew.
  public static let schema = "sqlite_schema"
  static let schemaColumns = ["type", "name", "tbl_name", "sql"]
  /// Columns that may change between runs.
  static let open = ["run": ["accepted_at", "seal"]]
  /// What stores of earlier builds did not seal.
  public static let later = [schema] + PeoplesSeal.names

  /// By table; of a run's own rows, and of the whole tables as it left them.
  public typealias Digests = [String: String]

  public static func encode(_ digests: Digests) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(digests)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// Nil when the text is not a seal.
  public static func decode(_ text: String) -> Digests? {
    try? JSONDecoder().decode(Digests.self, from: Data(text.utf8))
  }

  /// The cells of one column of one file are sealed by themselves: a finding names the column.
  static func name(ofCells file: Int, path: String, column: String) -> String {
    ["ledger_cell", "\(file)", path, column].joined(separator: "\u{1F}")
  }

  /// File and column of a name that `name(ofCells:)` made.
  public static func cells(_ name: String) -> (file: Int, column: ColumnPath)? {
    let words = name.split(separator: "\u{1F}", omittingEmptySubsequences: false)
    guard words.count == 4, let file = Int(words[1]) else { return nil }
    return (file, ColumnPath(kind: String(words[2]), column: String(words[3])))
  }

  /// The ledger of one file is sealed by itself: a finding names the file.
  static func name(ofLedger file: Int) -> String { "ledger\u{1F}\(file)" }

  /// File of a name that `name(ofLedger:)` made.
  public static func ledger(_ name: String) -> Int? {
    let words = name.split(separator: "\u{1F}", omittingEmptySubsequences: false)
    return words.count == 2 && words[0] == "ledger" ? Int(words[1]) : nil
  }

  /// Whether a name is that of a table which every run leaves as a whole.
  public static func isWhole(_ name: String) -> Bool {
    name == schema || changing.contains(name) || PeoplesSeal.names.contains(name)
      || GoldenTable.all.contains { $0.entity.name == name }
  }
}

extension StoreSession {
  /// Writes the seal of a run, as the last thing that it does. Of whole tables it is the former run's
  /// with what this one changed, not what stands there now: harm done between two runs stays amiss.
  public func seal(run: Int) throws {
    var digests = try sealOfRun(run, knowing: sums)
    let former = try String.fetchOne(db, sql: "SELECT seal FROM run WHERE id = ?", arguments: [run - 1])
      .flatMap(EvidenceSeal.decode)
    var known: EvidenceSeal.Digests = [:]
    for table in EvidenceSeal.changing + GoldenTable.all.map(\.entity.name) {
      // Before the first run there was nothing; what a former run did not seal is read as it is now.
      guard let change = sums[table],
        var whole = run == 1 ? ContentDigest() : former?[table].flatMap(ContentDigest.init(hex:))
      else { continue }
      whole.add(change)
      known[table] = whole.hex
    }
    // The first run makes indexes; from then on no run makes anything but rows.
    known[EvidenceSeal.schema] = former?[EvidenceSeal.schema]
    digests.merge(try sealOfTables(knowing: known)) { $1 }
    try db.execute(
      sql: "UPDATE run SET seal = ? WHERE id = ?", arguments: [EvidenceSeal.encode(digests), run])
  }

  /// Of the rows that belong to one run.
  public func sealOfRun(_ run: Int) throws -> EvidenceSeal.Digests { try sealOfRun(run, knowing: nil) }

  /// - Parameter sums: of the run under way; tables that it has are not read.
  private func sealOfRun(_ run: Int, knowing sums: SealSums?) throws -> EvidenceSeal.Digests {
    var digests: EvidenceSeal.Digests = [:]
    for (table, column) in EvidenceSeal.ofRun {
      digests[table] = try sums?[table]?.hex ?? digest(of: table, where: "\(column) = \(run)")
    }
    for file in try Int.fetchAll(
      db, sql: "SELECT DISTINCT file FROM ledger WHERE run = ?", arguments: [run])
    {
      digests[EvidenceSeal.name(ofLedger: file)] = try digest(
        of: "ledger", where: "run = \(run) AND file = ?", ["\(file)"])
    }
    let cells = try Row.fetchAll(
      db, sql: "SELECT file, path, column_name FROM ledger_cell WHERE run = ?", arguments: [run])
    for row in cells {
      let name = EvidenceSeal.name(ofCells: row[0], path: row[1], column: row[2])
      digests[name] = try digest(
        of: "ledger_cell", where: "run = \(run) AND file = ? AND path = ? AND column_name = ?",
        [(row[0] as Int).description, row[1], row[2]])
    }
    digests["raw_block"] =
      try sums?["raw_block"]?.hex
      ?? digest(of: "raw_block", where: "file IN (SELECT id FROM file WHERE run = \(run))")
    digests["run"] = try digest(of: "run", where: "id = \(run)")
    return digests
  }

  /// Of whole tables, as they are now.
  public func sealOfTables() throws -> EvidenceSeal.Digests {
    try sealOfTables(knowing: [:]).merging(try peoplesDigests().mapValues(\.hex)) { $1 }
  }

  private func sealOfTables(knowing known: EvidenceSeal.Digests) throws -> EvidenceSeal.Digests {
    var digests: EvidenceSeal.Digests = [:]
    let schema = EvidenceSeal.schema
    digests[schema] = try known[schema] ?? digest(of: schema, columns: EvidenceSeal.schemaColumns)
    for table in EvidenceSeal.changing { digests[table] = try known[table] ?? digest(of: table) }
    for entity in GoldenTable.all.map(\.entity.name) {
      digests[entity] = try known[entity] ?? digest(of: entity, columns: SealSums.goldenColumns)
    }
    return digests
  }

  private func digest(
    of table: String, columns: [String]? = nil, where condition: String = "true", _ values: [String] = []
  ) throws -> String {
    try contentDigest(of: table, columns: columns, where: condition, values).hex
  }

  func contentDigest(
    of table: String, columns: [String]? = nil, where condition: String = "true", _ values: [String] = []
  ) throws -> ContentDigest {
    let open = EvidenceSeal.open[table] ?? []
    let names =
      try columns
      ?? VersionedTable.columns(of: table, db).map(\.name).filter { !open.contains($0) }
    let rows = try Statement(
      db, path: path, "SELECT \(names.joined(separator: ", ")) FROM \(table) WHERE \(condition)")
    for (index, value) in values.enumerated() { rows.bind(index + 1, copying: value) }
    var digest = ContentDigest()
    var row = SealRow()
    while try rows.step() {
      for column in names.indices { row.value(column, of: rows) }
      digest.add(row.finish())
    }
    return digest
  }
}
