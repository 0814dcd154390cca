import Base
import GRDB
import Model

/// A record that stands in quarantine, with all that is needed to read it again.
public struct OpenRecord: Sendable {
  /// Of `quarantine`.
  public var id: Int
  public var run: Int
  public var source: Int
  public var sourceName: String
  public var object: Int
  /// The file where it was met last, and its place there.
  public var file: Int
  public var ordinal: Int
  public var line: Int
  public var key: String
  public var code: String
  public var column: String
  public var field: String
  public var value: String
  /// As it stands in the decoded file.
  public var raw: [UInt8]

  /// XXH3 of the raw bytes alone: what a correction is bound to.
  public var rawFingerprint: UInt64 { Fingerprint(raw.span).value }
}

/// How a file was read, as far as its records cannot say it themselves.
public struct FileShape: Sendable {
  public var id: Int
  public var path: String
  public var mapping: String
  public var format: SourceFormat?
  public var encoding: String
  public var isCompressed: Bool
  public var sha256: String
  public var recordPath: String?
  public var dialect: CSVDialect?
  /// CSV: by place; nil for a file of a store older than version 2.
  public var columns: [String]?
  /// Of a replay: the file that it read again.
  public var replays: Int?
}

extension StoreSession {
  /// What stands in quarantine, by file and ordinal.
  public func openRecords() throws -> [OpenRecord] {
    var block: (id: Int, bytes: [UInt8]) = (0, [])
    return try Row.fetchAll(
      db,
      sql: """
        SELECT q.*, s.name AS source_name FROM quarantine q JOIN source s ON s.id = q.source
        WHERE closed_run IS NULL ORDER BY q.file, q.ordinal, q.id
        """
    ).map { row in
      let (id, start, length): (Int, Int, Int) = (row["raw_block"], row["raw_offset"], row["raw_length"])
      if block.id != id { block = (id, try rawBlock(id)) }
      guard let raw = RawBlocks.record(in: block.bytes, offset: start, length: length) else {
        throw StoreError.damaged(path: path, detail: "raw block \(id)")
      }
      return OpenRecord(
        id: row["id"], run: row["run"], source: row["source"], sourceName: row["source_name"],
        object: row["object"], file: row["file"], ordinal: row["ordinal"], line: row["line"],
        key: row["key"], code: row["code"], column: row["column_name"], field: row["field"],
        value: row["value"], raw: Array(raw))
    }
  }

  /// Nil when there is no such file.
  public func fileShape(_ id: Int) throws -> FileShape? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT id, path, mapping, format, encoding, compressed, sha256, record_path, delimiter, columns,
          replays
        FROM file WHERE id = ?
        """, arguments: [id]
    ).map {
      FileShape(
        id: $0[0], path: $0[1], mapping: $0[2], format: SourceFormat(rawValue: $0[3]),
        encoding: $0[4], isCompressed: $0[5], sha256: $0[6], recordPath: $0[7],
        dialect: ($0[8] as Int?).map { CSVDialect(stored: $0) },
        columns: ($0[9] as String?).flatMap(JSONList.items), replays: $0[10])
    }
  }

  /// Says which refused record each ordinal of a replay's file is; index 0 is ordinal 1.
  public func insertReplayed(_ refusals: [Int], file: Int, run: Int) throws {
    for (at, refusal) in refusals.enumerated() {
      try writer(.replayed).write { row in
        row.put("run", run)
        row.put("file", file)
        row.put("ordinal", at + 1)
        row.put("refusal", refusal)
      }
    }
  }
}
