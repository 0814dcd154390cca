import GRDB
import Model

/// A place in a source file, as people name it: the file by its path or the end of it.
public struct PlaceInFile: Sendable {
  public enum Position: Sendable {
    /// Of the record among those of its file, from 1.
    case ordinal(Int)
    /// The record that begins there, or the last that begins above.
    case line(Int)
  }

  public var path: String
  public var position: Position

  public init(path: String, _ position: Position) {
    self.path = path
    self.position = position
  }
}

/// Finds records by what people know of them. Ids come in ascending order.
extension StoreSession {
  /// Where a record can stand: landed, or refused and still open.
  public enum Standing: Sendable, CaseIterable {
    case landed
    case refused

    fileprivate var table: String { self == .landed ? "record" : "quarantine" }
    /// Of the table under the name `t`.
    fileprivate var condition: String { self == .landed ? "true" : "t.closed_run IS NULL" }
  }

  /// - Parameter keys: spellings of one key; a composite one has U+001F between its parts.
  /// - Returns: of `record`, or of `quarantine`.
  /// - Throws: `StoreError`.
  public func ids(_ standing: Standing, keyed keys: [String]) throws -> [Int] {
    let marks = Array(repeating: "?", count: keys.count).joined(separator: ", ")
    return try Int.fetchAll(
      db,
      sql: """
        SELECT t.id FROM \(standing.table) t WHERE t.key IN (\(marks)) AND \(standing.condition) ORDER BY t.id
        """, arguments: StatementArguments(keys))
  }

  /// The records at a place, in each file that the path leads to, as each run read it.
  /// - Throws: `StoreError`.
  public func ids(_ standing: Standing, at place: PlaceInFile) throws -> [Int] {
    let rows = """
      FROM \(standing.table) t JOIN file f ON f.id = t.file
      WHERE (f.path = ?1 OR f.path LIKE '%/' || ?1) AND \(standing.condition)
      """
    switch place.position {
    case .ordinal(let ordinal):
      return try Int.fetchAll(
        db, sql: "SELECT t.id \(rows) AND t.ordinal = ?2 ORDER BY t.id", arguments: [place.path, ordinal])
    case .line(let line):
      return try Int.fetchAll(
        db,
        sql: """
          SELECT id FROM (
            SELECT t.id, t.line, max(t.line) OVER (PARTITION BY f.path) AS nearest \(rows) AND t.line <= ?2)
          WHERE line = nearest ORDER BY id
          """, arguments: [place.path, line])
    }
  }

  /// The line on which a record begins; nil when there is no such record.
  /// - Throws: `StoreError`.
  public func line(_ standing: Standing, id: Int) throws -> Int? {
    try Int.fetchOne(db, sql: "SELECT line FROM \(standing.table) WHERE id = ?", arguments: [id])
  }

  /// Whether a record, landed or refused at any time, stands at that very place of the file of that path.
  /// - Throws: `StoreError`.
  public func isKnown(_ place: PlaceInFile) throws -> Bool {
    let (column, number) =
      switch place.position {
      case .line(let line): ("line", line)
      case .ordinal(let ordinal): ("ordinal", ordinal)
      }
    return try Standing.allCases.contains { standing in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM \(standing.table) t JOIN file f ON f.id = t.file
            WHERE f.path = ? AND t.\(column) = ?)
          """, arguments: [place.path, number]) ?? false
    }
  }

  /// The id that took the place of one that a merge swallowed.
  /// - Throws: `StoreError`.
  public func successor(ofID id: String) throws -> String? {
    try String.fetchOne(db, sql: "SELECT becomes FROM redirect WHERE id = ?", arguments: [id])
  }

  /// The records behind the golden row of an id.
  /// - Throws: `StoreError`.
  public func records(behindID id: String) throws -> [Int] {
    try Int.fetchAll(
      db, sql: "SELECT DISTINCT record FROM crosswalk WHERE id = ? ORDER BY record", arguments: [id])
  }

  /// The parts behind a golden row, by its number.
  /// - Throws: `StoreError`.
  public func parts(behind nr: Int, of entity: Entity) throws -> [(record: Int, part: Int)] {
    try Row.fetchAll(
      db, sql: "SELECT DISTINCT record, part FROM crosswalk WHERE entity = ? AND nr = ? ORDER BY 1, 2",
      arguments: [entity.name, nr]
    ).map { ($0["record"], $0["part"]) }
  }

  /// The place in its file of a record that a replay read again.
  /// - Parameters:
  ///   - file: that of the replay.
  ///   - ordinal: in that file.
  /// - Returns: its ordinal in the file where it was refused; nil when no replay read it.
  /// - Throws: `StoreError`.
  public func ordinalWhenRefused(replay file: Int, ordinal: Int) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: """
        SELECT q.ordinal FROM replayed r JOIN quarantine q ON q.id = r.refusal
        WHERE r.file = ? AND r.ordinal = ?
        """, arguments: [file, ordinal])
  }
}

/// Of records that a mapping's `where:` left out a store keeps only their numbers in their files.
extension StoreSession {
  /// Of each file with this path, or this end of it, the newest as a run read it, if records of it were
  /// left out.
  /// - Throws: `StoreError`.
  public func filesLeavingOut(path: String) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT id FROM (
          SELECT max(id) AS id FROM file
          WHERE replays IS NULL AND (path = ?1 OR path LIKE '%/' || ?1) GROUP BY path, source, object)
        WHERE id IN (SELECT file FROM ledger WHERE disposition = ?2) ORDER BY id
        """, arguments: [path, Disposition.filtered.name])
  }

  /// - Throws: `StoreError`.
  public func isLeftOut(file: Int, ordinal: Int) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM ledger WHERE file = ? AND disposition = ? AND ? BETWEEN first AND last)
        """, arguments: [file, Disposition.filtered.name, ordinal]) ?? false
  }

  /// The source of a file, and what its records are; nil when there is no such file.
  /// - Throws: `StoreError`.
  public func names(ofFile id: Int) throws -> (source: String, object: String)? {
    try Row.fetchOne(
      db,
      sql: "SELECT s.name AS source, f.object FROM file f JOIN source s ON s.id = f.source WHERE f.id = ?",
      arguments: [id]
    ).map { ($0["source"], $0["object"]) }
  }
}
