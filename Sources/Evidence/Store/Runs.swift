import Store

/// A row of `run`.
package struct RunEntry {
  package var number: Int
  /// Name of the migration.
  package var migration: String
  package var digestBefore: String
  package var digestAfter: String
  /// What the run sealed; nil: it is of a version that sealed nothing.
  package var seal: String?
  /// The documents that it went by, as JSON; nil: it wrote none down.
  package var documents: String?

  /// By ascending number.
  package static func all(_ session: StoreSession) throws -> [RunEntry] {
    try session.rows("SELECT \(columns) FROM run ORDER BY id", read).all()
  }

  /// Nil: there was no run.
  package static func newest(_ session: StoreSession) throws -> RunEntry? {
    try session.rows("SELECT \(columns) FROM run ORDER BY id DESC LIMIT 1", read).first()
  }

  private static let columns = "id, digest_before, digest_after, seal, documents, migration"

  private static func read(_ row: Statement) -> RunEntry {
    RunEntry(
      number: row.int(0), migration: row.text(5) ?? "", digestBefore: row.text(1) ?? "",
      digestAfter: row.text(2) ?? "",
      seal: row.text(3), documents: row.text(4))
  }
}

/// A row of `document`: the bytes of a mapping or an owners table that runs went by.
package struct KeptDocument {
  package var sha256: String
  package var kind: String
  /// The run that kept it first.
  package var run: Int
  package var bytes: [UInt8]

  /// By their digest.
  package static func all(_ session: StoreSession) throws -> Rows<KeptDocument> {
    try session.rows("SELECT sha256, kind, run, bytes FROM document ORDER BY sha256") { row in
      KeptDocument(
        sha256: row.text(0) ?? "", kind: row.text(1) ?? "", run: row.int(2), bytes: [UInt8](row.bytes(3)))
    }
  }
}
