import Model

/// One table of a store, written down once: the statement that makes it, what takes a run back, and what
/// seals cover. All else is read off that: the columns in their order, the statement that writes a row, the
/// table of versions, the key by which a row is found, the numbers that can stand in it.
///
/// A column stands on a line of its own: name, type, comma, comment. What a column is called says what its
/// numbers can be (see `StoredNumber`).
struct Table: Sendable {
  /// How a run that is taken back leaves the rows.
  enum Undo: Sendable, Equatable {
    /// Any run may change or remove any row: what it was is kept in a table of versions. Needs a column `run`,
    /// which tells the rows that a run has made.
    case versioned
    /// A row belongs to the run in its column `run`, and goes with it.
    case byRun
    /// People's: no rollback takes it. Where `used_run` says which run made use of a row, it waits for one
    /// again.
    case stays
    /// `RunUndo` has a rule of its own.
    case own
  }

  /// What of it a run's seal covers.
  enum Seal: Sendable, Equatable {
    /// The whole table, as the run left it.
    case whole
    /// The rows that are the run's by their column `run`.
    case ofRun
    /// The whole table, sealed by every transaction: people write it between runs.
    case peoples
    /// `EvidenceSeal` has a rule of its own, or the content's digest covers it.
    case own
  }

  let name: String
  let ddl: String
  /// Made together with the table; those that speed up look-ups come after a first load: `Schema.indexes`.
  let indexes: String
  let undo: Undo
  let seal: Seal
  let columns: [Column]
  /// The columns by which one row is known.
  let key: [String]
  /// Its seal is summed while a run writes it, so that a run of few changes reads few rows.
  let isSummed: Bool

  struct Column: Sendable {
    var name: String
    /// INTEGER, TEXT, REAL or BLOB.
    var type: String
    /// What stands in it is the number of a row.
    var isRowNumber: Bool
  }

  /// - Parameters:
  ///   - key: nil: the primary key.
  ///   - isSummed: nil: as whole tables are.
  init(
    _ ddl: String, indexes: String = "", undo: Undo, seal: Seal, key: [String]? = nil, isSummed: Bool? = nil
  ) {
    self.ddl = ddl
    self.indexes = indexes
    self.undo = undo
    self.seal = seal
    self.isSummed = isSummed ?? (seal == .whole)
    let lines = ddl.split(separator: "\n").map { $0.drop { $0 == " " } }
    name = lines.first.map { String($0.split(separator: " ")[2]) } ?? ""
    let keyLine = lines.first { $0.hasPrefix("PRIMARY KEY") }
    columns = lines.dropFirst().filter {
      !$0.hasPrefix("--") && !$0.hasPrefix("PRIMARY KEY") && !$0.hasPrefix(")")
    }
    .map { line in
      let words = line.split { " ,".contains($0) }
      let type = words.count > 1 ? String(words[1]) : ""
      return Column(
        name: String(words[0]), type: type,
        isRowNumber: type == "INTEGER" && words.dropFirst(2).starts(with: ["PRIMARY", "KEY"]))
    }
    let inline = lines.first { $0.contains(" PRIMARY KEY") }.map { [String($0.prefix { $0 != " " })] }
    let listed = keyLine.map { line in
      line.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.split { ", ".contains($0) }.map(String.init)
    }
    self.key = key ?? listed ?? inline ?? []
  }

  /// Inserts a row, or does what `conflict` says.
  /// - Parameter others: what SQL itself says of columns, instead of a value that is bound.
  /// - Returns: a statement with one parameter for each other column, in the order of the table.
  func insert(_ others: [String: String] = [:], conflict: String = "") -> String {
    let values = columns.map { others[$0.name] ?? "?" }.joined(separator: ", ")
    return "INSERT INTO \(name) (\(names)) VALUES (\(values))"
      + (conflict.isEmpty ? "" : " ON CONFLICT \(conflict)")
  }

  /// Of all columns, in their order, with commas between.
  var names: String { columns.map(\.name).joined(separator: ", ") }

  /// One row by its key, each column of which is a parameter.
  var isRow: String { key.map { "\($0) = ?" }.joined(separator: " AND ") }

  /// The statements that make it.
  var sql: String { ddl + "\n" + indexes + "\n" }
}

extension Table {
  /// All but the golden tables, in the order in which they are made. A table that is new is a value beside
  /// these and its place here.
  static let all: [Table] = [
    run, source, file, record, landing, recordVersion, rawBlock, ledger, ledgerVanished, ledgerCell,
    judgement, member, redirect, quarantine, correction, decision, replayed, peopleJudgement, possiblePair,
    rolledBack, matchKey, document, owner,
  ]

  /// The tables that a rollback treats so.
  static func names(undo: Undo) -> [String] { all.filter { $0.undo == undo }.map(\.name) }

  /// The tables that are sealed so.
  static func names(seal: Seal) -> [String] { all.filter { $0.seal == seal }.map(\.name) }
}
