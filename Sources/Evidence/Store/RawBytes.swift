import Base
import Store

/// A row of `raw_block`.
package struct RawBlock {
  package var id: Int
  /// Of its bytes when they are expanded.
  package var length: Int
  package var packed: UnsafeRawBufferPointer

  /// By ascending number.
  package static func all(_ session: StoreSession) throws -> Rows<RawBlock> {
    try session.rows("SELECT id, length, bytes FROM raw_block ORDER BY id") { row in
      RawBlock(id: row.int(0), length: row.int(1), packed: row.bytes(2))
    }
  }
}

/// Where the raw bytes of a record, of a former version of it or of a refused record lie.
package struct RawRange {
  package var block: Int
  package var offset: Int
  package var length: Int
  /// 0: it was refused.
  package var record: Int
  package var file: Int
  package var ordinal: Int
  package var fingerprint: UInt64
  /// Of a former version: the run that changed it.
  package var run: Int?
  package var key: UnsafeRawBufferPointer
  /// Of a refused record.
  package var line: Int

  package var keyText: String { String(decoding: key, as: UTF8.self) }

  /// By block and offset.
  package static func all(_ session: StoreSession) throws -> Rows<RawRange> {
    try session.rows(
      """
      SELECT raw_block, raw_offset, raw_length, id, file, ordinal, fingerprint, NULL, key, NULL FROM record
      UNION ALL SELECT v.raw_block, v.raw_offset, v.raw_length, v.record, v.file, v.ordinal, v.fingerprint,
        v.run, r.key, NULL FROM record_version v LEFT JOIN record r ON r.id = v.record
      UNION ALL SELECT raw_block, raw_offset, raw_length, 0, file, ordinal, fingerprint, NULL, key, line
        FROM quarantine
      ORDER BY 1, 2
      """
    ) { row in
      RawRange(
        block: row.int(0), offset: row.int(1), length: row.int(2), record: row.int(3), file: row.int(4),
        ordinal: row.int(5), fingerprint: UInt64(bitPattern: Int64(row.int(6))), run: row.optionalInt(7),
        key: row.bytes(8), line: row.int(9))
    }
  }
}
