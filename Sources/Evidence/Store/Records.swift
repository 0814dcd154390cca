import Base
import Store

/// Where a record stands, or a former version of it stood, in a file.
package struct PlacedRecord: Equatable {
  package var file: Int
  /// From 1.
  package var ordinal: Int
  package var record: Int
  package var firstRun: Int

  /// By file and ordinal; a record that vanished or came back may have stood twice in one place.
  package static func all(_ session: StoreSession) throws -> Rows<PlacedRecord> {
    try session.rows(
      """
      SELECT file, ordinal, id, first_run FROM record
      UNION ALL
      SELECT v.file, v.ordinal, r.id, r.first_run FROM record_version v JOIN record r ON r.id = v.record
      ORDER BY 1, 2, 3
      """
    ) { row in
      PlacedRecord(file: row.int(0), ordinal: row.int(1), record: row.int(2), firstRun: row.int(3))
    }
  }
}

/// Who a record is: a row of `record`.
package struct RecordName {
  package var record: Int
  package var source: Int
  /// Number of an entity.
  package var object: Int
  package var key: UnsafeRawBufferPointer
  package var hasVanished: Bool

  package static func count(_ session: StoreSession) throws -> Int {
    try session.rows("SELECT count(*) FROM record") { $0.int(0) }.first() ?? 0
  }

  /// By ascending number.
  package static func all(_ session: StoreSession) throws -> Rows<RecordName> {
    try session.rows(
      "SELECT id, source, object, key, vanished_run IS NOT NULL FROM record ORDER BY id"
    ) { row in
      RecordName(
        record: row.int(0), source: row.int(1), object: row.int(2), key: row.bytes(3),
        hasVanished: row.int(4) != 0)
    }
  }

  package static func vanished(_ session: StoreSession) throws -> Set<Int> {
    Set(try session.rows("SELECT id FROM record WHERE vanished_run IS NOT NULL") { $0.int(0) }.all())
  }
}

/// The landed values of a record: a row of `landing`.
package struct LandedBytes {
  package var record: Int
  package var bytes: UnsafeRawBufferPointer

  /// By ascending record.
  package static func all(_ session: StoreSession) throws -> Rows<LandedBytes> {
    try session.rows("SELECT record, bytes FROM landing ORDER BY record") { row in
      LandedBytes(record: row.int(0), bytes: row.bytes(1))
    }
  }
}

/// What records were before runs changed them: rows of `record_version`.
package final class FormerVersions {
  /// One state of one record.
  package struct Version {
    /// The run that changed it.
    package var run: Int
    /// Its landed values; nil: they are those of the version after it.
    package var landed: [UInt8]?
  }

  private let statement: Statement
  private let known: Set<Int>

  package init(_ session: StoreSession) throws {
    known = Set(try session.rows("SELECT DISTINCT record FROM record_version") { $0.int(0) }.all())
    statement = try session.statement("SELECT run, bytes FROM record_version WHERE record = ? ORDER BY run")
  }

  package func has(_ record: Int) -> Bool { known.contains(record) }

  /// The oldest first.
  package func of(_ record: Int) throws -> [Version] {
    guard has(record) else { return [] }
    defer { statement.reset() }
    statement.bind(1, record)
    var versions: [Version] = []
    while try statement.step() {
      versions.append(
        Version(
          run: statement.int(0), landed: statement.isNull(1) ? nil : Array(statement.bytes(1))))
    }
    return versions
  }
}
