import Store

/// A row of `ledger`: what became of records of a file that follow each other.
package struct LedgerRange {
  package var file: Int
  package var run: Int
  /// Of the records in their file, from 1.
  package var first: Int
  package var last: Int
  /// As it stands there.
  package var name: String?

  /// Nil: the name is none.
  package var disposition: Disposition? { Disposition.allCases.first { $0.name == name } }

  /// By file, then by record.
  package static func all(_ session: StoreSession) throws -> Rows<LedgerRange> {
    try session.rows("SELECT \(columns) FROM ledger ORDER BY file, first", read)
  }

  package static func refused(_ session: StoreSession) throws -> Rows<LedgerRange> {
    try session.rows(
      "SELECT \(columns) FROM ledger WHERE disposition = 'quarantined' ORDER BY file, first", read)
  }

  package static func of(file: Int, run: Int, _ session: StoreSession) throws -> [LedgerRange] {
    try session.rows(
      "SELECT \(columns) FROM ledger WHERE run = \(run) AND file = \(file) ORDER BY first", read
    ).all()
  }

  private static let columns = "file, run, first, last, disposition"

  private static func read(_ row: Statement) -> LedgerRange {
    LedgerRange(file: row.int(0), run: row.int(1), first: row.int(2), last: row.int(3), name: row.text(4))
  }
}

/// How many records of a file became the same.
package struct LedgerSum {
  package var file: Int
  package var disposition: String?
  package var records: Int

  package static func all(_ session: StoreSession) throws -> Rows<LedgerSum> {
    try session.rows(
      "SELECT file, disposition, sum(last - first + 1) FROM ledger GROUP BY file, disposition"
    ) { row in LedgerSum(file: row.int(0), disposition: row.text(1), records: row.int(2)) }
  }
}

/// What the rows of `ledger_cell` of one file add up to: filled cells.
package struct CellSum {
  package var file: Int
  package var mapped: Int
  package var kept: Int
  package var ignored: Int
  package var quarantined: Int
  package var filtered: Int
  /// Of all rows, whatever fate they name.
  package var total: Int
  /// Rows with a fate that is none, or with a number below zero.
  package var unknownFates: Int

  package static func all(_ session: StoreSession) throws -> Rows<CellSum> {
    try session.rows(
      """
      SELECT file, sum(iif(fate = 'mapped', landed, 0)), sum(iif(fate = 'kept', landed, 0)),
        sum(iif(fate = 'ignored', landed, 0)), sum(quarantined), sum(filtered),
        sum(landed + quarantined + filtered),
        sum(fate NOT IN ('mapped', 'kept', 'ignored') OR min(landed, quarantined, filtered) < 0)
      FROM ledger_cell GROUP BY file
      """
    ) { row in
      CellSum(
        file: row.int(0), mapped: row.int(1), kept: row.int(2), ignored: row.int(3),
        quarantined: row.int(4), filtered: row.int(5), total: row.int(6), unknownFates: row.int(7))
    }
  }
}

/// A record that vanished, as the ledger or its own mark has it.
package struct Vanished {
  package var run: Int
  package var record: Int
  /// The other side says so, too.
  package var isConfirmed: Bool

  /// Marked records of which the ledger has no line, or which a file has had since.
  package static func marksWithoutLine(_ session: StoreSession) throws -> Rows<Vanished> {
    try session.rows(
      """
      SELECT r.vanished_run, r.id, 0 FROM record r LEFT JOIN file f ON f.id = r.file
      LEFT JOIN ledger_vanished v ON v.record = r.id AND v.run = r.vanished_run
      WHERE r.vanished_run IS NOT NULL AND (v.record IS NULL OR r.vanished_run <= f.run)
      """, read)
  }

  /// The lines of the ledger.
  package static func lines(_ session: StoreSession) throws -> Rows<Vanished> {
    try session.rows(
      """
      SELECT v.run, v.record, r.vanished_run IS v.run
          OR EXISTS (SELECT 1 FROM record_version o WHERE o.record = v.record AND o.vanished_run = v.run)
      FROM ledger_vanished v LEFT JOIN record r ON r.id = v.record
      """, read)
  }

  private static func read(_ row: Statement) -> Vanished {
    Vanished(run: row.int(0), record: row.int(1), isConfirmed: row.int(2) != 0)
  }
}
