import Store

/// An index of the store, as the store's own schema describes it.
package struct StoreIndex {
  package var name: String
  /// Its column; nil: it has several, or an expression.
  package var column: String?
  /// Which rows it holds; nil: all.
  package var condition: String?
  /// No row that it holds has nothing in the column.
  package var isFilled: Bool

  /// Whether a scan in its order and a scan of its table are enough to compare the two.
  package var isSummable: Bool { column != nil && isFilled }

  /// By table, in the order of their names.
  package static func byTable(_ session: StoreSession) throws -> [(table: String, indexes: [StoreIndex])] {
    let listed = try session.statement(
      """
      SELECT s.tbl_name, s.name, s.sql, count(*), max(i.name), max(c."notnull")
      FROM sqlite_schema s, pragma_index_info(s.name) i
      LEFT JOIN pragma_table_info(s.tbl_name) c ON c.cid = i.cid
      WHERE s.type = 'index' GROUP BY s.name ORDER BY s.tbl_name, s.name
      """)
    var tables: [(table: String, indexes: [StoreIndex])] = []
    while try listed.step() {
      let table = listed.text(0) ?? ""
      let sql = listed.text(2)
      let condition = sql?.range(of: " WHERE ").map { String(sql?[$0.upperBound...] ?? "") }
      let column = sql != nil && listed.int(3) == 1 ? listed.text(4) : nil
      let index = StoreIndex(
        name: listed.text(1) ?? "", column: column, condition: condition,
        isFilled: listed.int(5) == 1 || condition == column.map { "\($0) IS NOT NULL" })
      if tables.last?.table != table { tables.append((table, [])) }
      tables[tables.count - 1].indexes.append(index)
    }
    return tables
  }
}

/// What SQLite says of the file itself.
package enum StorePragma {
  /// The answers to a check that are not "ok".
  package static func complaints(_ pragma: String, _ session: StoreSession) throws -> [String] {
    try session.rows("PRAGMA \(pragma)") { $0.text(0) ?? "" }.all().filter { $0 != "ok" }
  }
}
