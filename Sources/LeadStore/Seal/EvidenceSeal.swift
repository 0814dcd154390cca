import Foundation
import GRDB
import GRDBSQLite
import LeadModel
import Records

/// What a run sealed: for each table of evidence an order-free digest of its rows. The content's digest
/// covers landed values and golden rows; the seal covers all else that runs write, so that no bit
/// of it can change unseen. A finding can name table and run.
///
/// Not sealed, because it may change between runs: what people judged and corrected, that a run was
/// accepted, and which runs were taken back.
public enum EvidenceSeal {
  /// Rows that belong to one run for good: the column that says which.
  static let ofRun: [(table: String, run: String)] =
    [
      ("ledger_vanished", "run"), ("file", "run"),
      ("record_version", "run"), ("replayed", "run"), ("match_key", "run"),
    ] + VersionedTable.names.map { ("\($0)_version", "replaced_run") }

  /// Tables of which each run may change any row.
  static let records = ["record", "judgement", "member", "redirect"]
  static let small = ["source", "owner", "quarantine"]
  /// Columns that may change between runs.
  static let open = ["run": ["accepted_at", "seal"]]

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

  /// File and column, the column with its path, of a name that `name(ofCells:)` made.
  public static func cells(_ name: String) -> (file: Int, column: String)? {
    let words = name.split(separator: "\u{1F}", omittingEmptySubsequences: false)
    guard words.count == 4, let file = Int(words[1]) else { return nil }
    return (file, words[2].isEmpty ? String(words[3]) : "\(words[2])/\(words[3])")
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
    small.contains(name) || records.contains(name) || GoldenTable.all.contains { $0.entity.name == name }
  }
}

extension StoreSession {
  /// Writes the seal of a run, as the last thing that it does.
  /// - Parameter changedRecords: false: the run changed no record, judgement or golden row, so their
  ///   seals are those of the run before.
  public func seal(run: Int, changedRecords: Bool = true) throws {
    var digests = try sealOfRun(run)
    let former =
      changedRecords
      ? nil
      : try String.fetchOne(
        db, sql: "SELECT seal FROM run WHERE id = ?", arguments: [run - 1])
    digests.merge(try sealOfTables(knowing: former.flatMap(EvidenceSeal.decode) ?? [:])) { $1 }
    try db.execute(
      sql: "UPDATE run SET seal = ? WHERE id = ?", arguments: [EvidenceSeal.encode(digests), run])
  }

  /// Of the rows that belong to one run.
  public func sealOfRun(_ run: Int) throws -> EvidenceSeal.Digests {
    var digests: EvidenceSeal.Digests = [:]
    for (table, column) in EvidenceSeal.ofRun {
      digests[table] = try digest(of: table, where: "\(column) = \(run)")
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
    digests["raw_block"] = try digest(
      of: "raw_block", where: "file IN (SELECT id FROM file WHERE run = \(run))")
    digests["run"] = try digest(of: "run", where: "id = \(run)")
    return digests
  }

  /// Of whole tables, as they are now.
  public func sealOfTables(knowing known: EvidenceSeal.Digests = [:]) throws -> EvidenceSeal.Digests {
    var digests: EvidenceSeal.Digests = [:]
    for table in EvidenceSeal.small { digests[table] = try digest(of: table) }
    for table in EvidenceSeal.records { digests[table] = try known[table] ?? digest(of: table) }
    // Their values are in the content's digest.
    for entity in GoldenTable.all.map(\.entity.name) {
      digests[entity] = try known[entity] ?? digest(of: entity, columns: ["nr", "records", "run", "origins"])
    }
    return digests
  }

  /// Order-free, and injective row by row: of each value its kind, its length and its bytes.
  private func digest(
    of table: String, columns: [String]? = nil, where condition: String = "true", _ values: [String] = []
  ) throws -> String {
    let open = EvidenceSeal.open[table] ?? []
    let names =
      try columns
      ?? VersionedTable.columns(of: table, db).map(\.name).filter { !open.contains($0) }
    let rows = try Statement(
      db, path: path, "SELECT \(names.joined(separator: ", ")) FROM \(table) WHERE \(condition)")
    for (index, value) in values.enumerated() { rows.bind(index + 1, copying: value) }
    var digest = ContentDigest()
    var row = ByteArena(capacity: 1024)
    while try rows.step() {
      row.removeAll()
      for column in names.indices { rows.append(column, to: &row) }
      digest.add(row.withSpan(from: 0, count: row.count) { Identity($0, seed: 0) })
    }
    return digest.hex
  }
}

extension Statement {
  /// Kind, length and bytes of a value.
  fileprivate func append(_ column: Int, to row: inout ByteArena) {
    switch kind(column) {
    case SQLITE_NULL: row.append(0)
    case SQLITE_INTEGER:
      row.append(1)
      row.append(number: int(column))
    default:
      let bytes = bytes(column)
      row.append(2)
      row.append(number: bytes.count)
      row.append(bytes)
    }
  }
}

extension ByteArena {
  fileprivate mutating func append(number: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}
