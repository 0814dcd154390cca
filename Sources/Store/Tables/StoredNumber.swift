import Model

/// What a number that a run writes can be. A column of one name means the same in every table, so a table
/// that is new has its bounds by what its columns are called.
enum StoredNumber {
  /// - Returns: nil: any number; of a fingerprint, say.
  static func range(ofColumn name: String) -> ClosedRange<Int>? { byColumn[name] }

  /// Higher than any count of cells or bytes, and low enough that thousands of them can be added.
  private static let count = 0...1 << 48
  /// Of a block of raw records before compression, and of a place in it.
  private static let raw = 0...1 << 31

  private static let byColumn: [String: ClosedRange<Int>] = {
    let kinds: [(range: ClosedRange<Int>, columns: String)] = [
      (entities, "entity object left_object right_object"),
      (1...Int(Int32.max), "id file source raw_block refusal people replays undone_by"),
      (1...Int(Int32.max), "record left_record right_record"),
      (0...0xFFF, "part left_part right_part child"),
      (PartID(record: 1, part: 0).row...PartID(record: Int(Int32.max), part: 0xFFF).row, "nr"),
      // 0: of a row that an older store already had.
      (
        0...Int(Int32.max), "run first_run last_run vanished_run revoked_run closed_run used_run replaced_run"
      ),
      (1...Int(Int32.max), "ordinal first last header_row"),
      (raw, "raw_offset raw_length length"),
      (0...0xFF, "delimiter"),
      (
        count,
        """
        line bytes preamble_rows blank_rows footer_rows header_rows width records counted_records \
        counted_cells declared_records landed quarantined filtered
        """
      ),
    ]
    return kinds.reduce(into: [:]) { all, kind in
      for column in kind.columns.split(separator: " ") { all[String(column)] = kind.range }
    }
  }()

  private static let entities: ClosedRange<Int> = {
    let numbers = Entity.allCases.map { Int($0.rawValue) }
    return (numbers.min() ?? 0)...(numbers.max() ?? 0)
  }()
}

/// A number in a store that no run wrote.
public struct HarmedNumber: Sendable, Equatable {
  public var table: String
  /// By its key.
  public var row: String
  public var column: String
  public var value: Int

  /// `record 12: object = 300`: names and numbers, in no language.
  public var text: String { "\(table) \(row): \(column) = \(value)" }
}

extension StoreSession {
  /// Numbers that no run wrote, table by table. All that is computed with them would be wrong, or worse.
  /// - Parameter limit: more of one table are not named.
  /// - Throws: `StoreError`.
  public func harmedNumbers(limit: Int = 100) throws -> [HarmedNumber] {
    try Table.all.flatMap { try harmedNumbers(in: $0, limit: limit, ofRows: nil) }
  }

  /// Looks at so many rows of each table as cost no time that anybody notices; whoever reads the others
  /// looks at what it goes by.
  /// - Throws: `StoreError.damaged` that names the first number that no run wrote.
  func checkNumbers() throws {
    for table in Table.all {
      if let first = try harmedNumbers(in: table, limit: 1, ofRows: 50_000).first {
        throw StoreError.damaged(path: path, detail: first.text)
      }
    }
  }

  private func harmedNumbers(in table: Table, limit: Int, ofRows rows: Int?) throws -> [HarmedNumber] {
    let bounded = table.columns.compactMap { column in
      column.type == "INTEGER" ? StoredNumber.range(ofColumn: column.name).map { (column, $0) } : nil
    }
    guard !bounded.isEmpty else { return [] }
    let conditions = bounded.map { column, range in
      "\(column.name) NOT BETWEEN \(range.lowerBound) AND \(range.upperBound)"
    }
    // Where the row's number is all that there is to see, its ends are enough.
    let isNumberAlone = bounded.count == 1 && bounded[0].0.isRowNumber
    let number = bounded[0].0.name
    let ends = "SELECT min(\(number)) FROM \(table.name) UNION SELECT max(\(number)) FROM \(table.name)"
    let some =
      isNumberAlone
      ? "\(table.name) WHERE \(number) IN (\(ends))" : "\(table.name)" + (rows.map { " LIMIT \($0)" } ?? "")
    // A key's column may be a number, too: it comes once more under the same name.
    let columns = (table.key.enumerated().map { "\($1) AS key\($0)" } + bounded.map(\.0.name)).joined(
      separator: ", ")
    let rows = try Statement(
      db, path: path,
      """
      SELECT * FROM (SELECT \(columns) FROM \(some)) WHERE \(conditions.joined(separator: " OR ")) LIMIT \(limit)
      """)
    var found: [HarmedNumber] = []
    while try rows.step() {
      let row = table.key.indices.map { rows.text($0) ?? "" }.joined(separator: " ")
      for (place, (column, range)) in bounded.enumerated() {
        let place = place + table.key.count
        guard !rows.isNull(place), !range.contains(rows.int(place)) else { continue }
        found.append(
          HarmedNumber(table: table.name, row: row, column: column.name, value: rows.int(place)))
      }
    }
    return found
  }
}
