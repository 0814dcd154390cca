import Store

/// A place in a file at which a record was refused.
package struct RefusedPlace: Hashable {
  package var file: Int
  /// Of the record in its file, from 1.
  package var ordinal: Int

  package init(file: Int, ordinal: Int) {
    self.file = file
    self.ordinal = ordinal
  }

  /// Those that stand open, or were closed by a replay of their own.
  package static func kept(_ session: StoreSession) throws -> Set<RefusedPlace> {
    Set(
      try session.rows(
        """
        SELECT file, ordinal FROM quarantine q WHERE closed_run IS NULL
          OR EXISTS (SELECT 1 FROM replayed p WHERE p.refusal = q.id AND p.run = q.closed_run)
        """
      ) { RefusedPlace(file: $0.int(0), ordinal: $0.int(1)) }.all())
  }

  /// Every row of `quarantine`, with the disposition that the ledger of its run has of it.
  package static func all(
    _ session: StoreSession
  ) throws -> Rows<(place: RefusedPlace, disposition: String?)> {
    try session.rows(
      """
      SELECT q.file, q.ordinal,
        (SELECT disposition FROM ledger l
         WHERE l.run = f.run AND l.file = q.file AND l.first <= q.ordinal
         ORDER BY l.first DESC LIMIT 1)
      FROM quarantine q JOIN file f ON f.id = q.file
      """
    ) { (RefusedPlace(file: $0.int(0), ordinal: $0.int(1)), $0.text(2)) }
  }
}

/// A refused record that a replay read again.
package struct Replayed {
  package var ordinal: Int
  /// The refusal is of the file and the time that it is to be of.
  package var isItsOwn: Bool
  /// The bytes that the store keeps of it; nil: there are none.
  package var raw: [UInt8]?

  /// - Parameters:
  ///   - file: of the replay.
  ///   - replays: the file of which it read refused records.
  ///   - run: of the replay.
  /// - Returns: by ordinal.
  package static func of(
    file: Int, replays: Int, run: Int, _ session: StoreSession
  ) throws -> Rows<Replayed> {
    let statement = try session.statement(
      """
      SELECT r.ordinal, q.id IS NULL, q.raw_offset, q.raw_length, b.length, b.bytes,
        q.source = (SELECT source FROM file WHERE id = ?1) AND q.run < ?3
          AND (q.file = ?2 OR q.closed_run IS NOT ?3)
      FROM replayed r LEFT JOIN quarantine q ON q.id = r.refusal LEFT JOIN raw_block b ON b.id = q.raw_block
      WHERE r.file = ?1 AND r.run = ?3 ORDER BY r.ordinal
      """)
    statement.bind(1, file)
    statement.bind(2, replays)
    statement.bind(3, run)
    return Rows(statement) { row in
      Replayed(ordinal: row.int(0), isItsOwn: row.int(1) == 0 && row.int(6) == 1, raw: raw(row))
    }
  }

  /// Nil when there is no such range in the block.
  private static func raw(_ row: Statement) -> [UInt8]? {
    let (start, count, length) = (row.int(2), row.int(3), row.int(4))
    guard !row.isNull(5), start >= 0, count >= 0, length >= 0, start <= length - count,
      let block = RawBlocks.expand(row.bytes(5), length: length)
    else { return nil }
    return Array(block[start..<start + count])
  }
}

/// A row of `correction`: what people put beside a cell of a refused record.
package struct CorrectionRow {
  package var source: String
  /// Number of an entity.
  package var object: Int
  /// Of the raw bytes for which it holds.
  package var fingerprint: UInt64
  /// The run that landed the record with it; nil: none yet.
  package var usedRun: Int?
  package var child: Int
  package var column: String
  package var value: String

  /// In the order in which they were made.
  package static func all(_ session: StoreSession) throws -> Rows<CorrectionRow> {
    try session.rows(
      """
      SELECT s.name, c.raw_fingerprint, c.used_run, c.child, c.column_name, c.value, c.object
      FROM correction c JOIN source s ON s.id = c.source ORDER BY c.id
      """
    ) { row in
      CorrectionRow(
        source: row.text(0) ?? "", object: row.int(6), fingerprint: UInt64(bitPattern: Int64(row.int(1))),
        usedRun: row.optionalInt(2), child: row.int(3), column: row.text(4) ?? "", value: row.text(5) ?? "")
    }
  }
}
