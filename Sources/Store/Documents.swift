import Foundation
import GRDB

/// A file that a run goes by, as it lies on disk.
public struct DocumentRow: Sendable {
  public enum Kind: String, Sendable {
    case migration, mapping, owners, matching
  }

  /// Relative to the migration's folder.
  public var path: String
  public var kind: Kind
  /// 64 hexadecimal digits.
  public var sha256: String
  public var bytes: Data

  public init(path: String, kind: Kind, sha256: String, bytes: Data) {
    self.path = path
    self.kind = kind
    self.sha256 = sha256
    self.bytes = bytes
  }
}

extension StoreSession {
  /// Keeps the documents of a run; those that an earlier run kept stay as they are.
  public func keep(_ documents: [DocumentRow], run: Int) throws {
    for document in documents {
      try db.execute(
        sql: "INSERT OR IGNORE INTO document VALUES (?, ?, ?, ?)",
        arguments: [document.sha256, run, document.kind.rawValue, document.bytes])
    }
  }

  /// The migration that a run went by; nil when it was not kept.
  public func migration(ofRun run: Int) throws -> Data? {
    try Data.fetchOne(
      db,
      sql: """
        SELECT d.bytes FROM run r, json_each(r.documents) e JOIN document d ON d.sha256 = e.value
        WHERE r.id = ? AND d.kind = 'migration'
        """, arguments: [run])
  }
}
